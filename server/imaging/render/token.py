"""Tokens: a base with art or initials, bars and pips on it, and its name and height beside it."""

import math
from collections.abc import Iterable
from dataclasses import replace

from PIL import Image

from server.domain.overlays import Figure, OverlayStyle
from server.drawing.colors import color_of
from server.drawing.lettering import scripts
from server.drawing.lettering.fonts import BOLD
from server.drawing.pigments import PAPER, blend
from server.drawing.strokes import Point
from server.imaging.render.art import lay_turned
from server.imaging.render.easel import Easel
from server.imaging.render.marker import MIDDLE_OF_CELL
from server.imaging.render.names import LEGIBLE, TOKEN_HEIGHT, TOKEN_NAME, draw_name, height
from server.imaging.render.placement import ABOVE, BELOW
from server.imaging.render.rendering import NOWHERE, Entry, Rendering
from server.imaging.render.token_face import LARGEST, RINGS, Heraldry, base, face_side, margin
from server.imaging.render.token_signs import lacking, pip_radius

SEEN_OF = 8
"""How many times as wide as the smaller side of a picture a base is drawn: of a larger one it shows too little."""
ART_GONE = "The art of a token is not drawn: its image is gone, or cannot be shown here."
NAMES_LEFT_OUT = "Names of tokens are left out: they cannot be read at this scale."
TOO_MANY = "Tokens are left out: together they are too large to be drawn."
MEANINGS = {"hostile": "Hostile", "neutral": "Neutral", "friendly": "Friendly", "secret": "Secret"}
"""What a legend says of each disposition."""

REACH = 0.53
"""How far a base with its pips reaches from its middle, in its width."""

_SMALLEST = 8.0
"""Pixels across the smallest base."""
_SQUARE = tuple(
    (across * 0.43 + 0.07 * math.cos(turn), down * 0.43 + 0.07 * math.sin(turn))
    for across, down, start in ((1, 1, 0), (-1, 1, 1), (-1, -1, 2), (1, -1, 3))
    for turn in (math.tau / 4 * (start + step / 6) for step in range(7))
)
_HEX = tuple(
    (math.sin(turn) / math.sqrt(3), -math.cos(turn) / math.sqrt(3)) for turn in (math.tau / 6 * k for k in range(6))
)


def width_of(easel: Easel, figure: Figure) -> float:
    """How many pixels wide the base of a token is."""
    return max(_SMALLEST, figure.size * easel.viewport.cell)


def draw_token(easel: Easel, figure: Figure, style: OverlayStyle) -> Iterable[str]:
    """Draw the base of a token, its bars and its pips, and tell what could not be drawn."""
    if (middle := easel.place(figure.at)) is None:
        return (NOWHERE.format(kind="token"),)
    width = width_of(easel, figure)
    if not easel.canvas.meets(middle, width * 0.75):
        return ()
    opacity = 1.0 if style.opacity is None else style.opacity
    look, face = _look(easel, figure, style, width)
    if not _lay_base(easel, look, face, middle, width, opacity):
        return (TOO_MANY,)
    warnings = [ART_GONE] if figure.image_id is not None and face is None else []
    if look.initials and face is None:
        warnings += scripts.warnings(look.initials, BOLD)
    return (*warnings, *lacking(figure.statuses, pip_radius(width, easel.viewport.cell)))


def _look(easel: Easel, figure: Figure, style: OverlayStyle, width: float) -> tuple[Heraldry, Image.Image | None]:
    """How the base of a token looks, and the face in it."""
    ring = color_of(style.color, RINGS.get(figure.disposition, RINGS["neutral"]))
    corners: tuple[Point, ...] = ()
    if figure.shape == "square":
        corners = _SQUARE
    elif figure.shape == "hex":
        corners = _hexagon(easel)
    pixels = min(LARGEST, round(width), SEEN_OF * min(easel.canvas.size))
    face = easel.gallery.cut(figure.image_id, face_side(pixels, corners))
    look = Heraldry(
        width=pixels,
        corners=corners,
        disposition=figure.disposition,
        ring=ring,
        ground=color_of(style.fill, blend(PAPER, ring, 0.22)),
        initials=_initials(figure.label),
        art=easel.gallery.key(figure.image_id),
        facing=figure.facing,
        bars=figure.bars,
        statuses=figure.statuses,
        pip=pip_radius(width, easel.viewport.cell) * pixels / width,
    )
    return look, face


def _hexagon(easel: Easel) -> tuple[Point, ...]:
    """The corners of a hexagon one wide from its middle: as the cells lie, if they are hexagons."""
    lattice = easel.viewport.lattice
    corners, (x, y) = lattice.corners((0, 0)), lattice.middle((0, 0))
    if len(corners) != len(_HEX):
        return _HEX
    return tuple(((across - x) / lattice.size, (down - y) / lattice.size) for across, down in corners)


def _lay_base(
    easel: Easel, look: Heraldry, face: Image.Image | None, middle: Point, width: float, opacity: float
) -> bool:
    """Lay a base where it stands. Returns whether it may still be drawn."""
    picture = base(look, face)
    if look.width == round(width):
        left, top = (round(each - width / 2) - margin(look.width) for each in middle)
        if not easel.gallery.afford(picture.width * picture.height):
            return False
        easel.canvas.lay(picture, left, top, opacity)
        return True
    return lay_turned(easel.canvas, easel.gallery, picture, middle, width / look.width, 0.0, opacity)


def _initials(label: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = scripts.cleaned(label, 80).split()
    letters = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(word[0] for word in letters).upper()


def _take(easel: Easel, figure: Figure) -> None:
    if (middle := easel.place(figure.at)) is not None:
        easel.take(middle, width_of(easel, figure) * REACH)


def _names(easel: Easel, figure: Figure, style: OverlayStyle) -> Iterable[str]:
    middle = easel.place(figure.at)
    if middle is None or not easel.shows(middle):
        return ()
    warnings: list[str] = []
    letters = OverlayStyle(opacity=style.opacity, font_size=style.font_size)
    clear = width_of(easel, figure) * 0.5
    altitude = _altitude(easel, figure)
    if (figure.label or altitude) and height(TOKEN_NAME, letters, easel.viewport) < LEGIBLE:
        return (NAMES_LEFT_OUT,)
    if altitude:
        warnings += draw_name(easel, altitude, TOKEN_HEIGHT, middle, letters, ABOVE, clear)
    if figure.label:
        warnings += draw_name(easel, figure.label, TOKEN_NAME, middle, letters, BELOW, clear)
    return warnings


def _altitude(easel: Easel, figure: Figure) -> str:
    """What is told of the height of a token above the ground."""
    if not figure.elevation:
        return ""
    unit = "" if easel.measure is None else f" {easel.measure.unit}"
    return f"{figure.elevation:+.4g}{unit}".replace("-", "−")


def _entries(easel: Easel, figure: Figure, style: OverlayStyle) -> Iterable[Entry]:
    middle = easel.place(figure.at)
    if middle is None or not easel.shows(middle):
        return
    sample = Figure(MIDDLE_OF_CELL, shape=figure.shape, disposition=figure.disposition)
    yield Entry(MEANINGS.get(figure.disposition, "Neutral"), sample, draw_token, replace(style, opacity=None))


RENDERING = Rendering(takes=_take, shapes=draw_token, names=_names, entries=_entries)
