"""What everything that is drawn over an image shares."""

from dataclasses import dataclass, field

from server.domain.overlays import Audience, Position
from server.domain.scene import Measure
from server.drawing.canvas import Canvas
from server.drawing.strokes import Point
from server.imaging.render.art import Gallery
from server.imaging.render.clearing import Clearing
from server.imaging.render.placement import Placer
from server.imaging.render.viewport import Viewport

_FAR = 2.0


@dataclass(frozen=True, slots=True)
class Easel:
    """The picture that is drawn on, the part of the image that it shows, for whom, and what of it is taken.

    `gallery` has the other images that are shown. `measure` is None where the image has no grid, so that nobody knows
    how long a grid unit is. Where it is `dark`, lights show. Where there is a
    `clearing`, all other ground is covered.
    """

    canvas: Canvas
    viewport: Viewport
    audience: Audience
    placer: Placer
    measure: Measure | None = None
    gallery: Gallery = field(default_factory=Gallery)
    dark: bool = False
    clearing: Clearing | None = None

    def length(self, units: float) -> float | None:
        """How many pixels of the picture a length in grid units takes; None where nobody knows."""
        return None if self.measure is None else units / self.measure.per_cell * self.viewport.cell

    def place(self, position: Position) -> Point | None:
        """Where `position` lies in the picture; None when it is unset or not a number."""
        return self.viewport.place(position)

    def reaches(self, middle: Point) -> bool:
        """Whether something at `middle` can reach into the picture: nothing is wider than the picture is."""
        width, height = self.canvas.size
        return -_FAR * width < middle[0] < (1 + _FAR) * width and -_FAR * height < middle[1] < (1 + _FAR) * height

    def shows(self, point: Point) -> bool:
        """Whether a point lies in the picture, and what stands there is not covered."""
        width, height = self.canvas.size
        inside = 0 <= point[0] <= width and 0 <= point[1] <= height
        return inside and (self.clearing is None or self.clearing.shows(point))

    def take(self, middle: Point, radius: float) -> None:
        """Keep names off what lies around `middle`."""
        x, y = middle
        self.placer.take((x - radius, y - radius, x + radius, y + radius), 2.0)
