"""Territories: tinted ground with a border that glows on its inside, and a name where there is most room."""

import zlib
from collections.abc import Iterable
from dataclasses import replace

from server.domain.overlays import OverlayStyle
from server.domain.overlays.ground import GroundForm
from server.domain.overlays.shapes import GridCell
from server.domain.overlays.territory import Territory
from server.drawing.pigments import Color, dim
from server.drawing.rings import Berth
from server.imaging.render.areas import draw_area, in_sight
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Manner, finish_of
from server.imaging.render.grounds import area_of, room_in
from server.imaging.render.names import RANKS, draw_name, height
from server.imaging.render.rendering import NOWHERE, Entry, Rendering

COLORS: tuple[Color, ...] = (
    (168, 58, 46),
    (52, 96, 150),
    (196, 144, 40),
    (74, 124, 70),
    (124, 74, 134),
    (40, 132, 132),
    (188, 98, 44),
    (110, 110, 60),
)
"""Of those who hold ground, chosen by their names."""
_INK = 0.62
_BORDERS: dict[str, dict[str, object]] = {
    "dashed": {"line": "dashed", "line_width": 0.055},
    "glow": {"line_width": 0.0, "glow": 0.75, "glow_opacity": 0.8},
    "hatched": {"pattern": ("hatch",), "edge_pattern": True, "glow": 0.9, "glow_opacity": 0.22, "pattern_opacity": 0.8},
}
_LETTERS = 0.26
"""Height of letters in the room that there is for them."""
_SMALLEST, _LARGEST = 0.34, 1.3
"""Of letters, in cells."""
_OF_PICTURE = 0.03
_SAMPLE = GroundForm(cells=(GridCell(0, 0),))
_LINES = 1.9
"""Length of lines in the room that there is for them."""
_NARROWEST, _WIDEST = 4.0, 11.0


def _shapes(easel: Easel, territory: Territory, style: OverlayStyle) -> Iterable[str]:
    if (area := area_of(easel, territory.ground)) is None:
        return (NOWHERE.format(kind="territory"),)
    draw_area(easel, area, finish_of(_manner(territory), style, easel.viewport))
    return ()


def _manner(territory: Territory) -> Manner:
    color = COLORS[zlib.crc32((territory.owner or territory.label).encode()) % len(COLORS)]
    manner = Manner(
        ink=dim(color, _INK),
        fill=color,
        line_width=0.05,
        fill_opacity=0.13,
        glow=0.5,
        glow_opacity=0.6,
        pattern_opacity=0.55,
        inside=True,
    )
    manner = replace(manner, **_BORDERS.get(territory.border, {}))  # type: ignore[arg-type]  # fields of a Wish
    if territory.contested_with and not manner.pattern:
        manner = replace(manner, pattern=("hatch",), pattern_opacity=0.4)
    return manner


def _names(easel: Easel, territory: Territory, style: OverlayStyle) -> Iterable[str]:
    text, area = territory.label or territory.owner, area_of(easel, territory.ground)
    if not text or area is None or (room := room_in(easel, area)) is None:
        return ()
    finish = finish_of(_manner(territory), style, easel.viewport)
    red, green, blue = dim(finish.ink, 0.75)
    letters = OverlayStyle(
        color=f"#{red:02X}{green:02X}{blue:02X}",
        fill=style.halo,
        opacity=style.opacity,
        font_size=_letters(easel, room) if style.font_size is None else style.font_size,
    )
    size = max(1.0, height(RANKS["region"], letters, easel.viewport))
    rank = replace(RANKS["region"], ems=min(_WIDEST, max(_NARROWEST, _LINES * room.radius / size)))
    return draw_name(easel, text, rank, (room.x, room.y), letters)


def _letters(easel: Easel, room: Berth) -> float:
    """Height of letters in pixels of the image: the more room, the larger."""
    cell = easel.viewport.cell
    largest = max(_LARGEST * cell, _OF_PICTURE * min(easel.canvas.size))
    return min(max(room.radius * _LETTERS, _SMALLEST * cell), largest) / easel.viewport.scale


def _entries(easel: Easel, territory: Territory, style: OverlayStyle) -> Iterable[Entry]:
    area = area_of(easel, territory.ground)
    if area is not None and in_sight(easel, area):
        sample = replace(territory, ground=_SAMPLE, contested_with=territory.contested_with[:1])
        yield Entry(territory.label or territory.owner or "Territory", sample, _shapes, replace(style, font_size=None))


RENDERING = Rendering(shapes=_shapes, names=_names, entries=_entries)
