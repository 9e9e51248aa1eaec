"""Who waits at the database holds up itself alone: other callers have their turns, and our own work has its places."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from limner.v1 import image_pb2

from server.domain.callers import Caller
from server.domain.party import set_party
from server.repositories.database import CONNECTIONS, Database
from tests.callers import TESTER
from tests.rpc.limited import by, limited
from tests.rpc.uploads import metadata, png

KEY = 12
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"


@asynccontextmanager
async def locking(database_url: str, statement: str, *values: object) -> AsyncIterator[asyncpg.Connection]:
    """A connection whose transaction keeps what the statement locks."""
    other = await asyncpg.connect(database_url)
    try:
        async with other.transaction():
            await other.fetch(statement, *values)
            yield other
    finally:
        await other.close()


async def until_waiting(other: asyncpg.Connection, count: int) -> None:
    while await other.fetchval(WAITING) < count:
        pass


async def as_party(party: str, work: Awaitable[object]) -> None:
    set_party(party)
    await work


async def test_writes_of_others_go_on_while_one_waits_for_rows(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path) as stack:
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        hers, his = [(await stack.images.CreateImage(create, metadata=by(name))).image for name in ("her", "him")]
        change = image_pb2.UpdateImageRequest(image={"id": hers.id, "name": "new"})
        async with locking(database_url, "SELECT FROM images WHERE id = $1 FOR UPDATE", hers.id) as other:
            calls = (stack.images.UpdateImage(change, metadata=by("her")) for _ in range(5 * CONNECTIONS))
            waiting = [asyncio.ensure_future(call) for call in calls]
            await until_waiting(other, CONNECTIONS)
            for name in ("new", "newer"):
                renamed = image_pb2.UpdateImageRequest(image={"id": his.id, "name": name})
                assert (await stack.images.UpdateImage(renamed, metadata=by("him"))).image.name == name
            assert not any(call.done() for call in waiting)
        assert {(await call).image.name for call in waiting} == {"new"}


async def test_a_cached_picture_waits_for_no_row(database_url: str, tmp_path: Path) -> None:
    async with limited(database_url, tmp_path) as stack:
        create = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
        image = (await stack.images.CreateImage(create)).image
        drawn = image_pb2.GetRenderedImageRequest(id=image.id)
        first = await stack.images.GetRenderedImage(drawn)
        async with locking(database_url, "SELECT FROM renders FOR UPDATE"):
            assert await asyncio.gather(*(stack.images.GetRenderedImage(drawn) for _ in range(20))) == [first] * 20


async def test_our_own_transactions_go_on_while_callers_hold_every_place(database_url: str) -> None:
    async with Database.open(database_url) as database:
        begun, over = asyncio.Queue[None](), asyncio.Event()

        async def busy(caller: Caller) -> None:
            async with database.work(caller):
                begun.put_nowait(None)
                await over.wait()

        async with asyncio.TaskGroup() as group:
            for party in ["greedy"] * 3 * CONNECTIONS + ["other"] * 3:
                group.create_task(as_party(party, busy(TESTER)))
            for _ in range(CONNECTIONS + 1):
                await begun.get()
            for _ in range(2):
                await database.check()
            assert begun.empty()
            over.set()


async def test_reads_of_others_and_of_our_own_go_on_while_one_reads_slowly(database_url: str) -> None:
    async with Database.open(database_url) as database:
        reads = database.reads(TESTER)
        async with (
            locking(database_url, "SELECT pg_advisory_xact_lock($1)", KEY) as other,
            asyncio.TaskGroup() as group,
        ):
            slow = [
                group.create_task(as_party("greedy", reads._rows("SELECT pg_advisory_xact_lock($1)", KEY)))
                for _ in range(3 * CONNECTIONS)
            ]
            await until_waiting(other, CONNECTIONS)
            for party in ("other", "", "another"):
                await asyncio.create_task(as_party(party, reads.present([])))
            assert not any(each.done() for each in slow)
            for each in slow:
                each.cancel()
