"""Schemas of merge patches (RFC 7396), derived from those of what they are merged over."""

from collections.abc import Mapping
from typing import Any, Final

from server.themes.schema.wording import Schema

REF: Final = "#/$defs/"
SUFFIX: Final = "_patch"
OF_WHOLES: Final = frozenset({"required", "minProperties", "not", "allOf"})
"""What holds for a whole and not for a patch over it."""


def patches(definitions: Mapping[str, Schema]) -> dict[str, Schema]:
    """A patch of each definition, under its name with `_patch` behind it."""
    return {f"{name}{SUFFIX}": patch(schema) for name, schema in definitions.items()}


def patch(schema: Schema) -> Schema:
    """The schema of patches: nothing is required, null takes away, lists are replaced whole."""
    made: dict[str, Any] = {}
    for key, value in schema.items():
        if key in OF_WHOLES:
            continue
        match key:
            case "$ref":
                made[key] = value if value.endswith(SUFFIX) else f"{value}{SUFFIX}"
            case "properties" | "patternProperties":
                made[key] = {name: patch(each) for name, each in value.items()}
            case "additionalProperties" if isinstance(value, Mapping):
                made[key] = patch(value)
            case "type":
                made[key] = [*([value] if isinstance(value, str) else value), "null"]
            case "enum":
                made[key] = [*value, None]
            case _:
                made[key] = value
    return made
