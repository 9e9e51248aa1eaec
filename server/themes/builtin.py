"""The themes that come with Limner, read from the JSON files of the catalogue."""

from collections.abc import Iterator
from importlib.resources import files

import orjson

from server.domain.themes import ThemeContent, VariationContent


def builtin_themes() -> Iterator[tuple[ThemeContent, list[VariationContent]]]:
    """Each built-in theme with its variations, in the order of their names."""
    for path in sorted(files("server.themes").joinpath("catalogue").iterdir(), key=lambda each: each.name):
        if path.name.endswith(".json"):
            document = orjson.loads(path.read_bytes())
            variations = [VariationContent(**each) for each in document.pop("variations", [])]
            yield ThemeContent(**document), variations
