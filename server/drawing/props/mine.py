"""The gear of miners and climbers."""

import math

import numpy as np

from server.drawing.pigments import (
    DARK,
    INK,
    IRON,
    LIT,
    ROPE,
    SOOT,
    STEEL,
    STONE,
    TIMBER,
    WOOD,
    Color,
    dim,
)
from server.drawing.props.nature import rock
from server.drawing.sketch import Sketch

VEINS: tuple[Color, ...] = ((96, 178, 196), (226, 184, 78), (198, 112, 72), (156, 112, 196))


def rails(pen: Sketch, length: float = 3.0) -> None:
    """Draw a track of two rails on sleepers that runs along y, 0.9 wide."""
    with pen.on("flat"):
        count = max(2, round(length / 0.42))
        for index in range(count):
            y = -length / 2 + (index + 0.5) * length / count + pen.between(-0.03, 0.03)
            with pen.at(pen.between(-0.03, 0.03), y, pen.between(-0.05, 0.05)):
                tint = dim(TIMBER, pen.between(0.75, 1.0))
                pen.box(-0.45, -0.075, 0.9, 0.15, tint, width=0.024)
                pen.line([(-0.4, -0.04), (0.4, -0.045)], LIT, 0.022, 0.22)
                pen.line([(-0.3, 0.02), (0.2, 0.025)], DARK, 0.012, 0.8)
                for x in (-0.36, -0.2, 0.2, 0.36):
                    pen.disc(x, 0, 0.016, IRON, None, sides=6)
        for x in (-0.28, 0.28):
            pen.line([(x + 0.05, -length / 2), (x + 0.05, length / 2)], UNLIT_RAIL, 0.05, 0.4, wobble=0)
            pen.line([(x, -length / 2), (x, length / 2)], INK, 0.1, wobble=0.004)
            pen.line([(x, -length / 2), (x, length / 2)], dim(IRON, 1.05), 0.06, wobble=0.002)
            pen.line([(x - 0.012, -length / 2), (x - 0.012, length / 2)], STEEL, 0.018, 0.9, wobble=0)


UNLIT_RAIL: Color = (24, 16, 12)


def minecart(pen: Sketch) -> None:
    """Draw a cart full of ore, 0.8 x 1.1, for rails along y."""
    for y in (-0.34, 0.34):
        for x in (-0.34, 0.34):
            pen.box(x - 0.06, y - 0.13, 0.12, 0.26, IRON, width=0.024, height=0.1)
    pen.box(-0.34, -0.5, 0.68, 1.0, dim(TIMBER, 0.95), width=0.036, height=0.5)
    pen.bevel_box(-0.34, -0.5, 0.68, 1.0, 0.3)
    pen.box(-0.26, -0.42, 0.52, 0.84, SOOT, width=0.024)
    vein = pen.pick(VEINS)
    for x, y in (
        (-0.12, -0.28),
        (0.12, -0.24),
        (0.0, -0.08),
        (-0.14, 0.06),
        (0.14, 0.06),
        (-0.02, 0.2),
        (0.12, 0.3),
        (-0.15, 0.3),
    ):
        with pen.at(x + pen.between(-0.02, 0.02), y):
            nugget(pen, pen.between(0.11, 0.15), vein)
    for y in (-0.34, 0.34):
        pen.box(-0.37, y - 0.045, 0.74, 0.09, IRON, None, alpha=0.0)
        for x in (-0.35, 0.27):
            pen.box(x, y - 0.05, 0.08, 0.1, IRON, width=0.018)
            pen.disc(x + 0.04, y, 0.018, STEEL, None, sides=6)
    pen.rod([(0, 0.5), (0, 0.62)], IRON, 0.05)


def nugget(pen: Sketch, r: float, vein: Color) -> None:
    """Draw a lump of ore of radius `r` with crystals of the colour `vein`."""
    rock(pen, r, (150, 142, 134))
    for _ in range(3):
        angle, reach = pen.between(0, math.tau), r * pen.between(0.1, 0.55)
        with pen.at(reach * math.cos(angle), reach * math.sin(angle), pen.between(0, 4), r):
            pen.poly([(-0.16, 0.1), (0.0, -0.3), (0.18, 0.12)], vein, INK, 0.012, wobble=0)
            pen.poly([(-0.1, 0.06), (0.0, -0.24), (0.0, 0.08)], dim(vein, 1.35), None, wobble=0)


def ore(pen: Sketch, vein: Color | None = None) -> None:
    """Draw a heap of broken ore with crystals, 0.9 across."""
    vein = vein or pen.pick(VEINS)
    pen.blob(0, 0, 0.42, dim(STONE, 0.5), None, rough=0.3, alpha=0.35, sides=14)
    for index in range(11):
        angle = index * 2.4
        reach = 0.1 * math.sqrt(index)
        with pen.at(reach * math.cos(angle), reach * math.sin(angle)):
            nugget(pen, pen.between(0.1, 0.19) if index < 6 else pen.between(0.06, 0.1), vein)


def crystals(pen: Sketch, vein: Color | None = None) -> None:
    """Draw a cluster of crystals that lean out of the floor, the tallest in the middle, 0.8 across."""
    vein = vein or pen.pick(VEINS)
    pen.blob(0, 0.14, 0.34, dim(STONE, 0.62), INK, 0.024, 0.25, height=0.08)
    for lean, reach in ((-1.15, 0.3), (1.2, 0.28), (-0.62, 0.44), (0.66, 0.42), (0.04, 0.6), (-0.3, 0.3), (0.38, 0.26)):
        _shard(pen, vein, lean + pen.between(-0.1, 0.1), reach * pen.between(0.9, 1.1), 0.062 + reach * 0.09)
    for x in (-0.26, -0.05, 0.2, 0.31):
        with pen.at(x, 0.3 - abs(x) * 0.3):
            rock(pen, pen.between(0.05, 0.085), (150, 142, 134))


def _shard(pen: Sketch, vein: Color, lean: float, reach: float, wide: float) -> None:
    """Draw one crystal with its foot near the origin: two faces, a pointed tip, a glint along the edge between."""
    with pen.at(lean * 0.16, 0.2, lean * 0.62):
        shoulder = -reach + wide * 1.5
        pen.poly(
            [(-wide, 0), (-wide, shoulder), (0, -reach), (wide, shoulder), (wide, 0)],
            vein,
            INK,
            0.026,
            height=0.35,
            wobble=0.004,
        )
        pen.poly(
            [(wide * 0.2, 0), (wide * 0.2, shoulder), (0, -reach), (wide, shoulder), (wide, 0)],
            dim(vein, 0.68),
            None,
            wobble=0,
        )
        pen.poly(
            [(-wide * 0.9, -0.02), (-wide * 0.9, shoulder), (-wide * 0.35, shoulder + 0.02), (-wide * 0.35, -0.02)],
            dim(vein, 1.35),
            None,
            wobble=0,
        )
        pen.line([(wide * 0.2, -0.02), (wide * 0.2, shoulder), (0, -reach)], (250, 252, 255), 0.016, 0.85, wobble=0)


def ladder(pen: Sketch, length: float = 1.6) -> None:
    """Draw a ladder along y, 0.5 wide."""
    for x in (-0.2, 0.2):
        pen.rod([(x, -length / 2), (x, length / 2)], WOOD, 0.06, 0.03, height=0.14)
    for y in np.linspace(-length / 2 + 0.13, length / 2 - 0.13, max(3, round(length / 0.28))).tolist():
        pen.rod([(-0.22, y), (0.22, y)], dim(WOOD, 1.12), 0.05, 0.028, height=0.1)


def rope_coil(pen: Sketch) -> None:
    """Draw a coil of rope with a loose end and a hook, 0.7 across."""
    turn = np.linspace(0, 7 * math.pi, 90)
    radius = 0.1 + 0.17 * turn / turn[-1]
    spiral = np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)
    tail = np.array([(-0.31, 0.08), (-0.28, 0.22), (-0.14, 0.32), (0.06, 0.34), (0.2, 0.4)])
    pen.disc(0, 0, 0.28, dim(ROPE, 0.5), None, height=0.12)
    for points in (spiral, np.vstack([spiral[-1:], tail])):
        pen.line(points, INK, 0.068, wobble=0.003)
        pen.line(points, ROPE, 0.042, wobble=0)
    for index in range(0, len(spiral), 2):
        x, y = spiral[index].tolist()
        angle = float(turn[index]) + 0.6
        pen.line([(x - 0.018 * math.cos(angle), y - 0.018 * math.sin(angle)),
                  (x + 0.018 * math.cos(angle), y + 0.018 * math.sin(angle))], DARK, 0.010, 0.75, wobble=0)  # fmt: skip
    pen.rod([(0.2, 0.4), (0.3, 0.42), (0.33, 0.34), (0.27, 0.3)], IRON, 0.03)


def pickaxe(pen: Sketch) -> None:
    """Draw a pickaxe that lies along y, 0.6 x 0.8."""
    pen.rod([(0, -0.2), (0, 0.4)], WOOD, 0.055, 0.03, height=0.08)
    head = [
        (-0.36, -0.1),
        (-0.2, -0.24),
        (0, -0.29),
        (0.2, -0.24),
        (0.36, -0.1),
        (0.18, -0.17),
        (0, -0.2),
        (-0.18, -0.17),
    ]
    pen.poly(head, IRON, INK, 0.028, height=0.1)
    pen.line([(-0.24, -0.19), (0, -0.26), (0.22, -0.2)], (224, 226, 232), 0.024, 0.8)
    pen.box(-0.055, -0.29, 0.11, 0.12, dim(IRON, 0.8), width=0.022)


def prop_frame(pen: Sketch, w: float = 2.0) -> None:
    """Draw a pit prop: two posts and a beam across, width `w`."""
    pen.box(-w / 2, -0.11, w, 0.22, TIMBER, height=0.0)
    pen.line([(-w / 2 + 0.06, -0.06), (w / 2 - 0.06, -0.06)], LIT, 0.03, 0.25)
    for row in (-0.01, 0.05):
        start = -w / 2 + pen.between(0.1, 0.4) * w
        pen.line([(start, row), (start + w * 0.4, row)], DARK, 0.014, 0.8)
    pen.shadow([(-w / 2, -0.11), (w / 2, -0.11), (w / 2, 0.11), (-w / 2, 0.11)], 0.6)
    for side in (-1, 1):
        pen.box(side * (w / 2 - 0.12) - 0.13, -0.15, 0.26, 0.3, WOOD, width=0.03, height=0.6)
        pen.bevel_box(side * (w / 2 - 0.12) - 0.13, -0.15, 0.26, 0.3, 0.3)
        pen.disc(side * (w / 2 - 0.12), 0, 0.07, None, DARK, 0.014)
        pen.disc(side * (w / 2 - 0.12), 0, 0.03, None, DARK, 0.012, sides=8)
