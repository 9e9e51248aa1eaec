"""Furniture by name.

A prop is a function of a sketch and options; it draws itself in its own frame: origin in the middle, back towards -y,
lengths in cells. What lies flat goes to the layer "flat" or "crack", everything else to "body" with its shadow.
"""

from collections.abc import Callable, Mapping
from functools import cache
from inspect import signature
from typing import Any

from server.drawing.props import (
    arcane,
    electronics,
    flames,
    frontier,
    garden,
    ground,
    lamps,
    machinery,
    medicine,
    metalwork,
    mine,
    nature,
    prison,
    remains,
    rest,
    sacred,
    saloon,
    seating,
    starship,
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
    flames.fire, flames.torch, flames.brazier, flames.campfire, flames.hearth, flames.cauldron, flames.fire_drum,
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
    electronics.server_rack, electronics.terminal, electronics.console, electronics.workstation, electronics.hologram,
    electronics.screen_wall, electronics.vending_machine, electronics.datapad, electronics.cable,
    electronics.cable_coil, electronics.neon_sign, electronics.guide_strip,
    frontier.coffin, frontier.hay_bale, frontier.trough, frontier.stove, frontier.powder_crate, frontier.gun_rack,
    frontier.saddle, frontier.wagon, frontier.cactus, frontier.hides,
    garden.stump, garden.fern, garden.flowers, garden.tree, garden.roots, garden.standing_stone, garden.log_seat,
    garden.nest,
    lamps.lantern, lamps.lantern_post, lamps.oil_lamp, lamps.gas_lamp, lamps.gas_standard, lamps.tube_lamp,
    lamps.floor_lamp, lamps.beacon, lamps.candelabrum,
    machinery.gears, machinery.gauge_panel, machinery.boiler, machinery.steam_engine, machinery.pipes,
    machinery.lathe, machinery.automaton, machinery.furnace, machinery.tesla_coil, machinery.coal,
    medicine.gurney, medicine.operating_table, medicine.bathtub, medicine.medicine_cabinet, medicine.vat,
    medicine.cryo_pod, medicine.drip_stand, medicine.monitor, medicine.padding,
    metalwork.drum, metalwork.container, metalwork.strongbox, metalwork.duffel, metalwork.canister, metalwork.safe,
    metalwork.locker_row,
    saloon.bar_counter, saloon.card_table, saloon.roulette_table, saloon.piano, saloon.spittoon, saloon.armchair,
    saloon.organ, saloon.mirror,
    starship.helm, starship.reactor, starship.bunk, starship.airlock, starship.shuttle, starship.planter,
    starship.star_table, starship.suit, starship.weapon_locker, starship.scrap,
)  # fmt: skip

PROPS: Mapping[str, Prop] = {prop.__name__: prop for prop in _DRAWN}
"""Every prop by name. Options are keyword arguments of the function."""


@cache
def options_of(name: str) -> frozenset[str]:
    """The options that a prop has."""
    return frozenset(list(signature(PROPS[name]).parameters)[1:])


def draw(pen: Sketch, name: str, x: float, y: float, turn: float = 0.0, /, scale: float = 1.0, **options: Any) -> None:
    """Draw the prop `name` at (x, y) cells, turned by quarter turns clockwise. KeyError for an unknown name."""
    with pen.at(x, y, turn, scale):
        PROPS[name](pen, **options)
