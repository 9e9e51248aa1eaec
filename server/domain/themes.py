"""Themes and what they are made of, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from server.domain.images import NO_THEME

DEFAULT_THEME = "high_fantasy"
"""What is drawn with where no theme is named, unless LIMNER_DEFAULT_THEME names another."""


def is_reserved(name: str) -> bool:
    """Whether a name reads as the word for no theme at all."""
    return name.strip().casefold() == NO_THEME


@dataclass(frozen=True, slots=True)
class ThemeContent:
    """What a theme says: configuration for generators, variables and prompts, styles."""

    name: str
    display_name: str
    description: str | None
    config: dict[str, Any]
    variables: dict[str, Any]
    prompts: dict[str, Any]
    styles: dict[str, Any]


@dataclass(frozen=True, slots=True)
class VariationContent:
    """What a variation changes in its theme: merge patches (RFC 7396)."""

    name: str
    display_name: str
    description: str | None
    config_override: dict[str, Any]
    variable_override: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PresetContent:
    """What a style preset adds to a theme: configuration, prompts, and what it goes with."""

    name: str
    display_name: str
    description: str | None
    category: str
    config: dict[str, Any]
    prompts: dict[str, Any]
    compatibility: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ElementContent:
    """What a theme element adds to a theme, as a preset does; any number of them go together."""

    category: str
    name: str
    display_name: str
    description: str | None
    config: dict[str, Any]
    prompts: dict[str, Any]
    compatibility: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Theme(ThemeContent):
    """One row of `themes`."""

    id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    created_by: str
    row_version: int


@dataclass(frozen=True, slots=True)
class ThemeVariation(VariationContent):
    """One row of `theme_variations`."""

    id: UUID
    theme_id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    created_by: str
    row_version: int


@dataclass(frozen=True, slots=True)
class StylePreset(PresetContent):
    """One row of `style_presets`."""

    id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    created_by: str
    row_version: int


@dataclass(frozen=True, slots=True)
class ThemeElement(ElementContent):
    """One row of `theme_elements`."""

    id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    created_by: str
    row_version: int
