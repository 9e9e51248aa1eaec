"""How much of each pixel of a part of the picture something covers: rings filled, lines stroked, glows inside."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import aggdraw
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageFilter

from server.drawing import excerpts
from server.drawing.excerpts import Pane
from server.drawing.polylines import TOGETHER, Way, distinct, legs_within, sharp_turns, steps_along
from server.drawing.rings import Extent, cut, inside
from server.drawing.strokes import Points

Paint = int | tuple[int, int, int]
"""What a mask, or a picture, is covered with."""

_DOT = 1e-3
_THIN = 1.7
"""Pixels of a line below which nobody sees its joints."""
_AGG_DILATION = 0.25
_WHITE = aggdraw.Brush(255)
_BLACK = aggdraw.Brush(0)


class Stencil:
    """A mask of one part of a picture. What is drawn on it is given in pixels of the picture.

    With that picture, what it covers is inked, on that part as it is: white and whole, until `ink`.
    """

    def __init__(self, part: Pane, picture: Image.Image | None = None) -> None:
        self.part = part
        self.size = (part[2] - part[0], part[3] - part[1])
        if picture is None:
            self._draw = aggdraw.Draw("L", self.size, 0)
        else:  # without a colour to begin with, which would be laid pixel by pixel
            self._draw = aggdraw.Draw(picture.mode, self.size)
            self._draw.frombytes(excerpts.read(picture, part))
        self._origin = np.array(part[:2], np.float64)
        self._around = (part[0] - 2.0, part[1] - 2.0, part[2] + 2.0, part[3] + 2.0)
        self._line: Points | None = None
        self._numbers: list[float] | None = None
        self._ink: Paint = 255
        self._opacity = 255
        self._brush = _WHITE

    def ink(self, color: Paint, opacity: float = 1.0) -> None:
        """Cover with a colour at an opacity 0..1 from now on; at less than 1, twice covered shows twice."""
        self._ink, self._opacity = color, round(255 * opacity)
        self._brush = aggdraw.Brush(color, self._opacity)

    @property
    def image(self) -> Image.Image:
        """The mask so far; it is not to be drawn on."""
        return Image.frombuffer("L", self.size, self._draw.tobytes(), "raw", "L", 0, 1)

    def lay(self, picture: Image.Image) -> None:
        """Put what is inked where it was read."""
        excerpts.write(picture, self.part, self._draw.tobytes())

    def fill(self, outline: Points, holes: Sequence[Points] = ()) -> None:
        """Cover what lies inside of an outline, whatever turn of it, and in none of the holes."""
        if holes:
            alone = Stencil(self.part)
            alone.fill(outline)
            for hole in holes:
                alone._polygon(hole, _BLACK)
            self.lighten(alone.image)
        else:
            self._polygon(outline, self._brush)

    def rings(self, rings: Sequence[Points]) -> None:
        """Cover what lies inside of rings, together: one that runs the other way around another is a hole in it."""
        path = aggdraw.Path()
        for ring in rings:
            points = self._near(ring)
            if len(points) < 3:
                continue
            flat = points.tolist()
            path.moveto(*flat[0])
            for x, y in flat[1:]:
                path.lineto(x, y)
            path.close()
        self._draw.path(path, None, self._brush)

    def _polygon(self, ring: Points, brush: object) -> None:
        if (numbers := self._whole(ring)) is None:
            numbers = self._near(ring).ravel().tolist()
        if len(numbers) >= 6:
            self._draw.polygon(numbers, brush)

    def _whole(self, line: Points) -> list[float] | None:
        """x and y by turns of a line that lies in the part; None where it does not. They are kept until the next one:
        what is filled is stroked, too.
        """
        if self._line is not line:
            self._line, self._numbers = line, None
            if inside(line, self._around):
                self._numbers = (line - self._origin).ravel().tolist()
        return self._numbers

    def _near(self, ring: Points) -> Points:
        return cut(ring, self._around) - self._origin

    def stroke(self, line: Points, width: float, *, round_ends: bool = False) -> None:
        """Cover a line `width` pixels wide, with round joints; one that ends where it begins is closed."""
        if len(line) == 1 and round_ends:
            self.disc(line[0].tolist(), width / 2)
        if len(line) < 2:
            return
        closed = len(line) > 2 and line[0].tolist() == line[-1].tolist()
        points = np.concatenate((line, line[1:2])) if closed else line  # over the joint
        steps, lengths = steps_along(points)
        if lengths.min() <= TOGETHER and len(fewer := distinct(line)) < len(line):
            self.stroke(fewer, width, round_ends=round_ends)
            return
        reach = width / 2 + 2
        left, top, right, bottom = self.part
        box = (left - reach, top - reach, right + reach, bottom + reach)
        sharp, pen, whole = sharp_turns(steps, lengths), self._pen(width), self._whole(line)
        if whole is None:
            runs = self._unbroken(points, sharp, box)
        else:
            numbers = [*whole, *whole[2:4]] if closed else whole
            breaks = (0, *(2 * sharp + 2).tolist(), len(numbers) - 2)
            runs = (numbers[begin : end + 2] for begin, end in pairwise(breaks))
        for run in runs:
            self._draw.line(run, pen)
        if width > _THIN and (len(sharp) or (round_ends and not closed)):
            joints = points[sharp + 1]
            if round_ends and not closed:
                joints = np.concatenate((joints, points[[0, -1]]))
            if whole is None:
                joints = joints[(joints >= box[:2]).all(1) & (joints <= box[2:]).all(1)]
            for middle in joints.tolist():
                self.disc(middle, width / 2)

    def _unbroken(self, points: Points, sharp: npt.NDArray[np.intp], box: Extent) -> Iterator[list[float]]:
        """Yield what of a line reaches into a box: legs that follow each other, each whole and none sharply."""
        seen, starts, ends = legs_within(points, box)
        if not len(seen):
            return
        before = seen[:-1]
        broken = (np.diff(seen) > 1) | np.isin(before, sharp) | (np.abs(ends[:-1] - points[before + 1]).max(1) > 0)
        first = np.concatenate(([0], np.flatnonzero(broken) + 1))
        last = np.concatenate((first[1:], [len(seen)]))
        from_, to = (starts - self._origin).tolist(), (ends - self._origin).ravel().tolist()
        for begin, end in zip(first.tolist(), last.tolist(), strict=True):
            yield from_[begin] + to[2 * begin : 2 * end]

    def dashes(self, way: Way, rhythm: Sequence[float], width: float, further: float) -> None:
        """Cover a way in dashes that go on `further` at both ends; a dash without length is a dot."""
        starts, ends = way.dashes(rhythm)
        dots = ends - starts <= _DOT
        pen, shifted = self._pen(width), Way(way.points - self._origin, way.arcs)
        begin, end = starts[~dots], ends[~dots]
        if further:
            begin, end = np.maximum(begin - further, way.start), np.minimum(end + further, way.end)
        # In a sharp turn one line ends and the next begins, with a joint over both.
        turns = way.sharp_within(begin, end)
        begin, end = np.concatenate((begin, turns)), np.concatenate((end, turns))
        begin.sort()
        end.sort()
        for numbers in shifted.pieces(begin, end):
            self._draw.line(numbers, pen)
        rounds = np.concatenate((starts[dots], turns)) if width > _THIN else starts[dots]
        for place in shifted.places(rounds):
            self._disc(place, width / 2)

    def disc(self, middle: Sequence[float], radius: float) -> None:
        """Cover a disc."""
        self._disc((middle[0] - self.part[0], middle[1] - self.part[1]), radius)

    def clear_disc(self, middle: Sequence[float], radius: float) -> None:
        """Uncover a disc."""
        self._disc((middle[0] - self.part[0], middle[1] - self.part[1]), radius, _BLACK)

    def _disc(self, middle: Sequence[float], radius: float, brush: object = None) -> None:
        x, y = middle
        reach = max(0.3, radius - _AGG_DILATION)
        self._draw.ellipse((x - reach, y - reach, x + reach, y + reach), brush or self._brush)

    def _pen(self, width: float) -> object:
        return aggdraw.Pen(self._ink, width, self._opacity)

    def lighten(self, other: Image.Image) -> None:
        """Cover what another mask of the same part covers, too."""
        self._replace(ImageChops.lighter(self.image, other))

    def keep(self, other: Image.Image) -> None:
        """Uncover what another mask of the same part does not cover."""
        self._replace(ImageChops.multiply(self.image, other))

    def _replace(self, image: Image.Image) -> None:
        self._draw.frombytes(image.tobytes())


def glow_inside(mask: Image.Image, reach: float) -> Image.Image:
    """Return a glow along the inside of the edge of what `mask` covers: solid there, gone about `reach` pixels away."""
    return ImageChops.multiply(glow_around(mask, reach), mask)


def glow_around(mask: Image.Image, reach: float) -> Image.Image:
    """Return the same, solid also outside of what `mask` covers."""
    factor = max(1, math.floor(reach / 8))
    small = mask.resize((-(-mask.width // factor), -(-mask.height // factor)), Image.Resampling.BOX)
    soft = small.filter(ImageFilter.GaussianBlur(reach / factor / 2)).resize(mask.size, Image.Resampling.BILINEAR)
    return soft.point(_GLOW)


_GLOW = [min(255, 2 * (255 - level)) for level in range(256)]
