"""Exporting a map: its rows are read for one audience, and a child makes the file."""

from contextlib import AsyncExitStack
from pathlib import Path
from uuid import UUID

from server.domain.budgets import account_about
from server.domain.callers import Caller
from server.domain.distances import check_measure
from server.domain.errors import Invalid
from server.domain.images import Image, StoredPicture
from server.domain.map_grids import MapGrid
from server.domain.resource_errors import MapGridInvalid, MapGridMissing
from server.domain.store_errors import BlobMissing, BytesLost
from server.interop.framing import Framing, framed
from server.interop.map_scenes import MapScene
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.storage.blobs import BlobStore, NotAKey
from server.usecases.export_jobs import ExportedFile, export_to
from server.usecases.lent_art import ArtLender
from server.usecases.map_export import DRAWN, FOUNDRY_SCENE, ExportOptions, MapExport, new_grid
from server.usecases.render_image import NO_OTHER_LIGHT, fog_among, shown_of
from server.usecases.render_options import grid_of, measure_of

SMALLEST_CELL, LARGEST_CELL, FARTHEST = 0.01, 1e6, 1e9
"""Pixels of a cell, and pixels from the corner of an image to that of its grid, which other writers may leave."""


class ExportMap:
    """Makes files of maps, each within `seconds` by the clock."""

    def __init__(self, database: Database, store: BlobStore, pool: ProcessPool, seconds: float) -> None:
        self._database = database
        self._store = store
        self._pool = pool
        self._seconds = seconds
        self._art = ArtLender(database, store)

    async def __call__(
        self, caller: Caller, image_id: UUID, options: ExportOptions, target: Path
    ) -> tuple[Image, ExportedFile]:
        """Write the file of a map to `target`. The caller reads for the eyes that the options name.

        Raises `UnknownResource`, `Invalid`, `MapGridMissing`, `MapGridInvalid`, `MapTooLarge`, `BytesLost`, the pool's
        errors, and the store's.
        """
        order, stored = await self._order(caller, image_id, options)
        framing = _framing(order)
        account_about(order.image.scope).check_work()  # before its bytes are fetched
        async with AsyncExitStack() as lending:
            art, source = {}, ""
            if not options.without_image:
                laid = [each for each in order.overlays if each.type in DRAWN]
                lent = self._art.lent(caller, order.art_options(framing), order.grid, laid, order.shown)
                art = dict(await lending.enter_async_context(lent))
                try:
                    file = self._store.as_file(stored.url, sha256=stored.sha256)
                    source = str(await lending.enter_async_context(file))
                except (BlobMissing, NotAKey):  # the url of another writer may lead anywhere
                    raise BytesLost(stored.sha256 or "") from None
            made = await self._pool.run(export_to, order, art, source, str(target), timeout=self._seconds)
        return order.image, made

    async def check(self, caller: Caller, image_id: UUID, options: ExportOptions) -> Image:
        """The image, of which a file can be made as far as that can be told beforehand. Raises what making it would."""
        order, _ = await self._order(caller, image_id, options)
        _framing(order)
        return order.image

    async def _order(self, caller: Caller, image_id: UUID, options: ExportOptions) -> tuple[MapExport, StoredPicture]:
        """What decides a file, and the bytes that its picture is drawn over."""
        reads = self._database.reads(caller)
        image = await reads.get(Images, image_id)
        grid = await reads.find(MapGrids, image_id=image_id)
        overlays = await reads.overlays_of(image_id)
        fog = await fog_among(reads, image_id, overlays)
        shown = await shown_of(self._database, caller, image_id, options.picture, overlays)
        outlines = await reads.outlines(image_id)
        async with self._database.work(caller) as work:
            unlit = await work.images.unlit(image_id)
        if grid is None and options.spec.target != FOUNDRY_SCENE:
            raise MapGridMissing(image_id)
        said = options.baked_light is False and unlit is None and not options.without_image
        baked_light = options.wants_baked_light and unlit is not None
        warnings = (NO_OTHER_LIGHT,) if said else ()
        order = MapExport(options, image, grid, overlays, outlines, shown, fog, baked_light, warnings)
        drawn_over = unlit if unlit is not None and not options.wants_baked_light else None
        return order, drawn_over or StoredPicture(image.url, image.sha256)


def _framing(order: MapExport) -> Framing:
    """How the picture has to leave."""
    if order.grid is not None:
        _check(order.grid)
    scene = MapScene(order.image.width, order.image.height, new_grid(order.grid))
    framing, _ = framed(scene, order.options.spec)
    return framing


def _check(grid: MapGrid) -> None:
    """Raise `MapGridInvalid` for a grid that another writer has left so that nothing can be measured on it."""
    laid = grid_of(grid)
    try:
        laid.check()
        check_measure(measure_of(grid))
    except Invalid as error:
        raise MapGridInvalid(grid.id, error.field.partition(".")[2], error.message) from None
    if not SMALLEST_CELL <= laid.cell_size <= LARGEST_CELL:
        raise MapGridInvalid(grid.id, "size", f"A cell has {SMALLEST_CELL:g} to {LARGEST_CELL:g} pixels.")
    if max(abs(laid.offset_x), abs(laid.offset_y)) > FARTHEST:
        raise MapGridInvalid(grid.id, "offset_x", f"The grid begins within {FARTHEST:g} pixels.")
