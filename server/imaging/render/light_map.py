"""How light falls on a picture: what shines, as far as walls let it, and how dark the rest is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np

from server.drawing.arrays import Pixels
from server.drawing.canvas import Canvas
from server.drawing.pigments import Color
from server.drawing.strokes import Point
from server.imaging.render.barriers import BarrierField
from server.imaging.render.screen import Dots, Screen
from server.imaging.render.visibility import Barriers, view_from

MOST_LIGHTS = 400
"""Lights that reach into one picture."""
WALL_FACE = 0.28
"""Cells of a wall that are lit, or seen, with the floor before it."""
SOFT = 0.07
"""Cells by which the edge of light is blurred to both sides."""
DIM = 0.5
"""How bright dim light is at its brightest."""
STRENGTH = 1.9
"""How soon more light makes a spot no brighter."""
HUE = 0.55
"""How much of its colour bright light keeps; without any, every flame is white where it is brightest."""
GLARE = 1.1
"""How bright the brightest spots are."""
NIGHT = (0.72, 0.86, 1.12)
"""What colour the dark has."""
GM_SEES = 0.4
"""The game master sees in the dark as if it were no darker than leaves this."""
DARK_VISION = (0.36, 0.40, 0.44)
"""How what is seen in the dark looks."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """What shines, in pixels of the picture and degrees clockwise from east; `strength` is 1 for a usual one."""

    middle: Point
    bright: float
    dim: float
    color: Color
    angle: float = 360.0
    direction: float = 0.0
    strength: float = 1.0


class LightMap:
    """The light of flames on a screen: red, green and blue, 0 where none falls and at most 1."""

    def __init__(self, screen: Screen, cell: float, flames: Iterable[Lamp], field: BarrierField) -> None:
        self.screen = screen
        total = np.zeros((*screen.shape, 3), np.float32)
        for flame in flames:
            self._shine(total, flame, field, WALL_FACE * cell)
        self.light = _saturated(screen.softened(total, SOFT * cell))

    def _shine(self, total: Dots, flame: Lamp, field: BarrierField, face: float) -> None:
        middle, radius = field.before_wall(flame.middle), max(flame.bright, flame.dim)
        view = view_from(middle, radius, field.near(middle, radius), flame.angle, flame.direction)
        if (filled := self.screen.filled(view.outline(face, radius))) is None:
            return
        box, mask = filled
        left, top, right, bottom = box
        mask *= _falloff(self.screen.away(box, middle), flame.bright, radius) * np.float32(flame.strength)
        for channel, share in enumerate(flame.color):
            total[top:bottom, left:right, channel] += mask * np.float32(share / 255)

    def darkened(self, darkness: float, *, gm: bool, dark_seen: Dots | None) -> Dots:
        """What to multiply the picture with; `dark_seen` is what is seen without light."""
        ambient = max(1 - darkness, GM_SEES) if gm else 1 - darkness
        night = np.array(NIGHT, np.float32) * darkness + np.float32(1 - darkness)
        base = np.float32(ambient) * night.clip(0, 1)
        lit = base + (np.float32(GLARE) - base) * self.light
        if dark_seen is not None:
            np.maximum(lit, dark_seen[..., None] * np.array(DARK_VISION, np.float32), out=lit)
        return np.asarray(lit)


def _saturated(total: Dots) -> Dots:
    """Light as bright as a picture shows it: what is bright keeps HUE of its colour, and loses the rest to white."""
    peak = total.max(-1, keepdims=True)
    pure = total * ((1 - np.exp(-np.float32(STRENGTH) * peak)) / np.maximum(peak, np.float32(1e-6)))
    pale = 1 - np.exp(-np.float32(STRENGTH) * total)
    return np.asarray(pale + (pure - pale) * np.float32(HUE), np.float32)


def _falloff(away: Dots, bright: float, radius: float) -> Dots:
    """How much of a light falls on dots so far away."""
    level = min(bright, radius * 0.999)
    beyond = ((away - np.float32(level * 0.6)) / np.float32(max(1e-6, radius - level * 0.6))).clip(0, 1)
    fade: Dots = (1 - beyond * beyond * (3 - 2 * beyond)) * (1 - beyond) ** np.float32(0.35)
    return np.asarray(fade * np.float32(1.0 if bright > 0 else DIM))


def multiply(canvas: Canvas, screen: Screen, factors: Dots) -> None:
    """Multiply a picture with what lies on a screen, three values for each dot."""
    for top, bottom in screen.bands():
        canvas.change((0, top, screen.width, bottom), partial(_times, screen.spread(factors, top, bottom)))


def _times(factors: Dots, pixels: Pixels) -> Pixels:
    color = cv2.multiply(np.ascontiguousarray(pixels[..., :3]), factors, dtype=cv2.CV_8U)
    if pixels.shape[2] == 4:
        # Premultiplied: no colour is more than its opacity.
        return np.dstack((np.minimum(color, pixels[..., 3:]), pixels[..., 3]))
    return np.asarray(color, np.uint8)


def seen_from(
    screen: Screen, middle: Point, radius: float, barriers: Barriers, face: float, angle: float, direction: float
) -> Dots:
    """How much of each dot is seen from a point, as far as `radius`."""
    seen = np.zeros(screen.shape, np.float32)
    view = view_from(middle, radius, barriers, angle, direction)
    if (filled := screen.filled(view.outline(face, radius))) is not None:
        (left, top, right, bottom), mask = filled
        seen[top:bottom, left:right] = mask
    return seen
