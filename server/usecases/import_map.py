"""A map of another program comes in: an image, its grid and what lies over it, in one transaction or not at all."""

from dataclasses import dataclass, replace
from pathlib import Path

from server.domain.callers import Caller
from server.domain.errors import ImageFormatUnsupported, ImageTooLarge, ImageTooSlow, ImageUnreadable
from server.domain.images import Image
from server.domain.map_grids import MapGrid
from server.imaging.uploads.ingested import Ingested
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.repositories.map_grids import MapGrids
from server.repositories.request_ids import RequestKey
from server.usecases.map_reading import MapCounts, ReadMap, read_map_to
from server.usecases.store_image import ImageMetadata, Laid, StoreImage

PICTURE = "image"
"""Where a file has its picture."""


@dataclass(frozen=True, slots=True)
class ImportedMap:
    """What came of a file; `grid` is None when it is deleted by now."""

    image: Image
    grid: MapGrid | None
    counts: MapCounts
    warnings: tuple[str, ...]


class ImportMap:
    """Takes a spooled file into the store and the tables; reading it may take so many `seconds` by the clock."""

    def __init__(self, database: Database, store_image: StoreImage, pool: ProcessPool, seconds: float) -> None:
        self._database = database
        self._store_image = store_image
        self._pool = pool
        self._seconds = seconds

    async def __call__(
        self, source: Path, said: ImageMetadata, caller: Caller, request: RequestKey | None
    ) -> ImportedMap:
        """Read the file, keep its picture, and lay over it what the file has; a repeated request keeps nothing new.

        Raises `MapFileInvalid`, what `StoreImage` raises, and what the pool raises.
        """
        picture = source.with_suffix(".picture")
        read: ReadMap = await self._pool.run(
            read_map_to, str(source), str(picture), said.audience, timeout=self._seconds
        )

        def over(ingested: Ingested) -> Laid:
            grid, _ = read.map.grid_over(ingested.width, ingested.height)
            return Laid(grid, read.rows)

        said = replace(said, name=said.name or read.map.title)
        try:
            image = await self._store_image(picture, said, caller, request, over)
        except (ImageFormatUnsupported, ImageTooLarge, ImageTooSlow, ImageUnreadable) as error:
            error.message = f"{PICTURE}: {error.message}"
            error.metadata["path"] = PICTURE
            raise
        _, unfit = read.map.grid_over(image.width, image.height)
        grid = await self._database.reads(caller).find(MapGrids, image_id=image.id)
        return ImportedMap(image, grid, read.counts, (*read.map.warnings, *unfit))
