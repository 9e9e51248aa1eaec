"""Images that overlays name in their data: none is written that may not be named, and what has moved is as gone."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest

from server.domain.callers import Caller
from server.domain.documents import JsonText
from server.domain.filters import OverlayFilter
from server.domain.ids import new_id
from server.domain.overlays import GM, KINDS, PLAYERS, Audience, Overlay
from server.domain.paging import NEWEST_FIRST
from server.domain.picture_errors import PictureNotForPlayers, PictureNotFound
from server.domain.scopes import Scopes
from server.repositories.database import Database
from server.repositories.overlays import BasicOverlays, Overlays
from server.repositories.tables import image_overlays, images
from tests.callers import TESTER
from tests.row_samples import digest, image_of

OWN, OTHER, NONE = "campaign/own", "campaign/other", None
BOUND, BOTH = (Caller("bound", scopes=Scopes.parse(words)) for words in ([OWN], [OWN, OTHER]))
KINDS_NAMING = pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.image])


@dataclass(frozen=True)
class Ground:
    """A database with an image to lay something over."""

    database: Database
    image_id: UUID

    async def image(self, scope: str | None = OWN, audience: Audience = PLAYERS) -> UUID:
        """An image."""
        async with self.database.work(TESTER) as work:
            return (await work.images.add(image_of(digest("image"), scope=scope, audience=audience))).id

    async def put(self, image_id: UUID, **values: Any) -> None:
        """Change an image as another writer of the table may."""
        async with self.database.work(TESTER) as work:
            await work.connection.execute(images.update().where(images.c.id == image_id).values(values))

    async def laid(self, caller: Caller, audience: Audience, kind: str = "token", **data: Any) -> UUID:
        """A new overlay."""
        overlay_id = new_id()
        own = {"id": overlay_id, "image_id": self.image_id, "type": kind, "name": "Badge", "created_by": "tester"}
        said = {"description": None, "style": {}, "z": 0, "audience": audience, "data": data}
        async with self.database.work(caller) as work:
            await Overlays(work).add_all([own | said])
        return overlay_id

    async def read(self, caller: Caller, overlay_id: UUID) -> list[Any]:
        """The data of an overlay, in whichever way it is read."""
        reads = self.database.reads(caller)
        chosen = OverlayFilter(self.image_id)
        read: list[Overlay] = [
            await reads.get(Overlays, overlay_id),
            *await reads.get_all(Overlays, [overlay_id]),
            *await reads.page(Overlays, chosen, NEWEST_FIRST, None, 50, deleted=False),
        ]
        async with self.database.work(caller) as work:
            rows = Overlays(work)
            read += [await rows.get(overlay_id), *await rows.of_image(self.image_id)]
            if caller.audience == GM:
                read += [await rows.lock(overlay_id), *(await rows.lock_all(self.image_id, [overlay_id])).values()]
        return [json.loads(each.data) for each in read if each.id == overlay_id]

    async def images(self, caller: Caller, overlay_id: UUID) -> set[str | None]:
        """The images that it is told to name."""
        return {each["image_id"] for each in await self.read(caller, overlay_id)}


@asynccontextmanager
async def grounded(database_url: str) -> AsyncIterator[Ground]:
    async with Database.open(database_url) as database:
        async with database.work(TESTER) as work:
            made = await work.images.add(image_of(digest("map"), scope=OWN))
        yield Ground(database, made.id)


@KINDS_NAMING
async def test_none_is_named_that_may_not_be(kind: str, database_url: str) -> None:
    async with grounded(database_url) as ground:
        for caller in (TESTER, BOUND, BOTH):
            for scope in (OWN, OTHER, NONE):
                for whose in (PLAYERS, GM):
                    named = str(await ground.image(scope, whose))
                    for audience in (PLAYERS, GM):
                        may = scope == OWN or (scope is NONE and caller is TESTER)
                        may = may and (audience == GM or whose == PLAYERS)
                        case = (caller.scopes, scope, whose, audience)
                        assert await _named(ground, kind, caller, audience, named) == may, case
        await ground.put(UUID(named := str(await ground.image())), is_deleted=True)
        for unknown in (named, str(new_id())):
            assert not await _named(ground, kind, TESTER, GM, unknown)


async def _named(ground: Ground, kind: str, caller: Caller, audience: Audience, named: str) -> bool:
    """Whether an overlay may name an image: a new one in either field, one that is changed, one that is shown."""
    outcomes, plain = set(), await ground.laid(caller, audience, kind, size=2)
    try:
        await ground.laid(caller, audience, kind, image_id=named)
        outcomes.add(True)
    except (PictureNotFound, PictureNotForPlayers) as error:
        assert error.field == f"{kind}.image_id"
        outcomes.add(False)
    try:
        async with ground.database.work(caller) as work:
            row = await Overlays(work).lock(plain)
            await Overlays(work).change(row, "", {"data": JsonText(json.dumps({"image_id": named}))})
        outcomes.add(True)
    except (PictureNotFound, PictureNotForPlayers):
        outcomes.add(False)
    (outcome,) = outcomes
    return outcome


async def test_an_image_of_the_game_master_is_not_shown_to_players_by_the_way(database_url: str) -> None:
    async with grounded(database_url) as ground:
        named = await ground.image(audience=GM)
        overlay_id = await ground.laid(TESTER, GM, image_id=str(named))
        with pytest.raises(PictureNotForPlayers):
            async with ground.database.work(TESTER) as work:
                await Overlays(work).change(await Overlays(work).lock(overlay_id), "", {"audience": PLAYERS})
        await ground.put(named, audience=PLAYERS)
        async with ground.database.work(TESTER) as work:
            await Overlays(work).change(await Overlays(work).lock(overlay_id), "", {"audience": PLAYERS})
        assert await ground.images(TESTER.seeing(PLAYERS), overlay_id) == {str(named)}


async def test_it_is_read_as_gone_while_it_may_not_be_named(database_url: str) -> None:
    async with grounded(database_url) as ground:
        named = await ground.image()
        overlay_id = await ground.laid(TESTER, PLAYERS, image_id=str(named), label="Basil")
        for values in (
            {"scope": OTHER},
            {"scope": NONE},
            {"audience": GM},
            {"is_deleted": True},
        ):
            await ground.put(named, **values)
            for caller in (TESTER, BOUND, BOTH, TESTER.seeing(PLAYERS)):
                there = values == {"scope": NONE} and caller.scopes is None
                expected = {"image_id": str(named) if there else "", "label": "Basil"}
                assert all(each == expected for each in await ground.read(caller, overlay_id)), (values, caller)
            await ground.put(named, scope=OWN, audience=PLAYERS, is_deleted=False)
            assert await ground.images(BOUND, overlay_id) == {str(named)}
        async with ground.database.work(TESTER) as work:
            await work.images.delete(await work.images.lock(named))
            await work.images.remove([named])
        for caller in (TESTER, BOUND, BOTH, TESTER.seeing(PLAYERS)):
            assert await ground.images(caller, overlay_id) == {""}


async def test_what_others_wrote_is_read_as_far_as_it_may_be(database_url: str) -> None:
    async with grounded(database_url) as ground:
        overlay_id = await ground.laid(TESTER, PLAYERS, label="Basil")
        for data, expected in (
            ({"image_id": "skull"}, {"image_id": ""}),
            ({"image_id": "018f0000"}, {"image_id": ""}),
            ({"image_id": 7}, {"image_id": ""}),
            ([1], [1]),
            ("text", "text"),
            (None, None),
        ):
            async with ground.database.work(TESTER) as work:
                chosen = image_overlays.c.id == overlay_id
                await work.connection.execute(image_overlays.update().where(chosen).values(data=data))
            assert all(each == expected for each in await ground.read(BOUND, overlay_id)), data
        assert (await ground.database.reads(TESTER).get(BasicOverlays, overlay_id)).data == ""


async def test_a_copy_for_another_scope_names_none_of_the_first(database_url: str) -> None:
    async with grounded(database_url) as ground:
        own, common = await ground.image(), await ground.image(NONE)
        for image_id in (own, common):
            await ground.laid(TESTER, PLAYERS, image_id=str(image_id))
        for caller, scope, expected in (
            (TESTER, OWN, [str(own), str(common)]),
            (TESTER, OTHER, ["", str(common)]),
            (TESTER, NONE, ["", str(common)]),
            (BOTH, OTHER, ["", ""]),
        ):
            async with ground.database.work(caller) as work:
                target = await work.images.add(image_of(digest("copy"), scope=scope))
                await Overlays(work).copy(ground.image_id, target.id, "tester")
            async with ground.database.work(TESTER) as work:
                # As it is kept, whoever reads it.
                kept = image_overlays.select().where(image_overlays.c.image_id == target.id)
                rows = await work.connection.execute(kept.order_by(image_overlays.c.id))
            assert [row.data["image_id"] for row in rows] == expected, (caller, scope)
