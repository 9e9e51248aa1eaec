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
    "altar": Footprint(2.0, 1.0, sized="w"),
    "anvil": Footprint(0.9, 0.75),
    "armour": Footprint(0.75, 0.65),
    "barrel": Footprint(0.75, 0.75),
    "beam": Footprint(2.0, 0.45, sized="length"),
    "bed": Footprint(0.95, 2.0),
    "bedroll": Footprint(0.85, 1.85),
    "bench": Footprint(1.8, 0.4, sized="w"),
    "bones": Footprint(0.7, 0.7),
    "book": Footprint(0.3, 0.3),
    "brazier": Footprint(0.7, 0.7),
    "broken_crate": Footprint(1.2, 1.1),
    "bucket": Footprint(0.4, 0.4),
    "cage": Footprint(1.05, 0.95),
    "campfire": Footprint(1.05, 1.05),
    "candle": Footprint(0.32, 0.32),
    "cauldron": Footprint(0.95, 0.95),
    "chair": Footprint(0.5, 0.5),
    "chest": Footprint(0.8, 0.55),
    "coins": Footprint(1.15, 1.15),
    "crack": Footprint(0.5, 0.5),
    "crate": Footprint(0.8, 0.8),
    "crystals": Footprint(0.95, 0.95),
    "desk": Footprint(1.6, 1.5),
    "fallen_chair": Footprint(0.8, 0.9),
    "globe": Footprint(0.65, 0.65),
    "goods": Footprint(1.65, 0.55, sized="w"),
    "grate": Footprint(1.0, 1.0, sized="w"),
    "grindstone": Footprint(0.9, 0.7),
    "hearth": Footprint(2.1, 0.85, front=0.4),
    "idol": Footprint(1.2, 1.2, "round"),
    "ladder": Footprint(0.55, 1.7),
    "lectern": Footprint(0.8, 0.7),
    "map_table": Footprint(1.9, 1.3, sized="w"),
    "minecart": Footprint(0.9, 1.2),
    "mushrooms": Footprint(0.95, 0.9),
    "ore": Footprint(0.95, 0.95),
    "orrery": Footprint(1.8, 1.8),
    "pickaxe": Footprint(0.65, 0.85),
    "pillar": Footprint(0.7, 0.7, "round"),
    "prop_frame": Footprint(2.0, 0.3),
    "rack": Footprint(1.75, 0.75, sized="w"),
    "rock": Footprint(0.5, 0.5),
    "rope_coil": Footprint(0.75, 0.75),
    "rubble": Footprint(0.95, 0.9),
    "sack": Footprint(0.62, 0.62),
    "sarcophagus": Footprint(1.2, 2.05),
    "scroll": Footprint(0.3, 0.3),
    "shackles": Footprint(0.6, 0.5),
    "shards": Footprint(1.1, 1.0),
    "shelf": Footprint(2.0, 0.52, "box", sized="w"),
    "skeleton": Footprint(0.9, 1.6),
    "skull_pile": Footprint(0.95, 0.95),
    "spilled_sack": Footprint(1.4, 0.85),
    "stain": Footprint(0.6, 0.6),
    "stairs": Footprint(2.25, 2.1, sized="w"),
    "stalagmite": Footprint(0.7, 0.7),
    "statue": Footprint(1.12, 0.95, "box", front=0.45),
    "stool": Footprint(0.45, 0.45),
    "straw": Footprint(1.15, 1.15),
    "table": Footprint(2.0, 1.0, sized="w"),
    "throne": Footprint(1.1, 1.2),
    "torch": Footprint(0.75, 0.5),
    "urn": Footprint(0.5, 0.5),
    "vigil": Footprint(1.2, 1.2),
    "weapon_pile": Footprint(1.05, 1.05),
    "workbench": Footprint(2.0, 0.9),
}

FLAT: Final = frozenset({"crack", "stain"})
"""What does not stand on the floor: names may lie over it."""


def size_of(name: str, options: Mapping[str, Any]) -> tuple[float, float]:
    """Return the width and depth in cells of a piece drawn with these options."""
    footprint = FURNITURE[name]
    width, depth = footprint.width, footprint.depth
    if footprint.sized in options:
        width = options[footprint.sized] + 0.12
    if name in {"table", "map_table"}:
        depth = options.get("h", depth) + (0.9 if options.get("seats", name == "table") else 0.1)
    if name in {"rock", "coins", "barrel", "stain"} and "r" in options:
        width = depth = 2 * options["r"] + 0.06
    if name == "crate" and "size" in options:
        width = depth = options["size"] + 0.06
    if name == "stairs":
        depth = options.get("length", 2.0) + 0.1
    return width, depth


def sight_outline(sight: Sight, width: float, depth: float) -> Points:
    """Return the outline (n, 2) around the origin that blocks sight: a rectangle, or an octagon for what is round."""
    if sight == "round":
        turns = (np.arange(8) + 0.5) / 8 * math.tau
        return np.stack([np.cos(turns), np.sin(turns)], axis=1) * (min(width, depth) / 2)
    half_w, half_d = width / 2, depth / 2
    return np.array([(-half_w, -half_d), (half_w, -half_d), (half_w, half_d), (-half_w, half_d)])
