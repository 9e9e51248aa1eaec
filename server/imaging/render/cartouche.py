"""Cartouches: the title of a map on paper, its compass, and the frame around it."""

from collections.abc import Iterable, Sequence

from server.domain.overlays import OverlayStyle
from server.domain.overlays.cartouche import Cartouche, Compass
from server.drawing.canvas import Canvas
from server.drawing.colors import color_of
from server.drawing.lettering import scripts
from server.drawing.lettering.blocks import Block, block, draw_block
from server.drawing.lettering.fonts import ITALIC, SERIF
from server.drawing.pigments import CREAM, LETTER, RING, VELLUM, Color
from server.imaging.render.compass import ROSE, draw_compass
from server.imaging.render.easel import Easel
from server.imaging.render.panels import Panels, draw_sheet
from server.imaging.render.pen import Pen
from server.imaging.render.rendering import DrawPanel, Entry, Rendering

NO_ROOM = "The {what} is not drawn: the picture has no room for it."

LONGEST = 200
"""Characters of a text that are drawn."""
FRAMES = {"line": 0.35, "double": 0.75, "ornate": 1.1}
"""Width of each frame in heights of letters."""

_TITLE, _SUBTITLE, _LEADING = 1.9, 1.0, 0.75
_PAD, _ACROSS = 0.95, 1.6
ROSE_ROOM = ROSE + 1.0
"""Room for a rose and the letter of north on any side of it, in heights of letters."""


def _plan(
    easel: Easel, panels: Panels, entries: Sequence[Entry], cartouche: Cartouche, style: OverlayStyle
) -> DrawPanel:
    del entries
    frame = FRAMES.get(cartouche.frame, 0.0) * panels.letters
    panels.inset = easel.placer.edge = max(panels.inset, frame)
    parts = (
        _planned_title(easel.canvas, panels, cartouche, style),
        _planned_rose(easel.canvas, panels, cartouche.compass, style),
    )

    def draw() -> Iterable[str]:
        if frame:
            _draw_frame(easel.canvas, cartouche.frame, frame, panels.letters, style)
        for draw_part in parts:
            yield from draw_part()

    return draw


def _planned_title(canvas: Canvas, panels: Panels, cartouche: Cartouche, style: OverlayStyle) -> DrawPanel:
    letter, written = panels.letters, _written(cartouche, panels)
    if not written:
        return tuple
    size = _size(written, letter)
    if not panels.fits(cartouche.corner, *size):
        return lambda: (NO_ROOM.format(what="title"),)
    sheet = panels.reserve(cartouche.corner, *size)

    def draw() -> Iterable[str]:
        opacity = 1.0 if style.opacity is None else style.opacity
        draw_sheet(canvas, sheet, letter, opacity)
        top = sheet[1] + _PAD * letter
        for each in written:
            left = (sheet[0] + sheet[2] - each.width) / 2
            draw_block(canvas, each, left, top, color_of(style.color, LETTER), color_of(style.fill, VELLUM), opacity)
            top += each.height + _LEADING * letter
        for text in (cartouche.title, cartouche.subtitle):
            yield from scripts.warnings(scripts.cleaned(text, LONGEST), SERIF)

    return draw


def _planned_rose(canvas: Canvas, panels: Panels, compass: Compass | None, style: OverlayStyle) -> DrawPanel:
    if compass is None:
        return tuple
    side = ROSE_ROOM * panels.letters
    if not panels.fits(compass.corner, side, side):
        return lambda: (NO_ROOM.format(what="compass"),)
    box = panels.reserve(compass.corner, side, side)

    def draw() -> Iterable[str]:
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        opacity = 1.0 if style.opacity is None else style.opacity
        draw_compass(canvas, middle, panels.letters, compass.north, color_of(style.color, RING), opacity)
        return ()

    return draw


def _written(cartouche: Cartouche, panels: Panels) -> list[Block]:
    """The title and what stands below it, each set in lines that the picture has room for."""
    letter = panels.letters
    widest = panels.room(cartouche.corner)[0] * 0.8 - 2 * _ACROSS * letter
    lines = ((cartouche.title, SERIF, _TITLE, 2), (cartouche.subtitle, ITALIC, _SUBTITLE, 3))
    return [
        block(text, typeface, size * letter, min(widest, 24 * letter * size), most)
        for words, typeface, size, most in lines
        if (text := " ".join(scripts.cleaned(words, LONGEST).split())) and widest > 0
    ]


def _size(written: Sequence[Block], letter: float) -> tuple[float, float]:
    height = sum(each.height for each in written) + (len(written) - 1) * _LEADING * letter
    return max(each.width for each in written) + 2 * _ACROSS * letter, height + 2 * _PAD * letter


def _draw_frame(canvas: Canvas, kind: str, width: float, letter: float, style: OverlayStyle) -> None:
    """Draw the frame along the edges of the picture, `width` pixels wide."""
    ink = color_of(style.color, RING)
    across, down = (side / letter for side in canvas.size)
    wide, pen = width / letter, Pen(letter, (19,))
    _band(pen, (across, down), 0.0, wide, CREAM)
    if kind == "ornate":
        _bars(pen, (across, down), wide * 0.3, wide * 0.7, ink)
    for inset, line in {
        "line": ((wide / 2, wide * 0.34),),
        "double": ((wide * 0.3, 0.26), (wide * 0.82, 0.07)),
        "ornate": ((wide * 0.14, 0.12), (wide * 0.3, 0.04), (wide * 0.7, 0.04), (wide * 0.92, 0.08)),
    }[kind]:
        pen.poly(
            [(inset, inset), (across - inset, inset), (across - inset, down - inset), (inset, down - inset)],
            None,
            ink,
            line,
            wobble=0,
        )
    pen.paint(canvas, 1.0 if style.opacity is None else style.opacity)


def _band(pen: Pen, size: tuple[float, float], outer: float, inner: float, color: Color) -> None:
    """Fill what lies between two insets, as four boards that meet without a seam."""
    across, down = size
    for left, top, right, bottom in (
        (outer, outer, across - outer, inner),
        (outer, down - inner, across - outer, down - outer),
        (outer, inner, inner, down - inner),
        (across - inner, inner, across - outer, down - inner),
    ):
        pen.poly([(left, top), (right, top), (right, bottom), (left, bottom)], color, None, 0, wobble=0)


def _bars(pen: Pen, size: tuple[float, float], outer: float, inner: float, ink: Color) -> None:
    """Bars of ink between two insets, as maps have them along their edges: as many as divide each side evenly."""
    for along, far, upright in ((size[0], size[1], False), (size[1], size[0], True)):
        count = max(2, round((along - 2 * inner) / 3.2)) | 1
        step = (along - 2 * inner) / count
        for bar in range(0, count, 2):
            start, end = inner + bar * step, inner + (bar + 1) * step
            for low, high in ((outer, inner), (far - inner, far - outer)):
                corners = [(start, low), (end, low), (end, high), (start, high)]
                pen.poly([(y, x) for x, y in corners] if upright else corners, ink, None, 0, wobble=0)


RENDERING = Rendering(plan=_plan)
