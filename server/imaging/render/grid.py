"""The square grid: whole-pixel lines in narrow strips, crossings no darker than the lines."""

import math

from PIL import Image

from server.domain.errors import Invalid
from server.domain.scene import Grid
from server.drawing.canvas import Canvas
from server.drawing.colors import parsed
from server.imaging.render.viewport import Viewport

TOO_FINE = "The grid is not drawn: its cells are smaller than 3 pixels at this scale."

_FINEST_CELL = 3.0
_FAINTEST_SHARE = 0.35


def draw_grid(canvas: Canvas, grid: Grid, viewport: Viewport) -> tuple[str, ...]:
    """Draw `grid` over the whole canvas and return what could not be drawn as asked.

    Lines stand on whole pixels, so all look alike whatever the cell measures; a line thinner than a pixel is drawn
    fainter instead. Raises Invalid for a kind that is not square and for values outside their range.
    """
    color, alpha = _checked(grid)
    if viewport.cell < _FINEST_CELL:
        return (TOO_FINE,)
    width, height = canvas.size
    wide = grid.line_width * viewport.scale
    thick = max(1, round(wide))
    opacity = grid.opacity * alpha * min(1.0, max(_FAINTEST_SHARE, wide))
    left, top = viewport.seen(*viewport.lattice.point((0, 0)))
    columns = _lines(left, viewport.lattice.size * viewport.scale_x, thick, width)
    rows = _lines(top, viewport.lattice.size * viewport.scale_y, thick, height)
    upright = Image.new("L", (thick, height), 255)
    across = Image.new("L", (width, thick), 255)
    for x in columns:
        canvas.stamp(upright, x, 0, color, opacity)
        across.paste(0, (max(0, x), 0, min(width, x + thick), thick))
    for y in rows:
        canvas.stamp(across, 0, y, color, opacity)
    return ()


def _checked(grid: Grid) -> tuple[tuple[int, int, int], float]:
    if grid.kind != "square":
        raise Invalid("Only square grids can be drawn.", field="grid.kind")
    numbers = (grid.cell_size, grid.offset_x, grid.offset_y, grid.opacity, grid.line_width)
    if not all(map(math.isfinite, numbers)) or grid.cell_size <= 0:
        raise Invalid("The grid needs finite numbers and a cell larger than nothing.", field="grid.size")
    if not 0 <= grid.opacity <= 1:
        raise Invalid("The opacity of the grid lies between 0 and 1.", field="grid.opacity")
    try:
        return parsed(grid.color)
    except ValueError:
        raise Invalid("The colour of the grid is written as #RRGGBB.", field="grid.color") from None


def _lines(origin: float, step: float, thick: int, length: int) -> list[int]:
    """Return the first pixel of every line that touches 0..length."""
    first = math.floor((-thick - origin) / step)
    last = math.ceil((length + thick - origin) / step)
    starts = (math.floor(origin + index * step - thick / 2 + 0.5) for index in range(first, last + 1))
    return [start for start in starts if -thick < start < length]
