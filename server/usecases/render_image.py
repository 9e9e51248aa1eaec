"""Rendering an image with what lies over it, for one audience; the same picture is drawn once."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from server.domain.audience import content, visible
from server.domain.errors import BlobMissing, BytesLost, Invalid
from server.domain.images import Image, content_address
from server.domain.map_grids import MapGrid
from server.domain.overlays import PLAYERS, Audience, Drawn, Overlay
from server.domain.renders import Render
from server.domain.resource_errors import MapGridInvalid
from server.domain.scene import Grid, Output, Scene
from server.processes.pool import ProcessPool
from server.processes.scratch import work_folder
from server.repositories.database import Database
from server.storage.blobs import BlobStore, NotAKey
from server.usecases.drawing_jobs import render_to
from server.usecases.keep_blob import BlobKeeper, KeptFile

RENDERER_VERSION = "1"
"""Rises when the renderer draws the same scene differently: pictures kept before are drawn anew."""


@dataclass(frozen=True, slots=True)
class View:
    """How an image is to be seen: by whom, with which kinds of overlays (none = all), in which output.

    `grid` True or False overrules what the grid itself says. `bare` is the image alone, without grid and overlays.
    """

    audience: Audience = PLAYERS
    kinds: Sequence[str] = ()
    grid: bool | None = None
    output: Output = field(default_factory=Output)
    bare: bool = False


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
    ) -> None:
        self._database = database
        self._store = store
        self._keeper = keeper
        self._pool = pool
        self._scratch = scratch
        self._render_seconds = render_seconds

    async def __call__(
        self, image_id: UUID, view: View, unless_revision: int | None = None
    ) -> tuple[Image, Render | None]:
        """The image and its picture; no picture when the image still has `unless_revision`.

        Raises `UnknownResource`, `Invalid`, `MapGridInvalid`, `BytesLost`, the pool's errors, and the store's.
        """
        async with self._database.work() as work:
            image = await work.images.get(image_id)
            if unless_revision == image.revision:
                return image, None
            grid = None if view.bare else await work.map_grids.of_image(image_id)
            overlays = (
                [] if view.bare else await work.overlays.of_image(image_id, kinds=view.kinds, audience=view.audience)
            )
            scene = scene_of(view, grid, overlays)
            # With the image's id, so that a purge of one image takes no picture of its copies; a row of others may lack
            # the digest, but not the url.
            digest = hashlib.sha256(repr((RENDERER_VERSION, image.id, image.url, scene)).encode()).hexdigest()
            kept = await work.renders.find(digest)
        # A picture whose bytes are lost is no loss: it is drawn again.
        if kept is not None and await self._store.exists(content_address(kept.sha256, kept.format)):
            return image, kept
        try:
            return image, await self._draw(image, scene, digest)
        except Invalid as error:
            part, _, path = error.field.partition(".")
            if grid is None or part != "grid":
                raise
            raise MapGridInvalid(grid.id, path, error.message) from None

    async def _draw(self, image: Image, scene: Scene, digest: str) -> Render:
        with work_folder(self._scratch) as folder:
            target = folder / f"picture.{scene.output.format}"
            try:
                async with self._store.as_file(image.url, sha256=image.sha256) as source:
                    drawn = await self._pool.run(
                        render_to, scene, str(source), str(target), timeout=self._render_seconds
                    )
            except (BlobMissing, NotAKey):  # the url of another writer may lead anywhere
                raise BytesLost(image.sha256 or "") from None
            file = KeptFile(target, drawn.sha256, drawn.size, drawn.format)
            render = Render(
                digest=digest,
                image_id=image.id,
                sha256=drawn.sha256,
                size=drawn.size,
                format=drawn.format,
                width=drawn.width,
                height=drawn.height,
                warnings=list(drawn.warnings),
            )
            await self._keeper.put(file)
            async with self._database.work() as work:
                await self._keeper.hold(work, file)
                await work.renders.keep(render)
        return render


def scene_of(view: View, grid: MapGrid | None, overlays: Sequence[Overlay]) -> Scene:
    """Everything that decides the picture, reduced to what its audience may know."""
    lattice = Grid() if grid is None else _grid(grid)
    shown = grid is not None and (grid.enabled if view.grid is None else view.grid)
    return Scene(
        audience=view.audience,
        lattice=lattice,
        grid=lattice if shown else None,
        overlays=tuple(
            Drawn(each.type, *held)
            for each in visible(overlays, view.audience)
            if (held := content(each, view.audience)) is not None
        ),
        output=view.output,
    )


def _grid(grid: MapGrid) -> Grid:
    return Grid(
        kind=grid.kind,
        cell_size=grid.side,
        offset_x=grid.offset_x,
        offset_y=grid.offset_y,
        color=grid.color,
        opacity=grid.opacity,
        line_width=grid.line_width,
        distance_per_cell=grid.distance_per_cell,
    )
