"""Zones: tinted ground, in which the sign of each trait repeats."""

from collections.abc import Iterable
from dataclasses import replace

from server.domain.overlays import OverlayStyle
from server.domain.overlays.ground import GroundForm
from server.domain.overlays.shapes import GridCell
from server.domain.overlays.zone import Zone
from server.drawing.pigments import Color, dim
from server.imaging.render.areas import Area, draw_area, in_sight
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Manner, finish_of
from server.imaging.render.grounds import area_of, name_area
from server.imaging.render.rendering import NOWHERE, Entry, Rendering
from server.imaging.render.shapes import area_of_shape

TRAITS: dict[str, tuple[str, Color]] = {
    "difficult": ("pebbles", (142, 104, 58)),
    "greater_difficult": ("boulders", (120, 82, 46)),
    "hazardous": ("saltire", (186, 52, 36)),
    "obscured_light": ("stroke", (120, 132, 142)),
    "obscured_heavy": ("trellis", (78, 84, 98)),
    "water": ("wave", (70, 132, 176)),
    "deep_water": ("waves", (36, 84, 140)),
    "climb": ("rafter", (128, 108, 90)),
    "cover_half": ("half", (104, 122, 66)),
    "cover_three_quarters": ("most", (78, 104, 52)),
    "safe": ("plus", (64, 136, 88)),
    "custom": ("ring", (116, 92, 140)),
}
"""The sign and the colour of each trait."""
MEANINGS = {
    "difficult": "Difficult ground",
    "greater_difficult": "Very difficult ground",
    "hazardous": "Dangerous ground",
    "obscured_light": "Hard to see through",
    "obscured_heavy": "Not to be seen through",
    "deep_water": "Deep water",
    "climb": "To be climbed",
    "cover_three_quarters": "Three-quarters cover",
    "cover_half": "Half cover",
    "safe": "Safe ground",
    "custom": "Marked ground",
}
"""What a legend says of a trait where that is more than its name."""
_INK = 0.62
_SAMPLE = GroundForm(cells=(GridCell(0, 0),))


def _shapes(easel: Easel, zone: Zone, style: OverlayStyle) -> Iterable[str]:
    area = _area(easel, zone)
    if isinstance(area, str):
        return (area,)
    draw_area(easel, area, finish_of(_manner(zone), style, easel.viewport))
    return ()


def _manner(zone: Zone) -> Manner:
    known = [TRAITS[each] for each in dict.fromkeys(zone.traits) if each in TRAITS] or [TRAITS["custom"]]
    color = known[0][1]
    return Manner(
        ink=dim(color, _INK),
        fill=color,
        line_width=0.03,
        line="dashed",
        fill_opacity=0.24,
        pattern=tuple(sign for sign, _ in known),
        pattern_spacing=0.52,
        pattern_opacity=0.72,
        halo_opacity=0.5,
    )


def _area(easel: Easel, zone: Zone) -> Area | str:
    """Where it is in the picture, or why it is not drawn."""
    if zone.shape is not None:
        return area_of_shape(easel, zone.shape, "zone")
    area = None if zone.ground is None else area_of(easel, zone.ground)
    return NOWHERE.format(kind="zone") if area is None else area


def _names(easel: Easel, zone: Zone, style: OverlayStyle) -> Iterable[str]:
    area = _area(easel, zone)
    return () if isinstance(area, str) else name_area(easel, area, zone.label, style, "note")


def _entries(easel: Easel, zone: Zone, style: OverlayStyle) -> Iterable[Entry]:
    area = _area(easel, zone)
    if isinstance(area, str) or not in_sight(easel, area):
        return
    for trait in zone.traits:
        meaning = MEANINGS.get(trait, trait.replace("_", " ").capitalize())
        yield Entry(meaning, Zone(_SAMPLE, traits=(trait,)), _shapes, replace(style, font_size=None))


RENDERING = Rendering(shapes=_shapes, names=_names, entries=_entries)
