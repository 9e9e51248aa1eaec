"""Twins of the repositories of themes."""

from collections.abc import Mapping
from typing import Any

from server.domain.resource_errors import NameTaken, ResourceKind
from server.domain.themes import StylePreset, Theme, ThemeElement, ThemeVariation
from tests.twins.tables import Tables, stored


class ThemesTwin:
    """As `repositories.themes.Themes`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, values: Mapping[str, Any]) -> Theme:
        taken = next((each for each in self._tables.themes.values() if each.name == values["name"]), None)
        if taken is not None:
            raise NameTaken(ResourceKind.THEME, repr(taken.name), taken.id, deleted=taken.is_deleted)
        row = Theme(**(stored_values(values) | self._tables.new()))
        self._tables.themes[row.id] = row
        return row


class ThemeVariationsTwin:
    """As `repositories.theme_parts.ThemeVariations`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, values: Mapping[str, Any]) -> ThemeVariation:
        own = (each for each in self._tables.theme_variations.values() if each.theme_id == values["theme_id"])
        if (taken := next((each for each in own if each.name == values["name"]), None)) is not None:
            raise NameTaken(ResourceKind.THEME_VARIATION, repr(taken.name), taken.id, deleted=taken.is_deleted)
        row = ThemeVariation(**(stored_values(values) | self._tables.new()))
        self._tables.theme_variations[row.id] = row
        return row


class StylePresetsTwin:
    """As `repositories.theme_parts.StylePresets`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, values: Mapping[str, Any]) -> StylePreset:
        taken = next((each for each in self._tables.style_presets.values() if each.name == values["name"]), None)
        if taken is not None:
            raise NameTaken(ResourceKind.STYLE_PRESET, repr(taken.name), taken.id, deleted=taken.is_deleted)
        row = StylePreset(**(stored_values(values) | self._tables.new()))
        self._tables.style_presets[row.id] = row
        return row


class ThemeElementsTwin:
    """As `repositories.theme_parts.ThemeElements`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def add(self, values: Mapping[str, Any]) -> ThemeElement:
        key = values["category"], values["name"]
        same = (each for each in self._tables.theme_elements.values() if (each.category, each.name) == key)
        if (taken := next(same, None)) is not None:
            raise NameTaken(ResourceKind.THEME_ELEMENT, repr(taken.name), taken.id, deleted=taken.is_deleted)
        row = ThemeElement(**(stored_values(values) | self._tables.new()))
        self._tables.theme_elements[row.id] = row
        return row


class AcceptedThemesTwin:
    """As `repositories.accepted_themes.AcceptedThemes`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def keep(self, fingerprint: str, config: Mapping[str, Any]) -> None:
        self._tables.accepted_themes.setdefault(fingerprint, stored(config))


def stored_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row, documents as they come back."""
    return {name: stored(value) if isinstance(value, Mapping) else value for name, value in values.items()}
