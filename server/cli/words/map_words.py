"""Distances and grids on maps in words."""

from collections.abc import Sequence
from itertools import pairwise

from limner.v1 import grid_detection_pb2, map_grid_pb2

from server.cli.words.printing import columns, printable

NO_GRID = "no grid found"


def painted_words(grid: grid_detection_pb2.DetectGridResponse.Grid) -> str:
    """One line about a painted grid."""
    kind = grid_detection_pb2.DetectGridResponse.Grid.Kind.Name(grid.kind).removeprefix("KIND_").lower()
    lines = f"{kind} grid, cells of {grid.size:.6g} px from {grid.offset_x:.2f},{grid.offset_y:.2f}px"
    return f"{lines}, {grid.columns} x {grid.rows}, confidence {grid.confidence:.2f}"


def path_words(places: Sequence[str], measured: map_grid_pb2.MeasureDistanceResponse) -> str:
    """A leg a line, and below several what they are together."""
    unit = printable(measured.distance_unit)
    rows = [
        (start, end, _length(leg.distance, unit), _steps(leg.steps, leg.diagonals))
        for (start, end), leg in zip(pairwise(places), measured.legs, strict=True)
    ]
    if len(rows) > 1:
        diagonals = sum(leg.diagonals for leg in measured.legs)
        rows.append((places[0], places[-1], _length(measured.distance, unit), _steps(measured.steps, diagonals)))
    return columns(rows)


def _length(distance: float, unit: str) -> str:
    return f"{distance:.6g} {unit}"


def _steps(steps: int, diagonals: int) -> str:
    if not steps:
        return ""
    return f"{steps} step{'s'[: steps > 1]}" + (f", {diagonals} over corners" if diagonals else "")
