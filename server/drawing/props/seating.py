"""Things to sit on. Every prop has its origin in the middle and its back towards -y, in cells."""

from server.drawing.pigments import DARK, GOLD, INK, RED, STONE, TIMBER, WOOD, dim
from server.drawing.props.timber import planks
from server.drawing.sketch import Sketch


def stool(pen: Sketch) -> None:
    """Draw a round stool, 0.4 across."""
    pen.disc(0, 0, 0.2, WOOD, height=0.14)
    across, down = pen.lightward(0.03)
    pen.disc(across, down, 0.14, dim(WOOD, 1.14), DARK, 0.012)
    pen.line([(-0.1, 0.03), (0.1, 0.0)], DARK, 0.012, 0.6)


def chair(pen: Sketch) -> None:
    """Draw a chair, 0.44 x 0.46, its back rest at the back."""
    pen.box(-0.2, -0.18, 0.4, 0.38, WOOD, height=0.14)
    pen.bevel_box(-0.2, -0.16, 0.4, 0.36, 0.25)
    pen.box(-0.15, -0.1, 0.3, 0.24, dim(WOOD, 1.1), DARK, 0.012)
    pen.box(-0.22, -0.26, 0.44, 0.11, TIMBER, width=0.026, height=0.3)


def fallen_chair(pen: Sketch) -> None:
    """Draw a chair that lies on its back, legs towards the front, 0.6 x 0.7."""
    with pen.at(0, 0, pen.between(-0.5, 0.5)):
        for side in (-1, 1):
            pen.rod([(side * 0.15, -0.02), (side * 0.19, 0.36)], TIMBER, 0.05, height=0.08)
        pen.rod([(-0.16, 0.2), (0.16, 0.2)], TIMBER, 0.035)
        pen.box(-0.21, -0.06, 0.42, 0.12, WOOD, height=0.2)
        pen.bevel_box(-0.21, -0.06, 0.42, 0.12, 0.3)
        for side in (-1, 1):
            pen.rod([(side * 0.17, -0.06), (side * 0.17, -0.38)], TIMBER, 0.05, height=0.08)
        for y in (-0.16, -0.26, -0.36):
            pen.box(-0.19, y - 0.03, 0.38, 0.06, WOOD, width=0.018, height=0.05)


def bench(pen: Sketch, w: float = 1.8) -> None:
    """Draw a bench of width `w`, 0.3 deep."""
    planks(pen, -w / 2, -0.15, w, 0.3, 2, TIMBER, height=0.15)
    for side in (-1, 1):
        pen.line([(side * (w / 2 - 0.14), -0.13), (side * (w / 2 - 0.14), 0.13)], DARK, 0.026, 0.8)


def throne(pen: Sketch) -> None:
    """Draw a throne of stone, gold and red cloth, 1 x 1."""
    pen.box(-0.52, -0.42, 1.04, 0.9, dim(STONE, 0.8), width=0.04, height=0.25)
    pen.bevel_box(-0.52, -0.42, 1.04, 0.9, 0.3)
    pen.box(-0.34, -0.24, 0.68, 0.64, RED, width=0.022)
    pen.bevel_box(-0.34, -0.24, 0.68, 0.64, 0.25)
    for x, y in ((-0.12, 0.0), (0.12, 0.0), (0.0, 0.16)):
        pen.disc(x, y, 0.025, dim(RED, 0.6), None)
    for side in (-1, 1):
        pen.box(side * 0.43 - 0.08, -0.34, 0.16, 0.78, GOLD, width=0.024, height=0.36)
        pen.line([(side * 0.43, -0.3), (side * 0.43, 0.36)], dim(GOLD, 0.72), 0.022)
        pen.disc(side * 0.43, 0.4, 0.1, dim(GOLD, 1.1), width=0.022, height=0.36)
    crest = [(-0.52, -0.3), (-0.52, -0.5), (-0.3, -0.48), (-0.14, -0.6), (0, -0.66), (0.14, -0.6)]
    crest += [(0.3, -0.48), (0.52, -0.5), (0.52, -0.3)]
    pen.poly(crest, GOLD, INK, 0.028, height=0.7)
    pen.line([(-0.46, -0.36), (0.46, -0.36)], dim(GOLD, 0.7), 0.03)
    for x, radius in ((-0.42, 0.07), (0.0, 0.09), (0.42, 0.07)):
        pen.disc(x, -0.44, radius, RED if x == 0 else (250, 220, 140), width=0.018)
