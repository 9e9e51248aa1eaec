"""Rules of map_grid.proto and grid_detection.proto."""

from server.servicers.field_rules.shared import (
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
from server.servicers.rules import items, number, specified, text, uuid

RULES: dict[str, Fields] = {
    "MapGrid": {
        **OWN_ID,
        **OF_IMAGE,
        "size": number(1, 4096),
        "offset_x": PLACE,
        "offset_y": PLACE,
        "color": INK,
        "opacity": number(0, 1),
        "line_width": number(0.25, 32),
        "distance_per_cell": number(0.000_001, 1_000_000),
        "distance_unit": text(16),
    },
    "CreateMapGridRequest": REQUEST_ID,
    "GetMapGridRequest": {"id": uuid(required=False), **OF_IMAGE},
    "ListMapGridsRequest": {**LIST, **SCOPE, **OF_IMAGE},
    "MeasureDistanceRequest": {"image_id": uuid(), "positions": items(1000, 2)},
    "SnapPointsRequest": {
        "image_id": uuid(),
        "positions": items(1000, 1),
        "spots": items(3),
        "spots[]": specified,
    },
    "ResolveAreaRequest": {"image_id": uuid(), "fraction": number(0.01, 1)},
    "DetectGridRequest": {"image_id": uuid()},
    **hidden("MapGrid"),
    "PurgeMapGridsRequest": {**PURGE, **SCOPE, **OF_IMAGE},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "CreateMapGridRequest": ("map_grid",),
    "UpdateMapGridRequest": ("map_grid",),
    "ResolveAreaRequest": ("shape",),
}
FILLED: dict[str, tuple[str, ...]] = {"MapGrid": ("image_id",)}
