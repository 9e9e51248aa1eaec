"""Rules of geometry.proto."""

from server.servicers.field_rules.shared import PLACE, Fields
from server.servicers.rules import items

RULES: dict[str, Fields] = {
    "Position.Pixel": {"x": PLACE, "y": PLACE},
    "Position.Cell": {"column": PLACE, "row": PLACE},
    "Outline": {"points": items(5000, 3)},
}
REQUIRED: dict[str, tuple[str, ...]] = {}
FILLED: dict[str, tuple[str, ...]] = {"Position": ("at",)}
