"""Bytes that nothing needs go, and only those; what is needed is read on request."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from server.domain.grace import least_grace
from server.domain.store_errors import StoreUnavailable
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.usecases.keep_blob import BlobKeeper
from server.usecases.missing_thumbnails import MissingThumbnails
from server.usecases.sweep import Sweep
from tests.blob_samples import put, sample
from tests.callers import TESTER
from tests.row_samples import ROOM, image_of, render_of
from tests.twins.blob_store import BlobStoreTwin
from tests.twins.database import DatabaseTwin
from tests.unit.usecases.conftest import PUT_SECONDS, SECONDS
from tests.unit.usecases.kept_pictures import kept, picture_file

GRACE = least_grace(PUT_SECONDS)
MOMENT = timedelta(seconds=1)


@pytest.fixture
def sweep(database: Database, store: BlobStoreTwin, scratch: Path) -> Sweep:
    return Sweep(database, store, scratch)


async def test_what_nobody_needs_goes_when_its_grace_is_over(
    sweep: Sweep, twin: DatabaseTwin, store: BlobStoreTwin, keeper: BlobKeeper, tmp_path: Path
) -> None:
    needed, drawn, stray = (picture_file(tmp_path, red) for red in range(3))
    image = await kept(keeper, needed)
    await keeper.keep(TESTER, drawn, lambda work: work.renders.keep(render_of(image.id, drawn.sha256, "drawn"), ROOM))
    unknown = sample(tmp_path, 100)
    await put(store, unknown)
    async with twin.real.work(TESTER) as work:
        await work.blobs.touch(stray.sha256, stray.size, MOMENT)
        await work.thumbnails.keep(stray.sha256, b"small")
    await store.put(stray.key, stray.path, size=stray.size, sha256=stray.sha256, content_type="image/png")

    assert (await sweep(GRACE)).removed == 0
    await twin.let_pass(GRACE - MOMENT)
    assert (await sweep(GRACE)).removed == 0
    await twin.let_pass(MOMENT)
    assert (await sweep(GRACE)).removed == 2

    assert twin.tables.blobs.keys() == {needed.sha256, drawn.sha256}
    assert not twin.tables.thumbnails
    assert {entry.key async for entry in store.entries()} == {needed.key, drawn.key}


async def test_what_is_announced_again_in_time_stays(
    sweep: Sweep, twin: DatabaseTwin, store: BlobStoreTwin, tmp_path: Path
) -> None:
    await put(store, stray := sample(tmp_path, 100))
    await sweep(GRACE)
    await twin.let_pass(GRACE)
    async with twin.real.work(TESTER) as work:
        await work.blobs.touch(stray.sha256, stray.size, MOMENT)
    assert (await sweep(GRACE)).removed == 0
    assert await store.exists(stray.key)


async def test_only_content_addresses_are_anybodys(sweep: Sweep, store: BlobStoreTwin, tmp_path: Path) -> None:
    stray = sample(tmp_path, 100)
    keys = {stray.key + ".bak", f"sha256/zz/{stray.sha256}.png", "sha256/ab/notes.txt", f"sha256/{'a' * 90}.png"}
    for key in keys:
        await put(store, stray, key)
    assert (await sweep(timedelta(0))).removed == 0
    assert {entry.key async for entry in store.entries()} == keys


async def test_one_that_the_store_does_not_let_go_holds_up_no_other(twin: DatabaseTwin, tmp_path: Path) -> None:
    strays = [sample(tmp_path, 100, seed) for seed in range(3)]

    class StickyStore(BlobStoreTwin):
        async def delete(self, keys: Iterable[str]) -> None:
            named = list(keys)
            if strays[1].key in named:
                raise StoreUnavailable("not this one")
            await super().delete(named)

    store = StickyStore()
    for each in strays:
        await put(store, each)
    report = await Sweep(twin.real, store, tmp_path / "scratch")(timedelta(0))
    assert (report.removed, report.stuck) == (2, 1)
    assert twin.tables.blobs.keys() == {strays[1].sha256}


async def test_who_verifies_reads_all_that_is_needed(
    sweep: Sweep, store: BlobStoreTwin, keeper: BlobKeeper, database: Database, tmp_path: Path
) -> None:
    whole, rotten = picture_file(tmp_path, 0), picture_file(tmp_path, 1)
    for each in (whole, rotten):
        await kept(keeper, each)
    store.spoil(rotten.key)
    async with database.work(TESTER) as work:
        missing = await work.images.add(image_of("0" * 64))
    report = await sweep(GRACE, verify=True)
    assert (report.verified, set(report.broken)) == (3, {rotten.key, missing.url})
    assert (await sweep(GRACE)).verified == 0


async def test_missing_thumbnails_are_made_where_there_are_bytes(
    twin: DatabaseTwin, store: BlobStoreTwin, keeper: BlobKeeper, pool: ProcessPool, tmp_path: Path
) -> None:
    bare, rotten = picture_file(tmp_path, 0), picture_file(tmp_path, 1)
    for each in (bare, rotten):
        await kept(keeper, each)
    store.spoil(rotten.key)
    async with twin.real.work(TESTER) as work:
        await work.images.add(image_of("0" * 64))
    thumbnails = MissingThumbnails(twin.real, store, pool, SECONDS)
    assert await thumbnails() == 1
    assert list(twin.tables.thumbnails) == [bare.sha256]
    assert twin.tables.thumbnails[bare.sha256].startswith(b"RIFF")
    assert await thumbnails() == 0
