"""The face of a token: its art or its initials in a ring, whose colour and form tell how it stands to the party."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from server.domain.overlays.token import Bar
from server.drawing.canvas import Canvas
from server.drawing.lettering import fonts
from server.drawing.lettering.blocks import clamped, inked
from server.drawing.pigments import CAST, LIT, SEPIA, VELLUM, Color, blend, dim
from server.drawing.strokes import Point, Points, Stroke
from server.imaging.render.art import SHELF, kept_as
from server.imaging.render.pen import painter_at
from server.imaging.render.token_signs import draw_bars, draw_pips

LARGEST: Final = 1024
"""Pixels across the largest base that is drawn; larger ones are made of that."""

RINGS: Final[dict[str, Color]] = {
    "hostile": (192, 44, 36),
    "neutral": (222, 178, 60),
    "friendly": (66, 142, 74),
    "secret": (124, 74, 160),
}
"""Colour of the ring by disposition."""

_MARGIN: Final = 0.14
"""Room around a base for spikes, pips and its shadow, in its width."""

_RADIUS: Final = 0.46
_RING: Final = 0.062
_INSIDE: Final = 1 - _RING / _RADIUS / 2
"""Share of the outline at the middle of the ring, up to which its face reaches."""
_SPIKES, _STUDS, _BREAKS = 12, 8, 10
_SUPERSAMPLED: Final = 4


@dataclass(frozen=True, slots=True)
class Heraldry:
    """What decides how a base `width` pixels wide looks: `corners` of its outline from the middle, none of a disc.

    `art` is the key of what its face shows; empty where that is `initials`. Pips of `statuses` have a radius of `pip`
    pixels.
    """

    width: int
    corners: tuple[Point, ...]
    disposition: str
    ring: Color
    ground: Color
    initials: str
    art: str
    facing: float | None
    bars: tuple[Bar, ...]
    statuses: tuple[str, ...]
    pip: float


def base(look: Heraldry, face: Image.Image | None) -> Image.Image:
    """The picture of a base (RGBA), `margin(width)` pixels larger on every side. It is kept, and not to be drawn on."""
    key = "base", look
    return SHELF.take(key) or kept_as(key, _drawn(look, face))


def face_side(width: int, corners: tuple[Point, ...]) -> int:
    """Pixels of the square that the face of a base is cut out of."""
    reach = max((max(map(abs, corner)) for corner in corners), default=0.5)
    return round(width * 4 * _RADIUS * reach * _INSIDE)


def margin(width: int) -> int:
    """Pixels around a base of this width in its picture."""
    return math.ceil(_MARGIN * width) + 1


def rim(corners: tuple[Point, ...], angle: float) -> float:
    """How far the outline lies from the middle at an angle (radians), in widths of the base."""
    if not corners:
        return _RADIUS
    outline = np.array(corners)
    after = np.roll(outline, -1, 0)
    ray = np.array([math.cos(angle), math.sin(angle)])
    edges = after - outline
    turned = ray[0] * edges[:, 1] - ray[1] * edges[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        away = (outline[:, 0] * edges[:, 1] - outline[:, 1] * edges[:, 0]) / turned
        along = (outline[:, 0] * ray[1] - outline[:, 1] * ray[0]) / turned
    hits = away[(away > 0) & (along >= -1e-9) & (along <= 1 + 1e-9)]
    return 2 * _RADIUS * float(hits.min()) if len(hits) else _RADIUS


def _drawn(look: Heraldry, face: Image.Image | None) -> Image.Image:
    width = look.width
    pad = margin(width)
    side = width + 2 * pad
    middle = side / 2
    canvas = Canvas(Image.new("RGBA", (side, side)))
    painter = painter_at(1.0)
    line = max(1.0, width * 0.014)
    ring = max(2.0, width * _RING)
    outer = _outline(look, 1.0) + middle
    fall = np.array((0.03, 0.045)) * width
    canvas.paint([Stroke(outer + fall, CAST, None, 0, 0.33, closed=True)], painter)
    if look.disposition == "hostile":
        canvas.paint(list(_spikes(look, middle, line)), painter)
    if look.facing is not None:
        canvas.paint(list(_wedge(look, middle, line)), painter)
    canvas.paint([Stroke(outer, dim(look.ground, 0.55), None, 0, 1.0, closed=True)], painter)
    _paint_face(canvas, look, face, middle)
    canvas.paint(list(_ring(look, middle, ring, line)), painter)
    draw_bars(canvas, look.bars, (middle, middle), width)
    draw_pips(canvas, look.statuses, (middle, middle), width, look.pip)
    return canvas.finished()


def _outline(look: Heraldry, share: float) -> Points:
    """Corners of the base from its middle, in pixels, at a share of its size."""
    if look.corners:
        return np.array(look.corners) * (2 * _RADIUS * look.width * share)
    count = max(24, min(160, round(look.width * 0.9)))
    turn = np.arange(count) / count * math.tau
    return np.stack([np.cos(turn), np.sin(turn)], axis=1) * (_RADIUS * look.width * share)


def _paint_face(canvas: Canvas, look: Heraldry, face: Image.Image | None, middle: float) -> None:
    """Draw the art, or the initials, inside of the ring."""
    if face is not None:
        left = round(middle - face.width / 2)
        mask = _mask(look, face.width)
        shown = Image.new("RGBA", face.size, (*look.ground, 255))
        shown.alpha_composite(face)
        shown.putalpha(mask)
        canvas.lay(shown, left, left)
        return
    ground = _outline(look, _INSIDE) + middle
    lit = _outline(look, 0.72) + middle - look.width * 0.05
    painter = painter_at(1.0)
    canvas.paint([Stroke(ground, look.ground, None, 0, 1.0, closed=True)], painter)
    canvas.paint([Stroke(lit, blend(look.ground, LIT, 0.5), None, 0, 0.35, closed=True)], painter)
    if look.initials and (size := look.width * (0.46 if len(look.initials) == 1 else 0.36)) >= 7:
        letters = inked(look.initials, fonts.BOLD, clamped(size)).mask
        x, y = round(middle - letters.width / 2), round(middle - letters.height / 2)
        canvas.stamp(letters, x, y, SEPIA if sum(look.ground) > 330 else VELLUM)


def _mask(look: Heraldry, side: int) -> Image.Image:
    """What of a square is inside of the ring, with soft edges."""
    key = "mask", side, look.width, look.corners
    if (kept := SHELF.take(key)) is not None:
        return kept
    fine = _SUPERSAMPLED
    large = Image.new("L", (side * fine, side * fine), 0)
    outline = (_outline(look, _INSIDE) + side / 2) * fine - 0.5
    ImageDraw.Draw(large).polygon([tuple(corner) for corner in outline.tolist()], fill=255)
    return kept_as(key, large.reduce(fine))


def _ring(look: Heraldry, middle: float, ring: float, line: float) -> Iterator[Stroke]:
    """The ring from its dark edges inwards, and what stands on it."""
    share = 1 - ring / 2 / (_RADIUS * look.width)
    along = _outline(look, share) + middle
    yield Stroke(along, None, SEPIA, ring + 2 * line, 0.92, closed=True)
    if look.disposition == "secret":
        yield from _broken(along, look.ring, ring)
    else:
        yield Stroke(along, None, look.ring, ring, 1.0, closed=True)
        shine = _outline(look, share + ring / 5 / (_RADIUS * look.width)) + middle
        yield Stroke(shine, None, blend(look.ring, LIT, 0.55), max(0.6, ring * 0.22), 0.8, closed=True)
    if look.disposition == "friendly":
        for turn in range(_STUDS):
            angle = (turn + 0.5) / _STUDS * math.tau
            away = rim(look.corners, angle) * look.width * share
            at = np.array((math.cos(angle), math.sin(angle))) * away + middle
            yield Stroke(_disc(ring * 0.62) + at, blend(look.ring, LIT, 0.75), SEPIA, line * 0.8, 1.0, closed=True)


def _broken(along: Points, color: Color, width: float) -> Iterator[Stroke]:
    """Dashes along a closed line."""
    closed = np.concatenate([along, along[:1]])
    steps = np.hypot(*np.diff(closed, axis=0).T)
    walked = np.concatenate([[0.0], np.cumsum(steps)])
    for dash in range(_BREAKS):
        places = np.linspace(dash / _BREAKS, (dash + 0.64) / _BREAKS, 24) * walked[-1]
        points = np.stack([np.interp(places, walked, closed[:, axis]) for axis in (0, 1)], axis=1)
        yield Stroke(points, None, color, width, 1.0, closed=False)


def _spikes(look: Heraldry, middle: float, line: float) -> Iterator[Stroke]:
    for turn in range(_SPIKES):
        angle = (turn + 0.5) / _SPIKES * math.tau
        yield _pointed(look, middle, angle, 0.085, 0.14, look.ring, line)


def _wedge(look: Heraldry, middle: float, line: float) -> Iterator[Stroke]:
    angle = math.radians(look.facing or 0.0)
    yield _pointed(look, middle, angle, 0.13, 0.46, blend(look.ring, LIT, 0.45), line * 1.2)


def _pointed(
    look: Heraldry, middle: float, angle: float, length: float, spread: float, color: Color, line: float
) -> Stroke:
    """A triangle that points outwards at an angle; its foot lies below the ring."""
    away = rim(look.corners, angle)
    ray, aside = np.array((math.cos(angle), math.sin(angle))), np.array((-math.sin(angle), math.cos(angle)))
    foot, tip = ray * (away - 0.03), ray * (away + length)
    half = aside * (spread * _RADIUS)
    points = np.array([foot + half, tip, foot - half]) * look.width + middle
    return Stroke(points, color, SEPIA, line, 1.0, closed=True)


def _disc(radius: float) -> Points:
    turn = np.arange(20) / 20 * math.tau
    return np.stack([np.cos(turn), np.sin(turn)], axis=1) * radius
