"""Boards: table tops, benches, beams and everything else that is sawn."""

from typing import Literal

from server.drawing.pigments import DARK, INK, LIT, ROPE, TIMBER, Color, dim
from server.drawing.sketch import Sketch


def planks(
    pen: Sketch,
    x: float,
    y: float,
    w: float,
    h: float,
    count: int,
    color: Color,
    height: float = 0.0,
    along: Literal["x", "y"] = "x",
    line: Color | None = INK,
) -> None:
    """Draw a rectangle of `count` boards that run `along` one axis, with grain and nails."""
    pen.box(x, y, w, h, color, line, height=height)
    for index in range(count):
        share = index / count
        tint = dim(color, pen.between(0.88, 1.10))
        if along == "x":
            top, deep = y + h * share, h / count
            pen.box(x + 0.02, top + 0.01, w - 0.04, deep - 0.02, tint, None, wobble=0)
            if index:
                pen.line([(x, top), (x + w, top)], INK, 0.016, 0.75)
            for _ in range(2):
                start, row = x + w * pen.between(0.05, 0.5), top + deep * pen.between(0.25, 0.75)
                pen.line([(start, row), (min(x + w, start + w * pen.between(0.2, 0.45)), row)], DARK, 0.012, 0.5)
            for nail in (x + 0.07, x + w - 0.07):
                pen.disc(nail, top + deep / 2, 0.016, dim(color, 0.45), None, sides=6)
        else:
            left, wide = x + w * share, w / count
            pen.box(left + 0.01, y + 0.02, wide - 0.02, h - 0.04, tint, None, wobble=0)
            if index:
                pen.line([(left, y), (left, y + h)], INK, 0.016, 0.75)
            start, column = y + h * pen.between(0.05, 0.5), left + wide * pen.between(0.3, 0.7)
            pen.line([(column, start), (column, min(y + h, start + h * 0.4))], DARK, 0.012, 0.5)
    pen.box(x, y, w, h, None, line)
    pen.bevel_box(x, y, w, h, 0.22)


def beam(pen: Sketch, length: float = 2.0) -> None:
    """Draw a squared timber that has come down, with a splintered end."""
    half = length / 2
    outline = [(-half, -0.12), (half - 0.1, -0.13), (half, -0.04), (half - 0.12, 0.02), (half - 0.02, 0.12)]
    outline += [(-half + 0.04, 0.13), (-half + 0.1, 0.03)]
    pen.poly(outline, TIMBER, INK, 0.034, height=0.24)
    across, down = pen.lightward(0.04)
    pen.line([(-half + 0.12, -0.07), (half - 0.16, -0.07)], LIT, 0.03, 0.25)
    for row in (-0.05, 0.0, 0.06):
        start = -half + pen.between(0.1, 0.4) * length
        pen.line([(start, row), (start + length * pen.between(0.2, 0.5), row + 0.01)], DARK, 0.014, 0.8)
    for x in (-half * 0.6, half * 0.5):
        pen.disc(x + across * 0.1, down * 0.1, 0.024, dim(TIMBER, 0.45), None, sides=7)


def bridge(pen: Sketch, length: float = 3.0, w: float = 1.0) -> None:
    """Draw a bridge of planks along y, with posts at its ends and ropes between them."""
    half, wide = length / 2, w / 2
    pen.shadow([(-wide, -half), (wide, -half), (wide, half), (-wide, half)], 0.3)
    for x in (-wide * 0.7, wide * 0.7):
        pen.line([(x, -half), (x, half)], dim(TIMBER, 0.6), 0.1, wobble=0.006)
    count = round(length / 0.19)
    for index in range(count):
        y = -half + (index + 0.5) * length / count
        if pen.share() < 0.06:
            continue
        left, right = -wide + pen.between(-0.05, 0.05), wide + pen.between(-0.05, 0.05)
        tilt, tint = pen.between(-0.02, 0.02), dim(TIMBER, pen.between(0.95, 1.3))
        plank = [
            (left, y - 0.075 - tilt),
            (right, y - 0.075 + tilt),
            (right, y + 0.075 + tilt),
            (left, y + 0.075 - tilt),
        ]
        pen.poly(plank, tint, INK, 0.02, wobble=0.004)
        pen.line([(left + 0.06, y - tilt), (right - 0.2, y + tilt)], DARK, 0.012, 0.5)
        for x in (left + 0.09, right - 0.09):
            pen.disc(x, y, 0.018, dim(TIMBER, 0.5), None, sides=6)
    for side in (-1, 1):
        ropes = [(side * (wide + 0.02 - 0.05 * (1 - abs(t))), half * 0.94 * t) for t in (-1.0, -0.5, 0.0, 0.5, 1.0)]
        pen.rod(ropes, ROPE, 0.035, 0.024, height=0.4)
        for end in (-1, 1):
            pen.disc(side * (wide + 0.02), end * half * 0.94, 0.085, dim(TIMBER, 0.9), width=0.026, height=0.5)
            pen.disc(side * (wide + 0.02), end * half * 0.94, 0.04, dim(TIMBER, 1.25), None, sides=8)
