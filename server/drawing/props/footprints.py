"""How much floor every piece of furniture takes, and whether one can see past it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np

from server.drawing.strokes import Points

Sight = Literal["clear", "box", "round"]


@dataclass(frozen=True, slots=True)
class Footprint:
    """Width and depth in cells, the back along the width; `sight` is the outline that blocks sight, if any does.

    `sized` names the option of the prop that sets its width; `front` is the floor that stays free before it when it
    leans on a wall.
    """

    width: float
    depth: float
    sight: Sight = "clear"
    sized: str = ""
    front: float = 0.0


FURNITURE: Final[Mapping[str, Footprint]] = {
    "airlock": Footprint(2.25, 2.1, sized="w"),
    "altar": Footprint(2.0, 1.0, sized="w"),
    "anvil": Footprint(0.9, 0.75),
    "armchair": Footprint(0.9, 0.85),
    "armour": Footprint(0.75, 0.65),
    "automaton": Footprint(1.0, 0.95, "box", front=0.3),
    "bar_counter": Footprint(3.1, 1.65, sized="w"),
    "barrel": Footprint(0.75, 0.75),
    "bathtub": Footprint(0.95, 1.85),
    "beacon": Footprint(0.3, 0.3),
    "beam": Footprint(2.0, 0.45, sized="length"),
    "bed": Footprint(0.95, 2.0),
    "bedroll": Footprint(0.85, 1.85),
    "bench": Footprint(1.8, 0.4, sized="w"),
    "boiler": Footprint(1.3, 2.0, "box"),
    "bones": Footprint(0.7, 0.7),
    "book": Footprint(0.3, 0.3),
    "brazier": Footprint(0.7, 0.7),
    "broken_crate": Footprint(1.2, 1.1),
    "bucket": Footprint(0.4, 0.4),
    "bunk": Footprint(0.95, 2.0),
    "cable": Footprint(1.3, 0.4),
    "cable_coil": Footprint(0.75, 0.75),
    "cactus": Footprint(0.65, 0.65),
    "cage": Footprint(1.05, 0.95),
    "campfire": Footprint(1.05, 1.05),
    "candelabrum": Footprint(0.7, 0.7),
    "candle": Footprint(0.32, 0.32),
    "canister": Footprint(0.45, 0.45),
    "card_table": Footprint(2.1, 2.1),
    "cauldron": Footprint(0.95, 0.95),
    "chair": Footprint(0.5, 0.5),
    "chest": Footprint(0.8, 0.55),
    "coal": Footprint(0.95, 0.95),
    "coffin": Footprint(0.95, 2.0),
    "coins": Footprint(1.15, 1.15),
    "console": Footprint(2.05, 0.8, front=0.4),
    "container": Footprint(0.8, 0.8),
    "crack": Footprint(0.5, 0.5),
    "crate": Footprint(0.8, 0.8),
    "cryo_pod": Footprint(1.0, 2.05, front=0.2),
    "crystals": Footprint(0.95, 0.95),
    "datapad": Footprint(0.3, 0.3),
    "desk": Footprint(1.6, 1.5),
    "drip_stand": Footprint(0.45, 0.45),
    "drum": Footprint(0.75, 0.75),
    "duffel": Footprint(0.62, 0.62),
    "fallen_chair": Footprint(0.8, 0.9),
    "fern": Footprint(0.95, 0.95),
    "floor_lamp": Footprint(0.7, 0.7),
    "fire_drum": Footprint(0.75, 0.75),
    "flowers": Footprint(0.85, 0.85),
    "furnace": Footprint(2.1, 0.85, front=0.4),
    "gas_lamp": Footprint(0.75, 0.5),
    "gas_standard": Footprint(0.7, 0.7),
    "gauge_panel": Footprint(1.65, 0.55, sized="w", front=0.3),
    "gears": Footprint(1.4, 1.2),
    "globe": Footprint(0.65, 0.65),
    "goods": Footprint(1.65, 0.55, sized="w"),
    "grate": Footprint(1.0, 1.0, sized="w"),
    "grindstone": Footprint(0.9, 0.7),
    "gun_rack": Footprint(1.8, 0.7, sized="w"),
    "gurney": Footprint(0.9, 2.0),
    "hay_bale": Footprint(1.05, 0.75),
    "hearth": Footprint(2.1, 0.85, front=0.4),
    "helm": Footprint(1.1, 1.1),
    "hides": Footprint(1.8, 1.2),
    "hologram": Footprint(0.65, 0.65),
    "idol": Footprint(1.2, 1.2, "round"),
    "ladder": Footprint(0.55, 1.7),
    "lantern": Footprint(0.7, 0.5),
    "lantern_post": Footprint(0.7, 0.7),
    "lathe": Footprint(2.0, 0.85),
    "lectern": Footprint(0.8, 0.7),
    "log_seat": Footprint(1.65, 0.4, sized="w"),
    "locker_row": Footprint(1.65, 0.55, sized="w"),
    "map_table": Footprint(1.9, 1.3, sized="w"),
    "medicine_cabinet": Footprint(1.65, 0.55, sized="w"),
    "minecart": Footprint(0.9, 1.2),
    "mirror": Footprint(1.1, 0.36, sized="w"),
    "monitor": Footprint(0.6, 0.5),
    "mushrooms": Footprint(0.95, 0.9),
    "neon_sign": Footprint(1.65, 0.45, sized="w"),
    "nest": Footprint(1.0, 1.0),
    "oil_lamp": Footprint(0.32, 0.32),
    "operating_table": Footprint(1.5, 2.0),
    "ore": Footprint(0.95, 0.95),
    "organ": Footprint(2.4, 1.45, front=0.3),
    "orrery": Footprint(1.8, 1.8),
    "padding": Footprint(2.0, 0.32, sized="w"),
    "piano": Footprint(1.75, 1.25),
    "pickaxe": Footprint(0.65, 0.85),
    "pillar": Footprint(0.7, 0.7, "round"),
    "pipes": Footprint(2.0, 0.5, sized="w"),
    "planter": Footprint(1.9, 0.75, sized="w"),
    "powder_crate": Footprint(0.8, 0.8),
    "prop_frame": Footprint(2.0, 0.3),
    "rack": Footprint(1.75, 0.75, sized="w"),
    "reactor": Footprint(2.5, 2.5),
    "rock": Footprint(0.5, 0.5),
    "roots": Footprint(1.5, 0.5),
    "rope_coil": Footprint(0.75, 0.75),
    "roulette_table": Footprint(2.2, 1.15),
    "rubble": Footprint(0.95, 0.9),
    "sack": Footprint(0.62, 0.62),
    "saddle": Footprint(0.75, 0.7),
    "safe": Footprint(0.85, 0.65),
    "sarcophagus": Footprint(1.2, 2.05),
    "scrap": Footprint(0.95, 0.9),
    "screen_wall": Footprint(2.0, 0.4, sized="w"),
    "scroll": Footprint(0.3, 0.3),
    "server_rack": Footprint(2.0, 0.52, "box", sized="w", front=0.3),
    "shackles": Footprint(0.6, 0.5),
    "shards": Footprint(1.1, 1.0),
    "shelf": Footprint(2.0, 0.52, "box", sized="w"),
    "shuttle": Footprint(2.9, 3.1),
    "skeleton": Footprint(0.9, 1.6),
    "skull_pile": Footprint(0.95, 0.95),
    "spilled_sack": Footprint(1.4, 0.85),
    "spittoon": Footprint(0.45, 0.45),
    "stain": Footprint(0.6, 0.6),
    "stairs": Footprint(2.25, 2.1, sized="w"),
    "stalagmite": Footprint(0.7, 0.7),
    "standing_stone": Footprint(0.9, 0.8, "box"),
    "star_table": Footprint(1.9, 1.3, sized="w"),
    "statue": Footprint(1.12, 0.95, "box", front=0.45),
    "steam_engine": Footprint(2.25, 1.3),
    "stool": Footprint(0.45, 0.45),
    "stove": Footprint(2.05, 0.8, front=0.4),
    "straw": Footprint(1.15, 1.15),
    "strongbox": Footprint(0.8, 0.6),
    "stump": Footprint(1.0, 1.0),
    "suit": Footprint(0.8, 0.7),
    "table": Footprint(2.0, 1.0, sized="w"),
    "terminal": Footprint(0.75, 0.65),
    "tesla_coil": Footprint(0.95, 0.95),
    "throne": Footprint(1.1, 1.2),
    "torch": Footprint(0.75, 0.5),
    "tree": Footprint(1.5, 1.5, "round"),
    "trough": Footprint(1.85, 0.65),
    "tube_lamp": Footprint(0.75, 0.5),
    "urn": Footprint(0.5, 0.5),
    "vat": Footprint(1.0, 1.0, "round"),
    "vending_machine": Footprint(0.9, 0.7, "box", front=0.4),
    "vigil": Footprint(1.2, 1.2),
    "wagon": Footprint(1.6, 2.2),
    "weapon_locker": Footprint(1.8, 0.7, sized="w"),
    "weapon_pile": Footprint(1.05, 1.05),
    "workbench": Footprint(2.0, 0.9),
    "workstation": Footprint(1.55, 1.45),
}

FLAT: Final = frozenset({"cable", "crack", "hides", "roots", "stain"})
"""What does not stand on the floor: names may lie over it."""


def size_of(name: str, options: Mapping[str, Any]) -> tuple[float, float]:
    """Return the width and depth in cells of a piece drawn with these options."""
    footprint = FURNITURE[name]
    width, depth = footprint.width, footprint.depth
    if footprint.sized in options:
        width = options[footprint.sized] + 0.12
    if name in {"table", "map_table", "star_table"}:
        depth = options.get("h", depth) + (0.9 if options.get("seats", name == "table") else 0.1)
    if name in {"rock", "coins", "barrel", "drum", "stain"} and "r" in options:
        width = depth = 2 * options["r"] + 0.06
    if name in {"crate", "container", "powder_crate"} and "size" in options:
        width = depth = options["size"] + 0.06
    if name in {"stairs", "airlock"}:
        depth = options.get("length", 2.0) + 0.1
    return width, depth


def sight_outline(sight: Sight, width: float, depth: float) -> Points:
    """Return the outline (n, 2) around the origin that blocks sight: a rectangle, or an octagon for what is round."""
    if sight == "round":
        turns = (np.arange(8) + 0.5) / 8 * math.tau
        return np.stack([np.cos(turns), np.sin(turns)], axis=1) * (min(width, depth) / 2)
    half_w, half_d = width / 2, depth / 2
    return np.array([(-half_w, -half_d), (half_w, -half_d), (half_w, half_d), (-half_w, half_d)])
