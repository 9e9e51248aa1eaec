"""What lies flat on the floor, under every shadow: cloth, steps, stains, cracks, tracks."""

import math

import numpy as np

from server.drawing.pigments import (
    BLOOD,
    GOLD,
    INK,
    LINEN,
    LIT,
    PALE,
    RED,
    STONE,
    UNLIT,
    Color,
    blend,
    dim,
)
from server.drawing.sketch import Sketch


def rug(pen: Sketch, w: float = 2.4, h: float = 1.4, color: Color = RED) -> None:
    """Draw a carpet of w x h with fringes at its ends, a border and lozenges."""
    with pen.on("flat"):
        rows = int(h / 0.09)
        for side in (-1, 1):
            for index in range(rows):
                y = -h / 2 + (index + 0.5) * h / rows
                tip = (side * (w / 2 + 0.09), y + pen.between(-0.02, 0.02))
                pen.line([(side * w / 2, y), tip], dim(LINEN, 0.8), 0.022, wobble=0)
        pen.box(-w / 2, -h / 2, w, h, color, width=0.026)
        pen.box(-w / 2 + 0.09, -h / 2 + 0.09, w - 0.18, h - 0.18, None, GOLD, 0.045)
        pen.box(-w / 2 + 0.17, -h / 2 + 0.17, w - 0.34, h - 0.34, dim(color, 0.8), INK, 0.014)
        for side in (-1, 1):
            for index in range(int((w - 0.5) / 0.2)):
                x = -w / 2 + 0.32 + index * 0.2
                pen.disc(x, side * (h / 2 - 0.13), 0.022, dim(color, 1.3), None, sides=6)
        count = max(1, int((w - 0.5) / 0.5))
        deep = min(0.22, h * 0.24)
        for index in range(count):
            x = (index + 0.5) * (w - 0.5) / count - (w - 0.5) / 2
            pen.poly(
                [(x - 0.2, 0), (x, -deep), (x + 0.2, 0), (x, deep)], blend(color, GOLD, 0.55), dim(color, 0.5), 0.016
            )
            pen.poly([(x - 0.1, 0), (x, -deep / 2), (x + 0.1, 0), (x, deep / 2)], dim(color, 0.7), None)
            pen.disc(x, 0, 0.035, GOLD, None, sides=8)
        for x in (-w / 2 + 0.28, w / 2 - 0.28):
            for y in (-h / 2 + 0.28, h / 2 - 0.28):
                pen.disc(x, y, 0.05, blend(color, GOLD, 0.6), dim(color, 0.5), 0.012, sides=8)


def round_rug(pen: Sketch, r: float = 1.3, color: Color = RED) -> None:
    """Draw a round carpet of radius `r` with a fringe, bands and a star of lozenges."""
    with pen.on("flat"):
        count = round(r * 40)
        for index in range(count):
            turn = index * math.tau / count
            cosine, sine = math.cos(turn), math.sin(turn)
            pen.line(
                [(r * cosine, r * sine), ((r + 0.07) * cosine, (r + 0.07) * sine)], dim(LINEN, 0.8), 0.02, wobble=0
            )
        pen.disc(0, 0, r, color, width=0.026)
        pen.disc(0, 0, r - 0.1, None, GOLD, 0.045)
        pen.disc(0, 0, r - 0.2, dim(color, 0.78), INK, 0.014)
        for index in range(8):
            with pen.at(0, 0, index / 2):
                deep = r - 0.28
                pen.poly(
                    [(0, -deep), (0.13, -deep * 0.66), (0, -deep * 0.36), (-0.13, -deep * 0.66)],
                    blend(color, GOLD, 0.55),
                    dim(color, 0.5),
                    0.014,
                )
        pen.disc(0, 0, r * 0.3, blend(color, GOLD, 0.5), dim(color, 0.5), 0.016)
        pen.disc(0, 0, r * 0.2, dim(color, 0.8), None)


def runner(pen: Sketch, w: float = 1.0, length: float = 4.0, color: Color = RED) -> None:
    """Draw a strip of carpet that begins at the origin and leads along +y."""
    with pen.on("flat"):
        pen.box(-w / 2, 0, w, length, color, width=0.026)
        for side in (-1, 1):
            pen.box(side * (w / 2 - 0.12) - 0.03, 0.03, 0.06, length - 0.06, GOLD, None)
            pen.line([(side * (w / 2 - 0.2), 0.04), (side * (w / 2 - 0.2), length - 0.04)], dim(color, 0.6), 0.018)
        for index in range(int(length / 0.7)):
            y = 0.35 + index * 0.7
            pen.poly(
                [(-0.13, y), (0, y - 0.18), (0.13, y), (0, y + 0.18)], blend(color, GOLD, 0.5), dim(color, 0.5), 0.014
            )
            pen.poly([(-0.06, y), (0, y - 0.09), (0.06, y), (0, y + 0.09)], dim(color, 0.72), None)
        for index in range(int(w / 0.08)):
            x = -w / 2 + (index + 0.5) * w / int(w / 0.08)
            pen.line([(x, length), (x, length + 0.07)], dim(LINEN, 0.8), 0.02, wobble=0)


def dais(pen: Sketch, w: float = 3.0, h: float = 2.0, steps: int = 2, color: Color | None = None) -> None:
    """Draw a platform of w x h against the wall at the back, that many steps high."""
    with pen.on("flat"):
        for index in range(steps):
            edge = index * 0.22
            tint = dim(color or STONE, 0.98 + 0.07 * index)
            x0, y1 = -w / 2 + edge, h / 2 - edge
            for start, end in (
                ((x0, y1 + 0.045), (-x0 + 0.045, y1 + 0.045)),
                ((-x0 + 0.045, -h / 2), (-x0 + 0.045, y1)),
            ):
                pen.line([start, end], UNLIT, 0.12, 0.34)
            pen.box(x0, -h / 2, -2 * x0, h - edge, tint, width=0.032)
            pen.line([(x0 + 0.05, -h / 2), (x0 + 0.05, y1 - 0.05)], LIT, 0.04, 0.4)
            pen.line([(x0, y1 - 0.07), (-x0, y1 - 0.07)], dim(tint, 0.72), 0.02)
            for k in range(1, int(-2 * x0 / 0.9)):
                x = x0 + k * -2 * x0 / int(-2 * x0 / 0.9)
                top = -h / 2 if index == steps - 1 else y1 - 0.22
                pen.line([(x, top), (x, y1)], dim(tint, 0.6), 0.016, 0.8)
        edge = (steps - 1) * 0.22
        for k in range(1, int((h - edge) / 0.7)):
            y = -h / 2 + k * (h - edge) / int((h - edge) / 0.7)
            pen.line([(-w / 2 + edge, y), (w / 2 - edge, y)], dim(color or STONE, 0.68), 0.016, 0.7)


def round_dais(pen: Sketch, r: float = 1.2, steps: int = 2) -> None:
    """Draw a round platform of radius `r`, that many steps high."""
    with pen.on("flat"):
        for index in range(steps):
            radius, tint = r - index * 0.24, dim(STONE, 0.98 + 0.07 * index)
            pen.disc(0.05, 0.05, radius, UNLIT, None, alpha=0.34)
            pen.disc(0, 0, radius, tint, width=0.03)
            across, down = pen.lightward(radius - 0.05)
            start = math.atan2(down, across)
            rim = [
                ((radius - 0.05) * math.cos(start + t), (radius - 0.05) * math.sin(start + t))
                for t in np.linspace(-1.2, 1.2, 9).tolist()
            ]
            pen.line(rim, LIT, 0.04, 0.5)
            for t in (np.arange(8) * math.tau / 8 + index * 0.4).tolist():
                inner = radius - 0.24 if index < steps - 1 else radius * 0.55
                pen.line(
                    [(inner * math.cos(t), inner * math.sin(t)), (radius * math.cos(t), radius * math.sin(t))],
                    dim(tint, 0.62),
                    0.016,
                    0.8,
                )


def stairs(pen: Sketch, w: float = 2.0, length: float = 2.0, down: bool = True) -> None:
    """Draw a flight of w x length whose foot lies at the front, darker step by step where it leads down."""
    count = int(length * 3.5)
    with pen.on("flat"):
        pen.box(-w / 2 - 0.06, -length / 2, w + 0.12, length, (58, 52, 48), width=0.03)
        for index in range(count):
            share = index / count
            light = 1.16 - 0.90 * share if down else 0.62 + 0.56 * share
            edge = 0.22 * share if down else 0.0
            y = length / 2 - (index + 1) * length / count
            pen.box(-w / 2 + edge, y, w - 2 * edge, length / count, dim(STONE, light), width=0.024, wobble=0.005)
            for _ in range(2):
                x = pen.between(-w / 2 + edge + 0.1, w / 2 - edge - 0.1)
                pen.line([(x, y), (x, y + length / count)], UNLIT, 0.012, 0.35, wobble=0)
            foot = y + length / count - 0.028
            pen.line([(-w / 2 + edge, foot), (w / 2 - edge, foot)], UNLIT, 0.055, 0.34, wobble=0.003)
            pen.line([(-w / 2 + edge + 0.03, y + 0.032), (w / 2 - edge - 0.03, y + 0.032)], LIT, 0.03, 0.55 * light,
                     wobble=0.003)  # fmt: skip
    for x in (-w / 2 - 0.12, w / 2 - 0.02):
        pen.box(x, -length / 2, 0.14, length, PALE, height=0.22)
        pen.bevel_box(x, -length / 2, 0.14, length, 0.3)
        pen.disc(x + 0.07, length / 2 - 0.02, 0.13, PALE, height=0.3)
        across, up = pen.lightward(0.035)
        pen.disc(x + 0.07 + across, length / 2 - 0.02 + up, 0.06, dim(PALE, 1.16), None)


def stain(pen: Sketch, r: float = 0.4, color: Color = BLOOD, alpha: float = 0.5) -> None:
    """Draw a dried pool with a darker rim and splashes around it."""
    with pen.on("flat"):
        pen.smudge(0, 0, r * 1.1, color, alpha * 0.8, 0.35, 20)
        pen.blob(0.02, 0.02, r * 0.7, color, dim(color, 0.8), 0.012, 0.4, alpha=alpha * 0.7, sides=20)
        aim = pen.between(0, math.tau)
        for index in range(11):
            angle = aim + pen.spread(1, 0.8)[0, 0]
            reach = r * (1.0 + index * 0.11)
            x, y = reach * math.cos(angle), reach * math.sin(angle)
            pen.disc(x, y, pen.between(0.014, 0.045), color, None, alpha=alpha, sides=8)


def crack(pen: Sketch, length: float = 1.2) -> None:
    """Draw a crack about `length` long that forks, its far edge catching light."""
    angle = pen.between(0, math.tau)
    points = [np.zeros(2)]
    for turn in pen.spread(int(length / 0.16), 0.5)[:, 0]:
        angle += float(turn)
        points.append(points[-1] + 0.16 * np.array([math.cos(angle), math.sin(angle)]))
    fork = [points[len(points) // 2]]
    angle += pen.pick((-1, 1)) * 1.1
    for turn in pen.spread(3, 0.4)[:, 0]:
        angle += float(turn)
        fork.append(fork[-1] + 0.13 * np.array([math.cos(angle), math.sin(angle)]))
    with pen.on("crack"):
        pen.line(np.array(points) + np.array([0.02, 0.025]), LIT, 0.018, 0.4)
        half = len(points) // 2 + 1
        pen.line(np.array(points[:half]), INK, 0.034, 0.8)
        pen.line(np.array(points[half - 1 :]), INK, 0.02, 0.75)
        pen.line(np.array(fork), INK, 0.018, 0.7)


def tracks(pen: Sketch, length: float = 2.0, color: Color = (60, 46, 38), alpha: float = 0.42) -> None:
    """Draw the prints of boots that walk along +y through the origin, `length` long."""
    drift = pen.between(-0.12, 0.12)
    with pen.on("flat"):
        for index in range(max(2, round(length / 0.34))):
            y = -length / 2 + index * 0.34
            side = 1 if index % 2 else -1
            x = side * 0.1 + math.sin(y * 1.4) * drift
            fade = alpha * (1 - 0.5 * index * 0.34 / max(length, 0.5))
            with pen.at(x, y, pen.between(-0.12, 0.12)):
                sole = [(-0.05, -0.06), (0.05, -0.06), (0.065, 0.04), (0.045, 0.12), (-0.03, 0.12), (-0.06, 0.04)]
                pen.poly(sole, color, None, alpha=fade, wobble=0.004)
                pen.poly(
                    [(-0.045, -0.16), (0.045, -0.16), (0.048, -0.08), (-0.048, -0.08)],
                    color,
                    None,
                    alpha=fade,
                    wobble=0.004,
                )


def drag(pen: Sketch, length: float = 2.0, color: Color = BLOOD) -> None:
    """Draw the smear of something dragged along +y through the origin, `length` long, stronger towards its end."""
    drift = pen.between(-0.16, 0.16)
    count = max(6, round(length / 0.07))
    with pen.on("flat"):
        for index in range(count):
            share = index / (count - 1)
            y = (share - 0.5) * length
            x = math.sin(y * 1.7) * drift + pen.between(-0.05, 0.05)
            if pen.share() < 0.45 + 0.5 * share:
                pen.smudge(x, y, pen.between(0.1, 0.17), color, 0.1 + 0.22 * share)
            if pen.share() < 0.4:
                side = pen.between(0.08, 0.3) * pen.pick((-1, 1))
                pen.disc(x + side, y, pen.between(0.012, 0.03), color, None, alpha=0.5, sides=7)
        for lane in (-0.09, 0.0, 0.1):
            line = [(math.sin(y * 1.7) * drift + lane, y) for y in np.linspace(-length / 2, length / 2, 12).tolist()]
            pen.line(line[pen.pick((1, 3, 5)) :], dim(color, 0.8), 0.02, 0.4, wobble=0.02)
