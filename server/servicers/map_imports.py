"""Maps of other programs as callers send them: a stream as of an upload, and what came of it."""

from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

from limner.v1 import map_grid_pb2, map_import_pb2

from server.domain.errors import DomainError
from server.processes.scratch import work_folder
from server.servicers.caller import current_caller
from server.servicers.idempotency import request_key
from server.servicers.image_messages import image_message, image_metadata
from server.servicers.map_grid_messages import map_grid_message
from server.servicers.upload import Uploads, blamed
from server.usecases.import_map import ImportedMap, ImportMap


class MapImports:
    """Takes files of maps in; `location` leads to the bytes of images."""

    def __init__(self, import_map: ImportMap, uploads: Uploads, scratch: Path, location: str) -> None:
        self._import_map = import_map
        self._uploads = uploads
        self._scratch = scratch
        self._location = location

    def drain(self) -> None:
        """From now on only a file that keeps coming is taken."""
        self._uploads.drain()

    async def take(
        self, messages: AsyncIterator[map_import_pb2.ImportMapRequest | DomainError]
    ) -> map_grid_pb2.ImportMapResponse:
        """Spool the stream, then read and keep what it brings. Raises what `Uploads` and `ImportMap` raise."""
        async with work_folder(self._scratch) as folder:
            source = folder / "upload"
            start, sha256 = await self._uploads.receive(messages, source)
            key = request_key("ImportMap", start.request_id, start.metadata, sha256, field="start.request_id")
            said = image_metadata(start.metadata, "start.metadata")
            with blamed("chunk"):
                imported = await self._import_map(source, said, current_caller(), key)
        return self._answer(imported)

    def _answer(self, imported: ImportedMap) -> map_grid_pb2.ImportMapResponse:
        return map_grid_pb2.ImportMapResponse(
            image=image_message(imported.image, self._location),
            map_grid=None if imported.grid is None else map_grid_message(imported.grid),
            counts=map_import_pb2.MapCounts(**asdict(imported.counts)),
            warnings=imported.warnings,
        )
