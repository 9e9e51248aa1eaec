"""Pillars, and statues as one sees them from above: step, plinth, shoulders, arms, head, and what they hold."""

import math

from server.drawing.pigments import INK, LIT, PALE, STONE, Color, dim
from server.drawing.props.nature import rock
from server.drawing.sketch import Sketch
from server.drawing.strokes import Polyline

MARBLE: Color = (222, 216, 202)
SHADE: Color = (120, 114, 106)


def pillar(pen: Sketch, r: float = 0.34) -> None:
    """Draw a column on its square base, `r` half the side of the base."""
    base = [(-r, -r), (r, -r), (r, r), (-r, r)]
    pen.poly(base, dim(STONE, 0.8), INK, 0.034, height=0.25)
    pen.bevel(base, 0.04, 0.35)
    pen.disc(0, 0, r * 0.86, dim(STONE, 0.94), width=0.028, height=0.6)
    across, down = pen.lightward(1.0)
    for share, tint, shift in ((0.7, 1.06, 0.08), (0.5, 1.16, 0.14), (0.28, 1.27, 0.2)):
        pen.disc(across * r * shift, down * r * shift, r * share, dim(STONE, tint), None)
    pen.disc(0, 0, r * 0.62, None, dim(STONE, 0.62), 0.014)
    start = math.atan2(down, across)
    rim = [(r * 0.78 * math.cos(start + t), r * 0.78 * math.sin(start + t)) for t in (-1, -0.5, 0, 0.5, 1)]
    pen.line(rim, LIT, 0.03, 0.6)


def statue(pen: Sketch, figure: str = "") -> None:
    """Draw a statue, 0.9 x 0.9; `figure` is a name of FIGURES, chosen by chance when empty."""
    name = figure or pen.pick(tuple(FIGURES))
    if name in {"guardian", "angel", "sage", "queen"}:
        corners = [(-0.43, -0.43), (0.43, -0.43), (0.43, 0.43), (-0.43, 0.43)]
        pen.poly(corners, dim(STONE, 0.68), INK, 0.036, height=0.3)
        pen.bevel(corners, 0.04, 0.4)
        inner = [(-0.32, -0.32), (0.32, -0.32), (0.32, 0.32), (-0.32, 0.32)]
        pen.poly(inner, dim(STONE, 0.8), INK, 0.022, height=0.4)
    else:
        pen.disc(0, 0, 0.46, dim(STONE, 0.68), width=0.036, height=0.3)
        pen.disc(0, 0, 0.36, dim(STONE, 0.8), width=0.022, height=0.4)
    FIGURES[name](pen)


def _mass(pen: Sketch, points: Polyline, tint: float = 1.0, height: float = 0.7) -> None:
    pen.poly(points, dim(MARBLE, tint), INK, 0.028, height=height, wobble=0.006)


def _folds(pen: Sketch, *lines: Polyline) -> None:
    for points in lines:
        pen.line(points, SHADE, 0.017, 0.9, wobble=0.004)


def _limb(pen: Sketch, points: Polyline, width: float = 0.1, tint: float = 1.0) -> None:
    pen.rod(points, dim(MARBLE, tint), width, 0.032, height=0.7)


def _head(pen: Sketch, y: float = -0.04, r: float = 0.115) -> None:
    pen.disc(0, y, r, dim(MARBLE, 0.98), width=0.028, height=0.8)
    across, down = pen.lightward(r * 0.3)
    pen.disc(across, y + down, r * 0.56, dim(MARBLE, 1.14), None)


def _shoulders(pen: Sketch, wide: float = 0.3, y: float = 0.0) -> None:
    outline = [(-wide, y - 0.02), (-wide * 0.8, y - 0.11), (0, y - 0.13), (wide * 0.8, y - 0.11), (wide, y - 0.02)]
    outline += [(wide * 0.86, y + 0.09), (wide * 0.3, y + 0.13), (-wide * 0.3, y + 0.13), (-wide * 0.86, y + 0.09)]
    _mass(pen, outline)
    pen.line([(-wide * 0.7, y - 0.07), (wide * 0.6, y - 0.08)], LIT, 0.03, 0.6)


def _guardian(pen: Sketch) -> None:
    _mass(pen, [(-0.24, -0.05), (0.24, -0.05), (0.3, -0.3), (0.1, -0.38), (-0.1, -0.38), (-0.3, -0.3)], 0.82, 0.55)
    _folds(pen, [(-0.12, -0.14), (-0.16, -0.34)], [(0.0, -0.14), (0.0, -0.37)], [(0.12, -0.14), (0.16, -0.34)])
    _shoulders(pen, 0.31)
    _limb(pen, [(0.27, 0.0), (0.31, 0.2), (0.2, 0.33)])
    pen.rod([(0.22, 0.25), (0.12, 0.78)], dim(MARBLE, 1.08), 0.06, 0.03, height=0.75)
    pen.poly([(0.09, 0.76), (0.15, 0.77), (0.11, 0.9)], dim(MARBLE, 1.08), INK, 0.02)
    pen.rod([(0.1, 0.3), (0.32, 0.36)], dim(MARBLE, 0.92), 0.05, 0.028)
    _limb(pen, [(-0.27, 0.0), (-0.3, 0.18)])
    pen.disc(-0.27, 0.24, 0.19, dim(MARBLE, 0.94), width=0.03, height=0.75)
    pen.disc(-0.27, 0.24, 0.13, None, SHADE, 0.018)
    pen.disc(-0.28, 0.23, 0.055, dim(MARBLE, 1.14), width=0.018)
    _head(pen)
    pen.poly([(-0.025, -0.16), (0.025, -0.16), (0.025, 0.06), (-0.025, 0.06)], dim(MARBLE, 0.8), INK, 0.016)


def _angel(pen: Sketch) -> None:
    for side in (-1, 1):
        tips = ((0.3, -0.46), (0.42, -0.43), (0.52, -0.34), (0.56, -0.22), (0.54, -0.08), (0.46, 0.04), (0.34, 0.1))
        wing = [(side * 0.05, -0.1), (side * 0.16, -0.32)]
        for x, y in tips:
            wing += [
                (side * (x - y * 0.06), y - x * 0.08),
                (side * x * 1.04, y * 1.04),
                (side * (x + y * 0.10), y + x * 0.10),
            ]
        _mass(pen, [*wing, (side * 0.14, 0.1)], 0.96, 0.85)
        for x, y in tips:
            pen.line([(side * 0.12, -0.08), (side * (x * 0.84), y * 0.84 + 0.01)], SHADE, 0.017)
        inner = [
            (side * 0.1, -0.1),
            (side * 0.2, -0.3),
            (side * 0.36, -0.28),
            (side * 0.38, -0.12),
            (side * 0.26, 0.02),
        ]
        _mass(pen, inner, 1.04, 0.0)
        for x, y in ((0.24, -0.27), (0.34, -0.2), (0.31, -0.07)):
            pen.line([(side * 0.14, -0.09), (side * x, y)], SHADE, 0.014)
    gown = [(-0.15, 0.0), (0.15, 0.0), (0.2, 0.24), (0.13, 0.4), (0, 0.36), (-0.13, 0.4), (-0.2, 0.24)]
    _mass(pen, gown, 0.9)
    _folds(pen, [(-0.06, 0.2), (-0.09, 0.36)], [(0.0, 0.24), (0.0, 0.34)], [(0.06, 0.2), (0.09, 0.36)])
    _shoulders(pen, 0.22)
    for side in (-1, 1):
        _limb(pen, [(side * 0.19, 0.03), (side * 0.15, 0.17), (side * 0.025, 0.26)], 0.075)
    _head(pen, -0.03, 0.11)
    locks = [(-0.1, 0.02), (-0.115, -0.08), (0, -0.15), (0.115, -0.08), (0.1, 0.02), (0.05, -0.05), (-0.05, -0.05)]
    pen.poly(locks, dim(MARBLE, 0.82), INK, 0.018, wobble=0.004)


def _sage(pen: Sketch) -> None:
    robe = [(-0.2, -0.16), (0.2, -0.16), (0.29, 0.1), (0.22, 0.34), (0.0, 0.38), (-0.22, 0.34), (-0.29, 0.1)]
    _mass(pen, robe, 0.9, 0.6)
    _folds(pen, [(-0.11, 0.12), (-0.14, 0.32)], [(0.0, 0.16), (0.0, 0.35)], [(0.11, 0.12), (0.14, 0.32)])
    _shoulders(pen, 0.26, -0.03)
    _limb(pen, [(0.23, 0.0), (0.34, 0.14), (0.36, 0.24)], 0.09)
    pen.rod([(0.4, -0.4), (0.34, 0.62)], dim(MARBLE, 0.94), 0.045, 0.03, height=0.8)
    pen.disc(0.4, -0.42, 0.09, dim(MARBLE, 1.08), width=0.026, height=0.8)
    _limb(pen, [(-0.22, 0.0), (-0.24, 0.16), (-0.06, 0.24)], 0.09)
    pen.box(-0.16, 0.18, 0.22, 0.16, dim(MARBLE, 1.08), width=0.022, height=0.7)
    pen.line([(-0.05, 0.18), (-0.05, 0.34)], INK, 0.014)
    hood = [(0, -0.22), (0.14, -0.14), (0.15, 0.02), (0.0, 0.13), (-0.15, 0.02), (-0.14, -0.14)]
    _mass(pen, hood, 1.02, 0.8)
    pen.poly([(-0.08, 0.01), (0.08, 0.01), (0, 0.1)], SHADE, INK, 0.014)
    pen.line([(-0.08, -0.1), (0.02, -0.17)], LIT, 0.03, 0.7)


def _queen(pen: Sketch) -> None:
    train = [(-0.16, 0.0), (0.16, 0.0), (0.28, -0.26), (0.2, -0.4), (0.0, -0.36), (-0.2, -0.4), (-0.28, -0.26)]
    _mass(pen, train, 0.84, 0.5)
    _folds(pen, [(-0.09, -0.12), (-0.15, -0.34)], [(0.0, -0.12), (0.0, -0.33)], [(0.09, -0.12), (0.15, -0.34)])
    _shoulders(pen, 0.25)
    _limb(pen, [(0.22, 0.02), (0.34, 0.16), (0.4, 0.38)], 0.085)
    pen.disc(0.41, 0.42, 0.095, dim(MARBLE, 1.1), width=0.026, height=0.8)
    pen.line([(0.33, 0.42), (0.49, 0.42)], SHADE, 0.016)
    _limb(pen, [(-0.22, 0.02), (-0.26, 0.2)], 0.085)
    pen.rod([(-0.12, 0.12), (-0.4, 0.44)], dim(MARBLE, 0.98), 0.04, 0.028, height=0.75)
    pen.disc(-0.42, 0.46, 0.06, dim(MARBLE, 1.1), width=0.022)
    _head(pen, -0.03, 0.1)
    crown = [
        (
            (0.15 if k % 2 == 0 else 0.09) * math.cos(k * math.tau / 14),
            -0.03 + (0.15 if k % 2 == 0 else 0.09) * math.sin(k * math.tau / 14),
        )
        for k in range(14)
    ]
    pen.poly(crown, dim(MARBLE, 0.9), INK, 0.02, wobble=0)
    pen.disc(0, -0.03, 0.06, dim(MARBLE, 1.12), SHADE, 0.014)


def _beast(pen: Sketch) -> None:
    tail = [(-0.04, -0.36), (0.2, -0.44), (0.34, -0.3), (0.3, -0.16)]
    pen.rod(tail, dim(MARBLE, 0.92), 0.05, 0.03, height=0.5)
    pen.disc(0.29, -0.13, 0.055, dim(MARBLE, 0.8), width=0.022)
    for side in (-1, 1):
        thigh = [
            (side * 0.08, -0.36),
            (side * 0.24, -0.32),
            (side * 0.29, -0.16),
            (side * 0.2, -0.04),
            (side * 0.1, -0.1),
        ]
        _mass(pen, thigh, 0.94, 0.5)
        pen.rod([(side * 0.27, -0.16), (side * 0.27, 0.02)], dim(MARBLE, 0.96), 0.09, 0.03)
    body = [(-0.13, -0.4), (0.13, -0.4), (0.17, -0.2), (0.19, 0.04), (-0.19, 0.04), (-0.17, -0.2)]
    _mass(pen, body, 0.98, 0.55)
    pen.line([(0, -0.36), (0, -0.06)], SHADE, 0.022)
    for y in (-0.26, -0.18):
        pen.line([(-0.12, y), (-0.06, y + 0.03)], SHADE, 0.014)
        pen.line([(0.12, y), (0.06, y + 0.03)], SHADE, 0.014)
    for side in (-1, 1):
        _limb(pen, [(side * 0.17, 0.06), (side * 0.2, 0.42)], 0.11)
        for toe in (-0.03, 0.0, 0.03):
            pen.line([(side * 0.2 + toe, 0.39), (side * 0.2 + toe, 0.47)], INK, 0.013, wobble=0)
    mane = [
        (
            (0.26 if k % 2 else 0.205) * math.sin(k * math.tau / 20),
            0.11 - (0.25 if k % 2 else 0.195) * math.cos(k * math.tau / 20),
        )
        for k in range(20)
    ]
    _mass(pen, mane, 0.8, 0.75)
    for k in range(1, 20, 2):
        angle = k * math.tau / 20
        sine, cosine = math.sin(angle), math.cos(angle)
        pen.line([(0.12 * sine, 0.1 - 0.12 * cosine), (0.2 * sine, 0.1 - 0.19 * cosine)], SHADE, 0.016)
    for side in (-1, 1):
        pen.disc(side * 0.1, 0.02, 0.04, dim(MARBLE, 0.9), width=0.02, sides=8)
    face = [
        (-0.11, 0.03),
        (0, -0.02),
        (0.11, 0.03),
        (0.12, 0.15),
        (0.07, 0.22),
        (0.06, 0.31),
        (-0.06, 0.31),
        (-0.07, 0.22),
        (-0.12, 0.15),
    ]
    _mass(pen, face, 1.02, 0.0)
    for side in (-1, 1):
        pen.poly([(side * 0.09, 0.1), (side * 0.03, 0.14), (side * 0.08, 0.15)], INK, None, wobble=0)
        pen.line([(side * 0.02, 0.13), (side * 0.03, 0.24)], SHADE, 0.014)
    pen.poly([(-0.045, 0.25), (0.045, 0.25), (0, 0.3)], (84, 78, 72), INK, 0.012, wobble=0)
    pen.line([(-0.05, 0.07), (0.05, 0.07)], LIT, 0.024, 0.6)


def _broken(pen: Sketch) -> None:
    # What is left standing: the hem of a robe, broken off, its torn edge pale inside.
    hem = [(-0.21, -0.22), (-0.02, -0.27), (0.2, -0.21), (0.25, -0.02), (0.17, 0.13), (-0.04, 0.16), (-0.22, 0.1)]
    _mass(pen, hem, 0.8, 0.5)
    _folds(pen, [(-0.13, 0.02), (-0.17, 0.1)], [(-0.02, 0.06), (-0.02, 0.14)], [(0.12, 0.03), (0.15, 0.11)])
    torn = [(-0.16, -0.15), (-0.06, -0.2), (0.0, -0.13), (0.08, -0.18), (0.16, -0.12), (0.12, -0.04), (0.17, 0.01)]
    torn += [(0.05, 0.03), (-0.02, -0.02), (-0.08, 0.05), (-0.17, 0.0), (-0.13, -0.08)]
    pen.poly(torn, dim(MARBLE, 1.1), INK, 0.02, wobble=0.004)
    pen.line([(-0.1, -0.12), (0.0, -0.06), (0.1, -0.1)], SHADE, 0.016)
    pen.line([(-0.06, -0.02), (0.03, -0.05)], SHADE, 0.014)
    with pen.at(0.22, 0.34, 0.6):
        _mass(pen, [(-0.13, 0.08), (0.13, 0.08), (0.15, 0.26), (0.04, 0.22), (-0.02, 0.28), (-0.14, 0.24)], 0.88, 0.2)
        _folds(pen, [(-0.05, 0.12), (-0.06, 0.22)], [(0.05, 0.12), (0.06, 0.2)])
        _shoulders(pen, 0.21)
        _limb(pen, [(0.19, 0.02), (0.26, 0.14)], 0.085)
        pen.disc(0, -0.12, 0.06, (112, 106, 98), width=0.02, sides=9)
    with pen.at(-0.2, 0.42, 0.3):
        _head(pen, 0, 0.115)
        for side in (-1, 1):
            pen.disc(side * 0.04, 0.03, 0.02, SHADE, None, sides=7)
        pen.line([(-0.03, 0.08), (0.03, 0.08)], INK, 0.014, wobble=0)
    for x, y, r in ((-0.4, 0.3, 0.07), (0.48, 0.1, 0.08), (0.0, 0.54, 0.05), (-0.44, 0.5, 0.045), (0.34, -0.34, 0.06)):
        with pen.at(x, y):
            rock(pen, r, PALE)


FIGURES = {"guardian": _guardian, "angel": _angel, "sage": _sage, "queen": _queen, "beast": _beast, "broken": _broken}
