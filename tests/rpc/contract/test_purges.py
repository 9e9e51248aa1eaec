"""What is deleted goes for good when somebody says so: by id or by age, told before, so many at once."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import grpc

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import ELSEWHERE
from tests.rpc.contract.kinds import only
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of

MOST, SAMPLE = 1000, 100
LONG_AGO, SECOND = datetime(2001, 5, 17, tzinfo=UTC), timedelta(seconds=1)
TABLES = {"overlay": "image_overlays", "task": "generation_tasks"}


async def deleted_ids(calls: Calls, **asked: Any) -> set[str]:
    return {row.id for row in await calls.walk(**asked, show_deleted=True) if row.HasField("delete_time")}


async def test_either_ids_or_a_time_must_be_given(calls: Calls) -> None:
    for asked in ({}, {"dry_run": True}, {"ids": [ELSEWHERE], "deleted_before": LONG_AGO}):
        wrong = await refused(calls.purge(**asked))
        assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("ids",))
    many = await refused(calls.purge(ids=[ELSEWHERE] * (MOST + 1)))
    assert (many.code, many.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("ids",))


async def test_a_dry_run_tells_and_removes_nothing(calls: Calls) -> None:
    place = await calls.place()
    ids = {(await calls.deleted(place)).id for _ in range(3)}
    told = await calls.purge(ids=ids, dry_run=True)
    assert (told.count, set(told.sample_ids), told.more) == (3, ids, False)
    assert all([(await calls.undelete(row_id)).id for row_id in ids])


async def test_ids_nobody_has_and_ids_said_twice_are_passed_over(calls: Calls) -> None:
    row = await calls.deleted()
    done = await calls.purge(ids=[row.id, ELSEWHERE, row.id])
    assert (done.count, list(done.sample_ids), done.more) == (1, [row.id], False)
    assert (await calls.purge(ids=[row.id])).count == 0


async def test_an_id_that_is_not_deleted_refuses_them_all(calls: Calls) -> None:
    place = await calls.place()
    gone, kept = await calls.deleted(place), await calls.create(place)
    for asked in ({}, {"dry_run": True}):
        alive = await refused(calls.purge(ids=[gone.id, kept.id], **asked))
        assert (alive.code, alive.reason) == (grpc.StatusCode.FAILED_PRECONDITION, f"{calls.reason}_NOT_DELETED")
        assert alive.metadata["id"] == kept.id
    assert (await calls.undelete(gone.id)).id == gone.id


async def test_the_oldest_go_first_a_thousand_at_once(stack: Stack, calls: Calls) -> None:
    row, spared = await calls.deleted(), await calls.deleted()
    kept = await calls.create()
    count = 0 if calls.described.alone else MOST + 1
    table = TABLES.get(calls.name, f"{calls.name}s")
    async with database_of(stack) as connection:
        await make_twins(connection, table, row.id, count)
        asked = {"deleted_before": LONG_AGO + timedelta(days=1)}
        told = await calls.purge(**asked, dry_run=True)
        assert (told.count, told.more) == (min(count + 1, MOST), count + 1 > MOST)
        done = await calls.purge(**asked)
        assert (done.count, len(done.sample_ids)) == (told.count, min(told.count, SAMPLE))
        left = await connection.fetch(f"SELECT deleted_at FROM {table} WHERE deleted_at < $1", asked["deleted_before"])
        assert all(each["deleted_at"] >= LONG_AGO + MOST * SECOND for each in left)
        assert (await calls.purge(**asked)).count == len(left) == max(count + 1 - MOST, 0)
        assert (await calls.purge(**asked)).count == 0
    assert (await calls.undelete(spared.id)).id == spared.id
    assert (await calls.get(kept.id)) == kept


async def make_twins(connection: asyncpg.Connection, table: str, row_id: str, count: int) -> None:
    """Rows like one that was deleted long ago, one second after the other, each with an id and a name of its own."""
    await connection.execute(f"UPDATE {table} SET deleted_at = $1 WHERE id = $2", LONG_AGO, row_id)
    columns = [
        each["column_name"]
        for each in await connection.fetch(
            "SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND is_generated = 'NEVER'", table
        )
    ]
    own = {"id": "gen_random_uuid()", "deleted_at": "t.deleted_at + number * interval '1 second'"}
    own["name"] = "'twin ' || number"
    values = ", ".join(own.get(each, f"t.{each}") for each in columns)
    await connection.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} t, generate_series(1, $2) number "
        "WHERE t.id = $1",
        row_id,
        count,
    )


async def keeps_to(calls: Calls, asked: Mapping[str, str], mine: str, theirs: str) -> None:
    """A purge within a filter takes what is in it, whether ids name that or a time, and nothing else."""
    now = {"deleted_before": datetime.now(UTC) + timedelta(days=1)}
    assert set((await calls.purge(**now, **asked, dry_run=True)).sample_ids) == {mine}
    assert (await calls.purge(ids=[theirs], **asked)).count == 0
    assert (await calls.purge(ids=[mine], **asked)).count == 1
    assert (await calls.undelete(theirs)).id == theirs


@only(lambda each: each.group == "scope")
async def test_a_purge_keeps_to_its_scope(calls: Calls) -> None:
    here, there = await calls.place(), await calls.place()
    mine, theirs = await calls.deleted(here), await calls.deleted(there)
    await keeps_to(calls, {"scope": here.group}, mine.id, theirs.id)


@only(lambda each: each.parent == "image")
async def test_a_purge_keeps_to_an_image_and_to_the_scope_of_images(calls: Calls) -> None:
    for field, source in (("image_id", "id"), ("scope", "scope")):
        mine, theirs = await calls.deleted(), await calls.deleted()
        image = await calls.of_parent().get(mine.image_id)
        await keeps_to(calls, {field: getattr(image, source)}, mine.id, theirs.id)
    alive = await calls.create()
    refusal = await refused(calls.purge(ids=[alive.id], image_id=alive.image_id))
    assert refusal.reason == f"{calls.reason}_NOT_DELETED"
