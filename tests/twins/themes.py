"""Twins of the repositories of themes, and of what is read of themes outside of transactions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from server.domain.resource_errors import NameTaken, ResourceKind
from server.domain.theme_parts import PartKind, ThemeChoice, ThemePart
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


class HotReadsTwin:
    """As `repositories.hot_reads.HotReads`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def theme_parts(self, choice: ThemeChoice) -> list[ThemePart]:
        tables = self._tables
        themes = [each for each in tables.themes.values() if each.name == choice.theme]
        own = [each for each in tables.theme_variations.values() if each.theme_id in {theme.id for theme in themes}]
        return [
            *(
                ThemePart(PartKind.THEME, *_known(each), each.config, each.variables, each.prompts, each.styles)
                for each in themes
            ),
            *(
                ThemePart(PartKind.VARIATION, *_known(each), each.config_override, each.variable_override)
                for each in own
                if each.name == choice.variation
            ),
            *(_over(PartKind.PRESET, each) for each in tables.style_presets.values() if each.name in choice.presets),
            *(
                _over(PartKind.ELEMENT, each)
                for each in tables.theme_elements.values()
                if (each.category, each.name) in choice.element_keys
            ),
        ]

    async def accepted_theme(self, fingerprint: str) -> dict[str, Any]:
        return self._tables.accepted_themes[fingerprint]

    async def thumbnails(self, sha256s: Sequence[str]) -> dict[str, bytes]:
        return {each: self._tables.thumbnails[each] for each in sha256s if each in self._tables.thumbnails}


def stored_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a row, documents as they come back."""
    return {name: stored(value) if isinstance(value, Mapping) else value for name, value in values.items()}


def _known(row: Theme | ThemeVariation | StylePreset | ThemeElement) -> tuple[UUID, int, str, str]:
    return row.id, row.row_version, getattr(row, "category", ""), row.name


def _over(kind: PartKind, row: StylePreset | ThemeElement) -> ThemePart:
    return ThemePart(kind, *_known(row), row.config, prompts=row.prompts, compatibility=row.compatibility)
