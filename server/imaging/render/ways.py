"""Lines: whole or in dashes, with a pale edge, and with arrowheads and dots along them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from server.drawing.masks import Stencil
from server.drawing.pigments import Color
from server.drawing.polylines import Way
from server.drawing.strokes import Point, Points
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Finish
from server.imaging.render.parts import parts_of

MOST_DASHES = 4000
"""Of one line in one part of the picture; more are drawn as a whole line: they would be too small to see."""
MOST_INKED = 1 << 18
"""Pixels of a part in which lines are drawn straight on the picture; in larger ones a mask costs less."""
Rhythm = Sequence[float]


@dataclass(frozen=True, slots=True)
class Strand:
    """A way that is drawn in a rhythm, and so many times as wide as the finish says."""

    way: Way
    rhythm: Rhythm = ()
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot, or with `hole` a ring, of a radius in pixels."""

    middle: Point
    radius: float
    hole: float = 0.0


def draw_line(easel: Easel, points: Points, finish: Finish, *, closed: bool = False) -> None:
    """Draw a line as its finish says: its width, colour and dashes."""
    line = np.concatenate((points, points[:1])) if closed else points
    draw_strands(easel, [Strand(Way.of(line), finish.rhythm)], finish)


def draw_strands(
    easel: Easel, strands: Sequence[Strand], finish: Finish, heads: Sequence[Points] = (), dots: Sequence[Dot] = ()
) -> None:
    """Draw lines, arrowheads and dots with their pale edge, as one at the opacity of their finish."""
    if not finish.width:
        return
    shapes = [*(each.way.points for each in strands), *heads, *(np.array((each.middle,)) for each in dots)]
    widest = max([finish.width, *(each.factor * finish.width for each in strands), *(each.radius * 2 for each in dots)])
    holes = any(each.hole for each in dots)

    for part in parts_of(easel.canvas.size, shapes, widest + finish.halo_width):
        with easel.canvas.faded(part, finish.opacity):
            if finish.halo_opacity:
                _cover(halo := Stencil(part), finish.width, strands, heads, dots, finish.halo_width)
                easel.canvas.stamp(halo.image, part[0], part[1], finish.halo, finish.halo_opacity)
            if holes or (part[2] - part[0]) * (part[3] - part[1]) > MOST_INKED:
                _cover(mask := Stencil(part), finish.width, strands, heads, dots)
                easel.canvas.stamp(mask.image, part[0], part[1], finish.ink)
            else:
                with easel.canvas.inked(part) as ground:
                    ground.ink(finish.ink)
                    _cover(ground, finish.width, strands, heads, dots)


def _cover(
    mask: Stencil,
    width: float,
    strands: Sequence[Strand],
    heads: Sequence[Points],
    dots: Sequence[Dot],
    extra: float = 0.0,
) -> None:
    """Cover lines of a width, arrowheads and dots, all of them `extra` pixels wider on every side."""
    for each in strands:
        stroke(mask, each.way, width * each.factor + 2 * extra, each.rhythm, extra)
    for head in heads:
        mask.fill(head)
        if extra:
            mask.stroke(np.concatenate((head, head[:1])), 2 * extra)
    for dot in dots:
        mask.disc(dot.middle, dot.radius + extra)
        if dot.hole and not extra:
            mask.clear_disc(dot.middle, dot.hole)


def border_layers(finish: Finish) -> Iterator[tuple[float, float, Color, float]]:
    """The border of an area as it is drawn, the lowest first: widths, how far dashes go on, colours and opacities.

    One that stays inside is twice as wide: half of it is missing.
    """
    width = finish.width * (2.0 if finish.inside else 1.0)
    if finish.halo_opacity:
        yield width + 2 * finish.halo_width, finish.halo_width, finish.halo, finish.halo_opacity
    yield width, 0.0, finish.ink, 1.0


def stroke(mask: Stencil, way: Way, width: float, rhythm: Rhythm, further: float = 0.0) -> None:
    """Cover a way on a mask, in dashes if there is a rhythm to them; a dash without length is a dot.

    Dashes go on `further` pixels at both ends.
    """
    if not rhythm:
        mask.stroke(way.points, width, round_ends=True)
        return
    left, top, right, bottom = mask.part
    reach = width / 2 + further + 2
    runs = way.within((left - reach, top - reach, right + reach, bottom + reach))
    if sum(run.end - run.start for run in runs) / sum(rhythm) * len(rhythm) / 2 > MOST_DASHES:
        mask.stroke(way.points, width, round_ends=True)
        return
    for run in runs:
        mask.dashes(run, rhythm, width, further)
