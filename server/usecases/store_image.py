"""Storing an image somebody brings: checked to its last pixel, kept by content, described by what was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from server.domain.callers import Caller
from server.domain.ids import new_id
from server.domain.images import NO_THEME, Image, NewImage, content_address
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import PLAYERS, Audience
from server.imaging.uploads.ingested import Ingested
from server.repositories.database import Database, Work
from server.repositories.request_ids import RequestKey
from server.usecases.gate import Gate
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.keep_image import keep_image
from server.usecases.overlay_rows import OverlayRow


@dataclass(frozen=True, slots=True)
class ImageMetadata:
    """What the caller says about an image; what can be measured is not asked for."""

    type: str
    subtype: str = "other"
    name: str = ""
    description: str | None = None
    theme: str = NO_THEME
    source_id: UUID | None = None
    source_type: str | None = None
    scope: str | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    audience: Audience = PLAYERS


@dataclass(frozen=True, slots=True)
class Laid:
    """What is laid over an image when it is stored."""

    grid: NewMapGrid | None = None
    overlays: Sequence[OverlayRow] = ()


def nothing(_: Ingested) -> Laid:
    """An image that nothing lies over."""
    return Laid()


class StoreImage:
    """Takes a spooled upload into the store and the table."""

    def __init__(self, database: Database, keeper: BlobKeeper, gate: Gate) -> None:
        self._database = database
        self._keeper = keeper
        self._gate = gate

    async def __call__(
        self,
        source: Path,
        said: ImageMetadata,
        caller: Caller,
        request: RequestKey | None,
        over: Callable[[Ingested], Laid] = nothing,
    ) -> Image:
        """Check the file, keep its bytes, insert its row; a repeated request returns the image it made before.

        What lies `over` it is told when its pixels are known, and kept with it.
        Raises what the gate raises, `RequestIdReused`, `StoredBytesExceeded`, `LargerThanQuota`, and `Unavailable`
        leaves; then nothing refers to the bytes.
        """
        if (replay := await self._begin(said, caller, request)) is not None:
            return replay
        target = source.with_suffix(".stored")
        ingested = await self._gate.passed(source, target)
        file, laid = KeptFile(target, ingested.sha256, ingested.size, ingested.format), over(ingested)

        async def write(work: Work) -> Image:
            image_id = new_id()
            if (made := await work.request_ids.claim(request, [image_id])) is not None:
                return await work.images.get(made[0], deleted=True)
            await work.thumbnails.keep(file.sha256, ingested.thumbnail)
            new = _row(image_id, said, ingested, caller.name)
            return await keep_image(work, new, laid.grid, laid.overlays)

        return await self._keeper.keep(caller, file, write)

    async def _begin(self, said: ImageMetadata, caller: Caller, request: RequestKey | None) -> Image | None:
        """What this request has made before. Raises `StoredBytesExceeded` where there is no room for anything."""
        limited = bool(self._database.quotas.stored_bytes)
        if request is None and not limited:
            return None
        async with self._database.work(caller) as work:
            if request is not None and (made := await work.request_ids.find(request)) is not None:
                return await work.images.get(made[0], deleted=True)
            if limited:
                await work.stored_bytes.check(caller.name, said.scope)
            return None


def _row(image_id: UUID, said: ImageMetadata, ingested: Ingested, caller: str) -> NewImage:
    return NewImage(
        id=image_id,
        type=said.type,
        subtype=said.subtype,
        name=said.name or f"{said.type} {ingested.width} × {ingested.height}",
        description=said.description,
        url=content_address(ingested.sha256, ingested.format),
        format=ingested.format,
        width=ingested.width,
        height=ingested.height,
        size=ingested.size,
        theme=said.theme,
        sha256=ingested.sha256,
        source_sha256=ingested.source_sha256,
        notes=ingested.notes,
        source_id=said.source_id,
        source_type=said.source_type,
        scope=said.scope,
        labels=said.labels,
        audience=said.audience,
        created_by=caller,
    )
