"""Doors that can be seen through: portcullises, which are raised, and gates, which turn on a hinge."""

import math

from server.domain.overlays import Door
from server.drawing.pigments import INK, IRON, dim
from server.drawing.props.prison import RUST, bar
from server.drawing.strokes import Point
from server.imaging.render.pen import AJAR, RAISED, Pen

_MOST_BARS = 200
_THICK = 0.13


def draw_portcullis(pen: Pen, door: Door, start: Point, end: Point, cell: float) -> None:
    """Draw a grating across a passage, or the slot and the posts that are left of a raised one."""
    length = math.dist(start, end) / cell
    bars = min(_MOST_BARS, max(2, round(length / 0.18) + 1))
    post = min(0.11, length / bars * 0.7)
    raised = door.state == "open"
    with pen.frame(start, math.atan2(end[1] - start[1], end[0] - start[0])):
        pen.line([(0, 0), (length, 0)], INK, 0.07, 0.35 if raised else 1.0)
        if not raised:
            pen.line([(0, 0), (length, 0)], IRON, 0.035)
        for each in range(bars):
            if raised and 0 < each < bars - 1:
                continue
            middle = post / 2 + (length - post) * each / (bars - 1)
            pen.box(middle - post / 2, -post / 2, post, post, IRON, width=0.026, height=RAISED)
        if door.state == "locked":
            pen.padlock(length / 2, 1.0)


def draw_gate(pen: Pen, door: Door, start: Point, end: Point, cell: float) -> None:
    """Draw a leaf of bars from its hinge at `start`."""
    length = math.dist(start, end) / cell
    size = min(1.0, length / 0.5)
    half = _THICK / 2 * size
    bars = min(_MOST_BARS, max(3, round(length / 0.18)))
    with pen.frame(start, math.atan2(end[1] - start[1], end[0] - start[0]) + (AJAR if door.state == "open" else 0.0)):
        pen.box(0, -half, length, 2 * half, RUST, width=0.024, height=RAISED, wobble=0.003)
        pen.line([(0.03 * size, -half / 2), (length - 0.03 * size, -half / 2)], dim(RUST, 1.4), 0.02, 0.8, wobble=0)
        for each in range(bars):
            bar(pen, 0.1 * size + (length - 0.32 * size) * each / (bars - 1), 0, 0.044 * size)
        if door.state == "locked":
            pen.padlock(length - 0.1 * size, size)
        else:
            pen.box(length - 0.15 * size, -1.4 * half, 0.12 * size, 2.8 * half, IRON, width=0.024)
        pen.disc(0, 0, 0.06 * size, RUST, width=0.024, sides=9)
