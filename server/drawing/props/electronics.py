"""Electronics: racks, terminals, consoles, cables and what is sold by machines."""

import math

import numpy as np

from server.drawing.pigments import DARK_GLOW, DEEP_GLOW, GLOW, INK, PALE_GLOW, dim
from server.drawing.props.metalwork import DARK_METAL, METAL, WARNING, diodes, screen, sheet, tube
from server.drawing.props.seating import stool
from server.drawing.sketch import Sketch

BLACK = (30, 32, 40)


def server_rack(pen: Sketch, w: float = 2.0) -> None:
    """Draw a row of server racks of width `w`, 0.5 deep: fans above, lights along the front."""
    sheet(pen, -w / 2, -0.25, w, 0.5, DARK_METAL, 0.46)
    count = max(1, round(w / 0.5))
    for index in range(count):
        x, wide = -w / 2 + index * w / count, w / count
        pen.box(x + 0.04, -0.2, wide - 0.08, 0.26, BLACK, width=0.016, wobble=0.003)
        pen.disc(x + wide / 2, -0.07, 0.1, dim(METAL, 0.7), width=0.016)
        pen.disc(x + wide / 2, -0.07, 0.035, BLACK, None, sides=7)
        for turn in (0.4, 2.5, 4.6):
            pen.line([(x + wide / 2, -0.07),
                      (x + wide / 2 + 0.09 * math.cos(turn), -0.07 + 0.09 * math.sin(turn))], BLACK, 0.022,
                      wobble=0)  # fmt: skip
        if index:
            pen.line([(x, -0.25), (x, 0.25)], INK, 0.024, wobble=0)
        pen.box(x + 0.05, 0.11, wide - 0.1, 0.1, DARK_GLOW, width=0.014, wobble=0)
        diodes(pen, x + 0.07, 0.16, wide - 0.14, 4)


def terminal(pen: Sketch) -> None:
    """Draw a terminal on a pedestal, its screen to the back, 0.7 x 0.6."""
    pen.box(-0.26, -0.12, 0.52, 0.36, METAL, height=0.3)
    pen.bevel_box(-0.26, -0.12, 0.52, 0.36, 0.35)
    pen.box(-0.32, -0.28, 0.64, 0.22, DARK_METAL, width=0.026, height=0.42)
    screen(pen, -0.27, -0.24, 0.54, 0.15, 3)
    for row in (0.04, 0.1, 0.16):
        pen.line([(-0.19, row), (0.19, row)], (206, 210, 218), 0.034, 0.8, wobble=0)


def console(pen: Sketch) -> None:
    """Draw a wide console with three screens and keys, 2 x 0.8."""
    outline = [(-0.98, -0.38), (0.98, -0.38), (0.98, 0.2), (0.66, 0.34), (-0.66, 0.34), (-0.98, 0.2)]
    pen.poly(outline, DARK_METAL, INK, 0.034, height=0.34)
    pen.bevel(outline, 0.045, 0.35)
    for x in (-0.86, -0.27, 0.32):
        screen(pen, x, -0.31, 0.54, 0.24, 4)
    for x in (-0.7, -0.12, 0.46):
        pen.box(x, 0.0, 0.26, 0.14, METAL, width=0.016, wobble=0.003)
        pen.line([(x + 0.03, 0.05), (x + 0.23, 0.05)], BLACK, 0.022, wobble=0)
        pen.line([(x + 0.03, 0.1), (x + 0.23, 0.1)], BLACK, 0.022, wobble=0)
    diodes(pen, -0.6, 0.26, 1.2, 8)


def workstation(pen: Sketch) -> None:
    """Draw a desk with screens and who sits at it a stool, 1.5 x 1.4."""
    pen.box(-0.74, -0.5, 1.48, 0.72, METAL, height=0.26)
    pen.bevel_box(-0.74, -0.5, 1.48, 0.72, 0.35)
    for x in (-0.62, -0.02):
        pen.box(x - 0.02, -0.46, 0.6, 0.2, BLACK, width=0.022, height=0.4)
        screen(pen, x + 0.02, -0.42, 0.52, 0.12, 2)
    pen.box(-0.3, -0.12, 0.5, 0.16, BLACK, width=0.018, wobble=0.003)
    diodes(pen, -0.27, -0.04, 0.44, 6)
    pen.disc(0.5, 0.0, 0.08, (210, 206, 196), width=0.018, sides=9)
    with pen.at(pen.between(-0.2, 0.2), 0.46):
        stool(pen)


def hologram(pen: Sketch) -> None:
    """Draw a projector with a globe of light over it, 0.6 across."""
    pen.disc(0, 0, 0.28, DARK_METAL, height=0.2)
    pen.disc(0, 0, 0.22, BLACK, METAL, 0.024)
    if pen.burns:
        pen.disc(0, 0, 0.3, GLOW, None, alpha=0.22)
        for reach in (0.19, 0.12, 0.05):
            pen.disc(0, 0, reach, None, PALE_GLOW, 0.018, ry=0.19, alpha=0.9)
            pen.disc(0, 0, 0.19, None, GLOW, 0.016, ry=reach, alpha=0.9)


def screen_wall(pen: Sketch, w: float = 2.0) -> None:
    """Draw screens that hang along the wall at the back, `w` wide, 0.3 deep."""
    pen.box(-w / 2, -0.15, w, 0.2, BLACK, height=0.4)
    count = max(1, round(w / 0.66))
    for index in range(count):
        x = -w / 2 + 0.04 + index * (w - 0.08) / count
        screen(pen, x + 0.02, -0.11, (w - 0.08) / count - 0.04, 0.14, 2)
    if pen.burns:
        pen.box(-w / 2 + 0.05, 0.06, w - 0.1, 0.1, GLOW, None, alpha=0.28, wobble=0)


def vending_machine(pen: Sketch) -> None:
    """Draw a machine that sells drinks, its lit front before it, 0.9 x 0.7."""
    pen.box(-0.42, -0.33, 0.84, 0.56, DARK_METAL, height=0.6)
    pen.bevel_box(-0.42, -0.33, 0.84, 0.56, 0.35)
    pen.box(-0.36, -0.27, 0.72, 0.2, BLACK, width=0.018)
    pen.line([(-0.3, -0.17), (0.3, -0.17)], DEEP_GLOW, 0.05, wobble=0)
    pen.box(-0.42, 0.12, 0.84, 0.13, GLOW if pen.burns else METAL, width=0.024)
    for index in range(6):
        color = pen.pick(((214, 60, 70), (240, 240, 244), (70, 150, 220), (240, 190, 60)))
        pen.disc(-0.33 + index * 0.13, 0.18, 0.042, color, INK, 0.012, sides=8)


def datapad(pen: Sketch) -> None:
    """Draw a slate with a lit screen, 0.26 x 0.2."""
    with pen.at(0, 0, pen.between(-0.5, 0.5)):
        pen.box(-0.13, -0.1, 0.26, 0.2, BLACK, width=0.02, height=0.03)
        screen(pen, -0.1, -0.07, 0.2, 0.14, 3)


def cable(pen: Sketch, length: float = 1.2) -> None:
    """Draw cables that lie across the floor, flat."""
    with pen.on("crack"):
        for shift, color in ((0.0, BLACK), (0.07, pen.pick(((150, 44, 54), DARK_METAL, WARNING)))):
            along = np.linspace(-length / 2, length / 2, 9)
            sway = np.cumsum(pen.spread(9, 0.05)[:, 0])
            pen.line(np.stack([along, shift + sway - sway[4]], 1), color, 0.035, wobble=0)
        pen.box(-length / 2 - 0.06, -0.04, 0.1, 0.14, METAL, width=0.014)


def cable_coil(pen: Sketch) -> None:
    """Draw a coil of cable with its plug, 0.7 across."""
    color = pen.pick((BLACK, (126, 44, 50), (60, 84, 96)))
    for reach in (0.28, 0.22, 0.16, 0.1):
        pen.disc(0, 0, reach, None, INK, 0.07)
        pen.disc(0, 0, reach, None, dim(color, 1.15), 0.04)
    pen.rod([(0.2, 0.2), (0.3, 0.34)], color, 0.045, 0.02)
    pen.box(0.25, 0.31, 0.13, 0.1, METAL, width=0.018, height=0.06)
    pen.shadow([(-0.3, -0.3), (0.3, -0.3), (0.3, 0.3), (-0.3, 0.3)], 0.1)


def neon_sign(pen: Sketch, w: float = 1.6) -> None:
    """Draw a sign of lit tubes along the wall at the back, `w` wide, 0.4 deep."""
    pen.box(-w / 2, -0.2, w, 0.12, BLACK, width=0.024, height=0.3)
    tube(pen, -w / 2 + 0.1, -0.04, w / 2 - 0.1, -0.04, 0.05)
    step = (w - 0.5) / 4
    for index in range(4):
        x = -w / 2 + 0.25 + step * (index + 0.5)
        mark = [(x - step * 0.3, 0.16), (x, 0.06), (x + step * 0.3, 0.16)]
        pen.line(mark, INK, 0.06, wobble=0)
        pen.line(mark, PALE_GLOW if pen.burns else METAL, 0.035, wobble=0)


def guide_strip(pen: Sketch, w: float = 0.9, length: float = 3.0) -> None:
    """Draw two tubes of light let into the floor from the origin towards the front, `w` apart, flat."""
    with pen.on("flat"):
        pen.box(-w / 2, 0, w, length, DARK_METAL, None, alpha=0.3, wobble=0)
        for x in (-w / 2, w / 2):
            tube(pen, x, 0, x, length, 0.035)
        for index in range(int(length / 0.8)):
            y = 0.4 + index * 0.8
            mark = [(-w * 0.2, y - 0.1), (0, y + 0.1), (w * 0.2, y - 0.1)]
            pen.line(mark, DEEP_GLOW if pen.burns else METAL, 0.06, 0.8, wobble=0)
