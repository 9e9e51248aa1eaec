"""Painted grids as messages."""

from limner.v1 import grid_detection_pb2

from server.imaging.painted_grids.painted_grid import PaintedGrid
from server.servicers.enum_words import EnumWords

Answer = grid_detection_pb2.DetectGridResponse
KINDS = EnumWords(Answer.Grid.Kind)


def detection_message(grid: PaintedGrid | None) -> Answer:
    """What was found of a painted grid, and what is doubtful about it."""
    if grid is None:
        return Answer()
    return Answer(
        grid=Answer.Grid(
            kind=KINDS.value(grid.kind),
            size=grid.cell_size,
            offset_x=grid.offset_x,
            offset_y=grid.offset_y,
            confidence=grid.confidence,
            columns=grid.columns,
            rows=grid.rows,
        ),
        warnings=[_doubt(grid.cell_size, each) for each in grid.others],
    )


def _doubt(cell: float, other: float) -> str:
    how = f"{round(other / cell)} of these across" if other > cell else f"{round(cell / other)} to one of these"
    return f"Cells of {other:.6g} px, {how}, fit as well."
