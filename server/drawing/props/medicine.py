"""Medicine, sound and unsound: beds on wheels, tables, tubs, cabinets, vats and pods."""

import math

from server.drawing.pigments import BLOOD, DARK_GLOW, DEEP_GLOW, GLOW, INK, LINEN, LIT, PALE_GLOW, dim
from server.drawing.props.metalwork import DARK_METAL, METAL, diodes, pipe, screen, sheet
from server.drawing.sketch import Sketch

ENAMEL = (222, 224, 220)
SKIN = (196, 158, 132)


def gurney(pen: Sketch) -> None:
    """Draw a bed on wheels with straps, 0.8 x 1.9, its pillow at the back."""
    for x in (-0.34, 0.34):
        for y in (-0.86, 0.86):
            pen.disc(x, y, 0.07, (40, 40, 44), width=0.02, sides=8)
    pen.box(-0.37, -0.94, 0.74, 1.86, METAL, height=0.24)
    pen.box(-0.31, -0.88, 0.62, 1.74, (214, 218, 208), width=0.02)
    pen.box(-0.25, -0.82, 0.5, 0.36, (240, 240, 234), width=0.018)
    for y in (-0.22, 0.2, 0.6):
        pen.line([(-0.36, y), (0.36, y)], (104, 72, 50), 0.075)
        pen.box(-0.05, y - 0.05, 0.1, 0.1, METAL, width=0.014)
    if pen.share() < 0.4:
        pen.blob(0.05, 0.05, 0.16, BLOOD, None, rough=0.4, alpha=0.7)
    for x in (-0.37, 0.37):
        pen.line([(x, -0.7), (x, 0.7)], LIT, 0.02, 0.5)


def operating_table(pen: Sketch) -> None:
    """Draw an operating table under its lamp, with a tray of instruments, 1.3 x 2."""
    pen.box(-0.36, -0.94, 0.72, 1.88, METAL, height=0.3)
    pen.bevel_box(-0.36, -0.94, 0.72, 1.88, 0.4)
    pen.box(-0.29, -0.86, 0.58, 1.72, (150, 190, 186), width=0.02)
    pen.box(-0.2, -0.82, 0.4, 0.3, (212, 226, 222), width=0.016)
    pen.blob(0.02, 0.1, 0.15, BLOOD, None, rough=0.4, alpha=0.75)
    pen.box(0.42, -0.2, 0.24, 0.6, ENAMEL, width=0.022, height=0.26)
    for y in (-0.1, 0.0, 0.1, 0.2, 0.3):
        pen.line([(0.46, y), (0.46 + pen.between(0.1, 0.16), y)], (90, 94, 102), 0.025)
    pen.rod([(-0.6, -0.7), (-0.1, -0.2)], DARK_METAL, 0.05, 0.02, height=0.5)
    pen.disc(-0.06, -0.16, 0.2, dim(ENAMEL, 0.9), width=0.024, height=0.5)
    for turn in (0.0, 2.1, 4.2):
        pen.disc(
            -0.06 + 0.1 * math.cos(turn), -0.16 + 0.1 * math.sin(turn), 0.05, PALE_GLOW if pen.burns else METAL, None
        )


def bathtub(pen: Sketch) -> None:
    """Draw an iron tub of murky water, 0.9 x 1.8."""
    rim = [(0.4 * math.cos(t / 24 * math.tau), 0.85 * math.sin(t / 24 * math.tau)) for t in range(24)]
    pen.poly(rim, ENAMEL, INK, 0.034, height=0.26)
    pen.poly([(x * 0.78, y * 0.86) for x, y in rim], (88, 108, 96), INK, 0.02)
    pen.poly([(x * 0.5 - 0.04, y * 0.6 - 0.06) for x, y in rim], (110, 132, 116), None)
    pen.box(-0.07, -0.88, 0.14, 0.1, METAL, width=0.018, height=0.3)
    if pen.share() < 0.5:
        pen.line([(-0.38, 0.1), (0.38, 0.1)], (104, 72, 50), 0.08)


def medicine_cabinet(pen: Sketch, w: float = 1.6) -> None:
    """Draw a glass cabinet of bottles, width `w`, 0.5 deep."""
    pen.box(-w / 2, -0.25, w, 0.5, ENAMEL, height=0.4)
    pen.box(-w / 2 + 0.05, -0.19, w - 0.1, 0.36, (156, 190, 194), width=0.016)
    x = -w / 2 + 0.14
    while x < w / 2 - 0.1:
        color = pen.pick(((150, 96, 48), (88, 140, 120), (226, 226, 220), (84, 110, 160)))
        pen.disc(x, pen.between(-0.08, 0.06), pen.between(0.05, 0.075), color, width=0.016, sides=9)
        x += pen.between(0.15, 0.2)
    for share in (0.33, 0.66):
        pen.line([(-w / 2 + w * share, -0.25), (-w / 2 + w * share, 0.25)], METAL, 0.024)
    pen.line([(-w / 2 + 0.1, 0.12), (-w / 2 + 0.1 + w * 0.3, -0.16)], LIT, 0.02, 0.5, wobble=0)


def vat(pen: Sketch) -> None:
    """Draw a glass vat with something afloat in its light, 0.95 across."""
    pen.disc(0, 0, 0.46, DARK_METAL, height=0.6)
    pen.disc(0, 0, 0.39, DEEP_GLOW if pen.burns else (58, 78, 74), width=0.026)
    pen.disc(0, 0, 0.3, GLOW if pen.burns else (70, 92, 88), None, alpha=0.55)
    with pen.at(pen.between(-0.05, 0.05), 0, pen.between(0, 4)):
        pen.disc(0, -0.12, 0.09, SKIN, width=0.018)
        pen.disc(0, 0.06, 0.1, dim(SKIN, 0.9), width=0.018, ry=0.15)
        for side in (-1, 1):
            pen.line([(side * 0.08, 0.0), (side * 0.18, 0.1), (side * 0.1, 0.17)], dim(SKIN, 0.8), 0.045)
    for x, y in pen.spread(5, 0.14).tolist():
        pen.disc(
            max(-0.3, min(0.3, x)), max(-0.3, min(0.3, y)), 0.025, PALE_GLOW if pen.burns else METAL, None, sides=7
        )
    across, down = pen.lightward(0.3)
    pen.disc(across, down, 0.05, LIT, None, alpha=0.7, sides=8)
    diodes(pen, -0.16, 0.42, 0.32, 4)


def cryo_pod(pen: Sketch) -> None:
    """Draw a sleeper in a pod of ice and light, 0.95 x 2; now and then it is empty, and dark."""
    outline = [(-0.3, -0.97), (0.3, -0.97), (0.44, -0.75), (0.44, 0.75), (0.3, 0.97), (-0.3, 0.97), (-0.44, 0.75),
               (-0.44, -0.75)]  # fmt: skip
    pen.poly(outline, METAL, INK, 0.034, height=0.34)
    pen.bevel(outline, 0.045, 0.4)
    asleep = pen.share() < 0.72
    lit = asleep and pen.burns
    glass = [(x * 0.74, y * 0.82) for x, y in outline]
    pen.poly(glass, DEEP_GLOW if lit else (26, 30, 38), INK, 0.024)
    if asleep:
        pen.disc(0, -0.5, 0.13, SKIN, width=0.018)
        pen.poly([(-0.2, -0.34), (0.2, -0.34), (0.24, 0.1), (0.14, 0.62), (-0.14, 0.62), (-0.24, 0.1)], (206, 212, 220),
                 INK, 0.02)  # fmt: skip
        pen.poly(glass, GLOW if lit else (150, 170, 180), None, alpha=0.26)
    pen.line([(-0.22, -0.66), (-0.22, 0.3)], LIT, 0.035, 0.55, wobble=0)
    diodes(pen, -0.2, 0.88, 0.4, 4)


def drip_stand(pen: Sketch) -> None:
    """Draw a drip on its stand, 0.45 across."""
    for turn in (0.2, 2.3, 4.4):
        pen.rod([(0, 0), (0.2 * math.cos(turn), 0.2 * math.sin(turn))], METAL, 0.035, 0.02, height=0.06)
    pen.box(-0.09, -0.13, 0.18, 0.22, (206, 222, 214), width=0.018, height=0.5)
    pen.box(-0.06, -0.02, 0.12, 0.09, (172, 70, 66), None)


def monitor(pen: Sketch) -> None:
    """Draw a monitor of somebody's pulse on its cart, 0.6 x 0.5."""
    sheet(pen, -0.27, -0.2, 0.54, 0.4, dim(ENAMEL, 0.86), 0.34)
    screen(pen, -0.21, -0.15, 0.42, 0.22, 1)
    pulse = [(-0.19, -0.03), (-0.08, -0.03), (-0.04, -0.11), (0.02, 0.04), (0.06, -0.03), (0.19, -0.03)]
    pen.line(pulse, PALE_GLOW if pen.burns else DARK_GLOW, 0.024, wobble=0)
    pipe(pen, -0.12, 0.15, 0.12, 0.15, DARK_METAL, 0.05)


def padding(pen: Sketch, w: float = 2.0) -> None:
    """Draw cushions sewn onto the wall at the back, `w` wide, 0.3 deep."""
    count = max(2, round(w / 0.4))
    for index in range(count):
        x, wide = -w / 2 + index * w / count, w / count
        pen.box(x, -0.15, wide, 0.3, dim(LINEN, pen.between(0.82, 0.98)), width=0.02, height=0.2)
        pen.bevel_box(x, -0.15, wide, 0.3, 0.3)
        pen.disc(x + wide / 2, 0, 0.026, dim(LINEN, 0.55), None, sides=7)
