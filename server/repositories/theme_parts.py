"""Rows of `theme_variations`, `style_presets` and `theme_elements`."""

from collections.abc import Mapping
from typing import Any

from server.domain.resource_errors import Resource
from server.domain.themes import StylePreset, ThemeElement, ThemeVariation
from server.repositories.rows import Rows
from server.repositories.shapes import Shape
from server.repositories.tables import style_presets, theme_elements, theme_variations, themes


class ThemeVariations(Rows[ThemeVariation]):
    """Variations of themes. Whoever makes one has locked the theme before."""

    shape = Shape(Resource.THEME_VARIATION, theme_variations, ThemeVariation, parent=(themes, "theme_id"))

    async def add(self, values: Mapping[str, Any]) -> ThemeVariation:
        """Insert a variation. Raises `NameTaken`: names are unique within a theme, deleted ones included."""
        table = theme_variations.c
        same = (table.theme_id == values["theme_id"]) & (table.name == values["name"])
        return await self.insert_new(values, same, repr(values["name"]))


class StylePresets(Rows[StylePreset]):
    """Style presets."""

    shape = Shape(Resource.STYLE_PRESET, style_presets, StylePreset)

    async def add(self, values: Mapping[str, Any]) -> StylePreset:
        """Insert a preset. Raises `NameTaken`."""
        return await self.insert_new(values, style_presets.c.name == values["name"], repr(values["name"]))


class ThemeElements(Rows[ThemeElement]):
    """Elements of themes."""

    shape = Shape(Resource.THEME_ELEMENT, theme_elements, ThemeElement)

    async def add(self, values: Mapping[str, Any]) -> ThemeElement:
        """Insert an element. Raises `NameTaken`: names are unique within a category."""
        table = theme_elements.c
        same = (table.category == values["category"]) & (table.name == values["name"])
        return await self.insert_new(values, same, f"{values['name']!r} of category {values['category']!r}")
