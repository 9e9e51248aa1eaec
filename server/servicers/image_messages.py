"""Images between values and messages."""

from typing import Any
from uuid import UUID

from limner.v1 import audience_pb2, image_pb2, map_import_pb2

from server.domain.errors import Invalid
from server.domain.etags import etag
from server.domain.images import NO_THEME, Image, ImageFilter
from server.domain.overlays import GM, PLAYERS
from server.domain.renders import Render
from server.domain.scene import Crop, Output
from server.servicers.audience_fields import audience_of
from server.servicers.enum_words import EnumWords
from server.servicers.overlay_messages import KIND_NAMES
from server.servicers.scoping import scope_of_new
from server.servicers.structs import put
from server.servicers.times import moment
from server.usecases.render_options import RenderOptions
from server.usecases.store_image import ImageMetadata

FORMATS = EnumWords(image_pb2.ImageFormat)
NOTES = EnumWords(image_pb2.ImageNote)


def image_message(image: Image, location: str, *, full: bool = True) -> image_pb2.Image:
    """An image as callers see it; `location` leads to its bytes, documents only when `full`."""
    message = image_pb2.Image(
        id=str(image.id),
        type=image.type,
        subtype=image.subtype,
        name=image.name,
        description=image.description or "",
        url=location + image.url,
        format=FORMATS.value(image.format),
        width=image.width,
        height=image.height,
        size=image.size,
        sha256=image.sha256 or "",
        source_sha256=image.source_sha256 or "",
        theme=image.theme,
        source_id=_text(image.source_id),
        source_type=image.source_type or "",
        parent_image_id=_text(image.parent_image_id),
        task_id=_text(image.task_id),
        patch_of=_text(image.patch_of),
        scope=image.scope or "",
        labels=image.labels,
        created_by=image.created_by,
        revision=image.revision,
        generator=image.generator or "",
        notes=map(NOTES.value, image.notes or ()),
        audience=audience_pb2.AUDIENCE_GM if image.audience == GM else audience_pb2.AUDIENCE_PLAYERS,
        create_time=image.created_at,
        update_time=image.updated_at,
        delete_time=image.deleted_at,
        etag=etag(image.row_version),
    )
    if full:
        if image.style_data is not None:
            put(image.style_data, message.style_data)
        if image.generation_params is not None:
            put(image.generation_params, message.generation_params)
    return message


MAP = "map"
DEFAULT_SUBTYPE = "other"
CHANGEABLE = ("type", "subtype", "name", "description", "source_id", "source_type", "scope", "labels", "audience")


def _text(value: UUID | None) -> str:
    return "" if value is None else str(value)


def image_columns(message: image_pb2.Image) -> dict[str, Any]:
    """The values of an image's row that callers may change."""
    return {
        "type": message.type,
        "subtype": message.subtype or DEFAULT_SUBTYPE,
        "name": message.name,
        "description": message.description or None,
        "source_id": UUID(message.source_id) if message.source_id else None,
        "source_type": message.source_type or None,
        "scope": message.scope or None,
        "labels": dict(message.labels),
        "audience": audience_of(message.audience, PLAYERS),
    }


def image_filter(request: image_pb2.ListImagesRequest) -> ImageFilter:
    """Which images a list shows."""
    return ImageFilter(
        audience=audience_of(request.image_audience, PLAYERS) if request.image_audience else None,
        type=request.type or None,
        subtype=request.subtype or None,
        theme=request.theme or None,
        scope=request.scope or None,
        source_id=UUID(request.source_id) if request.source_id else None,
        task_id=UUID(request.task_id) if request.task_id else None,
        generator=request.generator or None,
        parent_image_id=UUID(request.parent_image_id) if request.parent_image_id else None,
        labels=dict(request.labels),
        created_after=moment(request, "created_after"),
        created_before=moment(request, "created_before"),
        query=request.query.strip(),
        patches=request.patches,
    )


def image_metadata(metadata: image_pb2.ImageMetadata | map_import_pb2.MapMetadata, field: str) -> ImageMetadata:
    """What a caller says, in a `field` of its request, about the image it stores.

    Raises `ScopeRequired`, `ScopeNotAllowed`.
    """
    return ImageMetadata(
        type=metadata.type if isinstance(metadata, image_pb2.ImageMetadata) else MAP,
        subtype=metadata.subtype or DEFAULT_SUBTYPE,
        name=metadata.name,
        description=metadata.description or None,
        theme=metadata.theme or NO_THEME,
        source_id=UUID(metadata.source_id) if metadata.source_id else None,
        source_type=metadata.source_type or None,
        scope=scope_of_new(metadata.scope, f"{field}.scope") or None,
        labels=dict(metadata.labels),
        audience=audience_of(metadata.audience, PLAYERS),
    )


def options_of(options: image_pb2.RenderOptions) -> RenderOptions:
    """How a caller wants to see an image: as players do, unless it says otherwise."""
    crop = options.crop
    return RenderOptions(
        audience=audience_of(options.audience, PLAYERS),
        kinds=tuple(KIND_NAMES.word(kind) for kind in options.kinds),
        viewers=tuple(options.viewers),
        baked_light=options.baked_light if options.HasField("baked_light") else True,
        grid=options.grid if options.HasField("grid") else None,
        key=_key(options),
        output=Output(
            format=FORMATS.word(options.format) or "webp",
            scale=options.scale if options.HasField("scale") else 1.0,
            quality=options.quality if options.HasField("quality") else 85,
            crop=Crop(crop.x, crop.y, crop.width, crop.height) if options.HasField("crop") else None,
            background=options.background or "#FFFFFF",
        ),
    )


def _key(options: image_pb2.RenderOptions) -> bool:
    """Whether the notes stand beside the picture. Raises `Invalid` for who is not the game master."""
    if options.key and options.audience != audience_pb2.AUDIENCE_GM:
        raise Invalid("a key is for the game master: set options.audience", field="options.key")
    return options.key


def render_header(image: Image, render: Render | None) -> image_pb2.RenderedImageHeader:
    """What was drawn, or that nothing changed."""
    if render is None:
        return image_pb2.RenderedImageHeader(revision=image.revision, not_modified=True)
    return image_pb2.RenderedImageHeader(
        sha256=render.sha256,
        size=render.size,
        format=FORMATS.value(render.format),
        width=render.width,
        height=render.height,
        revision=image.revision,
        warnings=render.warnings,
    )


def content_header(image: Image, offset: int) -> image_pb2.ImageContentHeader:
    """What is about to be sent, and from where."""
    return image_pb2.ImageContentHeader(
        sha256=image.sha256 or "",
        size=image.size,
        format=FORMATS.value(image.format),
        width=image.width,
        height=image.height,
        offset=offset,
    )
