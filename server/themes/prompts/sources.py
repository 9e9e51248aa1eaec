"""Where the templates of a prompt stand: in the documents of a theme, of presets and of elements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from server.domain.prompts import PromptKind
from server.domain.theme_errors import ThemeInvalid
from server.domain.theme_parts import ChosenParts, ThemePart

KINDS = tuple(PromptKind)


@dataclass(frozen=True, slots=True)
class PlacedTemplate:
    """A text that has to be a template, and where it stands."""

    part: ThemePart
    path: str
    kind: PromptKind
    text: str


def templates_of(parts: ChosenParts, image_type: str, subtype: str) -> list[PlacedTemplate]:
    """The templates for a type of image, in the order in which their texts are joined.

    Those of the theme, then of each preset, then of each element; of each what it says of every image, of the type, of
    the subtype. Raises `ThemeInvalid`.
    """
    return [
        template
        for part in (parts.theme, *parts.presets, *parts.elements)
        for template in _Document(parts.theme.name, part).templates(image_type, subtype)
    ]


class _Document:
    """The prompts of one part. What another writer has stored may be no object."""

    def __init__(self, theme: str, part: ThemePart) -> None:
        self._theme = theme
        self._part = part

    def templates(self, image_type: str, subtype: str) -> Iterator[PlacedTemplate]:
        level, place = self._object(self._part.prompts, "prompts"), "prompts"
        yield from self._of_level(level, place)
        for within, name in (("types", image_type), ("subtypes", subtype)):
            levels = self._object(level.get(within, {}), f"{place}.{within}")
            if not name or name not in levels:
                return
            place = f"{place}.{within}.{name}"
            level = self._object(levels[name], place)
            yield from self._of_level(level, place)

    def _of_level(self, level: Mapping[str, Any], place: str) -> Iterator[PlacedTemplate]:
        for kind in KINDS:
            if kind in level:
                if not isinstance(text := level[kind], str):
                    raise ThemeInvalid(self._theme, self._part.reference, f"{place}.{kind}", "must be a text")
                yield PlacedTemplate(self._part, f"{place}.{kind}", kind, text)

    def _object(self, value: Any, path: str) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise ThemeInvalid(self._theme, self._part.reference, path, "must be an object")
        return value
