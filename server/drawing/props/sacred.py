"""Altars, tombs and idols."""

import math

from server.drawing.pigments import DARK, GOLD, INK, LIT, PALE, RED, SOOT, STONE, Color, dim
from server.drawing.props.remains import skull
from server.drawing.props.tables import candle
from server.drawing.sketch import Sketch

LID = ((-0.32, -0.86), (0.32, -0.86), (0.38, -0.42), (0.28, 0.86), (-0.28, 0.86), (-0.38, -0.42))
TOMB = ((-0.4, -0.95), (0.4, -0.95), (0.46, -0.45), (0.36, 0.95), (-0.36, 0.95), (-0.46, -0.45))
HOLLOW = ((-0.28, -0.82), (0.28, -0.82), (0.33, -0.42), (0.24, 0.82), (-0.24, 0.82), (-0.33, -0.42))


def altar(pen: Sketch, w: float = 2.0) -> None:
    """Draw an altar with a cloth, candles and a chalice, w x 0.9."""
    pen.box(-w / 2 - 0.06, -0.5, w + 0.12, 1.0, dim(STONE, 0.82), width=0.032, height=0.12)
    pen.box(-w / 2, -0.44, w, 0.88, PALE, height=0.36)
    pen.bevel_box(-w / 2, -0.44, w, 0.88, 0.4)
    pen.box(-w * 0.2, -0.46, w * 0.4, 0.96, RED, width=0.022)
    pen.box(-w * 0.16, -0.46, w * 0.32, 0.96, None, GOLD, 0.03)
    for index in range(5):
        x = -w * 0.16 + (index + 0.5) * w * 0.32 / 5
        pen.line([(x, 0.5), (x, 0.57)], GOLD, 0.026)
    for side in (-1, 1):
        candle(pen, side * (w / 2 - 0.18), -0.22)
        candle(pen, side * (w / 2 - 0.18), 0.16)
    pen.disc(0, 0, 0.18, GOLD, width=0.024, height=0.1)
    across, down = pen.lightward(0.05)
    pen.disc(0, 0, 0.11, (120, 26, 34), INK, 0.016)
    pen.disc(across, down, 0.04, (226, 120, 110), None, sides=8)


def sarcophagus(pen: Sketch) -> None:
    """Draw a stone coffin with the figure of its owner on the lid, 0.95 x 1.95; now and then it stands open."""
    pen.poly(TOMB, dim(STONE, 0.78), INK, 0.036, height=0.36)
    pen.bevel(TOMB, 0.04, 0.3)
    ajar = pen.share() < 0.3
    if ajar:
        pen.poly(HOLLOW, SOOT, INK, 0.022)
        skull(pen, 0.02, -0.6, 0.12)
    with pen.at(0.26 if ajar else 0.0, 0.16 if ajar else 0.0, 0.11 if ajar else 0.0):
        pen.poly(LID, STONE, INK, 0.028, height=0.12 if ajar else 0.0)
        pen.bevel(LID, 0.04, 0.35)
        _effigy(pen)


def _effigy(pen: Sketch) -> None:
    robe = [
        (-0.2, -0.4),
        (0.2, -0.4),
        (0.24, -0.2),
        (0.17, 0.34),
        (0.2, 0.68),
        (-0.2, 0.68),
        (-0.17, 0.34),
        (-0.24, -0.2),
    ]
    pen.poly(robe, PALE, INK, 0.022)
    for x in (-0.09, 0.0, 0.09):
        pen.line([(x * 0.8, 0.22), (x * 1.3, 0.64)], dim(STONE, 0.55), 0.016)
    pen.rod([(0, -0.12), (0, 0.5)], dim(PALE, 1.08), 0.05, 0.022)
    pen.rod([(-0.1, 0.04), (0.1, 0.04)], dim(PALE, 1.08), 0.04, 0.022)
    for side in (-1, 1):
        pen.rod([(side * 0.2, -0.3), (side * 0.17, -0.08), (side * 0.03, -0.06)], PALE, 0.07, 0.024)
    pen.disc(0, -0.55, 0.17, dim(STONE, 0.86), width=0.018)
    pen.disc(0, -0.55, 0.12, PALE, width=0.022)
    for side in (-1, 1):
        pen.line([(side * 0.07, -0.555), (side * 0.025, -0.555)], INK, 0.014, wobble=0)
    pen.line([(-0.03, -0.49), (0.03, -0.49)], INK, 0.013, wobble=0)
    pen.line([(0, -0.56), (0, -0.52)], dim(STONE, 0.5), 0.013, wobble=0)


def idol(pen: Sketch) -> None:
    """Draw the horned idol of some hungry god on a round step, 1.1 across."""
    jade: Color = pen.pick(((96, 148, 120), (176, 96, 74), (134, 112, 160)))
    pen.disc(0, 0, 0.54, dim(STONE, 0.78), width=0.034, height=0.14)
    pen.disc(0, 0, 0.44, dim(STONE, 0.94), width=0.024)
    for index in range(8):
        angle = index * math.tau / 8 + 0.2
        pen.disc(0.49 * math.cos(angle), 0.49 * math.sin(angle), 0.02, DARK, None, sides=6)
    belly = [(-0.3, -0.08), (-0.36, 0.14), (-0.2, 0.34), (0.2, 0.34), (0.36, 0.14), (0.3, -0.08)]
    pen.poly(belly, dim(jade, 0.85), INK, 0.03, height=0.5)
    pen.disc(0, 0.16, 0.18, dim(jade, 1.08), dim(jade, 0.5), 0.016)
    for side in (-1, 1):
        pen.rod([(side * 0.28, -0.1), (side * 0.38, 0.14), (side * 0.16, 0.3)], jade, 0.11, 0.03)
        pen.disc(side * 0.15, 0.31, 0.06, dim(jade, 1.1), width=0.02)
        horn = [(side * 0.14, -0.28), (side * 0.36, -0.4), (side * 0.4, -0.6), (side * 0.28, -0.48), (side * 0.1, -0.4)]
        pen.poly(horn, (226, 214, 184), INK, 0.024, height=0.7)
    head = [(-0.22, -0.36), (0, -0.44), (0.22, -0.36), (0.24, -0.1), (0.1, 0.04), (-0.1, 0.04), (-0.24, -0.1)]
    pen.poly(head, jade, INK, 0.028, height=0.65)
    across, down = pen.lightward(0.06)
    pen.disc(across, -0.26 + down, 0.11, dim(jade, 1.24), None)
    for side in (-1, 1):
        pen.poly([(side * 0.17, -0.19), (side * 0.05, -0.14), (side * 0.14, -0.1)], (255, 196, 60), INK, 0.016)
    pen.poly([(-0.12, -0.04), (0.12, -0.04), (0.06, 0.02), (-0.06, 0.02)], SOOT, INK, 0.012)
    for x in (-0.07, 0.0, 0.07):
        pen.poly([(x - 0.02, -0.04), (x + 0.02, -0.04), (x, 0.0)], LIT, None, wobble=0)
    pen.disc(0, 0.24, 0.05, RED, GOLD, 0.02)
