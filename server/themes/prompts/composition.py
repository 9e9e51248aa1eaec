"""Prompts put together of the templates of a theme, its presets and its elements."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import rfc8785

from server.domain.prompt_errors import PromptNotMade, PromptVariableUnknown
from server.domain.prompts import Composition, PromptKind, PromptPart, PromptRequest
from server.domain.theme_errors import ThemeInvalid
from server.domain.theme_parts import ChosenParts
from server.themes.prompts.faults import FillingFault, TemplateFault, UnknownName
from server.themes.prompts.meter import FillingMeter, SpentFault
from server.themes.prompts.shelf import TemplateShelf
from server.themes.prompts.sources import PlacedTemplate, templates_of
from server.themes.prompts.templates import PromptTemplate
from server.themes.prompts.variables import PromptVariables
from server.themes.resolution import origin_of, variables_of

if TYPE_CHECKING:
    from jinja2 import nodes

BETWEEN = ", "
MOST_TEXT = 64 << 10
"""Characters of all templates of one composition."""


class PromptWork:
    """The templates of a request and what they may name: where they stand is known, what they say is not."""

    def __init__(self, parts: ChosenParts, request: PromptRequest) -> None:
        """Raises `ThemeInvalid`, `PromptNotMade`, and `Invalid` for a value that was sent."""
        standing = {"name": request.name, "type": request.type, "subtype": request.subtype}
        self._theme = parts.theme.name
        self._request = request
        self._variables = PromptVariables(variables_of(parts), standing, request.values or {})
        self._templates = templates_of(parts, request.type, request.subtype)
        length = 0
        for each in self._templates:
            length += len(each.text)
            if length > MOST_TEXT:
                what = f"with it, the templates have more than {MOST_TEXT >> 10} Ki characters"
                raise PromptNotMade(origin_of(each.part), each.path, what)

    def is_warm(self, shelf: TemplateShelf) -> bool:
        """Whether nothing has to be parsed for it."""
        return all(each.text in shelf for each in self._templates)

    def composed(self, shelf: TemplateShelf) -> Composition:
        """Parse what is not on the shelf, fill, join, and cut.

        Raises `ThemeInvalid`, `PromptNotMade` and `PromptVariableUnknown`.
        """
        meter, used = FillingMeter(), set[str]()
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

    def _parts(self, kind: PromptKind, shelf: TemplateShelf, meter: FillingMeter, used: set[str]) -> list[PromptPart]:
        meter.next_prompt()
        return [
            PromptPart(kind, text, origin_of(each.part), each.path)
            for each in self._templates
            if each.kind is kind and (text := self._text(each, shelf, meter, used).strip())
        ]

    def _text(self, placed: PlacedTemplate, shelf: TemplateShelf, meter: FillingMeter, used: set[str]) -> str:
        template = self._parsed(placed, shelf)
        try:
            if template.plain is not None:
                return meter.plain(template.plain)
            self._variables.check(template.names)
            return _filling()(template.tree, self._variables.values, meter, used)
        except UnknownName as fault:
            raise PromptVariableUnknown(origin_of(placed.part), placed.path, fault.name, str(fault)) from None
        except (FillingFault, SpentFault) as fault:
            raise PromptNotMade(origin_of(placed.part), placed.path, str(fault)) from None

    def _parsed(self, placed: PlacedTemplate, shelf: TemplateShelf) -> PromptTemplate:
        try:
            return shelf.template(placed.text)
        except TemplateFault as fault:
            raise ThemeInvalid(self._theme, placed.part.reference, placed.path, str(fault)) from None


@cache
def _filling() -> Callable[["nodes.Template", Mapping[str, Any], FillingMeter, set[str]], str]:
    from server.themes.prompts.filling import filled  # noqa: PLC0415 - Jinja2 is loaded with the first template

    return filled


def _within(parts: list[PromptPart], most_length: int) -> list[PromptPart]:
    """The parts, whole ones cut from the last to the first until what is left fits."""
    length, whole = -len(BETWEEN), True
    cut = []
    for each in parts:
        length += len(BETWEEN) + len(each.text)
        whole = whole and length <= most_length
        cut.append(each if whole else replace(each, cut=True))
    return cut
