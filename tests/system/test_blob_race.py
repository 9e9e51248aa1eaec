"""Uploads, purges and sweeps of the same bytes at once: no row ever lacks its bytes, and nothing unused stays."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from server.domain.ids import new_id
from server.domain.images import NewImage
from server.domain.purges import Doom
from server.domain.store_errors import StoreAway
from server.repositories.database import Database
from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.sweep import Sweep
from tests.blob_samples import KIB, sample, whole
from tests.callers import TESTER
from tests.minio_server import MinioAddress

FILES, UPLOADERS, ROUNDS = 3, 3, 80
NOW = timedelta(0)


@asynccontextmanager
async def opened(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[BlobStore]:
    store: BlobStore = (
        LocalBlobStore(tmp_path / "blobs") if kind == "local" else request.getfixturevalue("minio").store()
    )
    await store.start()
    try:
        yield store
    finally:
        await store.close()


def kept_file(folder: Path, seed: int) -> KeptFile:
    picture = sample(folder, 20 * KIB, seed)
    return KeptFile(picture.path, picture.sha256, picture.size, "png")


def new_image(file: KeptFile) -> NewImage:
    return NewImage(
        id=new_id(),
        type="other",
        subtype="other",
        name="raced for",
        description=None,
        url=file.key,
        format=file.format,
        width=1,
        height=1,
        size=file.size,
        theme="none",
        sha256=file.sha256,
        created_by="test",
    )


def swept(database: Database, store: BlobStore, folder: Path) -> Sweep:
    """A sweep beside a folder for work under way."""
    return Sweep(database, store, folder / "scratch")


@dataclass
class Race:
    """Who races for the same few files, and what they did."""

    database: Database
    store: BlobStore
    files: list[KeptFile]
    images: dict[UUID, KeptFile] = field(default_factory=dict)
    removed: int = 0

    async def upload(self, draws: random.Random) -> None:
        keeper = BlobKeeper(self.database, self.store)
        for _ in range(ROUNDS):
            file = draws.choice(self.files)
            await keeper.put(TESTER, file)
            async with self.database.work(TESTER) as work:
                await keeper.hold(work, file)
                image = await work.images.add(new_image(file))
            if draws.random() < 0.1:
                self.images[image.id] = file  # somebody else purges it, or it stays
            else:
                await self.purge([image.id])

    async def purge(self, doomed: list[UUID]) -> None:
        if not doomed:
            return
        async with self.database.work(TESTER) as work:
            for image_id in doomed:
                await work.images.delete(await work.images.lock(image_id))
            assert (await work.images.purge(Doom(tuple(doomed)))).count == len(doomed)
        for image_id in doomed:
            self.images.pop(image_id, None)

    async def sweep(self) -> None:
        self.removed += (await swept(self.database, self.store, self.files[0].path.parent)(NOW)).removed

    async def again_and_again(self, end: asyncio.Event) -> None:
        while not end.is_set():
            await self.purge(list(self.images))
            await self.sweep()

    async def keys(self) -> set[str]:
        return {entry.key async for entry in self.store.entries()}


@pytest.mark.parametrize("kind", ["local", "minio"])
async def test_uploads_purges_and_sweeps_of_the_same_bytes(
    kind: str, request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> None:
    async with opened(kind, request, tmp_path) as store, Database.open(database_url) as database:
        race = Race(database, store, [kept_file(tmp_path, seed) for seed in range(FILES)])
        end = asyncio.Event()
        async with asyncio.TaskGroup() as others:
            others.create_task(race.again_and_again(end))
            others.create_task(_sweeping(race, end))
            async with asyncio.TaskGroup() as uploads:
                for seed in range(UPLOADERS):
                    uploads.create_task(race.upload(random.Random(seed)))
            end.set()

        # The race was one: contents came and went many times.
        assert race.removed > 5 * FILES
        async with database.work(TESTER) as work:
            rows = [await work.images.get(image_id) for image_id in race.images]
        for content in {(row.url, row.sha256) for row in rows}:
            await whole(store, *content)

        await race.sweep()
        assert await race.keys() == {row.url for row in rows}
        await race.purge(list(race.images))
        await race.sweep()
        assert await race.keys() == set()
        async with database.work(TESTER) as work:
            assert await work.blobs.known([file.sha256 for file in race.files]) == set()


async def _sweeping(race: Race, end: asyncio.Event) -> None:
    while not end.is_set():
        await race.sweep()


@pytest.mark.parametrize("kind", ["local", "minio"])
async def test_a_sweep_between_upload_and_row_takes_nothing_that_is_needed(
    kind: str, request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> None:
    async with opened(kind, request, tmp_path) as store, Database.open(database_url) as database:
        file, keeper, sweep = (
            kept_file(tmp_path, 0),
            BlobKeeper(database, store),
            swept(database, store, tmp_path),
        )
        await keeper.put(TESTER, file)
        assert (await sweep(NOW)).removed == 1
        async with database.work(TESTER) as work:
            await keeper.hold(work, file)
            assert await store.exists(file.key)
            await work.images.add(new_image(file))
        assert (await sweep(NOW)).removed == 0
        assert await whole(store, file.key, file.sha256) == file.path.read_bytes()


async def test_what_gets_a_row_after_it_was_seen_unused_stays(database_url: str, tmp_path: Path) -> None:
    store = LocalBlobStore(tmp_path / "blobs")
    await store.start()
    async with Database.open(database_url) as database:
        file, keeper, sweep = (
            kept_file(tmp_path, 0),
            BlobKeeper(database, store),
            swept(database, store, tmp_path),
        )
        await keeper.put(TESTER, file)
        assert await sweep._unused(NOW, "") == [file.sha256]
        async with database.work(TESTER) as work:
            await keeper.hold(work, file)
            await work.images.add(new_image(file))
        assert not await sweep._remove(file.sha256, NOW)
        assert await store.exists(file.key)
    await store.close()


@pytest.mark.parametrize("kind", ["local", "minio"])
async def test_a_grace_age_keeps_what_was_just_put_and_a_held_row_what_is_old(
    kind: str, request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> None:
    async with opened(kind, request, tmp_path) as store, Database.open(database_url) as database:
        file, keeper, sweep = (
            kept_file(tmp_path, 0),
            BlobKeeper(database, store),
            swept(database, store, tmp_path),
        )
        await keeper.put(TESTER, file)
        assert (await sweep(timedelta(hours=1))).removed == 0
        async with database.work(TESTER) as work:
            await keeper.hold(work, file)
            assert (await sweep(NOW)).removed == 0
        assert (await sweep(NOW)).removed == 1
        assert not await store.exists(file.key)


@pytest.mark.parametrize("kind", ["local", "minio"])
async def test_only_content_addresses_are_adopted(
    kind: str, request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> None:
    async with opened(kind, request, tmp_path) as store, Database.open(database_url) as database:
        file = kept_file(tmp_path, 0)
        strange = {f"{file.key}.bak", f"sha256/zz/{file.sha256}.png", "sha256/ab/notes.txt", f"sha256/{'a' * 90}.png"}
        for key in {file.key, *strange}:
            await store.put(key, file.path, size=file.size, sha256=file.sha256, content_type="image/png")

        report = await swept(database, store, tmp_path)(NOW)

        assert (report.removed, report.stuck) == (1, 0)
        assert {entry.key async for entry in store.entries()} == strange


async def test_a_row_without_our_columns_keeps_its_bytes(database_url: str, tmp_path: Path) -> None:
    store = LocalBlobStore(tmp_path / "blobs")
    await store.start()
    async with Database.open(database_url) as database:
        file, sweep = kept_file(tmp_path, 0), swept(database, store, tmp_path)
        await BlobKeeper(database, store).put(TESTER, file)
        async with database.work(TESTER) as work:
            image = await work.images.add(new_image(file))
            await work.connection.exec_driver_sql("UPDATE images SET sha256 = NULL")
        assert (await sweep(NOW)).removed == 0
        async with database.work(TESTER) as work:
            assert await work.images.uses(file.sha256)
            await work.images.delete(await work.images.lock(image.id))
            await work.images.purge(Doom((image.id,)))
        assert (await sweep(NOW)).removed == 1
    await store.close()


@pytest.mark.parametrize("kind", ["local", "minio"])
async def test_verifying_reports_what_is_missing_or_damaged_and_goes_on(
    kind: str, request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> None:
    async with opened(kind, request, tmp_path) as store, Database.open(database_url) as database:
        keeper = BlobKeeper(database, store)
        whole_one, missing, damaged = (kept_file(tmp_path, seed) for seed in range(3))
        async with database.work(TESTER) as work:
            for file in (whole_one, missing, damaged):
                await work.images.add(new_image(file))
        await keeper.put(TESTER, whole_one)
        await store.put(damaged.key, missing.path, size=missing.size, sha256=missing.sha256, content_type="image/png")

        report = await swept(database, store, tmp_path)(NOW, verify=True)

        assert report.verified == 3
        assert set(report.broken) == {missing.key, damaged.key}
        assert report.removed == 0


async def test_a_sweep_without_its_store_says_so(database_url: str, tmp_path: Path, minio: MinioAddress) -> None:
    async with Database.open(database_url) as database, minio.opened(create=False) as homeless:
        with pytest.raises(StoreAway):
            await swept(database, homeless, tmp_path)(NOW)
