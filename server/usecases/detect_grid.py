"""Looking for a grid that is painted into a stored image; nothing is written."""

from uuid import UUID

from server.domain.budgets import account_about
from server.domain.callers import Caller
from server.domain.sight_errors import UseRender
from server.domain.store_errors import BlobMissing, BytesLost
from server.imaging.painted_grids.painted_grid import PaintedGrid
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.repositories.images import Images
from server.storage.blobs import BlobStore, NotAKey
from server.usecases.grid_job import grid_at


class DetectGrid:
    """Looks in a killable child, for `seconds` by the clock at most."""

    def __init__(self, database: Database, store: BlobStore, pool: ProcessPool, seconds: float) -> None:
        self._database = database
        self._store = store
        self._pool = pool
        self._seconds = seconds

    async def __call__(self, caller: Caller, image_id: UUID) -> PaintedGrid | None:
        """The grid in the stored bytes of an image that the caller may have, None if there is none.

        Raises `UnknownResource`, `UseRender` where a fog keeps the bytes from players, `BytesLost`, `ImageUnreadable`,
        `ImageTooLarge`, the pool's errors, and the store's.
        """
        reads = self._database.reads(caller)
        image = await reads.get(Images, image_id)
        if await reads.fogged([image.id]):
            raise UseRender(image.id)
        account_about(image.scope).check_work()  # before its bytes are fetched
        try:
            async with self._store.as_file(image.url, sha256=image.sha256) as source:
                grid: PaintedGrid | None = await self._pool.run(grid_at, str(source), timeout=self._seconds)
        except (BlobMissing, NotAKey):  # the url of another writer may lead anywhere
            raise BytesLost(image.sha256 or "") from None
        return grid
