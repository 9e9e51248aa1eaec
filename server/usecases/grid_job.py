"""The job of a child that looks for a painted grid: a path goes in, plain values come out."""

from server.imaging.painted_grids.painted_grid import PaintedGrid


def grid_at(source: str) -> PaintedGrid | None:
    """The grid that is painted into the picture at path `source`; see `grid_in_file`."""
    from server.imaging.painted_grids.reading import grid_in_file  # noqa: PLC0415 - heavy, and children have it

    return grid_in_file(source)
