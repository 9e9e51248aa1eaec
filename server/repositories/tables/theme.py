"""Themes and what they are made of."""

from typing import Any

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint, Uuid, text

from server.repositories.tables.columns import (
    base_columns,
    created_by,
    document,
    list_indexes,
    metadata,
    name_columns,
    row_version,
    timestamp,
)


def loaded_digest() -> Column[Any]:
    """Of what comes with Limner: the digest of what was loaded last, so that a change by a caller is noticed."""
    return Column("loaded_digest", String(64))


themes = Table(
    "themes",
    metadata,
    *base_columns(),
    *name_columns(),
    document("config"),
    document("variables"),
    document("prompts"),
    document("styles"),
    row_version(),
    created_by(),
    loaded_digest(),
    UniqueConstraint("name"),
)

theme_variations = Table(
    "theme_variations",
    metadata,
    *base_columns(),
    Column("theme_id", Uuid, ForeignKey("themes.id"), nullable=False, index=True),
    *name_columns(),
    document("config_override"),
    document("variable_override"),
    row_version(),
    created_by(),
    loaded_digest(),
)

style_presets = Table(
    "style_presets",
    metadata,
    *base_columns(),
    *name_columns(),
    Column("category", String(50), nullable=False),
    document("config"),
    document("prompts"),
    document("compatibility"),
    row_version(),
    created_by(),
    loaded_digest(),
    UniqueConstraint("name"),
)

theme_elements = Table(
    "theme_elements",
    metadata,
    *base_columns(),
    Column("category", String(50), nullable=False),
    *name_columns(),
    document("config"),
    document("prompts"),
    document("compatibility"),
    row_version(),
    created_by(),
    loaded_digest(),
    UniqueConstraint("category", "name"),
)

# Resolved themes of tasks. The fingerprint is the digest of the configuration.
accepted_themes = Table(
    "accepted_themes",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    document("config"),
    timestamp("used_at", nullable=False, server_default=text("now()")),
)

for _table in (themes, theme_variations, style_presets, theme_elements):
    list_indexes(_table, "newest", "updated", "name")
