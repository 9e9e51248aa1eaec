"""Numbered and lettered badges: a paper disc in an inked ring, and the red seal of secret things."""

from server.domain.overlays import Marker, OverlayStyle
from server.drawing.canvas import Canvas
from server.drawing.colors import color_of
from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.blocks import clamped, inked
from server.drawing.pigments import (
    GOLD,
    LETTER,
    RING,
    SEAL,
    SEAL_LETTER,
    SEAL_RING,
    VELLUM,
    Color,
)
from server.drawing.strokes import Point
from server.imaging.render.pen import Pen
from server.imaging.render.viewport import Viewport

RADIUS = 0.36
"""Radius of a badge in cells."""

_SEAL_RADIUS = 0.26
_RING_WIDTH = 0.04
_ALPHA = 0.93
_LETTERS = {1: 1.18, 2: 1.11, 3: 0.84}
"""Height of letters by their number, in radii."""

_SMALLEST_RADIUS, _LARGEST_RADIUS = 8.0, 400.0
_AGG_DILATION = 0.25

_LOOKS: dict[str, tuple[Color, Color, Color]] = {
    "trap": (SEAL, SEAL_RING, SEAL_LETTER),
    "danger": (SEAL, SEAL_RING, SEAL_LETTER),
    "secret": (SEAL, SEAL_RING, SEAL_LETTER),
    "treasure": (GOLD, RING, LETTER),
    "quest": (GOLD, RING, LETTER),
}
"""Disc, ring and letters by category; every other category is ink on paper."""


def badge_radius(viewport: Viewport) -> float:
    """Return the radius of a badge in pixels."""
    return min(_LARGEST_RADIUS, max(_SMALLEST_RADIUS, RADIUS * viewport.cell))


def seal_radius(viewport: Viewport) -> float:
    """Return the radius of the seal of a secret door in pixels."""
    return min(_LARGEST_RADIUS, max(_SMALLEST_RADIUS, _SEAL_RADIUS * viewport.cell))


def badge_text(marker: Marker) -> str:
    """Return what stands on the badge of `marker`: its number, else up to three characters of its symbol."""
    return str(marker.number) if marker.number else scripts.cleaned(marker.symbol, 80)[:3]


def draw_badge(canvas: Canvas, marker: Marker, middle: Point, viewport: Viewport, style: OverlayStyle) -> None:
    """Draw the badge of `marker` with its middle at `middle` (output pixels)."""
    disc, ring, letter = _LOOKS.get(marker.category, (VELLUM, RING, LETTER))
    disc = color_of(style.fill, disc)
    ring, letter = color_of(style.color, ring), color_of(style.color, letter)
    opacity = 1.0 if style.opacity is None else style.opacity
    _draw(canvas, middle, badge_radius(viewport), badge_text(marker), (disc, ring, letter), opacity)


def draw_seal(canvas: Canvas, middle: Point, viewport: Viewport, text: str, opacity: float) -> None:
    """Draw the red seal that marks a secret passage."""
    _draw(canvas, middle, seal_radius(viewport), text, (SEAL, SEAL_RING, SEAL_LETTER), opacity)


def _draw(
    canvas: Canvas, middle: Point, radius: float, text: str, look: tuple[Color, Color, Color], opacity: float
) -> None:
    disc, ring, letter = look
    cell = radius / RADIUS
    # One seed for all: every badge is the same coin, wherever it lies.
    pen = Pen(cell, (7, len(text)))
    with pen.frame(middle, 0.0):
        pen.coin(0, 0, RADIUS - _AGG_DILATION / cell, disc, ring, _RING_WIDTH, _ALPHA)
    pen.paint(canvas, opacity)
    if not text:
        return
    size = clamped(radius * _LETTERS.get(len(text), 0.66))
    letters = inked(text, fonts.BOLD, size).mask
    left, top = round(middle[0] - letters.width / 2), round(middle[1] - letters.height / 2)
    canvas.stamp(letters, left, top, letter, opacity)
