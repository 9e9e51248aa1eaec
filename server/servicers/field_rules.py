"""The one table of field rules: message, field, what it may hold. The guard reads it before any handler runs.

What holds for every field needs no line here: no NUL in texts, finite numbers, known enum values, JSON documents of
at most 64 KiB and 32 levels.
"""

from server.domain.images import TYPES
from server.domain.limits import MAX_CHUNK_BYTES, MAX_MESSAGE_BYTES, MAX_UPLOAD_BYTES
from server.servicers.rules import (
    COLOR,
    SHA256,
    Rule,
    items,
    labels,
    number,
    octets,
    one_of,
    pattern,
    specified,
    text,
    uuid,
    wait,
)

PAGE: dict[str, Rule] = {"page_size": number(0, 1000), "page_token": text(1000)}
BY_ID: dict[str, Rule] = {"id": uuid()}
REQUEST_ID: dict[str, Rule] = {"request_id": uuid(required=False)}
READ: dict[str, Rule] = {
    **BY_ID,
    "read_offset": number(0, 1 << 62),
    "read_limit": number(0, 1 << 62),
    "if_sha256": pattern(SHA256, "64 lower-case hex digits", required=False),
}
SOURCE: dict[str, Rule] = {"source_id": uuid(required=False), "source_type": text(50)}

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
        "type": one_of("", *TYPES),
        "subtype": text(50),
        "theme": text(50),
        "scope": text(128),
        "source_id": uuid(required=False),
        "task_id": uuid(required=False),
    },
    "DeleteImageRequest": {**BY_ID, "etag": text(64)},
    "UndeleteImageRequest": {**BY_ID, "etag": text(64)},
    "DownloadImageRequest": READ,
    "GetImageContentRequest": {**READ, "read_limit": number(0, MAX_MESSAGE_BYTES)},
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
    "GetMapGridRequest": {"id": uuid(required=False), "image_id": uuid(required=False)},
    "ListMapGridsRequest": PAGE,
    # overlay.proto
    "GetOverlayRequest": BY_ID,
    "ListOverlaysRequest": {**PAGE, "image_id": uuid(), "kinds": items(16), "kinds[]": specified},
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
        "type": text(50, 1),
        "subtype": text(50, 1),
        "generator": text(50),
        "name": text(255),
        "theme": text(50),
        "variation": text(50),
    },
    "BattleMap": {"features": items(16), "features[]": text(50, 1)},
    "GetTaskRequest": BY_ID,
    "ListTasksRequest": {**PAGE, "states": items(16), "states[]": specified, "scope": text(128)},
    "CancelTaskRequest": BY_ID,
    "WaitTaskRequest": {**BY_ID, "after_seq": number(0, 1 << 62), "timeout": wait},
    "WatchTaskRequest": {**BY_ID, "after_seq": number(0, 1 << 62)},
    "ListTaskEventsRequest": {**BY_ID, "after_seq": number(0, 1 << 62), "page_size": number(0, 1000)},
}

REQUIRED: dict[str, tuple[str, ...]] = {
    "CreateImageRequest": ("metadata",),
    "Start": ("metadata",),
    "CreateTaskRequest": ("generate",),
}
"""Fields of messages that must be set."""
