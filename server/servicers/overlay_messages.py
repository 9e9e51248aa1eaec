"""Overlays between stored documents and messages: the names are the same, so the documents are the messages' JSON."""

from typing import Any
from uuid import UUID

from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.message import Message
from limner.v1 import overlay_pb2

from server.domain.audience import content
from server.domain.documents import from_document, to_document
from server.domain.etags import etag
from server.domain.overlays import GM, KINDS, PLAYERS, Audience, Overlay, Style

KIND_NAMES: dict[int, str] = {
    overlay_pb2.OVERLAY_KIND_LABEL: "label",
    overlay_pb2.OVERLAY_KIND_MARKER: "marker",
    overlay_pb2.OVERLAY_KIND_WALLS: "walls",
    overlay_pb2.OVERLAY_KIND_LIGHT: "light",
}
MOST_NAME = 255


def overlay_message(overlay: Overlay, audience: Audience = GM) -> overlay_pb2.Overlay:
    """An overlay as an audience may know it; one this version cannot read has no data."""
    message = overlay_pb2.Overlay(
        id=str(overlay.id),
        image_id=str(overlay.image_id),
        name=overlay.name,
        description=overlay.description or "",
        audience=overlay_pb2.AUDIENCE_GM if overlay.audience == GM else overlay_pb2.AUDIENCE_PLAYERS,
        z=overlay.z,
        created_by=overlay.created_by,
        create_time=overlay.created_at,
        update_time=overlay.updated_at,
        delete_time=overlay.deleted_at,
        etag=etag(overlay.row_version),
    )
    if (held := content(overlay, audience)) is not None:
        data, style = held
        ParseDict({overlay.type: to_document(data, whole=True)}, message)
        ParseDict(to_document(style), message.style)
    return message


def overlay_columns(message: overlay_pb2.Overlay) -> dict[str, Any]:
    """The values of an overlay's row; without what it is, where that is of a kind this version does not know."""
    kind = message.WhichOneof("data")
    known = {} if kind is None else {"type": kind, "data": _document(KINDS[kind], getattr(message, kind))}
    return known | {
        "image_id": UUID(message.image_id),
        "name": message.name or _default_name(message),
        "description": message.description or None,
        "style": _document(Style, message.style),
        "audience": GM if message.audience == overlay_pb2.AUDIENCE_GM else PLAYERS,
        "z": message.z,
    }


def _document(kind: type[Any], message: Message) -> dict[str, Any]:
    """A message as the document of its kind that a row holds."""
    held = from_document(kind, MessageToDict(message, preserving_proto_field_name=True))
    return to_document(held)


def _default_name(message: overlay_pb2.Overlay) -> str:
    match message.WhichOneof("data"):
        case "label":
            return " ".join(message.label.text.split())[:MOST_NAME] or "Label"
        case "marker":
            marker = message.marker
            return marker.label or f"Marker {marker.number or marker.symbol}".strip()
        case kind:
            return (kind or "overlay").capitalize()
