"""What a generator keeps with an image beside its picture, against a real PostgreSQL."""

import pytest

from server.domain.errors import Invalid
from server.domain.ids import new_id
from server.domain.outlines import MOST_BYTES, Outlines
from server.repositories.database import Database
from tests.callers import TESTER
from tests.contract.test_images import SHA256, added
from tests.row_samples import image_of


async def test_outlines_are_kept_in_whole_pixels_and_copied(database: Database) -> None:
    known, hidden = ((0.04, 1.25), (10.0, 0.0), (10.0, 7.96)), ((20.4, 0.0), (30.0, 0.0), (30.0, -9.5))
    async with database.work(TESTER) as work:
        made, target, bare = await added(work), await added(work), await added(work)
        await work.outlines.keep(made.id, Outlines((hidden, known), (known,), (known, hidden)))
        await work.outlines.copy(made.id, target.id)
        await work.outlines.copy(bare.id, new_id())
    known, hidden = ((0, 1), (10, 0), (10, 8)), ((20, 0), (30, 0), (30, -10))
    reads = database.reads(TESTER)
    assert await reads.outlines(made.id) == Outlines((hidden, known), (known,), (known, hidden))
    assert await reads.outlines(target.id) == await reads.outlines(made.id)
    assert await reads.outlines(bare.id) is None


async def test_outlines_of_patches_are_read_with_those_of_their_map(database: Database) -> None:
    floor = ((1.0, 1.0), (9.0, 1.0), (9.0, 9.0))
    async with database.work(TESTER) as work:
        made, other = await added(work), await added(work)
        patch = await work.images.add(image_of(SHA256, patch_of=made.id, audience="gm"))
        bare = await work.images.add(image_of(SHA256, patch_of=other.id, audience="gm"))
        await work.outlines.keep(made.id, Outlines((floor,), (floor,)))
        for each in (patch, bare):
            await work.outlines.keep(each.id, Outlines((floor,), footprints=(floor,)))
    read = await database.reads(TESTER).outlines(made.id)
    assert read is not None
    assert read.in_patches == {str(patch.id): Outlines((floor,), footprints=(floor,))}
    assert await database.reads(TESTER).outlines(other.id) is None
    shown = read.with_patch(str(patch.id), 10, 20, "players")
    assert shown.floor == (floor, ((11.0, 21.0), (19.0, 21.0), (19.0, 29.0)))
    assert read.with_patch(str(patch.id), 10, 20, "gm").floor == (floor,)


async def test_outlines_are_told_in_numbers(database: Database) -> None:
    with pytest.raises(Invalid, match="finite"):
        async with database.work(TESTER) as work:
            await work.outlines.keep((await added(work)).id, Outlines((((0.0, float("nan")),),)))


async def test_outlines_have_only_so_many_bytes(database: Database) -> None:
    corners = tuple((float(at), 1.0) for at in range(MOST_BYTES // 6))
    with pytest.raises(Invalid, match=str(MOST_BYTES)):
        async with database.work(TESTER) as work:
            await work.outlines.keep((await added(work)).id, Outlines(footprints=(corners,)))
