"""The picture of a shield: flat tinctures within ink, then the light on them and the rim around."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from limner_heraldry.blazon import TINCTURES, Blazon, blazon
from limner_heraldry.options import Shield
from limner_heraldry.shapes import Outline, charges, ordinary, shield
from server.drawing.canvas import Canvas
from server.drawing.draws import Draws
from server.drawing.look import Look, parse
from server.drawing.painter import Painter
from server.drawing.pigments import INK, STEEL, Color, dim
from server.drawing.strokes import Stroke
from server.generators.port import Commission, Drawn, Report
from server.imaging.codecs.encode import encode

LINE: Final = 0.007
RIM: Final = 0.034
"""Widths of ink lines and of the rim, as shares of the side."""
SCRATCHES: Final = 26
Shares = npt.NDArray[np.float64]


def draw(commission: Commission[Shield], report: Report) -> Drawn:
    """One coat of arms on clear ground."""
    report(0.0, "blazon", None)
    options, look = commission.options, parse(commission.theme)
    arms = blazon(options, commission.seed)
    report(0.1, "painting", None)
    outline = shield(options.shape)
    face = _face(arms, outline, look, options.side)
    picture = _ruled(_lit(face, options.shape, commission.seed), outline, look)
    return Drawn(encode(_shadowed(picture, outline), "png"), title=arms.words)


def _face(arms: Blazon, outline: Outline, look: Look, side: int) -> Image.Image:
    """The flat arms: divided fields are two pictures with the tinctures the other way round."""
    first = _field(arms, arms.field, arms.other, look, side)
    if arms.division:
        second = _field(arms, arms.other, arms.field, look, side)
        first.paste(second, (0, 0), _division(arms.division, side))
    return first


def _field(arms: Blazon, ground: str, borne: str, look: Look, side: int) -> Image.Image:
    canvas = Canvas(Image.new("RGB", (side, side), look.toned(TINCTURES[ground])))
    parts = [*ordinary(arms.ordinary), *charges(arms.charge, arms.ordinary, arms.count)]
    _paint(canvas, parts, TINCTURES[borne], look, side)
    return canvas.finished()


def _paint(canvas: Canvas, parts: Sequence[Outline], color: Color, look: Look, side: int) -> None:
    canvas.paint([Stroke(each, color, INK, LINE, 1.0, closed=True) for each in parts], Painter(look.toned, side))


def _division(name: str, side: int) -> Image.Image:
    """Where the second tincture of a field is, with soft edges."""
    across = (np.arange(side) + 0.5) / side
    x, y = across[None, :] - 0.5, across[:, None] - 0.44
    pale, fess = _beyond(x + 0 * y, side), _beyond(y + 0 * x, side)
    match name:
        case "per pale":
            second = pale
        case "per fess":
            second = fess
        case "per bend":
            second = _beyond((y * 1.02 - x) * 0.7, side)
        case "quarterly":
            second = pale * (1 - fess) + fess * (1 - pale)
        case _:
            second = _beyond((np.abs(x) - np.abs(y)) * 0.7, side)
    return Image.fromarray(np.rint(second * 255).astype(np.uint8))


def _beyond(distance: Shares, side: int) -> Shares:
    """How much of each pixel lies beyond an edge."""
    return np.clip(distance * side + 0.5, 0.0, 1.0)


def _lit(face: Image.Image, shape: str, seed: int) -> Image.Image:
    """The face as that of a domed board in light from the upper left, with the marks of use."""
    side = face.width
    across = (np.arange(side) + 0.5) / side
    x, y = across[None, :] - 0.5, across[:, None] - (0.5 if shape == "round" else 0.46)
    light = 1.06 - 0.34 * (x * 0.7 + y * 0.8) - 0.75 * (x * x + y * y)
    light += 0.20 * np.exp(-((x + 0.17) ** 2 + (y + 0.2) ** 2) / 0.018)
    draws = Draws(seed, "wear")
    grain = draws.random((side // 8 + 2, side // 8 + 2)) - 0.5
    rough = Image.fromarray(grain.astype(np.float32)).resize((side, side), Image.Resampling.BICUBIC)
    light += 0.05 * np.asarray(rough, np.float64) + _scratches(side, draws)
    pixels = np.asarray(face, np.float64) * light[..., None]
    return Image.fromarray(np.clip(np.rint(pixels), 0, 255).astype(np.uint8))


def _scratches(side: int, draws: Draws) -> Shares:
    """How much brighter fine scratches are."""
    canvas = Canvas(Image.new("RGB", (side, side)))
    starts, ways = draws.random((SCRATCHES, 2)), (draws.random((SCRATCHES, 2)) - 0.5) * 0.24
    lines = [np.array((start, start + way)) for start, way in zip(starts, ways, strict=True)]
    strokes = [Stroke(each, None, (255, 255, 255), 0.0016, 0.5, closed=False) for each in lines]
    canvas.paint(strokes, Painter(lambda color: color, side))
    return np.asarray(canvas.finished().getchannel("R"), np.float64) / 255 * 0.13


def _ruled(face: Image.Image, outline: Outline, look: Look) -> Image.Image:
    """The face within its outline, and a rim of steel around it."""
    side = face.width
    mask = Canvas(Image.new("RGB", (side, side)))
    mask.paint([Stroke(outline, (255, 255, 255), None, 0.0, 1.0, closed=True)], Painter(lambda color: color, side))
    cut = Image.new("RGBA", (side, side))
    cut.paste(face, (0, 0), mask.finished().getchannel("R"))
    canvas, nail = Canvas(cut), dim(STEEL, 0.62)
    rims = ((INK, RIM + 2 * LINE), (dim(STEEL, 0.8), RIM), (STEEL, RIM * 0.34))
    strokes = [Stroke(outline, None, color, width, 1.0, closed=True) for color, width in rims]
    around = np.cumsum(np.hypot(*np.diff(outline, axis=0, append=outline[:1]).T))
    at = np.searchsorted(around, (np.arange(12) + 0.5) * around[-1] / 12)
    turns = np.arange(16) * (np.pi / 8)
    dot = np.column_stack((np.cos(turns), np.sin(turns))) * RIM * 0.3
    strokes += [Stroke(outline[each] + dot, nail, INK, LINE * 0.5, 1.0, closed=True) for each in at % len(outline)]
    canvas.paint(strokes, Painter(look.toned, side))
    return canvas.finished()


def _shadowed(picture: Image.Image, outline: Outline) -> Image.Image:
    """The shield over its own soft shadow."""
    side = picture.width
    blurred = picture.getchannel("A").filter(ImageFilter.BoxBlur(side * 0.014)).point(lambda value: value * 0.45)
    shadow = Image.new("L", picture.size)
    shadow.paste(blurred, (round(side * 0.008), round(side * 0.014)))
    under = Image.merge("RGBA", (*(Image.new("L", picture.size) for _ in range(3)), shadow))
    return Image.alpha_composite(under, picture)
