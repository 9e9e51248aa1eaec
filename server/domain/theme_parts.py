"""What a caller chooses of themes, and the parts of it as they are stored, in the order in which they are merged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

MOST_PARTS = 16
"""Presets a choice may name, and elements."""
MOST_RESOLVED = 512 << 10
"""Bytes of a resolved configuration as canonical JSON: each image keeps one. Theme, styles, variation and overrides of
64 KiB each, which JSON may say in twice as much, always fit."""


class PartKind(StrEnum):
    """What a theme is put together of; each is merged over those before it."""

    THEME = "theme"
    VARIATION = "variation"
    PRESET = "preset"
    ELEMENT = "element"


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """What a caller wants to see: a theme by its name, what goes over it, and the kind of image it is for.

    An empty theme is the default one. An element is named `category/name`. Without a type no style of the theme counts.
    `within` is the field of the request that the choice stands in.
    """

    theme: str = ""
    variation: str = ""
    presets: tuple[str, ...] = ()
    elements: tuple[str, ...] = ()
    overrides: Mapping[str, Any] | None = None
    type: str = ""
    subtype: str = ""
    within: str = ""

    def field(self, name: str) -> str:
        """The path of one of its fields in the request."""
        return f"{self.within}.{name}" if self.within else name

    @property
    def element_keys(self) -> list[tuple[str, str]]:
        """Category and name of each element; the name is empty where the text holds no slash."""
        return [(category, name) for category, _, name in (each.partition("/") for each in self.elements)]


@dataclass(frozen=True, slots=True)
class ThemePart:
    """A theme, a variation, a preset or an element: what of its row is merged, and what it is known by.

    A document that its kind does not have is None. What another writer has stored may be no object.
    """

    kind: PartKind
    id: UUID
    row_version: int
    category: str
    name: str
    config: Any
    variables: Any = None
    prompts: Any = None
    styles: Any = None
    compatibility: Any = None

    @property
    def reference(self) -> str:
        """How compatibility rules and origins name it."""
        if self.kind is PartKind.ELEMENT:
            return f"{self.kind}/{self.category}/{self.name}"
        return f"{self.kind}/{self.name}"


@dataclass(frozen=True, slots=True)
class ChosenParts:
    """The parts of a choice."""

    theme: ThemePart
    variation: ThemePart | None = None
    presets: tuple[ThemePart, ...] = ()
    elements: tuple[ThemePart, ...] = ()

    def __iter__(self) -> Iterator[ThemePart]:
        """All of them, in the order in which they are merged."""
        yield self.theme
        if self.variation is not None:
            yield self.variation
        yield from self.presets
        yield from self.elements
