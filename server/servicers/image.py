"""ImageService: images stored, read, deleted, downloaded and rendered."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from server.domain.errors import ContentChanged, ContentTooLarge, Invalid, UnknownImage
from server.domain.images import Image, ImageFilter, content_address
from server.domain.limits import MAX_MESSAGE_BYTES
from server.domain.paging import filter_digest, mark_token, page_limit, read_mark
from server.domain.renders import Render
from server.repositories.database import Database
from server.servicers.caller import current_caller
from server.servicers.content import Content, span
from server.servicers.idempotency import request_key
from server.servicers.image_messages import content_header, image_message, image_note, render_header, view_of
from server.servicers.pages import page
from server.servicers.upload import blamed, receive
from server.usecases.render_image import RenderImage
from server.usecases.store_image import StoreImage

Context = grpc.aio.ServicerContext[Any, Any]
UPLOADS = 16
"""Uploads at once; each holds about 3 MiB."""


class ImageService(image_pb2_grpc.ImageServiceServicer):
    """Implements limner.v1.ImageService; the proto documents each method."""

    def __init__(
        self, database: Database, content: Content, store_image: StoreImage, render: RenderImage, scratch: Path
    ) -> None:
        self._database = database
        self._content = content
        self._store_image = store_image
        self._render = render
        self._scratch = scratch
        self._uploads = asyncio.Semaphore(UPLOADS)

    def _message(self, image: Image, *, full: bool = True) -> image_pb2.Image:
        return image_message(image, self._content.store_name, full=full)

    async def UploadImage(  # noqa: N802 - the proto's name
        self, request: AsyncIterator[image_pb2.UploadImageRequest | Invalid], context: Context
    ) -> image_pb2.UploadImageResponse:
        """Spool the stream, then store it."""
        async with self._uploads:
            with TemporaryDirectory(dir=self._scratch) as folder:
                source = Path(folder) / "upload"
                start, sha256 = await receive(request, source)
                key = request_key("UploadImage", start.request_id, start.metadata, sha256)
                with blamed("chunk"):
                    image = await self._store_image(source, image_note(start.metadata), current_caller().name, key)
        return image_pb2.UploadImageResponse(image=self._message(image))

    async def CreateImage(  # noqa: N802
        self, request: image_pb2.CreateImageRequest, context: Context
    ) -> image_pb2.CreateImageResponse:
        """Store the bytes of one message."""
        key = request_key("CreateImage", request.request_id, request)
        with TemporaryDirectory(dir=self._scratch) as folder:
            source = Path(folder) / "upload"
            await asyncio.to_thread(source.write_bytes, request.content)
            with blamed("content"):
                image = await self._store_image(source, image_note(request.metadata), current_caller().name, key)
        return image_pb2.CreateImageResponse(image=self._message(image))

    async def _get(self, image_id: str) -> Image:
        image = await self._database.reads.image(UUID(image_id))
        if image is None:
            raise UnknownImage(image_id)
        return image

    async def GetImage(  # noqa: N802
        self, request: image_pb2.GetImageRequest, context: Context
    ) -> image_pb2.GetImageResponse:
        """One image."""
        return image_pb2.GetImageResponse(image=self._message(await self._get(request.id)))

    async def ListImages(  # noqa: N802
        self, request: image_pb2.ListImagesRequest, context: Context
    ) -> image_pb2.ListImagesResponse:
        """Images, newest first."""
        chosen = ImageFilter(
            type=request.type or None,
            subtype=request.subtype or None,
            theme=request.theme or None,
            scope=request.scope or None,
            source_id=UUID(request.source_id) if request.source_id else None,
            task_id=UUID(request.task_id) if request.task_id else None,
            show_deleted=request.show_deleted,
        )
        digest = filter_digest("images", chosen)
        limit = page_limit(request.page_size)
        rows = await self._database.reads.images(chosen, read_mark(request.page_token, digest), limit + 1)
        full = request.view == image_pb2.VIEW_FULL
        shown, token = page(
            rows,
            limit,
            lambda row: self._message(row, full=full),
            lambda row: mark_token(digest, row.created_at, row.id),
        )
        return image_pb2.ListImagesResponse(images=shown, next_page_token=token)

    async def DeleteImage(  # noqa: N802
        self, request: image_pb2.DeleteImageRequest, context: Context
    ) -> image_pb2.DeleteImageResponse:
        """Delete softly."""
        async with self._database.work() as work:
            image = await work.images.delete(UUID(request.id), request.etag)
        return image_pb2.DeleteImageResponse(image=self._message(image))

    async def UndeleteImage(  # noqa: N802
        self, request: image_pb2.UndeleteImageRequest, context: Context
    ) -> image_pb2.UndeleteImageResponse:
        """Bring back."""
        async with self._database.work() as work:
            image = await work.images.undelete(UUID(request.id), request.etag)
        return image_pb2.UndeleteImageResponse(image=self._message(image))

    async def DownloadImage(  # type: ignore[override]  # noqa: N802 - a coroutine that writes
        self, request: image_pb2.DownloadImageRequest, context: Context
    ) -> None:
        """Header, then the stored bytes."""
        image = await self._wanted(request.id, request.if_sha256)
        span(image.size, request.read_offset, request.read_limit)
        header = content_header(image, request.read_offset)
        await context.write(image_pb2.DownloadImageResponse(header=header))
        chunks = self._content.chunks(
            image.url, image.sha256 or "", image.size, request.read_offset, request.read_limit
        )
        async with aclosing(chunks):
            async for chunk in chunks:
                await context.write(image_pb2.DownloadImageResponse(chunk=chunk))

    async def GetImageContent(  # noqa: N802
        self, request: image_pb2.GetImageContentRequest, context: Context
    ) -> image_pb2.GetImageContentResponse:
        """The stored bytes in one message."""
        image = await self._wanted(request.id, request.if_sha256)
        length = span(image.size, request.read_offset, request.read_limit)
        if length > MAX_MESSAGE_BYTES:
            raise ContentTooLarge(length, MAX_MESSAGE_BYTES)
        content = await self._content.read(
            image.url, image.sha256 or "", image.size, request.read_offset, request.read_limit
        )
        header = content_header(image, request.read_offset)
        return image_pb2.GetImageContentResponse(header=header, content=content)

    async def _wanted(self, image_id: str, if_sha256: str) -> Image:
        image = await self._get(image_id)
        if if_sha256 and if_sha256 != image.sha256:
            raise ContentChanged(image.sha256 or "")
        return image

    async def RenderImage(  # type: ignore[override]  # noqa: N802 - a coroutine that writes
        self, request: image_pb2.RenderImageRequest, context: Context
    ) -> None:
        """Header, then the picture."""
        image, render = await self._draw(request)
        await context.write(image_pb2.RenderImageResponse(header=render_header(image, render)))
        if render is not None:
            async with aclosing(self._content.chunks(_key(render), render.sha256, render.size)) as chunks:
                async for chunk in chunks:
                    await context.write(image_pb2.RenderImageResponse(chunk=chunk))

    async def GetRenderedImage(  # noqa: N802
        self, request: image_pb2.GetRenderedImageRequest, context: Context
    ) -> image_pb2.GetRenderedImageResponse:
        """The picture in one message."""
        image, render = await self._draw(request)
        header = render_header(image, render)
        if render is None:
            return image_pb2.GetRenderedImageResponse(header=header)
        if render.size > MAX_MESSAGE_BYTES:
            raise ContentTooLarge(render.size, MAX_MESSAGE_BYTES)
        content = await self._content.read(_key(render), render.sha256, render.size)
        return image_pb2.GetRenderedImageResponse(header=header, content=content)

    async def _draw(
        self, request: image_pb2.RenderImageRequest | image_pb2.GetRenderedImageRequest
    ) -> tuple[Image, Render | None]:
        unless = request.if_revision_not if request.HasField("if_revision_not") else None
        return await self._render(UUID(request.id), view_of(request.options), unless)


def _key(render: Render) -> str:
    return content_address(render.sha256, render.format)
