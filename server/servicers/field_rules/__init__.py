"""What every field of every message may hold. The guard reads these tables before any handler runs.

There is one file per proto. What holds for every field needs no line: no NUL in texts, finite numbers, known enum
values, JSON documents of at most 64 KiB and 32 levels, update masks of at most 100 paths. Every limit stands in the
comment of its field, too; a test compares them.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from server.servicers.field_rules import (
    battle_map,
    finish,
    geometry,
    image,
    map_export,
    map_grid,
    map_import,
    overlay,
    regeneration,
    task,
    theme,
)
from server.servicers.rules import Check, Rule

Value = TypeVar("Value")
FILES = (battle_map, finish, geometry, image, map_export, map_grid, map_import, overlay, regeneration, task, theme)


def _joined(tables: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    return {f"limner.v1.{name}": value for table in tables for name, value in table.items()}


RULES: Mapping[str, Mapping[str, Rule]] = _joined(each.RULES for each in FILES)
"""By full name of a message: its fields with their rules; `field[]` is each item of a list."""

REQUIRED: Mapping[str, tuple[str, ...]] = _joined(each.REQUIRED for each in FILES)
"""Fields of requests that must be set."""

FILLED: Mapping[str, tuple[str, ...]] = _joined(each.FILLED for each in FILES)
"""What a resource must say: checked of a new one, and of one after an update, of which a mask may name a part."""

AGREED: Mapping[str, Check] = _joined(each.AGREED for each in (geometry, overlay))
"""What the fields of a message have to be to each other: checked where FILLED is."""
