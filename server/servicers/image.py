"""ImageService: images stored, found, changed, deleted, downloaded and rendered."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import UUID

from limner.v1 import image_pb2, image_pb2_grpc
from limner.v1.view_pb2 import VIEW_FULL

from server.domain.budgets import current_account
from server.domain.callers import Caller
from server.domain.errors import DomainError
from server.domain.images import Image
from server.processes.scratch import work_folder
from server.repositories.database import Database
from server.repositories.images import Images
from server.servicers.audience_fields import reader_of
from server.servicers.caller import current_caller
from server.servicers.exchange import Context
from server.servicers.idempotency import request_key
from server.servicers.image_bytes import ImageBytes
from server.servicers.image_messages import CHANGEABLE, image_columns, image_filter, image_message, image_metadata
from server.servicers.resources import Prepare, ResourceMethods
from server.servicers.scoping import check_scope
from server.servicers.sending import send
from server.servicers.stale_images import list_stale_images
from server.servicers.traffic import current_freight
from server.servicers.upload import Uploads, blamed
from server.usecases.copy_image import CopyImage
from server.usecases.stale_images import StaleImages
from server.usecases.store_image import StoreImage


class ImageService(image_pb2_grpc.ImageServiceServicer):
    """Implements limner.v1.ImageService; the proto documents each method."""

    def __init__(
        self,
        database: Database,
        content: ImageBytes,
        store_image: StoreImage,
        stale_images: StaleImages,
        scratch: Path,
        uploads: Uploads,
        idle_seconds: float,
    ) -> None:
        self._copy_image = CopyImage(database)
        self._database = database
        self._bytes = content
        self._store_image = store_image
        self._stale_images = stale_images
        self._scratch = scratch
        self._idle_seconds = idle_seconds
        self._uploads = uploads
        self._message = partial(image_message, location=content.location)
        self._images: ResourceMethods[Image, image_pb2.Image] = ResourceMethods(
            database,
            "image",
            Images,
            self._message,
            image_columns,
            changeable=CHANGEABLE,
            fixed=("theme",),
            documents=("style_data", "generation_params"),
        )

    def drain(self) -> None:
        """The server shuts down: uploads that are silent are ended."""
        self._uploads.drain()

    async def UploadImage(  # noqa: N802 - the proto's name
        self, request: AsyncIterator[image_pb2.UploadImageRequest | DomainError], context: Context
    ) -> image_pb2.UploadImageResponse:
        """Spool the stream, then store it."""
        async with work_folder(self._scratch) as folder:
            source = folder / "upload"
            start, sha256 = await self._uploads.receive(request, source)
            body = (start.metadata, sha256)
            key = request_key("UploadImage", start.request_id, *body, field="start.request_id")
            said = image_metadata(start.metadata, "start.metadata")
            with blamed("chunk"):
                image = await self._store_image(source, said, current_caller(), key)
        return image_pb2.UploadImageResponse(image=self._message(image))

    async def CreateImage(  # noqa: N802
        self, request: image_pb2.CreateImageRequest, context: Context
    ) -> image_pb2.CreateImageResponse:
        """Store the bytes of one message."""
        current_account().take_upload(len(request.content))
        key = request_key("CreateImage", request.request_id, request)
        metadata = image_metadata(request.metadata, "metadata")
        async with work_folder(self._scratch) as folder:
            source = folder / "upload"
            await asyncio.to_thread(source.write_bytes, request.content)
            del request  # it may be long until there is a place to decode; a message gives its bytes back as a whole
            current_freight().hold(0)
            with blamed("content"):
                image = await self._store_image(source, metadata, current_caller(), key)
        return image_pb2.CreateImageResponse(image=self._message(image))

    async def GetImage(  # noqa: N802
        self, request: image_pb2.GetImageRequest, context: Context
    ) -> image_pb2.GetImageResponse:
        """An image by its id; its revision alone when the caller has that one. Raises `UnknownResource`."""
        image = await self._database.reads(reader_of(request)).get(Images, UUID(request.id))
        if request.HasField("if_revision_not") and request.if_revision_not == image.revision:
            return image_pb2.GetImageResponse(not_modified=True, revision=image.revision)
        show = await self._with_thumbnails(reader_of(request), [image]) if request.thumbnails else self._message
        return image_pb2.GetImageResponse(image=show(image), revision=image.revision)

    async def BatchGetImages(  # noqa: N802
        self, request: image_pb2.BatchGetImagesRequest, context: Context
    ) -> image_pb2.BatchGetImagesResponse:
        """Images in the order of their ids."""
        return await self._images.batch(request, image_pb2.BatchGetImagesResponse, self._prepare(request))

    async def ListImages(  # noqa: N802
        self, request: image_pb2.ListImagesRequest, context: Context
    ) -> image_pb2.ListImagesResponse:
        """Images that meet a filter, newest first unless told otherwise."""
        chosen, prepare = image_filter(request), self._prepare(request)
        return await self._images.page(request, chosen, image_pb2.ListImagesResponse, prepare)

    def _prepare(
        self, request: image_pb2.BatchGetImagesRequest | image_pb2.ListImagesRequest
    ) -> Prepare[Image, image_pb2.Image] | None:
        if not request.thumbnails:
            return None
        return partial(self._with_thumbnails, reader_of(request), full=request.view == VIEW_FULL)

    async def _with_thumbnails(
        self, reader: Caller, images: Sequence[Image], *, full: bool = True
    ) -> Callable[[Image], image_pb2.Image]:
        """How these images are shown with their thumbnails; a fog keeps those of its image from players."""
        reads = self._database.reads(reader)
        thumbnails = await reads.thumbnails([each.sha256 for each in images if each.sha256])
        fogged = await reads.fogged([each.id for each in images])

        def show(image: Image) -> image_pb2.Image:
            message = self._message(image, full=full)
            if image.id not in fogged:
                message.thumbnail = thumbnails.get(image.sha256 or "", b"")
            return message

        return show

    async def UpdateImage(  # noqa: N802
        self, request: image_pb2.UpdateImageRequest, context: Context
    ) -> image_pb2.UpdateImageResponse:
        """Change what is said of an image."""
        return image_pb2.UpdateImageResponse(image=await self._images.update(request))

    async def CopyImage(  # noqa: N802
        self, request: image_pb2.CopyImageRequest, context: Context
    ) -> image_pb2.CopyImageResponse:
        """Another image of the same bytes, with copies of what lies over them."""
        key = request_key("CopyImage", request.request_id, request)
        image_id, caller = UUID(request.id), current_caller()
        if request.scope:
            check_scope(request.scope, "scope")
        copy = await self._copy_image(caller, image_id, key, name=request.name, scope=request.scope)
        return image_pb2.CopyImageResponse(image=self._message(copy))

    async def DeleteImage(  # noqa: N802
        self, request: image_pb2.DeleteImageRequest, context: Context
    ) -> image_pb2.DeleteImageResponse:
        """Hide an image until it is undeleted or purged. Raises `UnknownResource`, `EtagMismatch`."""
        return image_pb2.DeleteImageResponse(image=await self._images.delete(request))

    async def UndeleteImage(  # noqa: N802
        self, request: image_pb2.UndeleteImageRequest, context: Context
    ) -> image_pb2.UndeleteImageResponse:
        """Show an image again that was deleted. Raises `NotDeleted`, `UnknownResource`, `EtagMismatch`."""
        return image_pb2.UndeleteImageResponse(image=await self._images.undelete(request))

    async def PurgeImages(  # noqa: N802
        self, request: image_pb2.PurgeImagesRequest, context: Context
    ) -> image_pb2.PurgeImagesResponse:
        """Remove deleted ones for good."""
        return await self._images.purge(request, image_pb2.PurgeImagesResponse)

    async def DownloadImage(  # type: ignore[override]  # noqa: N802 - a coroutine that writes
        self, request: image_pb2.DownloadImageRequest, context: Context
    ) -> None:
        """Header, then the stored bytes."""
        header, chunks = await self._bytes.stored(request)
        await send(context, image_pb2.DownloadImageResponse, header, chunks, self._idle_seconds)

    async def GetImageContent(  # noqa: N802
        self, request: image_pb2.GetImageContentRequest, context: Context
    ) -> image_pb2.GetImageContentResponse:
        """The stored bytes, or a smaller picture of them, in one message."""
        return await self._bytes.content(request)

    async def GetDownloadUrl(  # noqa: N802
        self, request: image_pb2.GetDownloadUrlRequest, context: Context
    ) -> image_pb2.GetDownloadUrlResponse:
        """A URL of the stored bytes or of a picture."""
        return await self._bytes.url(request)

    async def RenderImage(  # type: ignore[override]  # noqa: N802 - a coroutine that writes
        self, request: image_pb2.RenderImageRequest, context: Context
    ) -> None:
        """Header, then the picture."""
        header, chunks = await self._bytes.drawn(request)
        await send(context, image_pb2.RenderImageResponse, header, chunks, self._idle_seconds)

    async def GetRenderedImage(  # noqa: N802
        self, request: image_pb2.GetRenderedImageRequest, context: Context
    ) -> image_pb2.GetRenderedImageResponse:
        """The picture in one message."""
        return await self._bytes.picture(request)

    async def ListStaleImages(  # noqa: N802
        self, request: image_pb2.ListStaleImagesRequest, context: Context
    ) -> image_pb2.ListStaleImagesResponse:
        """Images that would be drawn otherwise today, and why."""
        return await list_stale_images(self._stale_images, request, self._bytes.location)
