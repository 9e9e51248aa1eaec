"""The images that overlays show, lent to who draws them: small ones as their thumbnails, others as files."""

import asyncio
import math
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from server.domain.audience import drawn, visible
from server.domain.callers import Caller
from server.domain.map_grids import MapGrid
from server.domain.overlays import Figure, Overlay, Stamp
from server.domain.pictures import THUMBNAIL_SIDE, Picture, Pictures
from server.domain.scene import Art, Grid
from server.domain.store_errors import BlobCorrupt, BlobMissing
from server.repositories.database import Database
from server.storage.blobs import BlobStore, NotAKey
from server.usecases.render_options import RenderOptions, grid_of

MOST_PICTURES = 64
"""Images that one picture shows, the first in drawing order; others are as gone."""
MOST_PIXELS = 32_000_000
"""Pixels that are read of all of them together, beside their thumbnails; what is beyond is drawn from its thumbnail."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An image, and how many pixels its longer side takes where it is drawn largest."""

    picture: Picture
    longer: float


class ArtLender:
    """Lends what is asked for as long as it is drawn."""

    def __init__(self, database: Database, store: BlobStore) -> None:
        self._database = database
        self._store = store

    @asynccontextmanager
    async def lent(
        self,
        caller: Caller,
        options: RenderOptions,
        grid: MapGrid | None,
        overlays: Sequence[Overlay],
        shown: Pictures,
    ) -> AsyncGenerator[Mapping[str, Art], None]:
        """The images that a picture shows, by their ids, until the end of the block.

        Left out is what is lost: that is no reason to draw nothing. Raises what the store raises when it is away.
        """
        asked = await asyncio.to_thread(wanted_art, options, grid, overlays, shown) if shown else ()
        digests = [each.picture.sha256 for each in asked if each.picture.sha256 is not None]
        small = await self._database.reads(caller).thumbnails(digests) if digests else {}
        art: dict[str, Art] = {}
        left = MOST_PIXELS
        async with AsyncExitStack() as lending:
            for each in asked:
                picture = each.picture
                pixels = picture.width * picture.height
                path = ""
                thumbnail = small.get(picture.sha256 or "", b"")
                if not (thumbnail and (each.longer <= THUMBNAIL_SIDE or pixels > left)) and pixels <= left:
                    path = await self._file(lending, picture)
                    left -= pixels
                if path or thumbnail:
                    art[str(picture.image_id)] = Art(
                        key=f"{picture.sha256 or picture.url} {'whole' if path else 'small'}",
                        width=picture.width,
                        height=picture.height,
                        path=path,
                        small=b"" if path else thumbnail,
                        most_pixels=pixels,
                    )
            yield art

    async def _file(self, lending: AsyncExitStack, picture: Picture) -> str:
        """The path of a file with the bytes of an image; empty where they are lost."""
        try:
            return str(await lending.enter_async_context(self._store.as_file(picture.url, sha256=picture.sha256)))
        except (BlobMissing, BlobCorrupt, NotAKey):  # the url of another writer may lead anywhere
            return ""


def wanted_art(
    options: RenderOptions, grid: MapGrid | None, overlays: Sequence[Overlay], shown: Pictures
) -> Sequence[Exhibit]:
    """The images that a picture shows, in the order in which they are drawn first."""
    cell = (Grid() if grid is None else grid_of(grid)).lattice.size * options.output.scale
    asked: dict[UUID, Exhibit] = {}
    for each in visible(overlays, options.audience):
        if (picture := shown.get(each.id)) is None or (parts := drawn(each, options.audience)) is None:
            continue
        longer = _longer(parts[0], picture, cell)
        before = asked.get(picture.image_id)
        asked[picture.image_id] = Exhibit(picture, longer if before is None else max(longer, before.longer))
    return list(asked.values())[:MOST_PICTURES]


def _longer(data: object, picture: Picture, cell: float) -> float:
    """How many pixels the longer side of an image takes."""
    match data:
        case Figure():  # a square of its shorter side is shown
            return data.size * cell * max(picture.width, picture.height) / max(1, min(picture.width, picture.height))
        case Stamp():
            return data.size * cell
    return math.inf  # a patch is laid pixel for pixel, however small it is
