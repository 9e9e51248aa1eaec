"""However many pictures are drawn of one image, so many are kept; none of them that a URL may lead to is dropped."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import asyncpg
import pytest
from limner.v1 import image_pb2

from server.domain.ids import new_id
from server.domain.renders import Render
from server.repositories.database import Database
from tests.callers import TESTER
from tests.row_samples import ROOM, digest, render_of
from tests.rpc.stack import serving, settings_for
from tests.rpc.uploads import metadata, png

MANY = ROOM.count + 6


def pictures(image_id: UUID, count: int, size: int = 10) -> list[Render]:
    names = [f"{image_id} {number}" for number in range(count)]
    return [replace(render_of(image_id, digest(name), name), size=size) for name in names]


@asynccontextmanager
async def kept(database_url: str, *renders: Render) -> AsyncIterator[tuple[Database, asyncpg.Connection]]:
    """A database with pictures, each used a minute before the next, the last one long ago."""
    other = await asyncpg.connect(database_url)
    try:
        async with Database.open(database_url) as database:
            for render in renders:
                async with database.work(TESTER) as work:
                    await work.renders.keep(render, ROOM)
            for age, render in enumerate(reversed(renders), start=120):
                used = "UPDATE renders SET used_at = now() - make_interval(mins => $1) WHERE digest = $2"
                await other.execute(used, age, render.digest)
            yield database, other
    finally:
        await other.close()


async def digests(database: asyncpg.Connection) -> set[str]:
    return {row[0] for row in await database.fetch("SELECT digest FROM renders")}


@pytest.mark.parametrize(("size", "left"), [(10, ROOM.count), (ROOM.size // 4, 4)])
async def test_the_one_unused_longest_goes_when_one_is_kept(database_url: str, size: int, left: int) -> None:
    renders, (stranger,) = pictures(new_id(), MANY, size), pictures(new_id(), 1)
    async with kept(database_url, stranger, *renders[:-1]) as (database, other):
        assert len(await digests(other)) == 1 + len(renders[:-1])  # all of them are of now: a URL may lead there
        async with database.work(TESTER) as work:
            await work.renders.keep(renders[-1], ROOM)
        assert await digests(other) == {stranger.digest, *(each.digest for each in renders[-left:])}


async def test_maintenance_makes_room_where_none_is_drawn_any_more(database_url: str) -> None:
    renders, others = pictures(new_id(), MANY), pictures(new_id(), MANY)
    async with kept(database_url, *renders, *others) as (database, other):
        async with database.work(TESTER) as work:
            assert await work.renders.make_room(ROOM) == 2 * (MANY - ROOM.count)
            assert await work.renders.make_room(ROOM) == 0
        left = [*renders[-ROOM.count :], *others[-ROOM.count :]]
        assert await digests(other) == {each.digest for each in left}


async def test_a_picture_that_is_asked_for_is_used_again(database_url: str) -> None:
    renders = pictures(new_id(), MANY)
    async with kept(database_url, *renders) as (database, other):
        async with database.work(TESTER) as work:
            assert await database.reads(TESTER).render(renders[0].digest) == (renders[0], True)
            assert await work.renders.use(renders[0].digest)
        async with database.work(TESTER) as work:
            await work.renders.make_room(ROOM)
        assert await digests(other) == {each.digest for each in (renders[0], *renders[-ROOM.count + 1 :])}


async def test_drawing_leaves_no_more_than_there_is_room_for(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, renders_mb=1)) as stack:
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        image = (await stack.images.CreateImage(create)).image
        other = await asyncpg.connect(database_url)
        for number in range(MANY):
            await other.execute("UPDATE renders SET used_at = used_at - interval '2 hours'")
            options = {"scale": 1 - number * 1e-6}
            await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image.id, options=options))
        assert len(await digests(other)) == ROOM.count
        await other.close()
