"""Where the templates of a prompt stand: in the documents of a theme, of presets and of elements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class PromptKind(StrEnum):
    """What a prompt asks for, or what it asks to leave out."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class PromptFault(Exception):
    """What is wrong with what is stored: whose it is, the place in it, and why."""

    def __init__(self, origin: str, path: str, what: str) -> None:
        super().__init__(f"{origin}: {path}: {what}")
        self.origin = origin
        self.path = path
        self.what = what


@dataclass(frozen=True, slots=True)
class PromptSource:
    """The prompts of one part of a theme. What another writer has stored may be no object."""

    origin: str
    document: Any


@dataclass(frozen=True, slots=True)
class PlacedTemplate:
    """A text that has to be a template, and where it stands."""

    origin: str
    path: str
    kind: PromptKind
    text: str


def templates_of(sources: Sequence[PromptSource], kind: str, subtype: str) -> list[PlacedTemplate]:
    """The templates for a kind of image, in the order in which their texts are joined. Raises `PromptFault`."""
    return [each for source in sources for each in _of_source(source, kind, subtype)]


def all_templates(source: PromptSource) -> Iterator[PlacedTemplate]:
    """Every template of a part, for whatever kind of image. Raises `PromptFault`."""
    document = _object(source, source.document, "prompts")
    yield from _of_level(source, document, "prompts")
    types = _object(source, document.get("types", {}), "prompts.types")
    for kind, value in types.items():
        of_kind, place = _object(source, value, f"prompts.types.{kind}"), f"prompts.types.{kind}"
        yield from _of_level(source, of_kind, place)
        for subtype, more in _object(source, of_kind.get("subtypes", {}), f"{place}.subtypes").items():
            below = f"{place}.subtypes.{subtype}"
            yield from _of_level(source, _object(source, more, below), below)


def _of_source(source: PromptSource, kind: str, subtype: str) -> Iterator[PlacedTemplate]:
    level, place = _object(source, source.document, "prompts"), "prompts"
    yield from _of_level(source, level, place)
    for within, name in (("types", kind), ("subtypes", subtype)):
        levels = _object(source, level.get(within, {}), f"{place}.{within}")
        if not name or name not in levels:
            return
        place = f"{place}.{within}.{name}"
        level = _object(source, levels[name], place)
        yield from _of_level(source, level, place)


def _of_level(source: PromptSource, level: Mapping[str, Any], place: str) -> Iterator[PlacedTemplate]:
    for kind in PromptKind:
        if kind in level:
            text = level[kind]
            if not isinstance(text, str):
                raise PromptFault(source.origin, f"{place}.{kind}", "must be a text")
            yield PlacedTemplate(source.origin, f"{place}.{kind}", kind, text)


def _object(source: PromptSource, value: Any, path: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise PromptFault(source.origin, path, "must be an object")
    return value
