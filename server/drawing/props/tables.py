"""Tables and what lies on them."""

import math

from server.drawing.pigments import (
    BINDINGS,
    BLUE,
    DARK,
    GOLD,
    GREEN,
    INK,
    LEATHER,
    PAPER,
    RED,
    SOOT,
    TIMBER,
    WOOD,
    Color,
    blend,
    dim,
)
from server.drawing.props.flames import halo
from server.drawing.props.seating import chair
from server.drawing.props.timber import planks
from server.drawing.sketch import Sketch

MEALS = ((176, 116, 64), (196, 160, 90), (120, 132, 72), (210, 202, 190))


def plate(pen: Sketch, x: float = 0.0, y: float = 0.0) -> None:
    """Draw a plate with something to eat."""
    pen.disc(x, y, 0.12, (226, 220, 206), width=0.016, height=0.02)
    pen.disc(x, y, 0.085, (206, 198, 182), None)
    meal = pen.pick(MEALS)
    pen.blob(x, y, 0.06, meal, dim(meal, 0.55), 0.010, 0.25, sides=9)


def mug(pen: Sketch, x: float = 0.0, y: float = 0.0) -> None:
    """Draw a mug of ale with its handle."""
    angle = pen.between(0, math.tau)
    pen.disc(x + 0.075 * math.cos(angle), y + 0.075 * math.sin(angle), 0.03, None, INK, 0.022, sides=8)
    pen.disc(x, y, 0.068, (140, 132, 124), width=0.018, height=0.05)
    pen.disc(x, y, 0.043, (120, 74, 34), None, sides=10)
    pen.disc(x - 0.012, y - 0.012, 0.018, (236, 214, 160), None, sides=7)


def candle(pen: Sketch, x: float = 0.0, y: float = 0.0) -> None:
    """Draw a burning candle in a pool of wax, or a cold one."""
    halo(pen, x, y, 0.22, 0.4)
    pen.blob(x, y, 0.075, (244, 236, 214), INK, 0.014, 0.2, sides=10)
    pen.disc(x, y, 0.04, (255, 250, 232), dim(PAPER, 0.7), 0.010, sides=10)
    pen.disc(x, y, 0.024, (255, 166, 44) if pen.burns else SOOT, None, sides=8)


def book(pen: Sketch, x: float = 0.0, y: float = 0.0) -> None:
    """Draw a book, closed or open."""
    color = pen.pick(BINDINGS)
    with pen.at(x, y, pen.between(-0.4, 0.4)):
        if pen.share() < 0.45:
            pen.box(-0.16, -0.11, 0.32, 0.22, color, width=0.018, height=0.03)
            for side in (-1, 1):
                pen.box(min(0.0, side * 0.14), -0.095, 0.14, 0.19, PAPER, dim(PAPER, 0.6), 0.010)
                for row in (-0.05, -0.01, 0.03):
                    pen.line([(side * 0.025, row), (side * 0.115, row)], INK, 0.009, 0.55)
            pen.line([(0, -0.1), (0, 0.1)], INK, 0.014)
        else:
            pen.box(-0.1, -0.13, 0.22, 0.26, PAPER, width=0.016, height=0.05)
            pen.box(-0.12, -0.13, 0.22, 0.26, color, width=0.018)
            pen.line([(-0.085, -0.12), (-0.085, 0.12)], dim(color, 0.6), 0.016)
            pen.box(-0.04, -0.07, 0.1, 0.06, GOLD, None)


def scroll(pen: Sketch, x: float = 0.0, y: float = 0.0) -> None:
    """Draw a rolled paper."""
    with pen.at(x, y, pen.between(-1, 1)):
        pen.rod([(-0.13, 0), (0.13, 0)], PAPER, 0.06, 0.022)
        pen.line([(0, -0.035), (0, 0.035)], RED, 0.03)


def table(pen: Sketch, w: float = 2.0, h: float = 1.0, seats: bool = True, food: bool = True) -> None:
    """Draw a table of w x h cells; `seats` puts chairs along its long sides, `food` lays it."""
    if seats:
        count = max(1, int(w / 0.8))
        for side, turn in ((-1, 0), (1, 2)):
            for index in range(count):
                if pen.share() < 0.1:
                    continue
                x = (index + 0.5) * w / count - w / 2 + pen.between(-0.06, 0.06)
                y = side * (h / 2 + 0.16 + pen.between(0, 0.1))
                with pen.at(x, y, turn + pen.between(-0.12, 0.12)):
                    chair(pen)
    planks(pen, -w / 2, -h / 2, w, h, max(3, round(h / 0.22)), WOOD, height=0.26)
    if food:
        _lay(pen, w, h)


def _lay(pen: Sketch, w: float, h: float) -> None:
    count = max(1, round((w - 0.3) / 0.42))
    for index in range(count):
        for side in (-1, 1):
            x = (index + 0.5) * (w - 0.2) / count - (w - 0.2) / 2 + pen.between(-0.05, 0.05)
            y = side * (h / 2 - 0.17)
            choice = pen.share()
            if choice < 0.45:
                plate(pen, x, y)
            elif choice < 0.75:
                mug(pen, x, y)
    if h > 0.7:
        candle(pen, pen.between(-0.1, 0.1), 0)


def desk(pen: Sketch) -> None:
    """Draw a writing desk with papers, books, ink and a candle, 1.5 x 0.7."""
    planks(pen, -0.75, -0.35, 1.5, 0.7, 4, WOOD, height=0.26)
    pen.box(-0.34, -0.26, 0.68, 0.5, (88, 104, 84), dim(GREEN, 0.5), 0.016)
    with pen.at(-0.08, -0.02, pen.between(-0.15, 0.15)):
        pen.box(-0.18, -0.2, 0.34, 0.4, PAPER, width=0.014)
        for row in range(5):
            pen.line([(-0.13, -0.13 + row * 0.07), (pen.between(0.02, 0.11), -0.13 + row * 0.07)], INK, 0.012, 0.7)
    with pen.at(0.16, 0.02, pen.between(-0.3, 0.3)):
        pen.box(-0.1, -0.13, 0.2, 0.26, dim(PAPER, 0.92), width=0.014)
    pen.line([(0.2, 0.14), (0.34, -0.12)], INK, 0.045)
    pen.line([(0.2, 0.14), (0.34, -0.12)], (250, 246, 236), 0.024)
    book(pen, -0.55, 0.06)
    book(pen, -0.53, 0.03)
    scroll(pen, 0.53, 0.16)
    pen.disc(0.42, 0.02, 0.05, (40, 44, 60), width=0.018, sides=10)
    candle(pen, 0.56, -0.18)


def map_table(pen: Sketch, w: float = 1.8, h: float = 1.2) -> None:
    """Draw a table with a campaign map, tokens and a dagger stuck into it."""
    planks(pen, -w / 2, -h / 2, w, h, max(3, round(h / 0.24)), TIMBER, height=0.28)
    mw, mh = w - 0.36, h - 0.3
    sheet = [(-mw / 2, -mh / 2 + 0.03), (mw / 2 - 0.04, -mh / 2), (mw / 2, mh / 2 - 0.05), (-mw / 2 + 0.05, mh / 2)]
    pen.poly(sheet, (232, 214, 172), INK, 0.022)
    coast = [(-mw / 2 + 0.06, 0.02), (-mw * 0.2, -mh * 0.16), (-mw * 0.05, mh * 0.08), (mw * 0.18, -mh * 0.06)]
    land = [*coast, (mw * 0.4, mh * 0.12), (mw * 0.42, mh * 0.36), (-mw * 0.4, mh * 0.4)]
    pen.poly(land, (196, 176, 120), dim(LEATHER, 0.7), 0.016)
    pen.poly([(mw * 0.1, -mh * 0.4), (mw * 0.36, -mh * 0.36), (mw * 0.3, -mh * 0.16), (mw * 0.12, -mh * 0.2)],
             (196, 176, 120), dim(LEATHER, 0.7), 0.014)  # fmt: skip
    for index in range(6):
        start = -mw * 0.34 + index * mw * 0.12
        pen.line([(start, mh * 0.22), (start + mw * 0.06, mh * 0.2)], RED, 0.022)
    _token(pen, -mw * 0.3, mh * 0.14, BLUE)
    _token(pen, -mw * 0.16, mh * 0.32, BLUE)
    _token(pen, mw * 0.36, mh * 0.22, RED)
    pen.line([(-mw * 0.36, -mh * 0.3), (-mw * 0.2, -mh * 0.3)], DARK, 0.016)
    pen.line([(-mw * 0.28, -mh * 0.4), (-mw * 0.28, -mh * 0.2)], DARK, 0.016)
    candle(pen, -w / 2 + 0.14, -h / 2 + 0.14)
    scroll(pen, w / 2 - 0.2, -h / 2 + 0.12)


def _token(pen: Sketch, x: float, y: float, color: Color) -> None:
    pen.disc(x, y, 0.06, color, width=0.018, height=0.06, sides=10)
    across, down = pen.lightward(0.02)
    pen.disc(x + across, y + down, 0.026, blend(color, (255, 255, 255), 0.4), None, sides=8)


def lectern(pen: Sketch) -> None:
    """Draw a reading stand with an open book, 0.7 x 0.6; the reader stands at the front."""
    pen.disc(0, 0.02, 0.22, TIMBER, height=0.1)
    pen.poly([(-0.3, -0.22), (0.3, -0.22), (0.34, 0.2), (-0.34, 0.2)], WOOD, INK, 0.03, height=0.42)
    pen.bevel([(-0.3, -0.22), (0.3, -0.22), (0.34, 0.2), (-0.34, 0.2)], 0.04, 0.3)
    pen.poly([(-0.25, -0.17), (0.25, -0.17), (0.28, 0.14), (-0.28, 0.14)], RED, INK, 0.016)
    for side in (-1, 1):
        page = [(0, -0.15), (side * 0.22, -0.16), (side * 0.24, 0.11), (0, 0.12)]
        pen.poly(page, PAPER, INK, 0.014)
        for row in range(4):
            y = -0.1 + row * 0.055
            pen.line([(side * 0.045, y), (side * pen.between(0.14, 0.19), y)], INK, 0.011, 0.65)
    pen.line([(0.02, -0.12), (0.04, 0.2)], RED, 0.024)
