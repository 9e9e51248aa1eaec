"""Rows as a writer makes them who knows docs/schema.md alone: of each table what must be given, and no more."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import asyncpg

from server.domain.ids import new_id

DAY = datetime(2024, 5, 17, 12, 30, tzinfo=UTC)
MANNER = {"config": "{}", "prompts": "{}", "compatibility": "{}"}
THEME = {"config": "{}", "variables": "{}", "prompts": "{}", "styles": "{}"}
NAMED = {"name": "plain", "display_name": "Plain"}
IMAGE = {"type": "map", "subtype": "tactical", "name": "Vault", "url": "https://example.com/vault.png"}
ROWS: Mapping[str, Mapping[str, Any]] = {
    "images": {**IMAGE, "theme": "none", "width": 640, "height": 480, "size": 1234},
    "image_overlays": {"type": "label", "name": "Crypt", "data": "{}", "style": "{}"},
    "map_grids": {},
    "generation_tasks": {"type": "generate", "status": "queued", "priority": 0, "params": "{}"},
    "themes": {**NAMED, **THEME},
    "theme_variations": {**NAMED, "config_override": "{}", "variable_override": "{}"},
    "style_presets": {**NAMED, "category": "ink", **MANNER},
    "theme_elements": {**NAMED, "category": "ink", **MANNER},
}
"""Every table -> values without its id, its times and its parent."""


async def inserted(connection: asyncpg.Connection, table: str, values: Mapping[str, Any]) -> None:
    """Insert a row that holds these values and no others."""
    names, places = ", ".join(values), ", ".join(f"${index + 1}" for index in range(len(values)))
    await connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", *values.values())


async def added(connection: asyncpg.Connection, table: str, values: Mapping[str, Any] | None = None) -> str:
    """The id of a new row with what must be given, or these values instead or beside."""
    made = {"id": new_id(), "created_at": DAY, "updated_at": DAY, **ROWS[table], **(values or {})}
    await inserted(connection, table, made)
    return str(made["id"])
