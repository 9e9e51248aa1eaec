"""What keeps people in: bars, cages, grates, shackles."""

import math

import numpy as np

from server.drawing.pigments import DARK, INK, IRON, LIT, SOOT, STONE, dim
from server.drawing.props.remains import ribs, skull
from server.drawing.sketch import Sketch

RUST = (122, 96, 78)


def bars(pen: Sketch, x0: float = -1.0, x1: float = 1.0, y: float = 0.0) -> None:
    """Draw a row of iron bars in a sill of stone from (x0, y) to (x1, y); every bar throws its own shadow."""
    pen.box(x0, y - 0.085, x1 - x0, 0.17, dim(STONE, 0.62), width=0.024)
    pen.bevel_box(x0, y - 0.085, x1 - x0, 0.17, 0.22)
    count = max(2, round((x1 - x0) / 0.19))
    places = np.linspace(x0 + 0.08, x1 - 0.08, count).tolist()
    for x in places:
        pen.shadow(
            [(x - 0.035, y - 0.035), (x + 0.035, y - 0.035), (x + 0.035, y + 0.035), (x - 0.035, y + 0.035)], 0.75
        )
    pen.rod([(x0, y), (x1, y)], IRON, 0.05, 0.03)
    for x in places:
        bar(pen, x, y)


def bar(pen: Sketch, x: float, y: float, r: float = 0.06) -> None:
    """Draw one upright bar from above."""
    pen.disc(x, y, r, dim(IRON, 0.8), width=0.024, sides=10)
    across, down = pen.lightward(r * 0.32)
    pen.disc(x + across, y + down, r * 0.5, dim(IRON, 1.7), None, sides=8)


def shackles(pen: Sketch) -> None:
    """Draw two shackles on chains that hang from a ring in the wall at the back."""
    pen.disc(0, 0, 0.05, None, IRON, 0.03, sides=9)
    for side in (-1, 1):
        points = np.array([(0, 0.02), (side * 0.1, 0.12), (side * 0.12, 0.24), (side * 0.2, 0.34)])
        for index in range(9):
            share = index / 9 * (len(points) - 1)
            low = int(share)
            x, y = (points[low] + (points[low + 1] - points[low]) * (share - low)).tolist()
            pen.disc(x, y, 0.026, None, INK, 0.026, sides=7)
            pen.disc(x, y, 0.026, None, IRON, 0.012, sides=7)
        pen.disc(side * 0.22, 0.39, 0.065, None, INK, 0.046, sides=10)
        pen.disc(side * 0.22, 0.39, 0.065, None, RUST, 0.024, sides=10)


def cage(pen: Sketch) -> None:
    """Draw a round cage, seen a little from the side, with what is left of its guest, 0.9 across."""
    pen.disc(0, 0, 0.42, dim(DARK, 0.55), width=0.036)
    pen.disc(0, 0, 0.35, dim(DARK, 0.9), None)
    for x, y in pen.spread(14, 0.14).tolist():
        pen.line([(x, y), (x + 0.09, y + 0.05)], (186, 156, 92), 0.018, wobble=0)
    with pen.at(-0.08, 0.12, 0.5):
        ribs(pen, 3, 0.13, 0.075)
    skull(pen, 0.12, 0.14, 0.12, -0.4)
    around = [(0.42 * math.cos(turn), 0.42 * math.sin(turn)) for turn in (np.arange(12) * math.pi / 6 + 0.2).tolist()]
    for x, y in around:
        pen.shadow([(x - 0.03, y - 0.03), (x + 0.03, y - 0.03), (x + 0.03, y + 0.03), (x - 0.03, y + 0.03)], 0.7)
    top_x, top_y = pen.lightward(0.22)
    for x, y in around:
        bulge = (x * 0.82 + top_x * 0.62, y * 0.82 + top_y * 0.62)
        pen.rod([(x, y), bulge, (top_x * 1.15 + x * 0.12, top_y * 1.15 + y * 0.12)], dim(IRON, 1.15), 0.03, 0.026)
    hoop = [(x * 0.88 + top_x * 0.55, y * 0.88 + top_y * 0.55) for x, y in around]
    for color, width in ((INK, 0.055), (dim(IRON, 1.2), 0.028)):
        pen.disc(0, 0, 0.42, None, color, width)
        pen.poly(hoop, None, color, width, wobble=0)
    for x, y in around:
        bar(pen, x, y, 0.042)
    pen.disc(top_x * 1.15, top_y * 1.15, 0.085, dim(IRON, 1.3), width=0.028, height=0.8)
    pen.disc(top_x * 1.15, top_y * 1.15, 0.04, SOOT, IRON, 0.02)


def grate(pen: Sketch, w: float = 1.0, h: float = 1.0) -> None:
    """Draw an iron grate over a dark shaft, w x h, flush with the floor."""
    with pen.on("flat"):
        frame = [(-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)]
        pen.poly(frame, dim(STONE, 0.86), INK, 0.03)
        pen.bevel(frame, 0.035, 0.35)
        e = 0.1
        pen.box(-w / 2 + e, -h / 2 + e, w - 2 * e, h - 2 * e, (26, 22, 22), width=0.026)
        pen.box(-w / 2 + e + 0.08, h / 2 - e - 0.22, w - 2 * e - 0.12, 0.18, (56, 74, 72), None, alpha=0.8)
        for x in np.linspace(-w / 2 + e, w / 2 - e, max(3, round((w - 2 * e) / 0.15)) + 1)[1:-1].tolist():
            pen.rod([(x, -h / 2 + e), (x, h / 2 - e)], IRON, 0.038, 0.024)
        for y in np.linspace(-h / 2 + e, h / 2 - e, max(2, round((h - 2 * e) / 0.3)) + 1)[1:-1].tolist():
            pen.rod([(-w / 2 + e, y), (w / 2 - e, y)], dim(IRON, 1.15), 0.046, 0.026)
        for x in (-1, 1):
            for y in (-1, 1):
                pen.disc(x * (w / 2 - 0.05), y * (h / 2 - 0.05), 0.022, IRON, width=0.012, sides=6)
        pen.line([(-w / 2 + 0.04, -h / 2 + 0.03), (w / 2 - 0.04, -h / 2 + 0.03)], LIT, 0.02, 0.4)


def grating(pen: Sketch, w: float = 1.0) -> None:
    """Draw upright iron bars across a channel of width `w`."""
    pen.rod([(-w / 2, 0), (w / 2, 0)], IRON, 0.05, height=0.1)
    for share in (-0.36, -0.12, 0.12, 0.36):
        pen.disc(share * w, 0, 0.05, IRON, width=0.02, sides=10)
