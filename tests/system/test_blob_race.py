"""Uploads, purges and sweeps of the same bytes at once: no row ever lacks its bytes, and nothing unused stays."""

import asyncio
import random
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from server.domain.grace import least_grace
from server.domain.purges import Doom
from server.domain.store_errors import StoreAway, StoreUnavailable
from server.repositories.database import Database, Work
from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore
from server.usecases.keep_blob import BlobKeeper, KeptFile
from server.usecases.sweep import Sweep
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.minio_server import MinioAddress
from tests.system.either_store import opened
from tests.system.kept_files import add_image, kept_file

FILES, UPLOADERS, ROUNDS = 20, 3, 120
PUT_SECONDS = 0.05
"""So little that bytes come and go while others store them: nothing beside writers may sweep younger ones."""
GRACE = least_grace(PUT_SECONDS)
LONG = 120.0
NOW = timedelta(0)
"""The grace of sweeps while nobody writes."""


async def put_alone(database: Database, store: BlobStore, file: KeptFile) -> None:
    """Store bytes, and write nothing that refers to them."""

    async def nothing(work: Work) -> None:
        pass

    await BlobKeeper(database, store, LONG).keep(TESTER, file, nothing)


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
        keeper = BlobKeeper(self.database, self.store, PUT_SECONDS)
        for _ in range(ROUNDS):
            file = draws.choice(self.files)
            try:
                image = await keeper.keep(TESTER, file, partial(add_image, file=file))
            except StoreUnavailable:  # a busy machine does not store it in so little time
                continue
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

    async def sweep(self, grace: timedelta = GRACE) -> None:
        self.removed += (await swept(self.database, self.store, self.files[0].path.parent)(grace)).removed

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
        assert race.removed > FILES
        async with database.work(TESTER) as work:
            rows = [await work.images.get(image_id) for image_id in race.images]
        for content in {(row.url, row.sha256) for row in rows}:
            await whole(store, *content)

        await race.sweep(NOW)
        assert await race.keys() == {row.url for row in rows}
        await race.purge(list(race.images))
        await race.sweep(NOW)
        assert await race.keys() == set()
        async with database.work(TESTER) as work:
            assert await work.blobs.known([file.sha256 for file in race.files]) == set()


async def _sweeping(race: Race, end: asyncio.Event) -> None:
    while not end.is_set():
        await race.sweep()


async def test_what_gets_a_row_after_it_was_seen_unused_stays(database_url: str, tmp_path: Path) -> None:
    store = LocalBlobStore(tmp_path / "blobs")
    await store.start()
    async with Database.open(database_url) as database:
        file, sweep = kept_file(tmp_path, 0), swept(database, store, tmp_path)
        await put_alone(database, store, file)
        assert await sweep._unused(NOW, "") == [file.sha256]
        await BlobKeeper(database, store, LONG).keep(TESTER, file, partial(add_image, file=file))
        assert not await sweep._remove(file.sha256, NOW)
        assert await store.exists(file.key)
    await store.close()


@pytest.mark.parametrize("kind", ["local", "minio"])
async def test_a_grace_keeps_what_was_just_put_and_a_locked_row_what_is_old(
    kind: str, request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> None:
    async with opened(kind, request, tmp_path) as store, Database.open(database_url) as database:
        file, sweep = kept_file(tmp_path, 0), swept(database, store, tmp_path)
        await put_alone(database, store, file)
        assert (await sweep(timedelta(hours=1))).removed == 0
        begun, done = asyncio.Event(), asyncio.Event()

        async def locked(work: Work) -> None:
            begun.set()
            await done.wait()

        keeping = asyncio.create_task(BlobKeeper(database, store, LONG).keep(TESTER, file, locked))
        await begun.wait()
        assert (await sweep(NOW)).removed == 0
        done.set()
        await keeping
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
        await put_alone(database, store, file)
        async with database.work(TESTER) as work:
            image = await add_image(work, file)
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
        whole_one, missing, damaged = (kept_file(tmp_path, seed) for seed in range(3))
        async with database.work(TESTER) as work:
            for file in (whole_one, missing, damaged):
                await add_image(work, file)
        await put_alone(database, store, whole_one)
        await store.put(damaged.key, missing.path, size=missing.size, sha256=missing.sha256, content_type="image/png")

        report = await swept(database, store, tmp_path)(NOW, verify=True)

        assert report.verified == 3
        assert set(report.broken) == {missing.key, damaged.key}
        assert report.removed == 0


async def test_a_sweep_without_its_store_says_so(database_url: str, tmp_path: Path, minio: MinioAddress) -> None:
    async with Database.open(database_url) as database, minio.opened(create=False) as homeless:
        with pytest.raises(StoreAway):
            await swept(database, homeless, tmp_path)(NOW)
