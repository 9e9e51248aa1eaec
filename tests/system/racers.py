"""Callers who do everything to the same few images at once, and what each call may be answered with."""

import asyncio
import random
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import grpc
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2

from tests.rpc.errors import Refusal, refusal
from tests.rpc.overlays import deleting, label, making
from tests.rpc.stack import Stubs
from tests.rpc.uploads import each, metadata, parts, png

CONTENTS = [png(24, 16, seed) for seed in range(300)]
POPULAR = 3
"""So many contents are used again and again, and never fall out of use; the others come and go."""
FEW = 6
NOBODY = str(uuid.UUID(int=1))
MAY_BE = {
    (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND"),
    (grpc.StatusCode.NOT_FOUND, "OVERLAY_NOT_FOUND"),
    (grpc.StatusCode.NOT_FOUND, "MAP_GRID_NOT_FOUND"),
    (grpc.StatusCode.FAILED_PRECONDITION, "IMAGE_NOT_DELETED"),
    (grpc.StatusCode.FAILED_PRECONDITION, "OVERLAY_NOT_DELETED"),
    (grpc.StatusCode.FAILED_PRECONDITION, "MAP_GRID_NOT_DELETED"),
    (grpc.StatusCode.ALREADY_EXISTS, "MAP_GRID_EXISTS"),
    (grpc.StatusCode.ABORTED, "ETAG_MISMATCH"),
    (grpc.StatusCode.UNAVAILABLE, "STORE_UNAVAILABLE"),  # not stored in the little time that there is
}
"""Codes and reasons that the loser of a race may get."""
LOST = (grpc.StatusCode.DATA_LOSS, "BLOB_MISSING")
"""What somebody may get who reads an image that is purged and swept meanwhile."""


@dataclass
class Race:
    """What is raced for: the newest few ids of each kind; the requests to be sent again; and what came of it all."""

    images: list[str] = field(default_factory=list)
    overlays: dict[str, list[str]] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    grids: list[str] = field(default_factory=list)
    repeated: dict[tuple[str, str], str] = field(default_factory=dict)
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    removed: int = 0

    @property
    def succeeded(self) -> set[str]:
        """Names of the moves that were answered well."""
        return {name for name, answer in self.answers if answer == "OK"}


class Racer:
    """One caller, with draws of its own."""

    def __init__(self, stubs: Stubs, race: Race, seed: int) -> None:
        self._stubs = stubs
        self._race = race
        self._draws = random.Random(seed)
        self.moves: Sequence[Callable[[], Awaitable[object]]] = (
            *(self._upload_one, self._create_one, self._copy_one, self._update, self._read, self._draw),
            *(self._delete, self._undelete, self._purge, self._purge_all),
            *(self._lay_some, self._change_overlays, self._hide_overlays, self._reorder, self._change_overlay),
            *(self._undelete_overlay, self._purge_overlays, self._lay_a_grid, self._change_grid, self._hide_grid),
            *(self._undelete_grid, self._purge_grids),
        )

    async def run(self, end: asyncio.Event) -> None:
        """Make one move after the other until the end, and until each kind of move has succeeded for somebody."""
        every = {move.__name__ for move in self.moves}
        while not end.is_set() or not every <= self._race.succeeded:
            move = self._draws.choice(self.moves)
            await self._answered(move.__name__, move())

    async def replay(self) -> None:
        """Send again every request that has an id."""
        for (name, argument), request_id in self._race.repeated.items():
            await self._answered(f"replay{name}", getattr(self, name)(argument, request_id))

    async def _answered(self, name: str, call: Awaitable[object]) -> None:
        try:
            await call
            self._race.answers[name, "OK"] += 1
        except grpc.aio.AioRpcError as error:
            told = refusal(error)
            self._race.answers[name, told.reason] += 1
            if (told.code, told.reason) not in MAY_BE:
                self._race.wrong.append(f"{name}: {told}")

    async def _sent(self, make: Callable[[str, str], Awaitable[object]], argument: str) -> None:
        """Make something, half of the time under an id that others use for the same request too."""
        known, request_id = (make.__name__, argument), ""
        if self._draws.random() < 0.5:
            request_id = self._race.repeated.setdefault(known, str(uuid.UUID(int=self._draws.getrandbits(128))))
        await make(argument, request_id)

    def _one_of(self, held: Sequence[str]) -> str:
        return self._draws.choice(held) if held else NOBODY

    def _some_overlays(self) -> tuple[str, list[str]]:
        """An image and some of its overlays, in no order."""
        image_id = self._one_of(self._race.images)
        held = self._race.overlays.get(image_id) or [NOBODY]
        return image_id, self._draws.sample(held, self._draws.randint(1, len(held)))

    def _a_content(self) -> str:
        return str(self._draws.randrange(self._draws.choice((POPULAR, len(CONTENTS)))))

    def _an_image(self) -> str:
        return self._one_of(self._race.images)

    def _found(self, image: image_pb2.Image) -> None:
        _keep(self._race.images, image.id)

    async def _upload_one(self) -> None:
        await self._sent(self._upload, self._a_content())

    async def _upload(self, which: str, request_id: str) -> None:
        messages = list(parts(CONTENTS[int(which)], request_id=request_id))
        self._found((await self._stubs.images.UploadImage(each(messages))).image)

    async def _create_one(self) -> None:
        await self._sent(self._create, self._a_content())

    async def _create(self, which: str, request_id: str) -> None:
        content = CONTENTS[int(which)]
        request = image_pb2.CreateImageRequest(metadata=metadata(), content=content, request_id=request_id)
        self._found((await self._stubs.images.CreateImage(request)).image)

    async def _copy_one(self) -> None:
        await self._sent(self._copy, self._an_image())

    async def _copy(self, source: str, request_id: str) -> None:
        request = image_pb2.CopyImageRequest(id=source, request_id=request_id)
        self._found((await self._stubs.images.CopyImage(request)).image)

    async def _update(self) -> None:
        image = (await self._stubs.images.GetImage(image_pb2.GetImageRequest(id=self._an_image()))).image
        etag = image.etag if self._draws.random() < 0.5 else ""
        changed = image_pb2.Image(id=image.id, name=f"Vault {self._draws.random()}", etag=etag)
        await self._stubs.images.UpdateImage(image_pb2.UpdateImageRequest(image=changed))

    async def _read(self) -> None:
        image_id = self._an_image()
        await self._unless_gone(
            image_id, self._stubs.images.GetImageContent(image_pb2.GetImageContentRequest(id=image_id))
        )

    async def _draw(self) -> None:
        image_id = self._an_image()
        await self._unless_gone(
            image_id, self._stubs.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image_id))
        )

    async def _unless_gone(self, image_id: str, call: Awaitable[Any]) -> None:
        """A call that may find no bytes; only when the image is purged by then, and so never comes back."""
        try:
            await call
        except grpc.aio.AioRpcError as error:
            told = refusal(error)
            if (told.code, told.reason) != LOST:
                raise
            undelete = image_pb2.UndeleteImageRequest(id=image_id)
            after = await self._refused(self._stubs.images.UndeleteImage(undelete))
            if after is None or after.code is not grpc.StatusCode.NOT_FOUND:
                self._race.wrong.append(f"image {image_id} is there without its bytes: {after}")

    async def _refused(self, call: Awaitable[Any]) -> Refusal | None:
        try:
            await call
        except grpc.aio.AioRpcError as error:
            return refusal(error)
        return None

    async def _delete(self) -> None:
        await self._stubs.images.DeleteImage(image_pb2.DeleteImageRequest(id=self._an_image()))

    async def _undelete(self) -> None:
        await self._stubs.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=self._an_image()))

    async def _purge(self) -> None:
        await self._stubs.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[self._an_image(), self._an_image()]))

    async def _purge_all(self) -> None:
        await self._stubs.images.PurgeImages(image_pb2.PurgeImagesRequest(**before_now()))

    async def _lay_some(self) -> None:
        await self._sent(self._lay, self._an_image())

    async def _lay(self, image_id: str, request_id: str) -> None:
        request = making(image_id, [label("Crypt"), label("Well"), label("Stair")], request_id)
        for overlay in (await self._stubs.overlays.BatchCreateOverlays(request)).overlays:
            _keep(self._race.overlays.setdefault(image_id, []), overlay.id)

    async def _change_overlays(self) -> None:
        image_id, ids = self._some_overlays()
        changes = [overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=one, z=3)) for one in ids]
        request = overlay_pb2.BatchUpdateOverlaysRequest(image_id=image_id, requests=changes)
        await self._stubs.overlays.BatchUpdateOverlays(request)

    async def _hide_overlays(self) -> None:
        image_id, ids = self._some_overlays()
        await self._stubs.overlays.BatchDeleteOverlays(deleting(image_id, ids))
        for overlay_id in ids:
            _keep(self._race.hidden, overlay_id)

    async def _reorder(self) -> None:
        image_id, ids = self._some_overlays()
        request = overlay_pb2.ReorderOverlaysRequest(image_id=image_id, ids=ids)
        await self._stubs.overlays.ReorderOverlays(request)

    async def _change_overlay(self) -> None:
        changed = overlay_pb2.Overlay(id=self._some_overlays()[1][0], name="Shrine")
        await self._stubs.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=changed))

    async def _undelete_overlay(self) -> None:
        request = overlay_pb2.UndeleteOverlayRequest(id=self._one_of(self._race.hidden))
        await self._stubs.overlays.UndeleteOverlay(request)

    async def _purge_overlays(self) -> None:
        asked = {"ids": self._some_overlays()[1]} if self._draws.random() < 0.5 else before_now()
        await self._stubs.overlays.PurgeOverlays(overlay_pb2.PurgeOverlaysRequest(**asked))

    async def _lay_a_grid(self) -> None:
        await self._sent(self._lay_grid, self._an_image())

    async def _lay_grid(self, image_id: str, request_id: str) -> None:
        grid = map_grid_pb2.MapGrid(image_id=image_id, size=40)
        request = map_grid_pb2.CreateMapGridRequest(map_grid=grid, request_id=request_id)
        _keep(self._race.grids, (await self._stubs.grids.CreateMapGrid(request)).map_grid.id)

    async def _change_grid(self) -> None:
        changed = map_grid_pb2.MapGrid(id=self._one_of(self._race.grids), size=self._draws.randint(10, 90))
        await self._stubs.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=changed))

    async def _hide_grid(self) -> None:
        await self._stubs.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=self._one_of(self._race.grids)))

    async def _undelete_grid(self) -> None:
        await self._stubs.grids.UndeleteMapGrid(map_grid_pb2.UndeleteMapGridRequest(id=self._one_of(self._race.grids)))

    async def _purge_grids(self) -> None:
        asked = {"ids": [self._one_of(self._race.grids)]} if self._draws.random() < 0.5 else before_now()
        await self._stubs.grids.PurgeMapGrids(map_grid_pb2.PurgeMapGridsRequest(**asked))


def _keep(held: list[str], new: str) -> None:
    """Take a new id into a list; the oldest one leaves it."""
    if new not in held:
        held.append(new)
    del held[:-FEW]


def before_now() -> Mapping[str, Any]:
    """The filter of a purge that takes everything that is deleted."""
    return {"deleted_before": datetime.now(UTC)}
