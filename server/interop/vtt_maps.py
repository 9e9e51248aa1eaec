"""A map as it comes in: the picture's bytes, the grid, what lies over it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from server.domain.map_grids import NewMapGrid
from server.domain.overlays import Audience, Door, Light, NewOverlay, Segment, Walls

MOST_POINTS = 15_000
"""Points of one overlay, of which a door counts as four: within the 512 KiB that one may have."""
MOST_SEGMENTS, MOST_DOORS, MOST_RUN = 5000, 2000, 5000
"""Segments and doors of one overlay, points of one segment."""
LARGEST_CELL = 4096.0
"""Pixels of a cell; the least is one."""
Z_WALLS, Z_LIGHT = 100, 650
_UNEVEN = 0.02
"""Of a side of a cell, by which it may be longer than the other."""
_DIFFERENT = 0.005
"""Of a cell, from which it has another size than the file says."""


@dataclass(frozen=True, slots=True)
class VttMap:
    """What a file holds. `picture` is empty when it has none; `columns` and `rows` are 0 when it does not say them.

    `grid` is that over a picture of as many pixels as the file says: see `grid_over`. `darkness` is from 0, day, to 1.
    """

    picture: bytes
    columns: float
    rows: float
    grid: NewMapGrid
    overlays: tuple[NewOverlay, ...]
    title: str = ""
    darkness: float = 0.0
    baked_light: bool = False
    warnings: tuple[str, ...] = field(default=())

    def grid_over(self, width: int, height: int) -> tuple[NewMapGrid, tuple[str, ...]]:
        """The grid over the picture, now that its size in pixels is known, and what is to be said of it."""
        if not self.columns or not self.rows:
            return self.grid, ()
        across, down = width / self.columns, height / self.rows
        size = self.grid.cell_size
        if max(abs(across - size), abs(down - size)) <= _DIFFERENT * size:
            return self.grid, ()
        said = f"The picture has {width} x {height} pixels for {self.columns:g} x {self.rows:g} cells of {size:g}"
        if abs(across - down) > _UNEVEN * across or not 1 <= across <= LARGEST_CELL:
            return self.grid, (f"{said}: they do not fit, so the grid keeps to what the file says.",)
        scaled = replace(
            self.grid,
            cell_size=across,
            offset_x=self.grid.offset_x * across / size,
            offset_y=self.grid.offset_y * across / size,
        )
        return scaled, (f"{said}: a cell has {across:.6g}.",)


def overlays_of(
    segments: Iterable[Segment], doors: Iterable[Door], lights: Iterable[Light], audience: Audience
) -> tuple[NewOverlay, ...]:
    """Walls and doors, over several overlays where one would be too large; and one overlay per light."""
    walls = list(_filled(_runs(segments), doors))
    names = ["Walls"] if len(walls) == 1 else [f"Walls {at}" for at in range(1, len(walls) + 1)]
    made = [NewOverlay(name, each, audience, Z_WALLS) for name, each in zip(names, walls, strict=True)]
    return (*made, *(NewOverlay("Light", each, audience, Z_LIGHT) for each in lights))


def _runs(segments: Iterable[Segment]) -> Iterator[Segment]:
    """Segments of no more points than one may have."""
    for segment in segments:
        for start in range(0, max(1, len(segment.points) - 1), MOST_RUN - 1):
            yield Segment(segment.points[start : start + MOST_RUN], segment.kind)


def _filled(segments: Iterable[Segment], doors: Iterable[Door]) -> Iterator[Walls]:
    some: list[Segment] = []
    leaves: list[Door] = []
    points = 0
    parts: list[Segment | Door] = [*doors, *segments]
    for each in parts:
        weight = len(each.points) + 1 if isinstance(each, Segment) else 4 + len(each.passage.points)
        if points + weight > MOST_POINTS or len(some) == MOST_SEGMENTS or len(leaves) == MOST_DOORS:
            yield Walls(tuple(some), tuple(leaves))
            some, leaves, points = [], [], 0
        points += weight
        if isinstance(each, Segment):
            some.append(each)
        else:
            leaves.append(each)
    if some or leaves:
        yield Walls(tuple(some), tuple(leaves))
