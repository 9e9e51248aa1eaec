"""The bytes of images for callers: stored or drawn, as chunks, in one message, or as a URL."""

from collections.abc import AsyncGenerator
from uuid import UUID

from limner.v1 import image_pb2

from server.domain.callers import Caller
from server.domain.errors import ContentChanged, ContentTooLarge, Invalid
from server.domain.images import Image, content_address
from server.domain.limits import MAX_MESSAGE_BYTES
from server.domain.renders import Render
from server.domain.scene import Output
from server.domain.sight_errors import UseRender
from server.repositories.database import Database
from server.repositories.images import Images
from server.servicers.audience_fields import reader_of
from server.servicers.caller import current_caller
from server.servicers.content import Content, span
from server.servicers.file_names import content_type_of, disposition, saved_name
from server.servicers.image_messages import FORMATS, content_header, options_of, render_header
from server.servicers.signed_urls import SignedUrls
from server.usecases.render_image import RenderImage
from server.usecases.render_options import RenderOptions

Stored = image_pb2.DownloadImageRequest | image_pb2.GetImageContentRequest
RenderRequest = image_pb2.RenderImageRequest | image_pb2.GetRenderedImageRequest


class ImageBytes:
    """Reads stored bytes and pictures."""

    def __init__(self, database: Database, content: Content, render: RenderImage, urls: SignedUrls) -> None:
        self._database = database
        self._content = content
        self._render = render
        self._urls = urls

    @property
    def location(self) -> str:
        """Names the store in front of a content address."""
        return self._content.location

    async def _image(self, caller: Caller, image_id: str, if_sha256: str = "") -> Image:
        image = await self._database.reads(caller).get(Images, UUID(image_id))
        if if_sha256 and if_sha256 != image.sha256:
            raise ContentChanged(image.sha256 or "")
        return image

    async def _bare(self, caller: Caller, image_id: str, if_sha256: str = "") -> Image:
        """An image whose stored bytes the caller may have. Raises `UseRender` where a fog keeps them from players."""
        image = await self._image(caller, image_id, if_sha256)
        if await self._database.reads(caller).fogged([image.id]):
            raise UseRender(image.id)
        return image

    async def stored(self, request: Stored) -> tuple[image_pb2.ImageContentHeader, AsyncGenerator[bytes, None]]:
        """What is about to be sent, and the bytes. Use them inside `aclosing`."""
        image = await self._bare(reader_of(request), request.id, request.if_sha256)
        sha256 = image.sha256 or ""
        chunks = self._content.stream(image.url, sha256, image.size, request.read_offset, request.read_limit)
        return content_header(image, request.read_offset), chunks

    async def content(self, request: image_pb2.GetImageContentRequest) -> image_pb2.GetImageContentResponse:
        """Stored bytes, or with max_side a smaller picture of them, in one message."""
        reader = reader_of(request)
        image = await self._bare(reader, request.id, request.if_sha256)
        if request.HasField("max_side"):
            if request.read_offset or request.read_limit:
                raise Invalid("max_side goes with neither read_offset nor read_limit", field="max_side")
            if (longer := max(image.width, image.height)) > request.max_side:
                return await self._smaller(reader, image, request.max_side / longer)
        length = span(image.size, request.read_offset, request.read_limit)
        _check_fits(length)
        sha256 = image.sha256 or ""
        content = await self._content.read(image.url, sha256, image.size, request.read_offset, request.read_limit)
        header = content_header(image, request.read_offset)
        return image_pb2.GetImageContentResponse(header=header, content=content)

    async def _smaller(self, caller: Caller, image: Image, scale: float) -> image_pb2.GetImageContentResponse:
        options = RenderOptions(caller.audience, output=Output(scale=scale), bare=True)
        _, render = await self._render(caller, image.id, options)
        assert render is not None, "drawn whatever the revision"
        header = image_pb2.ImageContentHeader(
            sha256=render.sha256,
            size=render.size,
            format=FORMATS.value(render.format),
            width=render.width,
            height=render.height,
        )
        return image_pb2.GetImageContentResponse(header=header, content=await self._picture(render))

    async def drawn(self, request: RenderRequest) -> tuple[image_pb2.RenderedImageHeader, AsyncGenerator[bytes, None]]:
        """What was drawn, and its bytes: none when nothing changed. Use them inside `aclosing`."""
        image, render = await self._draw(request)
        if render is None:
            return render_header(image, None), _nothing()
        return render_header(image, render), self._content.stream(_key(render), render.sha256, render.size)

    async def picture(self, request: image_pb2.GetRenderedImageRequest) -> image_pb2.GetRenderedImageResponse:
        """The picture in one message."""
        image, render = await self._draw(request)
        content = b"" if render is None else await self._picture(render)
        return image_pb2.GetRenderedImageResponse(header=render_header(image, render), content=content)

    async def _draw(self, request: RenderRequest) -> tuple[Image, Render | None]:
        unless = request.if_revision_not if request.HasField("if_revision_not") else None
        options = options_of(request.options)
        return await self._render(current_caller().seeing(options.audience), UUID(request.id), options, unless)

    async def _picture(self, render: Render) -> bytes:
        _check_fits(render.size)
        return await self._content.read(_key(render), render.sha256, render.size)

    async def url(self, request: image_pb2.GetDownloadUrlRequest) -> image_pb2.GetDownloadUrlResponse:
        """A URL of the stored bytes or of a picture, for who may read them now."""
        seconds = self._urls.life(request)
        options = options_of(request.options) if request.HasField("options") else None
        if options is not None and request.audience:
            raise Invalid("audience must be unset with options, whose audience counts", field="audience")
        reader = reader_of(request) if options is None else current_caller().seeing(options.audience)
        image = await (self._bare if options is None else self._image)(reader, request.id)
        answer = image_pb2.GetDownloadUrlResponse(
            content_type=content_type_of(image.format),
            size=image.size,
            sha256=image.sha256 or "",
        )
        key, signed = image.url, "content"
        if options is not None:
            _, render = await self._render(reader, image.id, options)
            assert render is not None, "drawn whatever the revision"
            key, signed = _key(render), "picture"
            answer.content_type, answer.size, answer.sha256 = content_type_of(render.format), render.size, render.sha256
            answer.warnings.extend(render.warnings)
        name = saved_name(request.file_name or image.name, answer.content_type)
        shown = disposition(name, attachment=request.attachment)
        self._urls.sign(
            answer,
            key,
            answer.sha256,
            what=signed,
            seconds=seconds,
            content_type=answer.content_type,
            disposition=shown,
        )
        return answer


def _check_fits(size: int) -> None:
    if size > MAX_MESSAGE_BYTES:
        raise ContentTooLarge(size, MAX_MESSAGE_BYTES)


def _key(render: Render) -> str:
    return content_address(render.sha256, render.format)


async def _nothing() -> AsyncGenerator[bytes, None]:
    none: tuple[bytes, ...] = ()
    for chunk in none:
        yield chunk
