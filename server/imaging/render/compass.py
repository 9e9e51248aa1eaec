"""The compass rose: eight points, half in light and half in shade, and the letter of north."""

import math

from server.drawing.canvas import Canvas
from server.drawing.lettering.blocks import block, draw_block
from server.drawing.lettering.fonts import BOLD
from server.drawing.pigments import CREAM, VELLUM, Color, blend
from server.drawing.strokes import Point
from server.imaging.render.pen import Pen

ROSE = 3.4
"""From side to side, in heights of letters; the letter of north stands on its rim."""

_LONG, _SHORT, _WAIST = 1.28, 0.74, 0.3
_PAPER = blend(VELLUM, CREAM, 0.35)


def draw_compass(canvas: Canvas, middle: Point, letter: float, north: float, ink: Color, opacity: float) -> None:
    """Draw a rose at `middle` (pixels), `letter` pixels to a letter; `north` in degrees clockwise from east."""
    pen = Pen(letter, (17,))
    turn = math.radians(north)
    with pen.frame(middle, 0.0):
        pen.coin(0, 0, 1.32, _PAPER, ink, 0.06, 0.9)
        for length, width, start in ((_SHORT, _WAIST * 0.8, math.pi / 4), (_LONG, _WAIST, 0.0)):
            for quarter in range(4):
                _point(pen, turn + start + quarter * math.pi / 2, length, width, ink)
        pen.coin(0, 0, 0.12, _PAPER, ink, 0.04)
    pen.paint(canvas, opacity)
    north_letter = block("N", BOLD, letter * 0.95, math.inf, 1)
    x, y = middle[0] + 1.78 * letter * math.cos(turn), middle[1] + 1.78 * letter * math.sin(turn)
    left, top = x - north_letter.width / 2, y - north_letter.height / 2
    draw_block(canvas, north_letter, left, top, ink, _PAPER, opacity)


def _point(pen: Pen, angle: float, length: float, width: float, ink: Color) -> None:
    """Add one point of the rose: its half on the left is paper, that on the right is ink."""
    tip = length * math.cos(angle), length * math.sin(angle)
    for side, color in ((-1, _PAPER), (1, ink)):
        waist = angle + side * math.pi / 4
        pen.poly([(0, 0), (width * math.cos(waist), width * math.sin(waist)), tip], color, ink, 0.035, wobble=0)
