"""What a token suffers, enjoys and has left: pips around its base, and bars across it."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from server.domain.overlays.token import Bar
from server.drawing.canvas import Canvas
from server.drawing.colors import color_of
from server.drawing.lettering import scripts
from server.drawing.lettering.blocks import clamped, inked
from server.drawing.lettering.fonts import BOLD
from server.drawing.pigments import CREAM, SEPIA, Color
from server.drawing.strokes import Point, Points, Stroke
from server.imaging.render.pen import painter_at

SIGNS_LEFT_OUT = "Signs of statuses are left out: they cannot be read at this scale."

_SIGNS: Final[dict[str, str]] = {
    "bleeding": "🩸", "blessed": "✚", "blinded": "◌", "burning": "♨", "charmed": "♥", "concentrating": "◎",
    "cursed": "⛧", "dead": "☠", "deafened": "♪", "exhausted": "⌛", "frightened": "!", "grappled": "⚓",
    "hasted": "»", "incapacitated": "✖", "invisible": "○", "paralyzed": "⚡", "petrified": "■", "poisoned": "☣",
    "prone": "▼", "restrained": "⛓", "slowed": "«", "stunned": "★", "unconscious": "Z",
}  # fmt: skip
"""Sign of a known condition."""

_PIPS: Final[tuple[Color, ...]] = (
    (122, 44, 40), (44, 80, 116), (54, 92, 58), (104, 66, 116), (128, 86, 40), (60, 66, 74),
)  # fmt: skip
_BARS: Final[tuple[Color, ...]] = ((186, 52, 46), (62, 112, 176), (206, 160, 58))
"""Colours of the first, second and third bar."""
_TRACK: Final[Color] = (34, 28, 26)

_PIP = 0.115
_START, _STEP = -45.0, 30.0
LEGIBLE = 5.0
"""Radius in pixels of a pip below which its sign cannot be read."""


def draw_bars(canvas: Canvas, bars: Sequence[Bar], middle: Point, width: float) -> None:
    """Draw bars across a base of this width in pixels, the first one lowest."""
    high = max(3.0, width * 0.066)
    half = width * 0.30
    edge = max(0.8, width * 0.012)
    strokes = []
    for place, bar in enumerate(bars):
        bottom = middle[1] + width * 0.375 - place * (high + edge)
        color = color_of(bar.color, _BARS[place % len(_BARS)])
        share = min(1.0, max(0.0, bar.value / bar.max)) if bar.max > 0 else 0.0
        track = _rectangle(middle[0] - half, bottom - high, 2 * half, high)
        strokes.append(Stroke(track, _TRACK, SEPIA, edge, 0.94, closed=True))
        if share > 0:
            inner = _rectangle(
                middle[0] - half + edge, bottom - high + edge, (2 * half - 2 * edge) * share, high - 2 * edge
            )
            strokes.append(Stroke(inner, color, None, 0, 1.0, closed=True))
    canvas.paint(strokes, painter_at(1.0))


def pip_radius(width: float, cell: float) -> float:
    """The radius in pixels of the pips around a base of this width: no larger ones around large bases."""
    return min(1.4 * _PIP * cell, max(_PIP * width, 2.0))


def draw_pips(canvas: Canvas, statuses: Sequence[str], middle: Point, width: float, radius: float) -> None:
    """Draw a pip for each status, clockwise from the upper right."""
    away = width * 0.46
    step = min(math.radians(_STEP), 2.1 * radius / away)
    for place, status in enumerate(statuses):
        angle = math.radians(_START) + place * step
        at = middle[0] + away * math.cos(angle), middle[1] + away * math.sin(angle)
        color = _PIPS[sum(status.casefold().encode()) % len(_PIPS)]
        edge = max(0.8, radius * 0.16)
        canvas.paint([Stroke(_disc(radius) + at, color, SEPIA, edge, 1.0, closed=True)], painter_at(1.0))
        if radius >= LEGIBLE and (sign := _sign(status)):
            letters = inked(sign, BOLD, clamped(radius * (1.5 if len(sign) == 1 else 1.15))).mask
            canvas.stamp(letters, round(at[0] - letters.width / 2), round(at[1] - letters.height / 2), CREAM)


def lacking(statuses: Sequence[str], radius: float) -> Iterable[str]:
    """What cannot be told by pips of this radius in pixels."""
    if statuses and radius < LEGIBLE:
        return (SIGNS_LEFT_OUT,)
    return [warning for status in statuses for warning in scripts.warnings(_sign(status), BOLD)]


def _sign(status: str) -> str:
    """The sign of a condition, or the first two characters of its name."""
    words = scripts.cleaned(status, 30)
    return _SIGNS.get(words.casefold()) or (words[:1].upper() + words[1:2])


def _rectangle(left: float, top: float, width: float, height: float) -> Points:
    return np.array([(left, top), (left + width, top), (left + width, top + height), (left, top + height)])


def _disc(radius: float) -> Points:
    count = max(16, min(48, round(radius * 3)))
    turn = np.arange(count) / count * math.tau
    return np.stack([np.cos(turn), np.sin(turn)], axis=1) * radius
