"""What a generator has drawn for a task, painted over by a provider; or kept for a while where walls have moved."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from server.domain.generate_specs import GenerateSpec
from server.domain.images import NewImage
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import NewOverlay, Walls
from server.domain.scene import Grid
from server.domain.tasks import Claim
from server.generators.port import Drawn, DrawnPatch
from server.imaging.finishing.wall_plan import WallPlan, wall_plan
from server.imaging.uploads.ingested import Ingested
from server.usecases.drawing_jobs import StoredFile, StoredFiles
from server.usecases.finish_jobs import PatchFile, RepaintedMap
from server.usecases.finish_orders import FinishOrders, tiling_for
from server.usecases.finish_picture import FinishPicture, MapToFinish, part_of
from server.usecases.keep_blob import BlobKeeper
from server.usecases.keep_moved import keep_moved
from server.usecases.progress_sink import ProgressSink

DRAWN_PART = 0.3
"""How much of the work is done once that is drawn which a provider paints over."""
DrawnFiles = tuple[Drawn, StoredFiles, list[StoredFiles]]
"""What was drawn, the files of the picture, and those of its patches."""
NewImageOf = Callable[[Drawn, Ingested], NewImage]


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
        progress: ProgressSink,
    ) -> DrawnFiles:
        """The same with the paint of a provider, and without pictures that have no painted light: it paints none.

        Raises `WallsMoved`, once what shows it is kept, `Invalid`, `LeaseLost`, and what `FinishPicture` does.
        """
        drawn, whole, patches = made
        finish = spec.finish
        assert finish is not None
        painter = self._orders.painter(finish, claim.scope)
        base, cell = (whole.lit.file.width, whole.lit.file.height), _grid(drawn.grid).cell_size
        tiling = tiling_for(painter, finish, base, None if drawn.grid is None else cell)
        walls = _walls(drawn.grid, drawn.overlays)
        plain = RepaintedMap(whole.lit.path, tiling.size, tiling.boxes(base), cell, walls, (), finish.strength)
        maps = MapToFinish(plain, None, spec.seed_of(index), claim, index)
        if finish.patches and patches:
            every = (*drawn.overlays, *(each for patch in drawn.patches for each in patch.overlays))
            placed = zip(drawn.patches, patches, strict=True)
            files = tuple(_patch_file(stored.lit, each) for each, stored in placed)
            maps = replace(maps, revealed=replace(plain, walls=_walls(drawn.grid, every), patches=files))
        report = part_of(progress.report, DRAWN_PART, 1.0)
        finished = await self._finish(painter, finish, maps, folder, report)
        drawn = replace(drawn, unlit=b"", provenance=finished.provenance)
        if finished.moved:
            kept = image_of(drawn, finished.picture.file)
            await progress.flush()  # the stages stand in the log before what they led to
            raise await keep_moved(self._keeper, claim, index, finished, kept)
        cut: Sequence[StoredFile] = finished.patches or [each.lit for each in patches]
        return drawn, StoredFiles(finished.picture), [StoredFiles(each) for each in cut]


def _patch_file(stored: StoredFile, patch: DrawnPatch) -> PatchFile:
    return PatchFile(stored.path, patch.x, patch.y, stored.file.width, stored.file.height)


def _walls(grid: NewMapGrid | None, overlays: Iterable[NewOverlay]) -> WallPlan | None:
    """The walls among what lies over a picture, where there are any."""
    walls = [each.data for each in overlays if isinstance(each.data, Walls)]
    return wall_plan(walls, _grid(grid).lattice) if walls else None


def _grid(grid: NewMapGrid | None) -> Grid:
    """The grid that lies over a picture, or that which stands for none."""
    if grid is None:
        return Grid()
    return Grid(grid.kind, grid.cell_size, grid.offset_x, grid.offset_y, stagger=grid.stagger)
