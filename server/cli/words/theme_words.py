"""Resolved themes as people read them: every value with the place it comes from."""

import json
from collections.abc import Iterator
from typing import Any

from google.protobuf.json_format import MessageToDict
from google.protobuf.struct_pb2 import Struct
from limner.v1 import theme_pb2

from server.cli.words.printing import columns, fields


def resolved_words(resolved: theme_pb2.ResolveThemeResponse) -> str:
    """What was merged, then a line for each value, then for each variable."""
    parts = ", ".join(each.reference for each in resolved.parts)
    blocks = [fields([("merged", parts), ("fingerprint", resolved.fingerprint)])]
    for title, document, origins in (
        ("KEY", resolved.config, resolved.config_origins),
        ("VARIABLE", resolved.variables, resolved.variable_origins),
    ):
        if rows := [*_rows(_plain(document), _plain(origins))]:
            blocks.append(columns([(title, "VALUE", "FROM"), *rows]))
    return "\n\n".join(blocks)


def _rows(document: Any, origins: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(origins, dict):
        for name in sorted(origins):
            yield from _rows(document[name], origins[name], f"{path}.{name}" if path else name)
    else:
        yield path, json.dumps(document, ensure_ascii=False), origins


def _plain(document: Struct) -> Any:
    """As JSON has it: a whole number without a point."""
    return _whole(MessageToDict(document))


def _whole(value: Any) -> Any:
    match value:
        case dict():
            return {name: _whole(inner) for name, inner in value.items()}
        case list():
            return [_whole(each) for each in value]
        case float() if value.is_integer():
            return int(value)
        case _:
            return value
