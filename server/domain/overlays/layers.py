"""The drawing order: one table of layers over all kinds of overlays.

The database keeps the layer of a row beside its type (`image_overlays.layer`), so a change of this table needs a
migration.
"""

from enum import IntEnum


class Layer(IntEnum):
    """Layers over the image, the lowest first. `z` orders overlays inside of one."""

    PATCHES = 10
    ZONES = 20
    GRID = 30
    """The grid itself, which is no overlay. Door leaves stand on its lines."""
    DOOR_LEAVES = 40
    AREAS = 50
    DRAWINGS = 60
    FIGURES = 70
    LIGHTS = 80
    NAMES = 90
    SIGHT = 100
    FRAME = 110
    UNKNOWN = 1000
    """Of kinds that this table does not name: listed last, never drawn."""


LAYERS: dict[str, Layer] = {
    "patch": Layer.PATCHES,
    "zone": Layer.ZONES,
    "walls": Layer.DOOR_LEAVES,
    "territory": Layer.AREAS,
    "route": Layer.AREAS,
    "template": Layer.AREAS,
    "range": Layer.AREAS,
    "drawing": Layer.DRAWINGS,
    "stamp": Layer.FIGURES,
    "token": Layer.FIGURES,
    "light": Layer.LIGHTS,
    "marker": Layer.NAMES,
    "label": Layer.NAMES,
    "fog": Layer.SIGHT,
    "line_of_sight": Layer.SIGHT,
    "legend": Layer.FRAME,
    "scale_bar": Layer.FRAME,
    "cartouche": Layer.FRAME,
}
