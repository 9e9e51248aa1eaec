"""Machinery of steam and brass: boilers, engines, gears, gauges, lathes and automata."""

import math

import numpy as np

from server.drawing.pigments import DARK, EMBERS, INK, IRON, LIT, PALE_GLOW, SOOT, STEEL, TIMBER, WOOD, Color, dim
from server.drawing.props.flames import fire
from server.drawing.props.metalwork import BRASS, COPPER, DARK_METAL, bulb, pipe, sheet
from server.drawing.sketch import Sketch


def gear(pen: Sketch, x: float, y: float, r: float, color: Color, height: float = 0.1) -> None:
    """Draw a toothed wheel of radius `r` with spokes."""
    teeth = max(8, round(r * 36))
    turn = np.arange(teeth * 4) / (teeth * 4) * math.tau + pen.between(0, 1)
    reach = np.where(np.arange(teeth * 4) % 4 < 2, r, r * 0.86)
    pen.poly(
        np.stack([x + reach * np.cos(turn), y + reach * np.sin(turn)], 1), color, INK, 0.024, height=height, wobble=0
    )
    pen.disc(x, y, r * 0.68, dim(color, 0.55), INK, 0.018)
    for index in range(5):
        angle = float(turn[0]) + index * math.tau / 5
        tip = x + r * 0.72 * math.cos(angle), y + r * 0.72 * math.sin(angle)
        pen.line([(x, y), tip], INK, r * 0.2 + 0.02, wobble=0)
        pen.line([(x, y), tip], color, r * 0.2, wobble=0)
    pen.disc(x, y, r * 0.26, dim(color, 1.1), INK, 0.018)
    pen.disc(x, y, r * 0.1, SOOT, None, sides=8)


def gears(pen: Sketch) -> None:
    """Draw three wheels that turn each other, 1.4 x 1.2."""
    gear(pen, -0.24, 0.02, 0.42, BRASS, 0.16)
    gear(pen, 0.32, -0.22, 0.27, COPPER, 0.2)
    gear(pen, 0.3, 0.32, 0.2, IRON, 0.12)


def gauge(pen: Sketch, x: float, y: float, r: float) -> None:
    """Draw a dial in a brass rim, its hand somewhere."""
    pen.disc(x, y, r, BRASS, width=0.02, height=0.06)
    pen.disc(x, y, r * 0.76, (240, 232, 208), None)
    angle = pen.between(2.4, 6.9)
    pen.line([(x, y), (x + r * 0.62 * math.cos(angle), y + r * 0.62 * math.sin(angle))], (150, 30, 24), 0.026, wobble=0)


def gauge_panel(pen: Sketch, w: float = 1.6) -> None:
    """Draw a board of gauges and levers against the wall, width `w`, 0.5 deep."""
    pen.box(-w / 2, -0.25, w, 0.5, dim(WOOD, 0.72), height=0.4)
    pen.bevel_box(-w / 2, -0.25, w, 0.5, 0.3)
    count = max(2, round(w / 0.34))
    for index in range(count):
        x = -w / 2 + (index + 0.5) * w / count
        gauge(pen, x, -0.09, 0.115)
        if pen.share() < 0.6:
            pen.rod([(x, 0.08), (x + pen.between(-0.06, 0.06), 0.19)], IRON, 0.03, 0.02)
            pen.disc(x, 0.2, 0.035, (158, 52, 44), INK, 0.012, sides=8)
        else:
            bulb(pen, x, 0.14, 0.035)


def boiler(pen: Sketch) -> None:
    """Draw a riveted boiler lying along y, its firebox in front, 1.3 x 2."""
    pen.box(-0.56, -0.95, 1.12, 1.5, dim(COPPER, 0.72), width=0.04, height=0.55)
    for share, light in ((0.14, 0.85), (0.3, 1.0), (0.4, 1.2), (0.56, 1.0), (0.74, 0.8)):
        pen.box(-0.54 + share * 1.0, -0.93, 0.16, 1.46, dim(COPPER, light), None, wobble=0)
    for y in (-0.9, -0.42, 0.06, 0.5):
        pen.box(-0.6, y - 0.05, 1.2, 0.1, BRASS, width=0.02)
        for index in range(7):
            pen.disc(-0.52 + index * 0.173, y, 0.02, dim(BRASS, 0.6), None, sides=6)
    pen.box(-0.5, 0.55, 1.0, 0.4, IRON, width=0.034, height=0.5)
    pen.bevel_box(-0.5, 0.55, 1.0, 0.4, 0.35)
    pen.box(-0.3, 0.7, 0.6, 0.24, SOOT, width=0.024)
    if pen.burns:
        for x, r in ((-0.16, 0.1), (0.14, 0.11), (0.0, 0.13)):
            with pen.at(x, 0.82):
                fire(pen, r)
    pen.disc(0, -0.2, 0.19, BRASS, width=0.026, height=0.7)
    pen.disc(0, -0.2, 0.11, SOOT, INK, 0.016)
    gauge(pen, 0.36, 0.3, 0.12)


def steam_engine(pen: Sketch) -> None:
    """Draw a beam engine: a cylinder, its rod, a flywheel, 2.2 x 1.3."""
    pen.box(-1.08, -0.6, 2.16, 1.2, dim(IRON, 0.62), width=0.034, height=0.14)
    pen.bevel_box(-1.08, -0.6, 2.16, 1.2, 0.35)
    pen.box(-1.0, -0.3, 0.72, 0.6, COPPER, width=0.03, height=0.4)
    for light, top in ((1.18, -0.2), (0.82, 0.08)):
        pen.box(-0.98, top, 0.68, 0.12, dim(COPPER, light), None, wobble=0)
    for x in (-0.96, -0.66, -0.36):
        pen.box(x - 0.04, -0.34, 0.08, 0.68, BRASS, width=0.018)
    pen.rod([(-0.28, 0.0), (0.45, 0.14)], STEEL, 0.09, 0.03, height=0.3)
    gear(pen, 0.52, 0.0, 0.52, IRON, 0.36)
    pen.disc(0.45, 0.14, 0.08, BRASS, width=0.02)
    pen.disc(-0.64, 0, 0.1, BRASS, width=0.02, height=0.5)
    gauge(pen, -0.62, -0.46, 0.1)


def pipes(pen: Sketch, w: float = 2.0) -> None:
    """Draw pipes with a valve along the wall at the back, `w` wide, 0.5 deep."""
    half = w / 2
    pipe(pen, -half + 0.06, -0.15, half - 0.06, -0.15, COPPER, 0.15)
    pipe(pen, -half + 0.06, 0.06, half - 0.06, 0.06, dim(BRASS, 0.85), 0.1)
    x = pen.between(-half * 0.5, half * 0.5)
    pen.rod([(x, -0.15), (x, 0.06)], COPPER, 0.1, 0.03)
    pen.disc(x, 0.08, 0.13, None, INK, 0.06)
    pen.disc(x, 0.08, 0.13, None, (168, 52, 40), 0.035)
    pen.line([(x - 0.12, 0.08), (x + 0.12, 0.08)], (168, 52, 40), 0.03, wobble=0)
    pen.line([(x, -0.04), (x, 0.2)], (168, 52, 40), 0.03, wobble=0)


def lathe(pen: Sketch) -> None:
    """Draw a lathe with its wheel and a work piece, 2 x 0.85."""
    pen.box(-0.96, -0.3, 1.92, 0.6, dim(IRON, 0.85), height=0.3)
    pen.bevel_box(-0.96, -0.3, 1.92, 0.6, 0.35)
    for y in (-0.1, 0.1):
        pen.line([(-0.6, y), (0.9, y)], STEEL, 0.04, 0.8, wobble=0)
    sheet(pen, -0.9, -0.26, 0.42, 0.52, BRASS, 0.4)
    pen.rod([(-0.48, 0), (0.5, 0)], COPPER, 0.11, 0.03, height=0.3)
    pen.box(0.5, -0.14, 0.2, 0.28, IRON, width=0.026, height=0.36)
    pen.box(-0.05, 0.08, 0.2, 0.2, BRASS, width=0.022, height=0.32)
    gear(pen, -0.69, 0.12, 0.2, COPPER, 0.4)


def automaton(pen: Sketch) -> None:
    """Draw an automaton that stands there, seen on its shoulders and its hat of brass, 0.9 across."""
    pen.disc(0, 0, 0.46, dim(IRON, 0.6), width=0.03, height=0.1)
    for side in (-1, 1):
        pen.rod([(side * 0.3, 0.0), (side * 0.36, 0.24)], COPPER, 0.12, 0.03, height=0.3)
        pen.disc(side * 0.3, -0.02, 0.14, BRASS, width=0.026, height=0.5)
        pen.disc(side * 0.36, 0.27, 0.07, IRON, width=0.02, sides=8)
    pen.disc(0, 0, 0.3, COPPER, width=0.03, ry=0.2, height=0.55)
    gear(pen, 0, -0.13, 0.1, BRASS, 0.0)
    pen.disc(0, 0.04, 0.16, BRASS, width=0.028, height=0.75)
    across, down = pen.lightward(0.06)
    pen.disc(across, 0.04 + down, 0.06, dim(BRASS, 1.25), None, sides=9)
    for side in (-1, 1):
        pen.disc(side * 0.07, 0.17, 0.035, PALE_GLOW if pen.burns else STEEL, INK, 0.014, sides=8)


def furnace(pen: Sketch) -> None:
    """Draw a furnace of iron against the wall, its door open, pipes to both sides, 2 x 0.8."""
    pipe(pen, -0.98, -0.2, -0.6, -0.2, COPPER, 0.14)
    pipe(pen, 0.6, -0.2, 0.98, -0.2, COPPER, 0.14)
    pen.box(-0.66, -0.36, 1.32, 0.7, dim(IRON, 0.8), width=0.036, height=0.44)
    pen.bevel_box(-0.66, -0.36, 1.32, 0.7, 0.35)
    pen.disc(0, -0.18, 0.16, DARK_METAL, width=0.026, height=0.7)
    pen.disc(0, -0.18, 0.1, SOOT, None)
    pen.box(-0.4, 0.06, 0.8, 0.34, SOOT, width=0.028)
    if pen.burns:
        pen.box(-0.34, 0.1, 0.68, 0.26, EMBERS[0], None)
        for x in (-0.2, 0.02, 0.2):
            with pen.at(x, 0.22):
                fire(pen, 0.14)
    for x in (-0.54, 0.54):
        gauge(pen, x, 0.16, 0.09)


def tesla_coil(pen: Sketch) -> None:
    """Draw a coil that sparks, 0.95 across."""
    pen.disc(0, 0, 0.44, dim(TIMBER, 0.9), width=0.03, height=0.12)
    for reach in (0.34, 0.29, 0.24):
        pen.disc(0, 0, reach, None, INK, 0.055)
        pen.disc(0, 0, reach, None, COPPER, 0.035)
    pen.disc(0, 0, 0.17, BRASS, width=0.026, height=0.7)
    pen.disc(-0.05, -0.06, 0.06, dim(BRASS, 1.3), None, sides=8)
    for index in range(3 if pen.burns else 0):
        turn = index * 2.1 + pen.between(0, 1)
        spark = [(0.17 * math.cos(turn), 0.17 * math.sin(turn))]
        for step in (0.26, 0.34, 0.43):
            bent = turn + pen.between(-0.3, 0.3)
            spark.append((step * math.cos(bent), step * math.sin(bent)))
        pen.line(spark, PALE_GLOW, 0.05, 0.4, wobble=0)
        pen.line(spark, LIT, 0.02, wobble=0)


def coal(pen: Sketch) -> None:
    """Draw a heap of coal with its shovel, 0.95 across."""
    pen.blob(0, 0, 0.42, (44, 42, 44), INK, 0.024, 0.25, height=0.16, sides=16)
    for x, y in pen.spread(14, 0.16).tolist():
        shade = dim((66, 64, 68), pen.between(0.6, 1.2))
        pen.blob(
            max(-0.32, min(0.32, x)), max(-0.32, min(0.32, y)), pen.between(0.05, 0.09), shade, INK, 0.012, 0.3, sides=7
        )
    with pen.at(0.1, 0.1, pen.between(0, 4)):
        pen.rod([(0, 0), (0.4, 0.04)], DARK, 0.045, 0.02)
        pen.box(-0.22, -0.11, 0.24, 0.22, STEEL, width=0.02)
