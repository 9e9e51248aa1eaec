"""What a generator has drawn for a task, painted over by a provider; or kept for a while, where its walls have moved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from server.domain.callers import WORKER
from server.domain.finishes import KEPT_HOURS, WallsMoved
from server.domain.generate_specs import GenerateSpec
from server.domain.images import NewImage
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import GM, NewOverlay, Walls
from server.domain.scene import Grid
from server.domain.tasks import Claim, TaskError, failures_of
from server.generators.port import Drawn
from server.imaging.finishing.wall_plan import WallPlan, wall_plan
from server.imaging.uploads.ingested import Ingested
from server.processes.pool import OnReport
from server.repositories.database import Work
from server.repositories.expiring_images import ExpiringImages
from server.repositories.persistence import until_kept
from server.usecases.drawing_jobs import StoredFile, StoredFiles
from server.usecases.finish_jobs import PatchFile, RepaintedMap
from server.usecases.finish_orders import FinishOrders, check_cells
from server.usecases.finish_picture import FinishedPicture, FinishPicture, MapToFinish
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.keep_image import keep_image

DrawnFiles = tuple[Drawn, StoredFiles, list[StoredFiles]]
"""What was drawn, the files of the picture, and those of its patches."""
NewImageOf = Callable[[Drawn, Ingested], NewImage]
NOT_A_PICTURE_OF_IT = (
    f"Its walls are not where those of the map are. It goes by itself after {KEPT_HOURS} hours: copy it to keep it."
)
"""The description of what is kept whose walls have moved."""


class FinishGenerated:
    """Has the outputs of tasks painted over."""

    def __init__(self, keeper: BlobKeeper, orders: FinishOrders, finish: FinishPicture) -> None:
        self._keeper = keeper
        self._orders = orders
        self._finish = finish

    async def __call__(
        self,
        claim: Claim,
        spec: GenerateSpec,
        index: int,
        made: DrawnFiles,
        image_of: NewImageOf,
        folder: Path,
        on_report: OnReport,
    ) -> DrawnFiles:
        """The same with the paint of a provider, and without pictures that have no painted light: it paints none.

        Raises `WallsMoved` once what shows it is kept, `CellsTooSmall`, `LeaseLost`, and what `FinishPicture` does.
        """
        drawn, whole, patches = made
        finish = spec.finish
        assert finish is not None
        painter = self._orders.painter(finish, claim.scope)
        base, cell = (whole.lit.file.width, whole.lit.file.height), _grid(drawn.grid).cell_size
        size = painter.model.size_over(base) if drawn.grid is None else check_cells(painter, base, cell)
        known = RepaintedMap(whole.lit.path, size, cell, _walls(drawn.grid, drawn.overlays), (), finish.strength)
        maps = MapToFinish(known, None, spec.seed_of(index), claim.key_of(index))
        if finish.patches and patches:
            every = (*drawn.overlays, *(each for patch in drawn.patches for each in patch.overlays))
            placed = zip(drawn.patches, patches, strict=True)
            files = tuple(PatchFile(stored.lit.path, each.x, each.y) for each, stored in placed)
            maps = replace(maps, found=replace(known, walls=_walls(drawn.grid, every), patches=files))
        finished = await self._finish(painter, finish, maps, folder, on_report)
        drawn = replace(drawn, unlit=b"", provenance=finished.provenance)
        if finished.moved:
            raise await self._moved(claim, index, painter.provider.name, finished, image_of(drawn, finished.picture.file))
        cut: Sequence[StoredFile] = finished.patches or [each.lit for each in patches]
        return drawn, StoredFiles(finished.picture), [StoredFiles(each) for each in cut]

    async def _moved(
        self, claim: Claim, index: int, provider: str, finished: FinishedPicture, image: NewImage
    ) -> WallsMoved:
        """Keep the picture, and with it the failure: no worker after this one asks the provider again."""
        kept = replace(image, name=image.name[:200] + ", walls moved", description=NOT_A_PICTURE_OF_IT, audience=GM)
        check: dict[str, Any] = finished.provenance["wall_check"]
        seen = {name: check[name] for name in ("p95_cells", "missing_share", "lost_walls", "closed_doors")}
        error = WallsMoved(provider, **seen, image_id=str(kept.id))

        async def write(work: Work) -> None:
            task = await work.queue.hold(claim)
            if any(each["index"] == index for each in failures_of(task.result)):
                return  # it was kept, and the connection broke before it said so
            await keep_image(work, kept)
            await ExpiringImages(work).keep(kept.id, timedelta(hours=KEPT_HOURS))
            await work.thumbnails.keep(kept.sha256, finished.picture.file.thumbnail)
            failure = TaskError(error.reason, error.message, error.metadata)
            await work.queue.add_failure(claim, index, failure)

        file = finished.picture.file
        blob = KeptFile(Path(finished.picture.path), file.sha256, file.size, file.format)
        await until_kept(lambda: self._keeper.keep(WORKER, blob, write))
        return error


def _walls(grid: NewMapGrid | None, overlays: Iterable[NewOverlay]) -> WallPlan | None:
    """The walls among what lies over a picture, where there are any."""
    walls = [each.data for each in overlays if isinstance(each.data, Walls)]
    return wall_plan(walls, _grid(grid).lattice) if walls else None


def _grid(grid: NewMapGrid | None) -> Grid:
    """The grid that lies over a picture, or that which stands for none."""
    if grid is None:
        return Grid()
    return Grid(grid.kind, grid.cell_size, grid.offset_x, grid.offset_y, stagger=grid.stagger)
