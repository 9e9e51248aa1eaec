"""A copy of an image: its row, its grid and its overlays; the bytes are shared."""

from dataclasses import dataclass
from uuid import UUID

from server.domain.callers import Caller
from server.domain.ids import new_id
from server.domain.images import Image
from server.repositories.database import Database
from server.repositories.request_ids import RequestKey


@dataclass(frozen=True, slots=True)
class CopyImage:
    """Copies images."""

    database: Database

    async def __call__(
        self, caller: Caller, image_id: UUID, request: RequestKey | None, *, name: str, scope: str
    ) -> Image:
        """The copy, called `name` and of this scope, or as the source is where they are empty.

        A repeated request returns the copy it made before. Raises `UnknownResource`, `RequestIdReused`.
        """
        copy_id = new_id()
        async with self.database.work(caller) as work:
            if (made := await work.request_ids.claim(request, [copy_id])) is not None:
                return await work.images.get(made[0], deleted=True)
            # While the source is held its bytes are referred to, so no sweep takes them before the copy does so too.
            source = await work.images.lock(image_id)
            copy = await work.images.copy(source, copy_id, caller.name, name=name, scope=scope)
            await work.map_grids.copy(source.id, copy_id, caller.name)
            await work.overlays.copy(source.id, copy_id, caller.name)
            return copy
