"""Rules of battle_map.proto. What depends on the generator it checks itself."""

from server.servicers.field_rules.shared import Fields
from server.servicers.rules import items, text

RULES: dict[str, Fields] = {"BattleMap": {"features": items(16), "features[]": text(50, 1)}}
REQUIRED: dict[str, tuple[str, ...]] = {}
FILLED: dict[str, tuple[str, ...]] = {}
