"""What stands in place of what wherever things run on current: in cities of neon and in ships between stars."""

from collections.abc import Mapping
from typing import Final

from server.generators.tactical.paved import Floor

FURNITURE: Final[Mapping[str, str]] = {
    "torch": "tube_lamp", "brazier": "floor_lamp", "candle": "beacon", "vigil": "beacon", "barrel": "drum",
    "crate": "container", "broken_crate": "scrap", "chest": "strongbox", "sack": "duffel", "spilled_sack": "scrap",
    "urn": "canister", "shelf": "server_rack", "goods": "locker_row", "rack": "weapon_locker", "armour": "suit",
    "bed": "bunk", "desk": "workstation", "lectern": "terminal", "globe": "hologram", "book": "datapad",
    "scroll": "datapad", "workbench": "console", "map_table": "star_table", "crack": "cable", "rope_coil": "cable_coil",
    "rubble": "scrap", "weapon_pile": "scrap", "anvil": "terminal", "grindstone": "monitor", "hearth": "console",
    "cauldron": "vat", "straw": "duffel", "rug": "", "round_rug": "", "runner": "guide_strip", "web": "",
    "skull_pile": "scrap", "coins": "duffel", "prop_frame": "", "pickaxe": "cable_coil", "throne": "helm",
    "sarcophagus": "cryo_pod", "idol": "hologram", "circle": "", "orrery": "hologram", "shards": "scrap",
    "beam": "scrap", "altar": "console", "pillar": "drum",
}  # fmt: skip

FLOORS: Final[Mapping[Floor, Floor]] = {
    "boards": "plates",
    "bricks": "plates",
    "cobbles": "plates",
    "checker": "tiles",
}
