"""What comes with Limner, read from the JSON files of the catalogue: a file for each theme and each category."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import orjson

from server.domain.catalogues import BuiltinRow
from server.domain.resource_errors import ResourceKind
from server.domain.themes import ElementContent, PresetContent, ThemeContent, VariationContent


def builtin_themes() -> Iterator[tuple[ThemeContent, list[VariationContent]]]:
    """Each built-in theme with its variations, in the order of their names."""
    for _, document in _documents("themes"):
        variations = [VariationContent(**each) for each in document.pop("variations")]
        yield ThemeContent(**document), variations


def builtin_presets() -> Iterator[PresetContent]:
    """Each built-in style preset, by category."""
    for category, documents in _documents("presets"):
        yield from (PresetContent(category=category, **each) for each in documents)


def builtin_elements() -> Iterator[ElementContent]:
    """Each built-in theme element, by category."""
    for category, documents in _documents("elements"):
        yield from (ElementContent(category=category, **each) for each in documents)


@cache
def builtin_rows() -> tuple[BuiltinRow, ...]:
    """All of it, every theme before its variations. Read once: nobody changes it."""
    rows: list[BuiltinRow] = []
    for theme, variations in builtin_themes():
        rows.append(BuiltinRow(ResourceKind.THEME, "", theme))
        rows += [BuiltinRow(ResourceKind.THEME_VARIATION, theme.name, each) for each in variations]
    rows += [BuiltinRow(ResourceKind.STYLE_PRESET, "", each) for each in builtin_presets()]
    rows += [BuiltinRow(ResourceKind.THEME_ELEMENT, each.category, each) for each in builtin_elements()]
    return tuple(rows)


def _documents(folder: str) -> Iterator[tuple[str, Any]]:
    """The name and the content of every file of a folder."""
    inside = files("server.themes").joinpath("catalogue", folder).iterdir()
    for path in sorted(inside, key=lambda each: each.name):
        if path.name.endswith(".json"):
            yield path.name.removesuffix(".json"), orjson.loads(path.read_bytes())
