"""Rules of image.proto."""

from server.domain.images import TYPES
from server.domain.limits import MAX_CHUNK_BYTES, MAX_MESSAGE_BYTES, MAX_UPLOAD_BYTES
from server.servicers.field_rules.shared import (
    BATCH_GET,
    BY_ID,
    INK,
    LIFE,
    LIST,
    MADE,
    OWN_ID,
    PAGE,
    PURGE,
    REQUEST_ID,
    SCOPE,
    SOURCE,
    Fields,
    hidden,
    sha256,
)
from server.servicers.rules import items, labels, number, octets, one_of, specified, text, uuid

TOLD: Fields = {
    **SOURCE,
    **SCOPE,
    "subtype": text(50),
    "name": text(255),
    "description": text(10_000),
    "theme": text(50),
    "labels": labels,
}
READ: Fields = {
    **BY_ID,
    "read_offset": number(0),
    "read_limit": number(0),
    "if_sha256": sha256(required=False),
}
EDGE, SIDE = number(0, 1 << 20), number(1, 1 << 20)

RULES: dict[str, Fields] = {
    "ImageMetadata": {**TOLD, "type": one_of(*TYPES)},
    "Image": {**OWN_ID, **TOLD, "type": one_of("", *TYPES)},
    "UploadImageRequest": {"chunk": octets(MAX_CHUNK_BYTES, 1)},
    "UploadImageRequest.Start": REQUEST_ID,
    "UploadImageRequest.Commit": {"size": number(1, MAX_UPLOAD_BYTES), "sha256": sha256()},
    "CreateImageRequest": {**REQUEST_ID, "content": octets(MAX_MESSAGE_BYTES, 1)},
    "GetImageRequest": {**BY_ID, "if_revision_not": number(0)},
    "BatchGetImagesRequest": BATCH_GET,
    "ListImagesRequest": {
        **LIST,
        **MADE,
        **SCOPE,
        "type": one_of("", *TYPES),
        "subtype": text(50),
        "theme": text(50),
        "source_id": uuid(required=False),
        "task_id": uuid(required=False),
        "generator": text(50),
        "labels": labels,
        "parent_image_id": uuid(required=False),
        "query": text(200),
    },
    "ListStaleImagesRequest": {**PAGE, **SCOPE, "theme": text(50)},
    "CopyImageRequest": {**BY_ID, **REQUEST_ID, **SCOPE, "name": text(255)},
    **hidden("Image"),
    "PurgeImagesRequest": {**PURGE, **SCOPE},
    "DownloadImageRequest": READ,
    "GetImageContentRequest": {**READ, "read_limit": number(0, MAX_MESSAGE_BYTES), "max_side": number(1, 4096)},
    "GetDownloadUrlRequest": {**BY_ID, "expires_in": LIFE, "file_name": text(200)},
    "RenderOptions.Crop": {"x": EDGE, "y": EDGE, "width": SIDE, "height": SIDE},
    "RenderOptions": {
        "kinds": items(64),
        "kinds[]": specified,
        "scale": number(0.01, 4),
        "quality": number(1, 100),
        "background": INK,
        "viewers": items(50),
        "viewers[]": uuid(),
    },
    "RenderImageRequest": {**BY_ID, "if_revision_not": number(0)},
    "GetRenderedImageRequest": {**BY_ID, "if_revision_not": number(0)},
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "CreateImageRequest": ("metadata",),
    "UploadImageRequest.Start": ("metadata",),
    "UpdateImageRequest": ("image",),
}
FILLED: dict[str, tuple[str, ...]] = {"Image": ("type", "name")}
