"""An image that is there, painted over by a provider: a new one beside it, with all that lies over it."""

import asyncio
import math
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from server.domain.callers import WORKER, Caller
from server.domain.documents import to_document
from server.domain.generate_specs import SEEDS
from server.domain.ids import new_id
from server.domain.images import Image, NewImage, content_address, copy_of
from server.domain.resource_errors import PatchOfMap, ResourceKind, UnknownResource
from server.domain.restyle_specs import RESTYLE, RestyleSpec
from server.domain.scene import Grid
from server.domain.scopes import may_refer
from server.domain.store_errors import BlobMissing, BytesLost
from server.domain.tasks import Claim, outputs_of
from server.imaging.uploads.ingested import Ingested
from server.processes.scratch import work_folder
from server.repositories.database import Database, Work
from server.repositories.images import Images
from server.repositories.map_grids import MapGrids
from server.repositories.persistence import until_kept
from server.storage.blobs import BlobStore, NotAKey
from server.usecases.drawing_jobs import StoredFile
from server.usecases.finish_jobs import PatchFile, RepaintedMap
from server.usecases.finish_orders import FinishOrders, tiling_for
from server.usecases.finish_picture import FinishedPicture, FinishPicture, MapToFinish
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.keep_image import keep_image
from server.usecases.keep_moved import keep_moved
from server.usecases.map_layers import LAID, MapLayers, map_layers
from server.usecases.progress_sink import ProgressSink
from server.usecases.render_options import grid_of

NOWHERE = (math.nan, math.nan)


class RestyleImage:
    """Completes and checks specs, and fulfils them."""

    def __init__(
        self,
        database: Database,
        store: BlobStore,
        keeper: BlobKeeper,
        orders: FinishOrders,
        finish: FinishPicture,
        scratch: Path,
    ) -> None:
        self._database = database
        self._store = store
        self._keeper = keeper
        self._orders = orders
        self._finish = finish
        self._scratch = scratch

    async def complete(self, caller: Caller, spec: RestyleSpec, scope: str) -> RestyleSpec:
        """The spec with the provider and the words that are sent, for a task in a scope.

        Raises `UnknownResource`, `PatchOfMap`, `UnknownProvider`, and `Invalid` with the path of what is wrong.
        """
        image = await self._image(caller, spec, scope or None)
        grid = await self._database.reads(caller).find(MapGrids, image_id=image.id)
        cell = None if grid is None else grid.side
        base = image.width, image.height
        return replace(spec, finish=self._orders.accepted_over(spec.finish, scope, image.type, base, cell))

    async def __call__(self, claim: Claim, index: int, progress: ProgressSink) -> None:
        """Have the image of a claimed task painted over; its row, what lies over it and its output event are kept in
        one transaction.

        Raises what `complete` does, `WallsMoved`, `BytesLost`, `LeaseLost`, and what `FinishPicture` does.
        """
        spec = RestyleSpec.of(claim.params)
        painter = self._orders.painter(spec.finish, claim.scope, RESTYLE)
        image = await self._image(WORKER, spec, claim.scope)
        reads = self._database.reads(WORKER)
        grid = await reads.find(MapGrids, image_id=image.id)
        laid = Grid() if grid is None else grid_of(grid)
        layers = await asyncio.to_thread(map_layers, await reads.overlays_of(image.id, kinds=LAID), laid.lattice)
        base = image.width, image.height
        tiling = tiling_for(painter, spec.finish, base, None if grid is None else laid.cell_size, RESTYLE)
        async with AsyncExitStack() as lent, work_folder(self._scratch) as folder:
            path = await self._file(lent, image)
            shown, boxes, strength = tiling.size, tiling.boxes(base), spec.finish.strength
            plain = RepaintedMap(path, shown, boxes, laid.cell_size, layers.known, (), strength)
            maps = MapToFinish(plain, None, claim.key_of(index).int % SEEDS, claim, index)
            placed = await self._patches(lent, image, layers) if spec.finish.patches and layers.corners else {}
            if placed:
                maps = replace(maps, revealed=replace(plain, walls=layers.every, patches=tuple(placed.values())))
            finished = await self._finish(painter, spec.finish, maps, folder, progress.report)
            await progress.flush()  # the stages stand in the log before what they led to
            new = _restyled(claim, image, spec, finished)
            if finished.moved:
                raise await keep_moved(self._keeper, claim, index, finished, new)
            parts = dict(zip(placed, finished.patches, strict=True))
            await self._keep(claim, index, image.id, new, finished.picture, parts)

    async def _keep(
        self,
        claim: Claim,
        index: int,
        source_id: UUID,
        new: NewImage,
        picture: StoredFile,
        parts: Mapping[UUID, StoredFile],
    ) -> None:
        async def write(work: Work) -> None:
            task = await work.queue.hold(claim)
            if any(each["index"] == index for each in outputs_of(task.result)):
                return  # an earlier try was kept, and the connection broke before it said so
            source = await work.images.lock(source_id)
            _check(claim.scope, source)
            await keep_image(work, new, like=source.id)
            await work.images.repaint(new.id)
            for patch in await work.images.patches_of(new.id):
                file = parts.get(patch.parent_image_id) if patch.parent_image_id is not None else None
                await work.images.repaint(patch.id, {} if file is None else _picture(file.file))
            for each in (picture, *parts.values()):
                await work.thumbnails.keep(each.file.sha256, each.file.thumbnail)
            await work.queue.add_output(claim, {"image_id": str(new.id), "index": index})

        first, *others = (
            KeptFile(Path(each.path), each.file.sha256, each.file.size, each.file.format)
            for each in (picture, *parts.values())
        )
        await until_kept(lambda: self._keeper.keep(WORKER, first, write, *others))

    async def _image(self, caller: Caller, spec: RestyleSpec, scope: str | None) -> Image:
        image = await self._database.reads(caller).get(Images, UUID(spec.image_id))
        _check(scope, image)
        return image

    async def _patches(self, lent: AsyncExitStack, image: Image, layers: MapLayers) -> dict[UUID, PatchFile]:
        """The files of the patches that lie over an image, whole, by the ids of their images."""
        async with self._database.work(WORKER) as work:
            parts = [each for each in await work.images.patches_of(image.id) if not each.is_deleted]
        files: dict[UUID, PatchFile] = {}
        for part in parts:
            x, y = layers.corners.get(str(part.id), NOWHERE)
            if 0 <= x <= image.width - part.width and 0 <= y <= image.height - part.height:
                path = await self._file(lent, part)
                files[part.id] = PatchFile(path, round(x), round(y), part.width, part.height)
        return files

    async def _file(self, lent: AsyncExitStack, image: Image) -> str:
        try:
            return str(await lent.enter_async_context(self._store.as_file(image.url, sha256=image.sha256)))
        except (BlobMissing, NotAKey):  # the url of another writer may lead anywhere
            raise BytesLost(image.sha256 or "") from None


def _check(scope: str | None, image: Image) -> None:
    if not may_refer(scope, image.scope):
        raise UnknownResource(ResourceKind.IMAGE, image.id)
    if image.patch_of is not None:
        raise PatchOfMap(image.id, image.patch_of)


def _restyled(claim: Claim, image: Image, spec: RestyleSpec, finished: FinishedPicture) -> NewImage:
    """The image beside the old one: what is said of it is said of that, but for how it came about."""
    before = image.generation_params if isinstance(image.generation_params, Mapping) else {}
    made: dict[str, Any] = {
        "reproducible": False,
        "finish": to_document(spec.finish),
        "provenance": finished.provenance,
    }
    return replace(
        copy_of(image, new_id(), claim.created_by, scope=claim.scope or ""),
        **_picture(finished.picture.file),
        source_sha256=None,
        notes=None,
        generation_params={**before, **made},
        asked_digest=None,
        parent_image_id=image.id,
        task_id=claim.task_id,
    )


def _picture(file: Ingested) -> dict[str, Any]:
    """What a row says of its bytes."""
    return {
        "url": content_address(file.sha256, file.format),
        "format": file.format,
        "width": file.width,
        "height": file.height,
        "size": file.size,
        "sha256": file.sha256,
    }
