"""Themes and what they are made of."""

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint, Uuid

from server.repositories.tables.columns import base_columns, document, metadata, name_columns, row_version

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
    UniqueConstraint("category", "name"),
)
