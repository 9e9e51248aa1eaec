"""The part of a picture that leaves, in whole cells, and how large a cell becomes.

The picture a file goes with is the part from (`left`, `top`), `columns` x `rows` cells large, scaled by `scale`; what
of that lies beside the picture is filled with plain ground. Its size is then that of its cells times pixels per cell,
exactly.
"""

import math
from dataclasses import dataclass

from server.domain.errors import Invalid
from server.domain.export_errors import MapTooLarge
from server.domain.lattice import CellPoint, ImagePoint
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.targets import TARGETS, WEBP_SIDE, VttTarget

SLIVER = 0.1
"""Cells of which less is seen at an edge are left out; others are made whole."""
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Framing:
    """A part of a picture in whole cells. `left`, `top` and `cell` are pixels of the picture; `stagger` that of the
    hexagons counted from its corner."""

    left: float
    top: float
    columns: int
    rows: int
    cell: float
    pixels_per_grid: int
    format: str
    stagger: str = "odd"

    @property
    def width(self) -> int:
        """Pixels of the picture that leaves."""
        return self.columns * self.pixels_per_grid

    @property
    def height(self) -> int:
        """Pixels of the picture that leaves."""
        return self.rows * self.pixels_per_grid

    @property
    def scale(self) -> float:
        """Pixels that leave for each of the picture."""
        return self.pixels_per_grid / self.cell

    def spot(self, point: ImagePoint) -> CellPoint:
        """A point of the picture in cells from the corner of the part; hexagons count as squares as wide as they."""
        return (point[0] - self.left) / self.cell, (point[1] - self.top) / self.cell


def framed(scene: MapScene, spec: MapFileOptions) -> tuple[Framing, list[str]]:
    """How a picture has to leave for a target, and what has to give for that.

    Raises `Invalid` for what the target cannot take, `MapTooLarge`.
    """
    target = TARGETS[spec.target]
    format_ = spec.format or target.formats[0]
    if format_ not in target.formats:
        raise Invalid(f"{spec.target} takes pictures as {', '.join(target.formats)}", field="format")
    if spec.max_side > target.most_side:
        raise Invalid(f"{spec.target} takes pictures of at most {target.most_side} pixels a side", field="max_side")
    left, top, columns, rows, stagger = _part(scene)
    longest = min(target.most_side, WEBP_SIDE) if format_ == "webp" else target.most_side
    if _room(target, columns, rows, longest) < target.least:
        raise MapTooLarge(columns, rows, longest, target.most_pixels)
    pixels, warnings = _pixels(
        scene.grid.cell_size, target, columns, rows, min(longest, spec.max_side or target.side), longest
    )
    framing = Framing(left, top, columns, rows, scene.grid.cell_size, pixels, format_, stagger)
    return framing, warnings + list(_cropped(scene, framing))


def _part(scene: MapScene) -> tuple[float, float, int, int, str]:
    """Left and top, columns and rows; and which rows, or columns, of hexagons are shifted."""
    grid, cell = scene.grid, scene.grid.cell_size
    if not grid.kind.startswith("hex"):
        first, columns = _whole(-grid.offset_x / cell, (scene.width - grid.offset_x) / cell)
        first_row, rows = _whole(-grid.offset_y / cell, (scene.height - grid.offset_y) / cell)
        return grid.offset_x + first * cell, grid.offset_y + first_row * cell, columns, rows, "odd"
    step = cell * math.sqrt(3) / 2
    across, down = (cell, step) if grid.kind == "hex_pointy" else (step, cell)
    column, row = math.floor(_SLACK - grid.offset_x / across), math.floor(_SLACK - grid.offset_y / down)
    left, top = grid.offset_x + column * across, grid.offset_y + row * down
    shifted = bool((row if grid.kind == "hex_pointy" else column) & 1)
    stagger = "even" if (grid.stagger == "even") != shifted else "odd"
    columns, rows = (max(1, math.ceil(each / cell - _SLACK)) for each in (scene.width - left, scene.height - top))
    return left, top, columns, rows, stagger


def _whole(start: float, end: float) -> tuple[int, int]:
    """The first cell and the number of cells that are seen between two edges."""
    first, last = math.floor(start + SLIVER + _SLACK), math.ceil(end - SLIVER - _SLACK)
    return first, max(1, last - first)


def _room(target: VttTarget, columns: int, rows: int, side: int) -> int:
    """The most pixels that a cell can have in a picture of `side` pixels along its longer side."""
    return min(side // max(columns, rows), math.isqrt(target.most_pixels // (columns * rows)))


def _pixels(cell: float, target: VttTarget, columns: int, rows: int, side: int, longest: int) -> tuple[int, list[str]]:
    """Pixels per cell, and what is to be said of them."""
    room = _room(target, columns, rows, side)
    wanted = target.cell or min(max(round(cell), target.least), target.most)
    if room < target.least:
        raise Invalid(
            f"{columns} x {rows} cells do not fit into {side} pixels a side with {target.least} pixels a cell, the "
            f"fewest; {longest} pixels are the most",
            field="max_side",
        )
    pixels = min(wanted, room)
    warnings = []
    if pixels < wanted:
        warnings.append(f"The picture is made smaller, to {pixels} pixels a cell: more do not fit.")
        if target.cell:
            warnings.append(f"Type {pixels} as the grid size when it is imported: {target.cell} is what it assumes.")
    elif abs(pixels - cell) > _SLACK:
        warnings.append(f"The picture is scaled from {cell:g} to {pixels} pixels a cell.")
    return pixels, warnings


def _cropped(scene: MapScene, framing: Framing) -> list[str]:
    right, bottom = framing.left + framing.columns * framing.cell, framing.top + framing.rows * framing.cell
    edges = (framing.left, framing.top, scene.width - right, scene.height - bottom)
    warnings = []
    if any(each > _SLACK * framing.cell for each in edges):
        warnings.append("The picture is cropped to whole cells.")
    if any(each < -_SLACK * framing.cell for each in edges):
        warnings.append("The picture is filled up to whole cells.")
    return warnings
