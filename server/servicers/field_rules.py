"""The one table of field rules: message, field, what it may hold. The guard reads it before any handler runs.

What holds for every field needs no line here: no NUL in texts, finite numbers, known enum values, JSON documents of
at most 64 KiB and 32 levels, update masks of at most 100 paths.
"""

import re

from server.domain.images import TYPES
from server.domain.limits import MAX_CHUNK_BYTES, MAX_MESSAGE_BYTES, MAX_UPLOAD_BYTES
from server.domain.tasks import MOST_OUTPUTS
from server.servicers.overlay_parts import required_parts
from server.servicers.rules import (
    COLOR,
    SHA256,
    Rule,
    items,
    labels,
    moment,
    number,
    octets,
    one_of,
    pattern,
    span,
    specified,
    text,
    uuid,
    weight,
)

PAGE: dict[str, Rule] = {"page_size": number(0, 1000), "page_token": text(4000), "order_by": text(50)}
SPAN: dict[str, Rule] = {"created_after": moment, "created_before": moment}
PURGE: dict[str, Rule] = {"ids": items(1000), "ids[]": uuid(), "deleted_before": moment}
BATCH: dict[str, Rule] = {"ids": items(1000, 1), "ids[]": uuid()}
BY_ID: dict[str, Rule] = {"id": uuid()}
REQUEST_ID: dict[str, Rule] = {"request_id": uuid(required=False)}
READ: dict[str, Rule] = {
    **BY_ID,
    "read_offset": number(0, 1 << 62),
    "read_limit": number(0, 1 << 62),
    "if_sha256": pattern(SHA256, "64 lower-case hex digits", required=False),
}
HIDE: dict[str, Rule] = {**BY_ID, "etag": text(64)}
OWN_ID: dict[str, Rule] = {"id": uuid(required=False), "etag": text(64)}
NAMES: dict[str, Rule] = {"name": text(50), "display_name": text(255), "description": text(10_000)}
PART: dict[str, Rule] = {**OWN_ID, **NAMES, "category": text(50)}
TINT = pattern(COLOR, "a colour as #RRGGBB", required=False)
OVERLAY = weight(512 << 10)
PLACE = number(-1_000_000, 1_000_000)
SOURCE: dict[str, Rule] = {"source_id": uuid(required=False), "source_type": text(50)}


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


STYLING = ("Theme", "ThemeVariation", "StylePreset", "ThemeElement")

RULES: dict[str, dict[str, Rule]] = {
    # image.proto
    "ImageMetadata": {
        **SOURCE,
        "type": one_of(*TYPES),
        "subtype": text(50),
        "name": text(255),
        "description": text(10_000),
        "theme": text(50),
        "scope": text(128),
        "labels": labels,
    },
    "UploadImageRequest": {"chunk": octets(MAX_CHUNK_BYTES, 1)},
    "Start": REQUEST_ID,
    "Commit": {"size": number(1, MAX_UPLOAD_BYTES), "sha256": pattern(SHA256, "64 lower-case hex digits")},
    "CreateImageRequest": {**REQUEST_ID, "content": octets(MAX_MESSAGE_BYTES, 1)},
    "GetImageRequest": BY_ID,
    "ListImagesRequest": {
        **PAGE,
        **SPAN,
        "type": one_of("", *TYPES),
        "subtype": text(50),
        "theme": text(50),
        "scope": text(128),
        "source_id": uuid(required=False),
        "task_id": uuid(required=False),
        "generator": text(50),
        "labels": labels,
        "parent_image_id": uuid(required=False),
        "query": text(200),
    },
    "BatchGetImagesRequest": BATCH,
    "Image": {
        **OWN_ID,
        **SOURCE,
        "type": one_of("", *TYPES),
        "subtype": text(50),
        "name": text(255),
        "description": text(10_000),
        "theme": text(50),
        "scope": text(128),
        "labels": labels,
    },
    "CopyImageRequest": {**BY_ID, **REQUEST_ID, "name": text(255), "scope": text(128)},
    "DeleteImageRequest": HIDE,
    "UndeleteImageRequest": HIDE,
    "PurgeImagesRequest": {**PURGE, "scope": text(128)},
    "DownloadImageRequest": READ,
    "GetImageContentRequest": {**READ, "read_limit": number(0, MAX_MESSAGE_BYTES), "max_side": number(1, 4096)},
    "GetDownloadUrlRequest": {**BY_ID, "expires_in": span(1, 7 * 24 * 3600), "file_name": text(200)},
    "Crop": {
        "x": number(0, 1 << 20),
        "y": number(0, 1 << 20),
        "width": number(1, 1 << 20),
        "height": number(1, 1 << 20),
    },
    "RenderOptions": {
        "kinds": items(16),
        "kinds[]": specified,
        "scale": number(0.01, 4),
        "format": one_of("", "webp", "png", "jpeg"),
        "quality": number(1, 100),
        "background": pattern(COLOR, "a colour as #RRGGBB", required=False),
    },
    "RenderImageRequest": BY_ID,
    "GetRenderedImageRequest": BY_ID,
    # map_grid.proto
    "MapGrid": {
        **OWN_ID,
        "image_id": uuid(required=False),
        "size": number(1, 4096),
        "offset_x": PLACE,
        "offset_y": PLACE,
        "color": TINT,
        "opacity": number(0, 1),
        "line_width": number(0.25, 32),
        "distance_per_cell": number(0.000_001, 1_000_000),
        "distance_unit": text(16),
    },
    "CreateMapGridRequest": REQUEST_ID,
    "GetMapGridRequest": {"id": uuid(required=False), "image_id": uuid(required=False)},
    "ListMapGridsRequest": PAGE,
    "DeleteMapGridRequest": HIDE,
    "UndeleteMapGridRequest": HIDE,
    "PurgeMapGridsRequest": PURGE,
    # overlay.proto and geometry.proto
    "Pixel": {"x": PLACE, "y": PLACE},
    "Cell": {"column": PLACE, "row": PLACE, "anchor": one_of("", "nw", "center")},
    "Outline": {"points": items(5000, 3)},
    "Overlay": {
        **OWN_ID,
        "image_id": uuid(required=False),
        "name": text(255),
        "description": text(10_000),
        "z": number(-1_000_000, 1_000_000),
    },
    "Style": {"color": TINT, "fill": TINT, "opacity": number(0, 1), "font_size": number(1, 1000)},
    "Label": {"text": text(500), "rank": one_of("", "title", "region", "note")},
    "Marker": {
        "category": text(50),
        "number": number(0, 9999),
        "symbol": text(8),
        "label": text(80),
        "description": text(10_000),
        "area": items(64),
    },
    "Walls": {"segments": items(5000), "doors": items(2000)},
    "WallSegment": {"points": items(5000, 2), "kind": one_of("", "wall", "object")},
    "Door": {
        "kind": one_of("", "wood", "iron", "double", "portcullis", "secret", "arch"),
        "state": one_of("", "open", "closed", "locked"),
    },
    "Light": {"bright": number(0, 1_000_000), "dim": number(0, 1_000_000), "color": TINT},
    "CreateOverlayRequest": {**REQUEST_ID, "overlay": OVERLAY},
    "UpdateOverlayRequest": {"overlay": OVERLAY},
    "BatchCreateOverlaysRequest": {
        **REQUEST_ID,
        "image_id": uuid(),
        "overlays": items(500, 1),
        "overlays[]": OVERLAY,
    },
    "GetOverlayRequest": BY_ID,
    "ListOverlaysRequest": {**PAGE, "image_id": uuid(), "kinds": items(16), "kinds[]": specified},
    "BatchUpdateOverlaysRequest": {"image_id": uuid(), "requests": items(500, 1)},
    "DeleteOverlayRequest": HIDE,
    "BatchDeleteOverlaysRequest": {"image_id": uuid(), "ids": items(500, 1), "ids[]": uuid()},
    "UndeleteOverlayRequest": HIDE,
    "PurgeOverlaysRequest": PURGE,
    "ReorderOverlaysRequest": {"image_id": uuid(), "ids": items(2000, 1), "ids[]": uuid()},
    # theme.proto
    "Theme": {**OWN_ID, **NAMES},
    "ThemeVariation": {**OWN_ID, **NAMES, "theme_id": uuid(required=False)},
    "StylePreset": PART,
    "ThemeElement": PART,
    "GetThemeRequest": {"id": uuid(required=False), "name": text(50)},
    "ListThemeVariationsRequest": {**PAGE, "theme_id": uuid(required=False)},
    "ListThemesRequest": PAGE,
    "ListStylePresetsRequest": {**PAGE, "category": text(50)},
    "ListThemeElementsRequest": {**PAGE, "category": text(50)},
    **{f"Create{each}Request": REQUEST_ID for each in STYLING},
    **{f"Get{each}Request": BY_ID for each in STYLING if each != "Theme"},
    **{f"Delete{each}Request": HIDE for each in STYLING},
    **{f"Undelete{each}Request": HIDE for each in STYLING},
    **{f"Purge{each}sRequest": PURGE for each in STYLING},
    # task.proto
    "CreateTaskRequest": {
        **REQUEST_ID,
        "priority": number(-1000, 1000),
        "scope": text(128),
        "labels": labels,
        "max_retries": number(0, 100),
        "retry_delay": number(0, 3600),
    },
    "GenerateSpec": {
        **SOURCE,
        "type": text(50),
        "subtype": text(50),
        "generator": text(50),
        "name": text(255),
        "theme": text(50),
        "variation": text(50),
        "count": number(1, MOST_OUTPUTS),
        "indexes": items(MOST_OUTPUTS),
    },
    "BattleMap": {"features": items(16), "features[]": text(50, 1)},
    "GetTaskRequest": BY_ID,
    "Task": {**OWN_ID, "priority": number(-1000, 1000), "scope": text(128), "labels": labels},
    "BatchGetTasksRequest": BATCH,
    "DeleteTaskRequest": HIDE,
    "UndeleteTaskRequest": HIDE,
    "PurgeTasksRequest": {**PURGE, "scope": text(128)},
    "ListTasksRequest": {
        **PAGE,
        **SPAN,
        "labels": labels,
        "states": items(16),
        "states[]": specified,
        "scope": text(128),
    },
    "CancelTaskRequest": BY_ID,
    "WaitTaskRequest": {**BY_ID, "after_seq": number(0, 1 << 62), "timeout": span(0, 60)},
    "WatchTaskRequest": {**BY_ID, "after_seq": number(0, 1 << 62)},
    "WatchTasksRequest": {
        "cursor": text(200),
        "scope": text(128),
        "labels": labels,
        "kinds": items(16),
        "kinds[]": specified,
    },
    "RetryTaskRequest": {**BY_ID, **REQUEST_ID},
    "ExplainTaskRequest": BY_ID,
    "PauseQueueRequest": {"scope": text(128), "reason": text(500)},
    "ResumeQueueRequest": {"scope": text(128)},
    "GetQueueStatsRequest": {"scope": text(128)},
    "ListTaskEventsRequest": {**BY_ID, "after_seq": number(0, 1 << 62), "page_size": number(0, 1000)},
}

REQUIRED: dict[str, tuple[str, ...]] = {
    "CreateImageRequest": ("metadata",),
    "Start": ("metadata",),
    "CreateTaskRequest": ("generate",),
    "UpdateImageRequest": ("image",),
    "UpdateTaskRequest": ("task",),
    "CreateMapGridRequest": ("map_grid",),
    "UpdateMapGridRequest": ("map_grid",),
    "CreateOverlayRequest": ("overlay",),
    "UpdateOverlayRequest": ("overlay",),
    **{f"{verb}{each}Request": (_snake(each),) for verb in ("Create", "Update") for each in STYLING},
}
"""Fields of requests that must be set."""

FILLED: dict[str, tuple[str, ...]] = {
    "Image": ("type", "name"),
    "GenerateSpec": ("type", "subtype"),
    "MapGrid": ("image_id",),
    "Overlay": ("image_id", "data"),
    "Position": ("at",),
    **required_parts(),
    "Theme": ("name", "display_name"),
    "ThemeVariation": ("theme_id", "name", "display_name"),
    "StylePreset": ("category", "name", "display_name"),
    "ThemeElement": ("category", "name", "display_name"),
}
"""What a resource must say: checked of a new one, and of one after an update, of which a mask may name a part."""
