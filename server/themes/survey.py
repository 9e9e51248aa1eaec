"""What is wrong in a row of themes that is stored already, or about to be."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from server.domain.prompts import PromptKind
from server.themes.merging import merge_patch
from server.themes.prompts.faults import near
from server.themes.prompts.templates import template
from server.themes.prompts.variables import STANDING
from server.themes.schema.faults import Fault
from server.themes.schema.theme_schema import ThemeSchema

MERGED: Final = {"config": "config_override", "variables": "variable_override"}
"""Fields of a theme, with those of its variations that are merged over them."""


def faults_in(
    schema: ThemeSchema, kind: str, documents: Mapping[str, Any], theme: Mapping[str, Any] | None = None
) -> Iterator[Fault]:
    """What is wrong in the documents of a row; in those of a variation also what they make of their `theme`."""
    wrong = False
    for each in schema.faults(kind, documents):
        wrong = True
        yield each
    if theme is None or wrong:
        return
    for field, override in MERGED.items():
        whole = merge_patch(theme.get(field, {}), documents.get(override, {}))
        if schema.fault("theme", {field: theme.get(field, {})}) is None:
            for each in schema.faults("theme", {field: whole}):
                yield Fault(override + each.path.removeprefix(field), each.what)


def unread_in(schema: ThemeSchema, documents: Mapping[str, Any]) -> Iterator[str]:
    """Paths of the sections that nobody reads."""
    for field in ("config", "config_override"):
        config = documents.get(field, {})
        yield from (f"{field}.{name}" for name in (schema.unread(config) if isinstance(config, Mapping) else ()))


def unnamed_in(documents: Mapping[str, Any], variables: Collection[str], whose: str) -> Iterator[Fault]:
    """Templates that name none of the `variables`: a request has to send that. The documents are right."""
    known = {*STANDING, *variables}
    for path, text in _templates(documents.get("prompts", {}), "prompts"):
        for name in sorted(template(text).names - known):
            yield Fault(path, f"{name} is no variable of {whose}, and has to be sent; {near(name, known)}")


def _templates(level: Mapping[str, Any], place: str) -> Iterator[tuple[str, str]]:
    for kind in PromptKind:
        if kind in level:
            yield f"{place}.{kind}", level[kind]
    for within in ("types", "subtypes"):
        for name, below in level.get(within, {}).items():
            yield from _templates(below, f"{place}.{within}.{name}")
