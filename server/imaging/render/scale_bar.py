"""Scale bars: parts of ink and paper, as long as the picture shows a round number of grid units."""

import math
from collections.abc import Iterable, Sequence

from server.domain.overlays import OverlayStyle
from server.domain.overlays.scale_bar import ScaleBar
from server.drawing.colors import color_of
from server.drawing.lettering.blocks import Block, block, draw_block
from server.drawing.lettering.fonts import SERIF
from server.drawing.pigments import CREAM, LETTER, RING, VELLUM
from server.imaging.render.easel import Easel
from server.imaging.render.panels import Panels, draw_sheet
from server.imaging.render.pen import Pen
from server.imaging.render.placement import Box
from server.imaging.render.rendering import DrawPanel, Entry, Rendering

NO_MEASURE = "The scale bar is not drawn: the image has no grid that says what a cell measures."
NO_ROOM = "The scale bar is not drawn: it is longer than the picture has room for."

_SHARE = 0.2
_STEPS = (1, 2, 5, 10)
_PARTS = {1: 4, 2: 4, 5: 5, 10: 4}
_PAD, _BAR, _SPACE = 0.75, 0.42, 0.42
_SMALL = 0.86


def round_length(most: float) -> tuple[float, int]:
    """The largest of 1, 2 and 5 times a power of ten that is no more than `most`, and the parts that suit it."""
    power = 10.0 ** math.floor(math.log10(most))
    step = max(each for each in _STEPS if each * power <= most * (1 + 1e-9))
    return step * power, _PARTS[step]


def _plan(easel: Easel, panels: Panels, entries: Sequence[Entry], bar: ScaleBar, style: OverlayStyle) -> DrawPanel:
    del entries
    letter = panels.letters
    unit = easel.length(1.0)
    if unit is None or easel.measure is None or not math.isfinite(unit) or unit <= 0:
        return lambda: (NO_MEASURE,)
    length, parts = round_length(max(panels.size[0] * _SHARE, 4 * letter) / unit)
    if bar.length > 0:
        length, parts = bar.length, 4
    parts = bar.segments or parts
    size = letter * _SMALL
    marks = (
        [_written(f"{length * share:g}", size) for share in (0, 0.5, 1)]
        if parts % 2 == 0
        else [
            _written("0", size),
            _written(f"{length:g}", size),
        ]
    )
    name = _written(easel.measure.unit, size)
    pixels = length * unit
    across = pixels + marks[0].width / 2 + max(marks[-1].width / 2, 0) + (0.35 * letter + name.width)
    box_width, box_height = across + 2 * _PAD * letter, (_BAR + _SPACE + 2 * _PAD) * letter + marks[0].height
    if not panels.fits(bar.corner, box_width, box_height):
        return lambda: (NO_ROOM,)
    box = panels.reserve(bar.corner, box_width, box_height)
    return lambda: _draw(easel, box, letter, (pixels, parts), (marks, name), style)


def _written(text: str, size: float) -> Block:
    return block(text, SERIF, size, math.inf, 1)


def _draw(
    easel: Easel,
    box: Box,
    letter: float,
    bar: tuple[float, int],
    texts: tuple[Sequence[Block], Block],
    style: OverlayStyle,
) -> Iterable[str]:
    opacity = 1.0 if style.opacity is None else style.opacity
    ink, paper = color_of(style.color, LETTER), color_of(style.fill, VELLUM)
    draw_sheet(easel.canvas, box, letter, opacity)
    (pixels, parts), (marks, name) = bar, texts
    left = box[0] + _PAD * letter + marks[0].width / 2
    top = box[1] + _PAD * letter + marks[0].height + _SPACE * letter
    pen = Pen(letter, (13,))
    with pen.frame((left, top), 0.0):
        step = pixels / parts / letter
        for part in range(parts):
            shade = color_of(style.color, RING) if part % 2 == 0 else CREAM
            pen.poly(
                [(part * step, 0), ((part + 1) * step, 0), ((part + 1) * step, _BAR), (part * step, _BAR)],
                shade,
                RING,
                0.05,
                wobble=0,
            )
    pen.paint(easel.canvas, opacity)
    for index, mark in enumerate(marks):
        middle = left + pixels * index / (len(marks) - 1)
        draw_block(easel.canvas, mark, middle - mark.width / 2, box[1] + _PAD * letter, ink, paper, opacity)
    after = left + pixels + marks[-1].width / 2 + 0.35 * letter
    draw_block(easel.canvas, name, after, box[1] + _PAD * letter, ink, paper, opacity)
    return ()


RENDERING = Rendering(plan=_plan)
