"""Rules of overlay.proto."""

from server.servicers.field_rules.shared import (
    BATCH_GET,
    BY_ID,
    INK,
    LIST,
    OF_IMAGE,
    OWN_ID,
    PLACE,
    PURGE,
    REQUEST_ID,
    SCOPE,
    Fields,
    hidden,
)
from server.servicers.overlay_parts import required_parts
from server.servicers.rules import items, number, specified, text, uuid, weight

WHOLE = weight(512 << 10)
RADIUS = number(0, 1_000_000)

RULES: dict[str, Fields] = {
    "Overlay": {**OWN_ID, **OF_IMAGE, "name": text(255), "description": text(10_000), "z": PLACE},
    "Overlay.Style": {"color": INK, "fill": INK, "opacity": number(0, 1), "font_size": number(1, 1000)},
    "Overlay.Label": {"text": text(500)},
    "Overlay.Marker": {
        "category": text(50),
        "number": number(0, 9999),
        "symbol": text(8),
        "label": text(80),
        "description": text(10_000),
        "area": items(64),
    },
    "Overlay.Walls": {"segments": items(5000), "doors": items(2000)},
    "Overlay.Walls.Segment": {"points": items(5000, 2)},
    "Overlay.Light": {"bright": RADIUS, "dim": RADIUS, "color": INK},
    "CreateOverlayRequest": {**REQUEST_ID, "overlay": WHOLE},
    "UpdateOverlayRequest": {"overlay": WHOLE},
    "GetOverlayRequest": BY_ID,
    "BatchGetOverlaysRequest": BATCH_GET,
    "ListOverlaysRequest": {**LIST, "image_id": uuid(), "kinds": items(64), "kinds[]": specified},
    "BatchCreateOverlaysRequest": {**REQUEST_ID, "image_id": uuid(), "requests": items(500, 1)},
    "BatchUpdateOverlaysRequest": {"image_id": uuid(), "requests": items(500, 1)},
    "BatchDeleteOverlaysRequest": {"image_id": uuid(), "requests": items(500, 1)},
    **hidden("Overlay"),
    "PurgeOverlaysRequest": {**PURGE, **SCOPE, **OF_IMAGE},
    "ReorderOverlaysRequest": {"image_id": uuid(), "ids": items(2000, 1), "ids[]": uuid()},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "CreateOverlayRequest": ("overlay",),
    "UpdateOverlayRequest": ("overlay",),
}
FILLED: dict[str, tuple[str, ...]] = {"Overlay": ("image_id", "data"), **required_parts()}
