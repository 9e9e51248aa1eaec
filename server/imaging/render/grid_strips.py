"""The lines of a grid as one mask: a strip is drawn once, and set side by side as often as it fits.

Along one axis a lattice repeats itself: squares from column to column, hexagons in rows from half a column to the next,
those in columns from half a row to the next. Strips begin on whole pixels, so that all lines across them look alike
whatever a cell measures, and never drift. For strips of hexagons in columns both axes change places.
"""

import math
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image

from server.domain.scene import Grid
from server.imaging.render.grid_marks import GridPen, Side, Web
from server.imaging.render.viewport import Viewport


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a lattice begins on an axis of the picture, how far it is from step to step, how long the picture is."""

    origin: float
    step: float
    length: int

    def steps(self, reach: float) -> range:
        """The numbers of the steps in the picture, of those `reach` beyond it, and of one more on each side."""
        first = math.floor((-reach - self.origin) / self.step)
        return range(first - 1, math.ceil((self.length + reach - self.origin) / self.step) + 2)

    def start(self, step: int, thick: int) -> int:
        """The first pixel of a line of so many pixels on a step."""
        return math.floor(self.origin + step * self.step - thick / 2 + 0.5)


@dataclass(frozen=True, slots=True)
class Strip:
    """Ground from one step along the lattice to the next: its number, and how wide it is in pixels."""

    number: int
    width: int


def lines_mask(grid: Grid, viewport: Viewport, size: tuple[int, int]) -> Image.Image:
    """The mask (mode L) of the lines of a grid over a picture of this size."""
    flat = grid.kind == "hex_flat"
    origin, scales = viewport.seen(grid.offset_x, grid.offset_y), (viewport.scale_x, viewport.scale_y)
    if flat:
        origin, scales, size = origin[::-1], scales[::-1], size[::-1]
    squares = grid.kind == "square"
    pitch, rise = (1.0, 1.0) if squares else (0.5, math.sqrt(3) / 2)
    along = Axis(origin[0], pitch * grid.cell_size * scales[0], size[0])
    across = Axis(origin[1], rise * grid.cell_size * scales[1], size[1])
    width = max(1.0, grid.line_width * viewport.scale)
    thick = max(1, round(width))
    mask = Image.new("L", size[::-1] if flat else size)
    drawn: dict[Strip, Image.Image] = {}
    for step in along.steps(width):
        start = along.start(step, thick)
        strip = Strip(step & 1, along.start(step + 1, thick) - start)
        if strip not in drawn:
            lines = _Lines(strip, across, thick, width, shifted=grid.stagger != "even")
            web = lines.squares() if squares else lines.hexagons()
            drawn[strip] = Image.new("L", (size[1], strip.width) if flat else (strip.width, size[1]))
            GridPen(drawn[strip], grid.line_style, width).draw(_turned(web) if flat else web)
        mask.paste(drawn[strip], (0, start) if flat else (start, 0))
    return mask


@dataclass(frozen=True, slots=True)
class _Lines:
    """What is drawn on a strip, with half of the lines on both its ends. `shifted` are rows with odd numbers."""

    strip: Strip
    across: Axis
    thick: int
    width: float
    shifted: bool

    @property
    def ends(self) -> tuple[float, float]:
        """The middles of the lines at both ends."""
        return self.thick / 2, self.strip.width + self.thick / 2

    def squares(self) -> Web:
        """Lines along all rows, and across at both ends."""
        (near, far), beyond = self.ends, self.strip.width
        rows = [self.across.start(row, self.thick) + self.thick / 2 for row in self.across.steps(self.width)]
        lines = [[(near - beyond, row), (far + beyond, row)] for row in rows]
        lines += [[(end, rows[0]), (end, rows[-1])] for end in (near, far)]
        sides: list[Side] = [((near, row), (far, row)) for row in rows]
        sides += [((end, row), (end, below)) for end in (near, far) for row, below in pairwise(rows)]
        return Web(lines, sides, [(end, row) for row in rows for end in (near, far)])

    def hexagons(self) -> Web:
        """Between rows a line to and fro; from its lower corners lines across to the upper ones of the next."""
        (near, far), beyond, depth = self.ends, self.strip.width, self.across.step / 3
        lines, sides, corners = [], [], []
        for row in self.across.steps(self.width):
            top = self.across.origin + row * self.across.step
            # Corners of the row's own hexagons are further up at every other step, in shifted rows at the others.
            low = (self.strip.number + (row & 1 == self.shifted)) % 2 == 0
            here, there = (top + depth, top) if low else (top, top + depth)
            end = near if low else far
            across = ((end, top + depth), (end, top + self.across.step))
            lines += [[(near - beyond, there), (near, here), (far, there), (far + beyond, here)], list(across)]
            sides += [((near, here), (far, there)), across]
            corners += [(near, here), (far, there)]
        return Web(lines, sides, corners)


def _turned(web: Web) -> Web:
    """The same with both axes changed."""
    return Web(
        [[(y, x) for x, y in line] for line in web.lines],
        [((y, x), (far_y, far_x)) for (x, y), (far_x, far_y) in web.sides],
        [(y, x) for x, y in web.corners],
    )
