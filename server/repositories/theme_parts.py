"""Rows of `theme_variations`, `style_presets` and `theme_elements`."""

from collections.abc import Mapping
from typing import Any

from server.domain.filters import CategoryFilter, ThemeVariationFilter
from server.domain.resource_errors import ResourceKind
from server.domain.themes import StylePreset, ThemeElement, ThemeVariation
from server.repositories.conditions import Conditions
from server.repositories.row_shapes import Parent, RowShape
from server.repositories.rows import Rows
from server.repositories.tables import style_presets, theme_elements, theme_variations, themes

OF_THEME = Parent(ResourceKind.THEME, themes, "theme_id")


class ThemeVariations(Rows[ThemeVariation]):
    """Variations of themes. Whoever makes one has locked the theme before."""

    shape = RowShape(ResourceKind.THEME_VARIATION, theme_variations, ThemeVariation, OF_THEME)

    @classmethod
    def conditions(cls, chosen: ThemeVariationFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked = Conditions()
        asked.equal(theme_id=chosen.theme_id)
        return asked

    async def add(self, values: Mapping[str, Any]) -> ThemeVariation:
        """Insert a variation. Raises `NameTaken`: names are unique within a theme, deleted ones included."""
        table = theme_variations.c
        same = (table.theme_id == values["theme_id"]) & (table.name == values["name"])
        return await self.insert_new(values, same)


class StylePresets(Rows[StylePreset]):
    """Presets of all categories. They hang on nothing; their names are unique, deleted ones included."""

    shape = RowShape(ResourceKind.STYLE_PRESET, style_presets, StylePreset)

    @classmethod
    def conditions(cls, chosen: CategoryFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked = Conditions()
        asked.equal(category=chosen.category)
        return asked

    async def add(self, values: Mapping[str, Any]) -> StylePreset:
        """Insert a preset. Raises `NameTaken`."""
        return await self.insert_new(values, style_presets.c.name == values["name"])


class ThemeElements(Rows[ThemeElement]):
    """Elements of all categories. They hang on no theme; a name is unique within its category."""

    shape = RowShape(ResourceKind.THEME_ELEMENT, theme_elements, ThemeElement)

    @classmethod
    def conditions(cls, chosen: CategoryFilter) -> Conditions:
        """What a filter asks of the rows of a list."""
        asked = Conditions()
        asked.equal(category=chosen.category)
        return asked

    async def add(self, values: Mapping[str, Any]) -> ThemeElement:
        """Insert an element. Raises `NameTaken`: names are unique within a category."""
        table = theme_elements.c
        same = (table.category == values["category"]) & (table.name == values["name"])
        return await self.insert_new(values, same, "name and category")
