"""Overlays between stored documents and messages: the names are the same, so the documents are the messages' JSON."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints
from uuid import UUID

import orjson
from limner.v1 import audience_pb2, overlay_pb2

from server.domain.audience import known
from server.domain.documents import JsonText
from server.domain.etags import etag
from server.domain.overlays import GM, KINDS, PLAYERS, Audience, Overlay
from server.domain.veil import Veil
from server.domain.veiled import clipped
from server.servicers.audience_fields import audience_of
from server.servicers.enum_words import EnumWords, numbers
from server.servicers.message_documents import document_of, put_numbers

KIND_NAMES = EnumWords(overlay_pb2.OverlayKind)
ORIGINS = EnumWords(overlay_pb2.Overlay.Origin)
MOST_NAME = 255


def overlay_message(
    overlay: Overlay, audience: Audience = GM, *, full: bool = True, veil: Veil | None = None
) -> overlay_pb2.Overlay:
    """An overlay as an audience may know it, its data only when `full`; one this version cannot read has no data.

    A veil cuts away what it hides.
    """
    message = overlay_basics(overlay)
    try:
        documents = overlay_pb2.Overlay(style=_style(overlay))
        if full and overlay.type in KINDS:
            documents.MergeFrom(overlay_pb2.Overlay(**{overlay.type: _data(overlay, audience, veil)}))
            _complete(getattr(documents, overlay.type), KINDS[overlay.type].value)
    except (LookupError, TypeError, ValueError):  # words or shapes of others: the table has other writers too
        return message
    message.MergeFrom(documents)
    return message


def overlay_basics(overlay: Overlay) -> overlay_pb2.Overlay:
    """An overlay without its data and style."""
    message = overlay_summary(overlay)
    message.description = overlay.description or ""
    message.created_by = overlay.created_by
    return message


def overlay_summary(overlay: Overlay) -> overlay_pb2.Overlay:
    """An overlay without what may be long: description, data and style."""
    return overlay_pb2.Overlay(
        id=str(overlay.id),
        image_id=str(overlay.image_id),
        type=overlay.type,
        name=overlay.name,
        audience=audience_pb2.AUDIENCE_GM if overlay.audience == GM else audience_pb2.AUDIENCE_PLAYERS,
        z=overlay.z,
        origin=ORIGINS.value(overlay.origin),
        create_time=overlay.created_at,
        update_time=overlay.updated_at,
        delete_time=overlay.deleted_at,
        etag=etag(overlay.row_version),
    )


def overlay_columns(message: overlay_pb2.Overlay) -> dict[str, Any]:
    """The values of an overlay's row; without what it is, where that is of a kind this version does not know."""
    kind = message.WhichOneof("data")
    data = {} if kind is None else {"type": kind, "data": _json(getattr(message, kind))}
    return data | {
        "image_id": UUID(message.image_id),
        "name": message.name or _default_name(message),
        "description": message.description or None,
        "style": document_of(message.style),
        "audience": audience_of(message.audience, PLAYERS),
        "z": message.z,
    }


def _json(message: Any) -> JsonText:
    return JsonText(orjson.dumps(document_of(message)).decode())


def _style(overlay: Overlay) -> Any:
    style, message = dict(overlay.style), overlay_pb2.Overlay.Style.DESCRIPTOR
    put_numbers(style, message)  # type: ignore[arg-type]  # a descriptor, of whichever implementation
    return style


def _data(overlay: Overlay, audience: Audience, veil: Veil | None) -> Any:
    """What an audience may know of the data of an overlay, as the message of its kind takes it."""
    document = known(overlay.type, orjson.loads(overlay.data), audience)
    if veil is not None:
        document = clipped(veil, overlay.type, document)
    kind: Any = overlay_pb2.Overlay.DESCRIPTOR.fields_by_name[overlay.type].message_type
    put_numbers(document, kind, overlay.data)
    return document


def _complete(message: Any, kind: type[Any]) -> None:
    """Give texts and words that a document leaves out what they stand for."""
    texts, parts = _defaults(kind)  # type: ignore[arg-type]  # every class is hashable
    for name, text in texts:
        if not getattr(message, name):
            enum = message.DESCRIPTOR.fields_by_name[name].enum_type
            setattr(message, name, text if enum is None else numbers(enum)[text])
    for name, part in parts:
        for each in _values(message, name):
            _complete(each, part)


def _values(message: Any, name: str) -> Iterable[Any]:
    """What there is of a field: all of a list, the one that is set, or nothing."""
    if message.DESCRIPTOR.fields_by_name[name].is_repeated:
        values: Iterable[Any] = getattr(message, name)
        return values
    return (getattr(message, name),) if message.HasField(name) else ()


@cache
def _defaults(kind: type[Any]) -> tuple[list[tuple[str, str]], list[tuple[str, type[Any]]]]:
    """Texts of a kind that are not empty by default, and its parts and lists of parts that have such."""
    texts = [(each.name, each.default) for each in fields(kind) if isinstance(each.default, str) and each.default]
    parts = ((name, part) for name, hint in get_type_hints(kind).items() for part in get_args(hint)[:1])
    return texts, [
        (name, part) for name, part in parts if isinstance(part, type) and is_dataclass(part) and any(_defaults(part))
    ]


def _default_name(message: overlay_pb2.Overlay) -> str:
    if (kind := message.WhichOneof("data")) is None:
        return "Overlay"
    return KINDS[kind].title(getattr(message, kind))[:MOST_NAME] or kind.replace("_", " ").capitalize()
