"""What use cases rely on where bytes are kept: announced, held, doomed, forgotten, and still needed."""

from datetime import timedelta

import pytest

from server.domain.ids import new_id
from server.repositories.database import Database
from tests.callers import TESTER
from tests.contract.conftest import EachDatabase
from tests.row_samples import ROOM, digest, image_of, render_of

A, B, C, D, E = sorted(digest(name) for name in "abcde")
MOMENT, REMOVAL, AGE = timedelta(seconds=1), timedelta(seconds=15), timedelta(minutes=8)


async def test_who_announces_in_time_holds(each: EachDatabase) -> None:
    async with each.database.work(TESTER) as work:
        touched = await work.blobs.touch(A, 10, REMOVAL)
    assert touched is not None
    await each.let_pass(AGE - MOMENT)
    async with each.database.work(TESTER) as work:
        assert await work.blobs.hold(A, touched, AGE)
        assert not await work.blobs.hold(B, touched, AGE)
    await each.let_pass(MOMENT)
    async with each.database.work(TESTER) as work:
        again = await work.blobs.touch(A, 10, REMOVAL)
    async with each.database.work(TESTER) as work:
        assert again is not None
        assert again > touched
        # Announced by another since, who may not have stored them yet.
        assert not await work.blobs.hold(A, touched, AGE)
        assert await work.blobs.hold(A, again, AGE)


async def test_what_is_doomed_nobody_announces_until_it_is_surely_gone(each: EachDatabase) -> None:
    async with each.database.work(TESTER) as work:
        await work.blobs.touch(A, 10, REMOVAL)
    await each.let_pass(AGE)
    async with each.database.work(TESTER) as work:
        assert not await work.blobs.seize(A, REMOVAL)
        assert await work.blobs.doom(A, AGE)
    async with each.database.work(TESTER) as work:
        assert await work.blobs.touch(A, 10, REMOVAL) is None
        assert await work.blobs.seize(A, MOMENT * 10)
    await each.let_pass(REMOVAL)
    async with each.database.work(TESTER) as work:
        assert not await work.blobs.seize(A, MOMENT * 10)
        # Of a sweep that was killed: whatever its age, the next one may have it.
        assert await work.blobs.unused(AGE, "", 10) == [A]
        assert await work.blobs.touch(A, 10, REMOVAL) is not None
    async with each.database.work(TESTER) as work:
        assert not await work.blobs.doom(A, AGE)
        assert not await work.blobs.doom(B, AGE)


async def test_what_is_adopted_counts_as_touched(each: EachDatabase) -> None:
    async with each.database.work(TESTER) as work:
        await work.blobs.adopt([A, B])
    await each.let_pass(AGE - MOMENT)
    async with each.database.work(TESTER) as work:
        await work.blobs.adopt([B, C])
        assert await work.blobs.known([A, B, C, D]) == {A, B, C}
    await each.let_pass(MOMENT)
    async with each.database.work(TESTER) as work:
        assert await work.blobs.unused(AGE, "", 10) == [A, B]
        assert await work.blobs.unused(AGE, A, 10) == [B]
        assert await work.blobs.unused(AGE, "", 1) == [A]


async def test_what_rows_need_is_not_unused(database: Database) -> None:
    async with database.work(TESTER) as work:
        await work.blobs.adopt([A, B, C, D, E])
        image = await work.images.add(image_of(A))
        await work.images.delete(await work.images.lock((await work.images.add(image_of(B))).id))
        await work.images.add(image_of(C, sha256=None, url=f"sha256/{C[:2]}/{C}.webp"))
        await work.renders.keep(render_of(image.id, D, "drawn"), ROOM)
    async with database.work(TESTER) as work:
        assert await work.blobs.unused(timedelta(0), "", 10) == [E]
        assert [await work.images.uses(one) for one in (A, B, C, D, E)] == [True, True, True, True, False]


async def test_contents_are_told_in_order(database: Database) -> None:
    async with database.work(TESTER) as work:
        image = await work.images.add(image_of(B))
        await work.images.add(image_of(B))
        await work.images.add(image_of(A))
        await work.images.add(image_of(C, sha256=None))
        await work.renders.keep(render_of(image.id, D, "drawn"), ROOM)
    keys = [f"sha256/{A[:2]}/{A}.png", f"sha256/{B[:2]}/{B}.png", f"sha256/{D[:2]}/{D}.webp"]
    every = list(zip((A, B, D), keys, strict=True))
    async with database.work(TESTER) as work:
        assert await work.images.contents("", 10) == every
        assert await work.images.contents("", 2) == every[:2]
        assert await work.images.contents(A, 10) == every[1:]


async def test_thumbnails_go_with_their_bytes(database: Database) -> None:
    async with database.work(TESTER) as work:
        for sha256 in (C, A, B, B):
            await work.images.add(image_of(sha256))
        await work.blobs.adopt([A])
        await work.thumbnails.keep(A, b"small")
        await work.thumbnails.keep(A, b"another")
    assert await database.reads(TESTER).thumbnails([A, B]) == {A: b"small"}
    missing = [(B, f"sha256/{B[:2]}/{B}.png"), (C, f"sha256/{C[:2]}/{C}.png")]
    async with database.work(TESTER) as work:
        assert await work.thumbnails.missing("", 10) == missing
        assert await work.thumbnails.missing("", 1) == missing[:1]
        assert await work.thumbnails.missing(B, 10) == missing[1:]
        await work.blobs.forget(A)
    async with database.work(TESTER) as work:
        assert [sha256 for sha256, _ in await work.thumbnails.missing("", 10)] == [A, B, C]
        assert await work.blobs.known([A]) == set()


async def test_the_first_picture_of_a_digest_stays(database: Database) -> None:
    first, second = render_of(new_id(), A, "drawn"), render_of(new_id(), B, "drawn")
    assert await database.reads(TESTER).render(first.digest) is None
    async with database.work(TESTER) as work:
        assert not await work.renders.use(first.digest)
        await work.renders.keep(first, ROOM)
        await work.renders.keep(second, ROOM)
    assert await database.reads(TESTER).render(first.digest) == (first, False)


@pytest.mark.parametrize("fails", [True, False])
async def test_a_transaction_is_kept_as_a_whole_or_not_at_all(fails: bool, database: Database) -> None:
    async def write() -> None:
        async with database.work(TESTER) as work:
            assert work.caller == TESTER
            await work.blobs.adopt([A])
            await work.images.add(image_of(A))
            assert await work.images.uses(A)
            if fails:
                raise LookupError

    try:
        await write()
    except LookupError:
        assert fails
    async with database.work(TESTER) as work:
        assert await work.images.uses(A) is not fails
        assert await work.blobs.known([A]) == (set() if fails else {A})
