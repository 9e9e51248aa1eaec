"""Lamps: of oil, of gas and of wire. They shine in the light of the look."""

import math

from server.drawing.pigments import DARK, GLOW, IRON, PALE_GLOW, TIMBER, dim
from server.drawing.props.metalwork import BRASS, DARK_METAL, METAL, bulb, tube
from server.drawing.sketch import Sketch


def lantern(pen: Sketch) -> None:
    """Draw a storm lantern that hangs from a bracket at the back."""
    pen.rod([(0, -0.24), (0, 0.0)], IRON, 0.045, 0.03)
    pen.disc(0, 0.05, 0.15, dim(IRON, 0.7), height=0.24)
    bulb(pen, 0, 0.05, 0.1)
    for turn in (0.3, 1.87, 3.44, 5.01):
        pen.line([(0.1 * math.cos(turn), 0.05 + 0.1 * math.sin(turn)),
                  (0.15 * math.cos(turn), 0.05 + 0.15 * math.sin(turn))], IRON, 0.03, wobble=0)  # fmt: skip


def lantern_post(pen: Sketch) -> None:
    """Draw a lantern on a keg, 0.66 across."""
    pen.disc(0, 0, 0.3, TIMBER, height=0.3)
    pen.disc(0, 0, 0.27, None, IRON, 0.03)
    for x in (-0.13, 0.0, 0.13):
        pen.line([(x, -0.2), (x, 0.2)], DARK, 0.014, 0.7)
    pen.disc(0, 0, 0.16, dim(IRON, 0.7), height=0.2)
    bulb(pen, 0, 0, 0.11)


def oil_lamp(pen: Sketch) -> None:
    """Draw a small oil lamp with its glass, 0.3 across."""
    pen.disc(0, 0, 0.13, BRASS, height=0.12)
    bulb(pen, 0, 0, 0.075)


def gas_lamp(pen: Sketch) -> None:
    """Draw a gas lamp of two globes on a brass arm at the back."""
    pen.box(-0.09, -0.25, 0.18, 0.08, BRASS, width=0.02)
    pen.rod([(-0.19, 0.06), (0, -0.1), (0.19, 0.06)], BRASS, 0.045, 0.024)
    pen.rod([(0, -0.22), (0, -0.1)], BRASS, 0.05, 0.024)
    for x in (-0.19, 0.19):
        bulb(pen, x, 0.07, 0.1)


def gas_standard(pen: Sketch) -> None:
    """Draw a cast standard with three gas globes, 0.66 across."""
    pen.disc(0, 0, 0.28, dim(IRON, 0.8), height=0.3)
    pen.disc(0, 0, 0.2, BRASS, width=0.02)
    for turn in (0.5, 2.6, 4.7):
        x, y = 0.2 * math.cos(turn), 0.2 * math.sin(turn)
        pen.rod([(0, 0), (x, y)], BRASS, 0.05, 0.02)
        bulb(pen, x, y, 0.1)


def tube_lamp(pen: Sketch) -> None:
    """Draw a tube of light along the wall at the back, 0.7 wide."""
    pen.box(-0.35, -0.24, 0.7, 0.1, DARK_METAL, width=0.022, height=0.1)
    tube(pen, -0.29, -0.14, 0.29, -0.14, 0.055)


def floor_lamp(pen: Sketch) -> None:
    """Draw a lamp in the floor: a lit ring in a metal rim, 0.6 across."""
    pen.disc(0, 0, 0.29, DARK_METAL, height=0.06)
    pen.disc(0, 0, 0.29, None, METAL, 0.03)
    bulb(pen, 0, 0, 0.15)
    for turn in (0.0, 1.57, 3.14, 4.71):
        pen.line([(0.15 * math.cos(turn), 0.15 * math.sin(turn)),
                  (0.28 * math.cos(turn), 0.28 * math.sin(turn))], METAL, 0.03, wobble=0)  # fmt: skip


def beacon(pen: Sketch) -> None:
    """Draw a small lamp that somebody has put down, 0.26 across."""
    pen.disc(0, 0, 0.12, DARK_METAL, height=0.08)
    bulb(pen, 0, 0, 0.07)


def candelabrum(pen: Sketch) -> None:
    """Draw a tall stand with five candles, 0.66 across."""
    pen.disc(0, 0, 0.13, dim(IRON, 0.7), height=0.5)
    if pen.burns:
        pen.disc(0, 0, 0.34, GLOW, None, alpha=0.2)
    for index in range(5):
        turn = index * math.tau / 5 - 0.3
        x, y = 0.23 * math.cos(turn), 0.23 * math.sin(turn)
        pen.line([(0, 0), (x, y)], dim(IRON, 0.7), 0.05, wobble=0)
        pen.disc(x, y, 0.085, (240, 232, 212), width=0.02, height=0.4)
        pen.disc(x, y, 0.05, PALE_GLOW if pen.burns else DARK, None, sides=8)
