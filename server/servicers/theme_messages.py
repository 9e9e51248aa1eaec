"""Themes and what they are made of between values and messages."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct
from limner.v1 import theme_pb2

from server.domain.etags import etag
from server.domain.themes import StylePreset, Theme, ThemeElement, ThemeVariation
from server.servicers.structs import get, put
from server.themes.schema.theme_schema import ID, ThemeSchema

ThemeRow = Theme | ThemeVariation | StylePreset | ThemeElement
THEME = ("config", "variables", "prompts", "styles")
VARIATION = ("config_override", "variable_override")
PART = ("config", "prompts", "compatibility")
Shown = TypeVar("Shown", bound=Message)


def theme_message(theme: Theme, *, full: bool = True) -> theme_pb2.Theme:
    """A theme as callers see it; its documents only when `full`."""
    return _filled(theme_pb2.Theme(**_common(theme)), theme, THEME if full else ())


def variation_message(variation: ThemeVariation, *, full: bool = True) -> theme_pb2.ThemeVariation:
    """A variation as callers see it; its documents only when `full`."""
    message = theme_pb2.ThemeVariation(theme_id=str(variation.theme_id), **_common(variation))
    return _filled(message, variation, VARIATION if full else ())


def preset_message(preset: StylePreset, *, full: bool = True) -> theme_pb2.StylePreset:
    """A style preset as callers see it; its documents only when `full`."""
    message = theme_pb2.StylePreset(category=preset.category, **_common(preset))
    return _filled(message, preset, PART if full else ())


def element_message(element: ThemeElement, *, full: bool = True) -> theme_pb2.ThemeElement:
    """A theme element as callers see it; its documents only when `full`."""
    message = theme_pb2.ThemeElement(category=element.category, **_common(element))
    return _filled(message, element, PART if full else ())


def _common(row: ThemeRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "name": row.name,
        "display_name": row.display_name,
        "description": row.description or "",
        "created_by": row.created_by,
        "create_time": row.created_at,
        "update_time": row.updated_at,
        "delete_time": row.deleted_at,
        "etag": etag(row.row_version),
    }


def _filled(message: Shown, row: ThemeRow, documents: Sequence[str]) -> Shown:
    for name in documents:
        document: Struct = getattr(message, name)
        document.SetInParent()  # an empty document is none that was left out
        put(getattr(row, name), document)
    return message


@cache
def schema_message(schema: ThemeSchema) -> theme_pb2.GetThemeSchemaResponse:
    """The schema of theme documents as callers see it: it takes some milliseconds, and stays as it is."""
    message = theme_pb2.GetThemeSchemaResponse(id=ID, version=schema.version)
    put(schema.document, message.schema)
    return message


def theme_columns(message: theme_pb2.Theme) -> dict[str, Any]:
    """The values of a theme's row."""
    return _columns(message, THEME)


def variation_columns(message: theme_pb2.ThemeVariation) -> dict[str, Any]:
    """The values of a variation's row."""
    return _columns(message, VARIATION) | {"theme_id": UUID(message.theme_id)}


def part_columns(message: theme_pb2.StylePreset | theme_pb2.ThemeElement) -> dict[str, Any]:
    """The values of a preset's or an element's row."""
    return _columns(message, PART) | {"category": message.category}


def _columns(message: Any, documents: Sequence[str]) -> dict[str, Any]:
    return {
        "name": message.name,
        "display_name": message.display_name,
        "description": message.description or None,
        **{name: get(getattr(message, name)) for name in documents},
    }
