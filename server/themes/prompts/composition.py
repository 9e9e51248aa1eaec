"""Prompts put together of the templates of a theme, its presets and its elements."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import rfc8785

from server.domain.prompt_errors import PromptNotMade, PromptVariableUnknown
from server.themes.prompts.faults import FillingFault, TemplateFault, UnknownName
from server.themes.prompts.meter import Meter
from server.themes.prompts.shelf import TemplateShelf
from server.themes.prompts.sources import PlacedTemplate, PromptFault, PromptKind, PromptSource, templates_of
from server.themes.prompts.templates import Template
from server.themes.prompts.variables import Declared, PromptVariable, PromptVariables

BETWEEN = ", "
MOST_TEXT = 64 << 10
"""Characters of all templates of one composition."""


@dataclass(frozen=True, slots=True)
class PromptPart:
    """A text of a prompt, and where its template stands. One that is `cut` is not in the prompt."""

    kind: PromptKind
    text: str
    origin: str
    path: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Composition:
    """Both prompts, what they are made of, and the SHA-256 of their canonical JSON (RFC 8785)."""

    positive: str
    negative: str
    parts: tuple[PromptPart, ...]
    variables: tuple[PromptVariable, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PromptRequest:
    """What prompts are asked for: the kind of image, values for variables, and the most characters of each prompt."""

    most_length: int
    type: str = ""
    subtype: str = ""
    name: str = ""
    values: Mapping[str, Any] | None = None


class PromptWork:
    """The templates of a request and what they may name: where they stand is known, what they say is not."""

    def __init__(self, sources: Sequence[PromptSource], declared: Declared, request: PromptRequest) -> None:
        """Raises `PromptFault` and `Invalid`."""
        standing = {"name": request.name, "type": request.type, "subtype": request.subtype}
        self._request = request
        self._variables = PromptVariables(declared, standing, request.values or {})
        self._templates = templates_of(sources, request.type, request.subtype)
        if sum(len(each.text) for each in self._templates) > MOST_TEXT:
            last = self._templates[-1]
            raise PromptNotMade(last.origin, last.path, f"the templates of all have more than {MOST_TEXT >> 10} KiB")

    def is_warm(self, shelf: TemplateShelf) -> bool:
        """Whether nothing has to be parsed for it."""
        return all(each.text in shelf for each in self._templates)

    def composed(self, shelf: TemplateShelf) -> Composition:
        """Parse what is not on the shelf, fill, join, and cut. Raises `PromptFault`, `PromptNotMade`,
        `PromptVariableUnknown`.
        """
        meter, used = Meter(), set[str]()
        parts = [
            part
            for kind in PromptKind
            for part in _within(self._parts(kind, shelf, meter, used), self._request.most_length)
        ]
        positive, negative = (
            BETWEEN.join(each.text for each in parts if each.kind is kind and not each.cut) for kind in PromptKind
        )
        whole = rfc8785.dumps({"positive": positive, "negative": negative})
        variables = tuple(self._variables.used(name) for name in sorted(used & self._variables.values.keys()))
        return Composition(positive, negative, tuple(parts), variables, hashlib.sha256(whole).hexdigest())

    def _parts(self, kind: PromptKind, shelf: TemplateShelf, meter: Meter, used: set[str]) -> list[PromptPart]:
        meter.next_prompt()
        return [
            PromptPart(kind, text, each.origin, each.path)
            for each in self._templates
            if each.kind is kind and (text := self._text(each, shelf, meter, used).strip())
        ]

    def _text(self, placed: PlacedTemplate, shelf: TemplateShelf, meter: Meter, used: set[str]) -> str:
        from server.themes.prompts.filling import filled  # noqa: PLC0415 - Jinja2 is loaded with the first template

        template = _parsed(placed, shelf)
        self._variables.check(template.names)
        try:
            return filled(template.tree, self._variables.values, meter, used)
        except UnknownName as fault:
            raise PromptVariableUnknown(placed.origin, placed.path, fault.name, str(fault)) from None
        except FillingFault as fault:
            raise PromptNotMade(placed.origin, placed.path, str(fault)) from None


def _parsed(placed: PlacedTemplate, shelf: TemplateShelf) -> Template:
    try:
        return shelf.template(placed.text)
    except TemplateFault as fault:
        raise PromptFault(placed.origin, placed.path, str(fault)) from None


def _within(parts: list[PromptPart], most_length: int) -> list[PromptPart]:
    """The parts, whole ones cut from the last to the first until what is left fits."""
    length, whole = -len(BETWEEN), True
    cut = []
    for each in parts:
        length += len(BETWEEN) + len(each.text)
        whole = whole and length <= most_length
        cut.append(each if whole else replace(each, cut=True))
    return cut
