"""Furniture by name.

A prop is a function of a sketch and options; it draws itself in its own frame: origin in the middle, back towards -y,
lengths in cells. What lies flat goes to the layer "flat" or "crack", everything else to "body" with its shadow.
"""

from collections.abc import Callable, Mapping
from typing import Any

from server.drawing.props import (
    arcane,
    flames,
    ground,
    mine,
    nature,
    prison,
    remains,
    rest,
    sacred,
    seating,
    statuary,
    storage,
    tables,
    timber,
    treasure,
    workshop,
)
from server.drawing.sketch import Sketch

Prop = Callable[..., None]

_DRAWN: tuple[Prop, ...] = (
    seating.stool, seating.chair, seating.fallen_chair, seating.bench, seating.throne,
    tables.table, tables.desk, tables.map_table, tables.lectern, tables.book, tables.candle, tables.plate, tables.mug,
    tables.scroll,
    storage.chest, storage.crate, storage.broken_crate, storage.barrel, storage.sack, storage.spilled_sack,
    storage.bucket, storage.urn, storage.shelf, storage.goods, storage.shards,
    rest.bed, rest.bedroll, rest.straw,
    flames.fire, flames.torch, flames.brazier, flames.campfire, flames.hearth, flames.cauldron,
    sacred.altar, sacred.sarcophagus, sacred.idol,
    statuary.pillar, statuary.statue,
    workshop.rack, workshop.armour, workshop.anvil, workshop.workbench, workshop.weapon_pile, workshop.grindstone,
    prison.bars, prison.shackles, prison.cage, prison.grate, prison.grating,
    mine.rails, mine.minecart, mine.ore, mine.crystals, mine.ladder, mine.rope_coil, mine.pickaxe, mine.prop_frame,
    arcane.circle, arcane.orrery, arcane.globe,
    ground.rug, ground.round_rug, ground.runner, ground.dais, ground.round_dais, ground.stairs,
    ground.stain, ground.crack, ground.tracks, ground.drag,
    nature.rock, nature.rubble, nature.stalagmite, nature.mushrooms, nature.web,
    remains.bones, remains.skeleton, remains.skull_pile, remains.skull, remains.vigil,
    timber.beam, timber.bridge,
    treasure.coins,
)  # fmt: skip

PROPS: Mapping[str, Prop] = {prop.__name__: prop for prop in _DRAWN}
"""Every prop by name. Options are keyword arguments of the function."""


def draw(pen: Sketch, name: str, x: float, y: float, turn: float = 0.0, /, scale: float = 1.0, **options: Any) -> None:
    """Draw the prop `name` at (x, y) cells, turned by quarter turns clockwise. KeyError for an unknown name."""
    with pen.at(x, y, turn, scale):
        PROPS[name](pen, **options)
