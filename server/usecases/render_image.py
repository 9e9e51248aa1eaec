"""Rendering an image with what lies over it, for one audience; the same picture is drawn once."""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import orjson

from server.domain.audience import known_data
from server.domain.budgets import account_about
from server.domain.callers import Caller
from server.domain.errors import Invalid
from server.domain.fogs import StoredFog
from server.domain.images import Image, StoredPicture, content_address
from server.domain.map_grids import MapGrid
from server.domain.outlines import Outlines
from server.domain.overlays import Overlay
from server.domain.pictures import NO_PICTURES, Pictures, showable, shows_pictures
from server.domain.renders import Render, RenderRoom
from server.domain.resource_errors import MapGridInvalid
from server.domain.store_errors import BlobMissing, BytesLost
from server.processes.pool import ProcessPool
from server.processes.scratch import work_folder
from server.repositories.database import Database
from server.repositories.fogs import FOG
from server.repositories.hot_reads import HotReads
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.storage.blobs import BlobStore, NotAKey
from server.usecases.drawing_jobs import render_to
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.lent_art import ArtLender
from server.usecases.render_options import RenderOptions, grid_of, measure_of, read_of

RENDERER_VERSION = "5"
"""Rises when the renderer draws the same scene differently: pictures kept before are drawn anew."""


NO_OTHER_LIGHT = "The image is drawn as it is: there is no picture of it without the light that is painted into it."


class RenderImage:
    """Draws images, or finds them drawn."""

    def __init__(
        self,
        database: Database,
        store: BlobStore,
        keeper: BlobKeeper,
        pool: ProcessPool,
        scratch: Path,
        render_seconds: float,
        room: RenderRoom,
    ) -> None:
        self._database = database
        self._store = store
        self._keeper = keeper
        self._pool = pool
        self._scratch = scratch
        self._render_seconds = render_seconds
        self._room = room
        self._art = ArtLender(database, store)

    async def __call__(
        self, caller: Caller, image_id: UUID, options: RenderOptions, unless_revision: int | None = None
    ) -> tuple[Image, Render | None]:
        """The image and its picture; no picture when the image still has `unless_revision`.

        The caller reads for the eyes that the options name.
        Raises `UnknownResource`, `Invalid`, `MapGridInvalid`, `BytesLost`, the pool's errors, and the store's.
        """
        reads = self._database.reads(caller)
        image = await reads.get(Images, image_id)
        if unless_revision == image.revision:
            return image, None
        grid = None if options.bare else await reads.find(MapGrids, image_id=image_id)
        overlays = [] if options.bare else await reads.overlays_of(image_id, kinds=read_of(options))
        fog = await fog_among(reads, image_id, overlays)
        shown = await shown_of(self._database, caller, image_id, options, overlays)
        digest = await asyncio.to_thread(digest_of, image, options, grid, overlays, shown, fog)
        if (kept := await self._kept(caller, digest)) is not None:
            return image, kept
        outlines = None if options.bare else await reads.outlines(image_id)
        unlit = None if options.baked_light else await self._unlit(caller, image_id)
        try:
            return image, await self._draw(caller, image, digest, options, grid, overlays, outlines, shown, fog, unlit)
        except Invalid as error:
            part, _, path = error.field.partition(".")
            if grid is None or part != "grid":
                raise
            raise MapGridInvalid(grid.id, path, error.message) from None

    async def _kept(self, caller: Caller, digest: str) -> Render | None:
        """The picture that is kept, marked as used. One whose bytes are lost is no loss: it is drawn again."""
        if (kept := await self._database.reads(caller).render(digest)) is None:
            return None
        render, stale = kept
        if stale:
            async with self._database.work(caller) as work:
                if not await work.renders.use(digest):
                    return None
        return render if await self._store.exists(content_address(render.sha256, render.format)) else None

    async def _unlit(self, caller: Caller, image_id: UUID) -> StoredPicture | None:
        async with self._database.work(caller) as work:
            return await work.images.unlit(image_id)

    async def _draw(
        self,
        caller: Caller,
        image: Image,
        digest: str,
        options: RenderOptions,
        grid: MapGrid | None,
        overlays: Sequence[Overlay],
        outlines: Outlines | None,
        shown: Pictures,
        fog: StoredFog | None,
        unlit: StoredPicture | None,
    ) -> Render:
        stored = StoredPicture(image.url, image.sha256) if unlit is None else unlit
        account_about(image.scope).check_work()  # before its bytes are fetched
        async with work_folder(self._scratch) as folder:
            target = folder / f"picture.{options.output.format}"
            try:
                async with (
                    self._art.lent(caller, options, grid, overlays, shown) as art,
                    self._store.as_file(stored.url, sha256=stored.sha256) as source,
                ):
                    drawn = await self._pool.run(
                        render_to,
                        options,
                        grid,
                        overlays,
                        outlines,
                        art,
                        shown,
                        fog,
                        str(source),
                        str(target),
                        timeout=self._render_seconds,
                    )
            except (BlobMissing, NotAKey):  # the url of another writer may lead anywhere
                raise BytesLost(stored.sha256 or "") from None
            file = KeptFile(target, drawn.sha256, drawn.size, drawn.format)
            render = Render(
                digest=digest,
                image_id=image.id,
                sha256=drawn.sha256,
                size=drawn.size,
                format=drawn.format,
                width=drawn.width,
                height=drawn.height,
                warnings=[*drawn.warnings, *([] if options.baked_light or unlit else [NO_OTHER_LIGHT])],
            )
            await self._keeper.keep(caller, file, lambda work: work.renders.keep(render, self._room))
        return render


async def fog_among(reads: HotReads, image_id: UUID, overlays: Sequence[Overlay]) -> StoredFog | None:
    """The fog among the overlays of an image; None when there is none."""
    fogs = await reads.fogs([image_id]) if any(each.type == FOG for each in overlays) else []
    return fogs[0] if fogs else None


async def shown_of(
    database: Database, caller: Caller, image_id: UUID, options: RenderOptions, overlays: Sequence[Overlay]
) -> Pictures:
    """The images that overlays may show, in the light that is asked for."""
    if not shows_pictures(overlays):
        return NO_PICTURES
    async with database.work(caller) as work:
        return showable(overlays, await work.laid_pictures.of_image(image_id, baked_light=options.baked_light))


def digest_of(
    image: Image,
    options: RenderOptions,
    grid: MapGrid | None,
    overlays: Sequence[Overlay],
    shown: Pictures,
    fog: StoredFog | None = None,
) -> str:
    """What tells one picture from another.

    With the image's id, so that a purge of one image takes no picture of its copies; it tells of the outlines, too,
    which never change. A row of others may lack the digest, but not the url. What players may not know tells none of
    theirs from another.
    """
    lattice = None if grid is None else (grid.enabled, grid_of(grid), measure_of(grid))
    digest = hashlib.sha256(repr((RENDERER_VERSION, image.id, image.url, options, lattice)).encode())
    for each in overlays:
        digest.update(orjson.dumps((each.type, known_data(each, options.audience), each.style)))
        if (picture := shown.get(each.id)) is not None:
            digest.update((picture.sha256 or picture.url).encode())
        if options.viewers and each.type == "token":
            digest.update(each.id.bytes)
    if fog is not None and fog.ground is not None:
        digest.update(fog.ground)
    return digest.hexdigest()
