"""A copy of an image: its row, its grid and its overlays; the bytes are shared."""

from dataclasses import dataclass
from uuid import UUID

from server.domain.callers import Caller
from server.domain.ids import new_id
from server.domain.images import Image, copy_of
from server.domain.resource_errors import PatchOfMap
from server.repositories.database import Database
from server.repositories.request_ids import RequestKey
from server.usecases.keep_image import keep_image


@dataclass(frozen=True, slots=True)
class CopyImage:
    """Lays a second row over the same bytes, with its own grid and overlays, like those of the source."""

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
            if source.patch_of is not None:
                raise PatchOfMap(source.id, source.patch_of)
            return await keep_image(work, copy_of(source, copy_id, caller.name, name=name, scope=scope), like=source.id)
