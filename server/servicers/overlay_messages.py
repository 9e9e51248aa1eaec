"""Overlays between stored documents and messages: the names are the same, so the documents are the messages' JSON."""

from google.protobuf.json_format import ParseDict
from limner.v1 import overlay_pb2

from server.domain.audience import content
from server.domain.documents import to_document
from server.domain.etags import etag
from server.domain.overlays import GM, Audience, Overlay

KIND_NAMES: dict[int, str] = {
    overlay_pb2.OVERLAY_KIND_LABEL: "label",
    overlay_pb2.OVERLAY_KIND_MARKER: "marker",
    overlay_pb2.OVERLAY_KIND_WALLS: "walls",
    overlay_pb2.OVERLAY_KIND_LIGHT: "light",
}


def overlay_message(overlay: Overlay, audience: Audience = GM) -> overlay_pb2.Overlay:
    """An overlay as an audience may know it; without data and style when its row is not of a kind and shape of ours."""
    message = overlay_pb2.Overlay(
        id=str(overlay.id),
        image_id=str(overlay.image_id),
        name=overlay.name,
        description=overlay.description or "",
        audience=overlay_pb2.AUDIENCE_GM if overlay.audience == GM else overlay_pb2.AUDIENCE_PLAYERS,
        z=overlay.z,
        create_time=overlay.created_at,
        update_time=overlay.updated_at,
        etag=etag(overlay.row_version),
    )
    if (held := content(overlay, audience)) is not None:
        data, style = held
        ParseDict({overlay.type: to_document(data)}, message)
        ParseDict(to_document(style), message.style)
    return message
