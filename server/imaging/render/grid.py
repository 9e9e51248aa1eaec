"""The grid: lines that are no darker where they cross, over everything or over the floor, and the names of cells."""

import math

from PIL import Image, ImageChops

from server.domain.errors import Invalid
from server.domain.lattice import Contour
from server.domain.scene import Grid
from server.drawing.canvas import Canvas
from server.drawing.colors import parsed
from server.drawing.pigments import Color
from server.imaging.render.grid_floor import floor_mask
from server.imaging.render.grid_labels import FORMATS, LABELS, draw_labels
from server.imaging.render.grid_marks import STYLES
from server.imaging.render.grid_strips import Axis, lines_mask
from server.imaging.render.viewport import Viewport

TOO_FINE = "The grid is not drawn: its cells are smaller than 3 pixels at this scale."
NO_FLOOR = "The grid is not clipped to the floor: no outlines of it are kept with the image."

CLIPS = ("none", "floor")

_FINEST_CELL = 3.0
_FAINTEST_SHARE = 0.35
_BAND = 256
"""Rows of a mask that are laid over the picture at a time: that takes little memory."""


def draw_grid(canvas: Canvas, grid: Grid, viewport: Viewport, floor: tuple[Contour, ...] | None) -> tuple[str, ...]:
    """Draw `grid` over the canvas and return what could not be drawn as asked.

    `floor` is what the audience knows of it, None where none is kept. Lines stand on whole pixels where they can, so
    all look alike whatever the cell measures; a line thinner than a pixel is drawn fainter instead. Raises Invalid for
    words that are none and for values outside their range.
    """
    color, alpha = _checked(grid)
    if grid.kind == "none" or grid.opacity * alpha == 0:
        return ()
    if viewport.cell < _FINEST_CELL:
        return (TOO_FINE,)
    wide = grid.line_width * viewport.scale
    opacity = grid.opacity * alpha * min(1.0, max(_FAINTEST_SHARE, wide))
    ground, warnings = None, []
    if grid.clip == "floor":
        ground = None if floor is None else floor_mask(floor, viewport, canvas.size)
        warnings += [NO_FLOOR] if floor is None else []
    if ground is None and grid.kind == "square" and grid.line_style == "solid":
        _rule(canvas, grid, viewport, color, opacity)
    else:
        mask = lines_mask(grid, viewport, canvas.size)
        _lay(canvas, mask if ground is None else ImageChops.multiply(mask, ground), color, opacity)
    if grid.labels != "none":
        warnings += draw_labels(canvas, grid, viewport, color, ground)
    return tuple(warnings)


def _rule(canvas: Canvas, grid: Grid, viewport: Viewport, color: Color, opacity: float) -> None:
    """Draw whole lines across the whole picture, without a mask of it."""
    width, height = canvas.size
    thick = max(1, round(grid.line_width * viewport.scale))
    left, top = viewport.seen(grid.offset_x, grid.offset_y)
    columns = _starts(Axis(left, grid.cell_size * viewport.scale_x, width), thick)
    rows = _starts(Axis(top, grid.cell_size * viewport.scale_y, height), thick)
    canvas.rule(columns, rows, thick, color, opacity)


def _starts(axis: Axis, thick: int) -> list[int]:
    """The first pixel of every line in the picture."""
    starts = (axis.start(step, thick) for step in axis.steps(thick))
    return [start for start in starts if -thick < start < axis.length]


def _lay(canvas: Canvas, mask: Image.Image, color: Color, opacity: float) -> None:
    for top in range(0, mask.height, _BAND):
        band = mask.crop((0, top, mask.width, min(mask.height, top + _BAND)))
        canvas.stamp(band, 0, top, color, opacity)


def _checked(grid: Grid) -> tuple[Color, float]:
    grid.check()
    if not 0 <= grid.opacity <= 1:
        raise Invalid("The opacity of the grid lies between 0 and 1.", field="grid.opacity")
    if not math.isfinite(grid.line_width):
        raise Invalid("The lines of the grid have a finite width.", field="grid.line_width")
    for name, words in (("line_style", STYLES), ("labels", LABELS), ("label_format", FORMATS), ("clip", CLIPS)):
        if getattr(grid, name) not in words:
            raise Invalid(f"The {name} of no grid is {getattr(grid, name)}.", field=f"grid.{name}")
    try:
        return parsed(grid.color)
    except ValueError:
        raise Invalid("The colour of the grid is written as #RRGGBB.", field="grid.color") from None
