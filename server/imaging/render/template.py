"""Templates: what effects cover, tinted and patterned by effect, with the covered cells outlined inside."""

from collections.abc import Iterable
from dataclasses import replace

from server.domain.cover import HALF, Coverage
from server.domain.lattice import CellId
from server.domain.overlays import OverlayStyle
from server.domain.overlays.shapes import CONE_ANGLE, Cells, GridCell, Shape
from server.domain.overlays.template import Template
from server.drawing.pigments import Color, dim
from server.imaging.render.areas import Area, draw_area, in_sight
from server.imaging.render.captions import length_text
from server.imaging.render.cells import outline_of
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Finish, Manner, finish_of
from server.imaging.render.grounds import room_in
from server.imaging.render.names import RANKS, SIZE, draw_name, height, letters_of
from server.imaging.render.reaches import cells_in_steps
from server.imaging.render.rendering import Entry, Rendering
from server.imaging.render.shapes import TOO_MANY_CELLS, area_of_shape, cells_of_shape

EFFECTS: dict[str, tuple[str, Color]] = {
    "custom": ("", (70, 96, 140)),
    "fire": ("flame", (228, 94, 22)),
    "cold": ("crystal", (72, 156, 210)),
    "acid": ("bubbles", (140, 176, 36)),
    "lightning": ("bolt", (232, 190, 40)),
    "poison": ("drop", (62, 138, 70)),
    "force": ("diamond", (176, 72, 148)),
    "radiant": ("ray", (240, 206, 92)),
    "necrotic": ("saltire", (84, 66, 96)),
    "thunder": ("ripple", (92, 104, 170)),
    "psychic": ("curl", (200, 84, 128)),
    "web": ("net", (196, 192, 180)),
    "smoke": ("cloud", (120, 118, 116)),
}
"""The figure and the colour of each effect."""
_INK = 0.5
_SAMPLE = Shape(cells=Cells((GridCell(0, 0),)))
_APART = 0.62
"""Half of what lies between name and size, in heights of letters."""
_CELLS_WIDTH = 0.55
"""Of the outline of covered cells, in widths of that of the shape."""


def _shapes(easel: Easel, template: Template, style: OverlayStyle) -> Iterable[str]:
    area, finish = area_of_shape(easel, template.shape, "template"), finish_of(_manner(template), style, easel.viewport)
    if isinstance(area, str):
        return (area,)
    if template.shape.cells is not None or easel.measure is None:
        draw_area(easel, area, replace(finish, inside=True))
        return ()
    cells = _cells(easel, template)
    if cells is None:
        draw_area(easel, area, finish)
        return () if easel.measure is None else (TOO_MANY_CELLS.format(kind="template"),)
    covered = Area(rings=outline_of(cells, easel.viewport))
    if template.grid_based:
        draw_area(easel, covered, replace(finish, inside=True))
        return ()
    draw_area(easel, covered, _outline(finish))
    draw_area(easel, area, finish)
    return ()


def _cells(easel: Easel, template: Template) -> list[CellId] | None:
    """The cells of the picture that count as covered; None where none do, or too many."""
    if template.grid_based and (cells := cells_in_steps(easel, template.shape)) is not None:
        return cells
    fraction = HALF if template.fraction is None else template.fraction
    return cells_of_shape(easel, template.shape, Coverage(template.coverage, fraction))


def _outline(finish: Finish) -> Finish:
    """The finish of covered cells: faintly tinted, outlined on the inside."""
    return replace(
        finish,
        width=finish.width * _CELLS_WIDTH,
        fill_opacity=finish.fill_opacity * 0.45,
        pattern=None,
        inside=True,
        rhythm=(),
        halo_opacity=finish.halo_opacity * 0.8,
    )


def _manner(template: Template) -> Manner:
    figure, color = EFFECTS.get(template.effect, EFFECTS["custom"])
    return Manner(
        ink=dim(color, _INK),
        fill=color,
        line_width=0.05,
        fill_opacity=0.3,
        pattern=(figure,) if figure else (),
        pattern_spacing=0.6,
        pattern_opacity=0.6,
        halo_opacity=0.6,
    )


def _names(easel: Easel, template: Template, style: OverlayStyle) -> Iterable[str]:
    size = "" if easel.measure is None or template.show_size is False else size_text(template.shape, easel.measure.unit)
    area = area_of_shape(easel, template.shape, "template")
    if not (template.label or size) or isinstance(area, str) or (room := room_in(easel, area)) is None:
        return
    letters = letters_of(style)
    middle = room.x, room.y
    if (
        (ring := template.shape.ring) is not None
        and (place := easel.place(ring.center)) is not None
        and easel.shows(place)
    ):
        middle = place
    apart = _APART * height(RANKS["note"], letters, easel.viewport) if template.label and size else 0.0
    if template.label:
        yield from draw_name(easel, template.label, RANKS["note"], (middle[0], middle[1] - apart), letters)
    if size:
        yield from draw_name(easel, size, SIZE, (middle[0], middle[1] + apart), letters)


def size_text(shape: Shape, unit: str) -> str:
    """The size of a shape as it is written, such as "60 × 5 ft"; nothing of polygons and cells."""
    if (circle := shape.circle) is not None:
        return length_text(circle.radius, unit)
    if (ring := shape.ring) is not None:
        return f"{length_text(ring.inner, '').strip()} – {length_text(ring.outer, unit)}"
    if (cone := shape.cone) is not None:
        angle = CONE_ANGLE if cone.angle is None else cone.angle
        return length_text(cone.length, unit) + ("" if angle == CONE_ANGLE else f", {angle:g}°")
    if (line := shape.line) is not None:
        return f"{length_text(line.length, '').strip()} × {length_text(line.width, unit)}"
    if (box := shape.rectangle) is not None:
        return f"{length_text(box.width, '').strip()} × {length_text(box.height, unit)}"
    return ""


def _entries(easel: Easel, template: Template, style: OverlayStyle) -> Iterable[Entry]:
    area = area_of_shape(easel, template.shape, "template")
    if not isinstance(area, str) and in_sight(easel, area):
        plain = template.effect not in EFFECTS or template.effect == "custom"
        meaning = (template.label or "Effect") if plain else template.effect.capitalize()
        yield Entry(meaning, Template(_SAMPLE, effect=template.effect), _shapes, replace(style, font_size=None))


RENDERING = Rendering(shapes=_shapes, names=_names, entries=_entries)
