"""Maps that leave: a file is made, sent, and gone."""

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path
from uuid import UUID

from limner.v1 import map_export_pb2

from server.domain.errors import Invalid
from server.domain.export_errors import ExportNotFound
from server.domain.images import content_address
from server.processes.scratch import work_folder
from server.repositories.database import Database
from server.repositories.tasks import Tasks
from server.servicers.caller import current_caller
from server.servicers.content import Content
from server.servicers.exchange import Context
from server.servicers.file_names import disposition
from server.servicers.map_export_messages import blamed_option, export_header, export_options_of, kept_header
from server.servicers.sending import send
from server.servicers.signed_urls import SignedUrls
from server.servicers.traffic import COPIES, STREAM_BYTES, current_freight
from server.usecases.export_map import ExportMap
from server.usecases.keep_export import FileOutput, file_output_of

CHUNK = 512 << 10


class MapExports:
    """Sends files of maps, from a folder below `scratch`."""

    def __init__(
        self,
        database: Database,
        content: Content,
        urls: SignedUrls,
        export_map: ExportMap,
        scratch: Path,
        idle_seconds: float,
    ) -> None:
        self._database = database
        self._content = content
        self._urls = urls
        self._export_map = export_map
        self._scratch = scratch
        self._idle_seconds = idle_seconds

    async def send(self, request: map_export_pb2.ExportMapRequest, context: Context) -> None:
        """Header, then the file. Raises what `ExportMap` raises, `ExportNotFound`, `Busy`, `StreamIdle`."""
        if bool(request.image_id) == bool(request.task_id):
            field = "task_id" if request.task_id else "image_id"
            raise Invalid("exactly one of image_id and task_id must be set", field=field)
        if request.task_id:
            await self._send_kept(request, context)
            return
        options = export_options_of(request.options)
        reader = current_caller().seeing(options.audience)
        async with work_folder(self._scratch) as folder:
            target = folder / "map"
            with blamed_option("options"):
                image, file = await self._export_map(reader, UUID(request.image_id), options, target)
            current_freight().hold(min(COPIES * file.size, STREAM_BYTES))
            header = export_header(image, file)
            await send(context, map_export_pb2.ExportMapResponse, header, chunks_of(target), self._idle_seconds)

    async def _send_kept(self, request: map_export_pb2.ExportMapRequest, context: Context) -> None:
        if request.HasField("options"):
            raise Invalid("options must be unset with task_id, whose own count", field="options")
        output = await self._kept(request.task_id)
        chunks = self._content.stream(_key(output), output.file.sha256, output.file.size)
        await send(context, map_export_pb2.ExportMapResponse, kept_header(output), chunks, self._idle_seconds)

    async def url(self, request: map_export_pb2.GetMapExportUrlRequest) -> map_export_pb2.GetMapExportUrlResponse:
        """A URL of the file that a task keeps. Raises `Invalid`, `NoUrls`, `UnknownResource`, `ExportNotFound`."""
        seconds = self._urls.life(request)
        output = await self._kept(request.task_id)
        header = kept_header(output)
        answer = map_export_pb2.GetMapExportUrlResponse(file=header)
        self._urls.sign(
            answer,
            _key(output),
            header.sha256,
            what="export",
            seconds=seconds,
            content_type=header.media_type,
            disposition=disposition(header.file_name, attachment=True),
        )
        return answer

    async def _kept(self, task_id: str) -> FileOutput:
        """The file of a task. Raises `UnknownResource`, `ExportNotFound`."""
        task = await self._database.reads(current_caller()).get(Tasks, UUID(task_id))
        output = next((each for each in map(file_output_of, task.outputs) if each is not None), None)
        if output is None:
            raise ExportNotFound(task.id)
        return output


def _key(output: FileOutput) -> str:
    return content_address(output.file.sha256, output.file.ending)


async def chunks_of(path: Path) -> AsyncGenerator[bytes, None]:
    """The bytes of a file, read in a thread.

    Each piece is one thread's whole work: a file that it opened for others would stay open when they are cancelled.
    """
    sent = 0
    while chunk := await asyncio.to_thread(_piece, path, sent):
        yield chunk
        sent += len(chunk)


def _piece(path: Path, start: int) -> bytes:
    with path.open("rb", buffering=0) as file:
        file.seek(start)
        return file.read(CHUNK)
