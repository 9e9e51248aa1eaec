"""Fires and what holds them. Their light is not drawn here: it is cast over the finished map."""

import math

from server.drawing.pigments import DARK, EMBERS, HALO, INK, IRON, SOOT, STONE, TIMBER, dim
from server.drawing.props.nature import rock
from server.drawing.sketch import Sketch

TONGUES = tuple(zip(EMBERS, (1.0, 0.8, 0.56, 0.3), strict=True))
ASHES = (92, 88, 86)


def fire(pen: Sketch, r: float = 0.2) -> None:
    """Draw flames of radius `r` seen from above: tongues that all lean one way round, hotter towards the middle.

    Of a cold fire there are ashes.
    """
    tips = 7 if r > 0.17 else 6
    lean, curl = pen.between(0, math.tau), pen.pick((-1, 1)) * pen.between(0.12, 0.2)
    reaches = [pen.between(0.86, 1.4) for _ in range(tips)]
    shifts = [pen.between(-0.16, 0.16) for _ in range(tips)]
    step = math.tau / tips
    if not pen.burns:
        pen.disc(0, 0, r * 0.8, ASHES, None)
        pen.disc(0, 0, r * 0.5, dim(ASHES, 0.7), None)
        return
    for color, share in TONGUES:
        points: list[tuple[float, float]] = []
        for index, (reach, shift) in enumerate(zip(reaches, shifts, strict=True)):
            angle = lean + index * step + shift
            tongue = ((-0.5, 0.7), (-0.34, 0.8), (-0.14, 0.98), (curl, reach), (0.15, 0.97), (0.34, 0.79))
            for along, far in tongue:
                points.append((r * share * far * math.cos(angle + along * step),
                               r * share * far * math.sin(angle + along * step)))  # fmt: skip
        pen.poly(points, color, None, wobble=0)


def halo(pen: Sketch, x: float, y: float, r: float, alpha: float = 0.2) -> None:
    """Draw the shine around a small flame."""
    if not pen.burns:
        return
    for share in (1.0, 0.82, 0.66, 0.5, 0.36):
        pen.disc(x, y, r * share, HALO, None, alpha=alpha * 0.34)


def torch(pen: Sketch) -> None:
    """Draw a torch in a wall bracket at the back."""
    pen.rod([(0, -0.22), (0, 0.02)], IRON, 0.05, 0.04)
    pen.box(-0.07, -0.24, 0.14, 0.06, IRON, width=0.02)
    pen.disc(0, 0.05, 0.11, IRON, width=0.026, height=0.22)
    halo(pen, 0, 0.06, 0.34, 0.3)
    with pen.at(0, 0.06):
        fire(pen, 0.15)


def brazier(pen: Sketch) -> None:
    """Draw an iron fire bowl on three feet, 0.64 across."""
    for angle in (0.5, 2.6, 4.7):
        pen.disc(0.27 * math.cos(angle), 0.27 * math.sin(angle), 0.06, IRON, width=0.022, sides=8)
    pen.disc(0, 0, 0.29, IRON, height=0.3)
    across, down = pen.lightward(0.255)
    spread = math.atan2(down, across)
    glint = [(0.255 * math.cos(spread + t), 0.255 * math.sin(spread + t)) for t in (-0.8, -0.4, 0.0, 0.4, 0.8)]
    pen.line(glint, (220, 222, 228), 0.026, 0.7)
    pen.disc(0, 0, 0.22, (58, 34, 28), width=0.018)
    for _ in range(6):
        angle, reach = pen.between(0, math.tau), 0.22 * math.sqrt(pen.share())
        pen.blob(reach * 0.8 * math.cos(angle), reach * 0.8 * math.sin(angle), 0.05, (150, 46, 24), SOOT, 0.01, sides=7)
    fire(pen, 0.19)


def _logs(pen: Sketch, reach: float, count: int) -> None:
    for index in range(count):
        with pen.at(0, 0, index * 2 / count + pen.between(-0.15, 0.15)):
            pen.box(-reach, -0.045, reach * 2, 0.09, DARK, width=0.02, height=0.06)
            pen.disc(-reach, 0, 0.045, (176, 132, 84), width=0.014, sides=8)
            pen.disc(reach, 0, 0.045, (176, 132, 84), width=0.014, sides=8)


def campfire(pen: Sketch) -> None:
    """Draw logs burning in a ring of stones, 1 across."""
    pen.blob(0, 0, 0.42, (56, 48, 44), None, rough=0.25, alpha=0.55, sides=16)
    for index in range(10):
        angle = index * math.tau / 10 + pen.between(-0.1, 0.1)
        with pen.at(0.38 * math.cos(angle), 0.38 * math.sin(angle)):
            rock(pen, pen.between(0.085, 0.12))
    _logs(pen, 0.24, 3)
    fire(pen, 0.22)


def hearth(pen: Sketch) -> None:
    """Draw a fireplace with a chimney breast against the wall, 2 x 0.8."""
    pen.box(-1.0, -0.34, 2.0, 0.72, dim(STONE, 0.8), height=0.36)
    for row, (top, deep) in enumerate(((-0.34, 0.16), (-0.18, 0.16))):
        pen.line([(-1.0, top + deep), (1.0, top + deep)], INK, 0.014, 0.7)
        for index in range(6):
            x = -1.0 + (index + (row % 2) * 0.5) * 0.36
            if -0.95 < x < 0.95:
                pen.line([(x, top), (x, top + deep)], INK, 0.014, 0.7)
    pen.bevel_box(-1.0, -0.34, 2.0, 0.72, 0.35)
    pen.box(-0.66, -0.06, 1.32, 0.5, SOOT, width=0.026)
    for side in (-1, 1):
        pen.box(side * 0.82 - 0.16, -0.04, 0.32, 0.46, dim(STONE, 0.94), width=0.026, height=0.36)
        pen.bevel_box(side * 0.82 - 0.16, -0.04, 0.32, 0.46, 0.3)
        pen.line([(side * 0.82 - 0.15, 0.2), (side * 0.82 + 0.15, 0.2)], INK, 0.014, 0.7)
    with pen.at(0, 0.2, 0, 0.95):
        for x, turn in ((-0.16, 0.25), (0.16, -0.2), (0.0, 0.05)):
            with pen.at(x, 0.04, turn):
                pen.box(-0.3, -0.05, 0.6, 0.1, DARK, width=0.018)
                pen.disc(-0.3, 0, 0.05, (170, 126, 80), width=0.014, sides=8)
        fire(pen, 0.25)
    pen.line([(-0.6, 0.44), (0.6, 0.44)], INK, 0.05)
    pen.line([(-0.6, 0.44), (0.6, 0.44)], IRON, 0.022)


def cauldron(pen: Sketch) -> None:
    """Draw a bubbling cauldron over a fire, 0.8 across."""
    _logs(pen, 0.36, 2)
    fire(pen, 0.37)
    pen.disc(0, 0, 0.32, (62, 60, 64), height=0.26)
    across, down = pen.lightward(0.285)
    spread = math.atan2(down, across)
    glint = [(0.285 * math.cos(spread + t), 0.285 * math.sin(spread + t)) for t in (-0.9, -0.45, 0.0, 0.45, 0.9)]
    pen.line(glint, (190, 192, 200), 0.028, 0.7)
    pen.disc(0, 0, 0.24, (92, 140, 70), width=0.022)
    pen.disc(across * 0.2, down * 0.2, 0.15, (116, 168, 84), None)
    for _ in range(5):
        x, y = pen.between(-0.14, 0.14), pen.between(-0.14, 0.14)
        pen.disc(x, y, pen.between(0.025, 0.05), (178, 214, 122), dim((92, 140, 70), 0.6), 0.01, sides=9)
    for side in (-1, 1):
        pen.disc(side * 0.32, 0, 0.06, None, INK, 0.034, sides=9)
    pen.rod([(0.06, 0.02), (0.36, -0.3)], TIMBER, 0.034)


def fire_drum(pen: Sketch) -> None:
    """Draw a steel drum in which something burns, 0.7 across."""
    pen.disc(0, 0, 0.33, (112, 82, 62), height=0.36)
    pen.disc(0, 0, 0.26, SOOT, width=0.024)
    for turn in (0.4, 1.6, 3.0, 4.3, 5.4):
        pen.line([(0.27 * math.cos(turn), 0.27 * math.sin(turn)), (0.32 * math.cos(turn + 0.2),
                                                                   0.32 * math.sin(turn + 0.2))],
                 (150, 92, 56), 0.04)  # fmt: skip
    fire(pen, 0.23)
