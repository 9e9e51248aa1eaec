"""The themes that come with Limner, read from the JSON files of the catalogue."""

from collections.abc import Iterator
from importlib.resources import files

import orjson

from server.domain.themes import Theme, Variation


def builtin_themes() -> Iterator[tuple[Theme, list[Variation]]]:
    """Each built-in theme with its variations, in the order of their names."""
    for path in sorted(files("server.themes").joinpath("catalogue").iterdir(), key=lambda each: each.name):
        if path.name.endswith(".json"):
            document = orjson.loads(path.read_bytes())
            variations = [Variation(**each) for each in document.pop("variations", [])]
            yield Theme(**document), variations
