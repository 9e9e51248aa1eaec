"""What grows indoors and out: stumps, roots, ferns, flowers, and the stones that were set among them."""

import math

import numpy as np

from server.drawing.pigments import DARK, INK, LIT, TIMBER, WOOD, Color, dim
from server.drawing.sketch import Sketch

LEAF: Color = (88, 132, 66)
BARK: Color = (104, 78, 54)
MOSS: Color = (108, 134, 70)


def stump(pen: Sketch) -> None:
    """Draw the stump of a tree with its rings and roots, 0.9 across."""
    for index in range(5):
        turn = index * math.tau / 5 + pen.between(-0.3, 0.3)
        foot = [(0.26 * math.cos(turn - 0.25), 0.26 * math.sin(turn - 0.25)),
                (0.46 * math.cos(turn), 0.46 * math.sin(turn)),
                (0.26 * math.cos(turn + 0.25), 0.26 * math.sin(turn + 0.25))]  # fmt: skip
        pen.poly(foot, BARK, INK, 0.024, height=0.06)
    pen.blob(0, 0, 0.35, BARK, INK, 0.03, 0.08, height=0.26)
    pen.disc(0, 0, 0.27, dim(WOOD, 1.25), DARK, 0.018)
    for r in (0.2, 0.13, 0.06):
        pen.disc(0.01, 0, r, None, dim(WOOD, 0.8), 0.014)
    pen.blob(-0.24, 0.14, 0.1, MOSS, None, rough=0.4)


def fern(pen: Sketch) -> None:
    """Draw a fern, its fronds every way, 0.9 across."""
    start, count = pen.between(0, 1), 8
    for index in range(count):
        turn = start + index * math.tau / count
        reach, color = pen.between(0.34, 0.45), dim(LEAF, pen.between(0.75, 1.25))
        cosine, sine = math.cos(turn), math.sin(turn)
        frond = [(0.0, 0.0)]
        frond += [
            (reach * s * cosine - b * sine, reach * s * sine + b * cosine) for s, b in ((0.4, 0.075), (0.7, 0.06))
        ]
        frond.append((reach * cosine, reach * sine))
        frond += [
            (reach * s * cosine + b * sine, reach * s * sine - b * cosine) for s, b in ((0.7, 0.06), (0.4, 0.075))
        ]
        pen.poly(frond, color, INK, 0.018, height=0.1, wobble=0.004)
        pen.line([(0, 0), (reach * 0.9 * cosine, reach * 0.9 * sine)], dim(color, 0.6), 0.014, wobble=0)


def flowers(pen: Sketch) -> None:
    """Draw a bed of flowers, 0.8 across."""
    pen.blob(0, 0, 0.36, dim(LEAF, 0.8), None, rough=0.35, alpha=0.85)
    for x, y in np.clip(pen.spread(12, 0.17), -0.34, 0.34).tolist():
        pen.disc(x + 0.03, y + 0.03, 0.05, dim(LEAF, 1.15), None, sides=6)
        pen.disc(
            x,
            y,
            0.05,
            pen.pick(((222, 92, 120), (236, 206, 92), (190, 140, 222), (244, 240, 230))),
            INK,
            0.012,
            sides=7,
        )
        pen.disc(x, y, 0.018, (206, 150, 50), None, sides=5)


def tree(pen: Sketch) -> None:
    """Draw a tree whose crown reaches under the roof, 1.5 across."""
    pen.disc(0, 0, 0.18, BARK, height=0.5)
    pen.shadow([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)], 0.35)
    for index in range(9):
        turn = index * math.tau / 9 + pen.between(-0.2, 0.2)
        x, y = 0.42 * math.cos(turn), 0.42 * math.sin(turn)
        pen.blob(x, y, 0.28, dim(LEAF, pen.between(0.62, 0.85)), INK, 0.022, 0.35)
    for _ in range(7):
        x, y = pen.jitter(0.2)
        x, y = max(-0.36, min(0.36, x)), max(-0.36, min(0.36, y))
        pen.blob(x - 0.05, y - 0.07, 0.22, dim(LEAF, pen.between(0.95, 1.25)), None, rough=0.4)
    for x, y in pen.spread(9, 0.26).tolist():
        pen.disc(max(-0.5, min(0.5, x)), max(-0.5, min(0.5, y)), 0.035, dim(LEAF, 1.5), None, alpha=0.8, sides=6)


def roots(pen: Sketch, length: float = 1.4) -> None:
    """Draw roots that creep over the floor, flat."""
    with pen.on("crack"):
        for _ in range(3):
            x, y, turn, wide = -length / 2, pen.between(-0.1, 0.1), pen.between(-0.3, 0.3), 0.09
            for _ in range(6):
                end = x + length / 6 * math.cos(turn), y + length / 6 * math.sin(turn)
                pen.line([(x, y), end], INK, wide + 0.025, 0.9, wobble=0)
                pen.line([(x, y), end], dim(BARK, 1.1), wide, wobble=0)
                (x, y), turn, wide = end, turn + pen.between(-0.45, 0.45), wide * 0.8


def standing_stone(pen: Sketch) -> None:
    """Draw a stone that was set up, a spiral on it and moss, 0.85 x 0.75."""
    outline = [(-0.34, -0.26), (0.08, -0.36), (0.38, -0.14), (0.34, 0.24), (-0.02, 0.34), (-0.38, 0.16)]
    pen.poly(outline, (134, 136, 130), INK, 0.034, height=0.6)
    pen.bevel(outline, 0.06, 0.35)
    spiral = [(0.018 * t * math.cos(t * 0.9), 0.018 * t * math.sin(t * 0.9)) for t in range(1, 13)]
    pen.line(spiral, (70, 74, 70), 0.026, wobble=0)
    pen.blob(0.2, 0.16, 0.12, MOSS, None, rough=0.45)
    pen.blob(-0.24, -0.1, 0.09, dim(MOSS, 0.85), None, rough=0.45)


def log_seat(pen: Sketch, w: float = 1.6) -> None:
    """Draw a log to sit on, `w` long, 0.35 deep."""
    pen.box(-w / 2, -0.16, w, 0.32, BARK, height=0.18, wobble=0.014)
    for y in (-0.08, 0.02, 0.09):
        start = -w / 2 + w * pen.between(0.05, 0.3)
        pen.line([(start, y), (start + w * pen.between(0.3, 0.6), y + pen.between(-0.02, 0.02))], dim(BARK, 0.6), 0.016)
    for side in (-1, 1):
        pen.disc(side * w / 2, 0, 0.07, dim(WOOD, 1.2), width=0.02, ry=0.16)
        pen.disc(side * w / 2, 0, 0.03, None, DARK, 0.012, ry=0.08)
    pen.blob(pen.between(-w / 3, w / 3), 0.02, 0.13, MOSS, None, rough=0.45)


def nest(pen: Sketch) -> None:
    """Draw a nest of twigs and leaves, with eggs now and then, 1 across."""
    pen.blob(0, 0, 0.45, dim(TIMBER, 0.8), INK, 0.024, 0.2, height=0.14)
    for _ in range(30):
        turn, reach = pen.between(0, math.tau), pen.between(0.26, 0.42)
        x, y = reach * math.cos(turn), reach * math.sin(turn)
        bent = turn + math.pi / 2 + pen.between(-0.4, 0.4)
        ends = [
            (x - 0.12 * math.cos(bent), y - 0.12 * math.sin(bent)),
            (x + 0.12 * math.cos(bent), y + 0.12 * math.sin(bent)),
        ]
        pen.line(ends, dim(TIMBER, pen.between(0.7, 1.5)), 0.024, wobble=0)
    pen.disc(0, 0, 0.24, dim(TIMBER, 0.45), None)
    for x, y in ((-0.08, -0.03), (0.09, 0.0), (0.0, 0.1)) if pen.share() < 0.6 else ():
        pen.disc(x, y, 0.08, (226, 222, 200), width=0.02, ry=0.1)
        pen.disc(x - 0.02, y - 0.03, 0.022, LIT, None, sides=6)
