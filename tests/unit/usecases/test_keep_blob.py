"""No row ever lacks its bytes, whatever comes between."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from server.domain.grace import least_grace
from server.domain.store_errors import BlobMissing, StoreUnavailable
from server.repositories.database import Database, Work
from server.storage.blobs import PUT_ATTEMPTS
from server.storage.deadlines import REMOVAL
from server.usecases.keep_blob import BlobKeeper, KeptFile
from tests.blob_samples import whole
from tests.callers import TESTER
from tests.row_samples import image_of
from tests.twins.blob_store import BlobStoreTwin
from tests.twins.database import DatabaseTwin
from tests.unit.usecases.conftest import PUT_SECONDS
from tests.unit.usecases.kept_pictures import picture_file

FRESH = least_grace(PUT_SECONDS) / 2
MOMENT = timedelta(seconds=1)


@dataclass
class SlowStore(BlobStoreTwin):
    """While it puts, time passes in the database: one of these spans for each put, then none."""

    twin: DatabaseTwin
    spans: list[timedelta] = field(default_factory=list)
    puts: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
        await super().put(key, source, size=size, sha256=sha256, content_type=content_type)
        self.puts += 1
        await self.twin.let_pass(self.spans.pop(0) if self.spans else timedelta(0))


@pytest.mark.parametrize(
    ("spans", "puts"), [([], 1), ([FRESH - MOMENT], 1), ([FRESH], 2), ([FRESH, FRESH + MOMENT, FRESH - MOMENT], 3)]
)
async def test_bytes_are_there_when_what_refers_to_them_is_written(
    spans: list[timedelta], puts: int, twin: DatabaseTwin, tmp_path: Path
) -> None:
    store, file = SlowStore(twin, spans), picture_file(tmp_path)
    written: list[int] = []

    async def write(work: Work) -> str:
        written.append(store.puts)
        await work.images.add(image_of(file.sha256))
        return "written"

    assert await BlobKeeper(twin.real, store, PUT_SECONDS).keep(TESTER, file, write) == "written"
    assert written == [puts]
    assert await whole(store, file.key, file.sha256) == file.path.read_bytes()
    assert [each.sha256 for each in twin.tables.images.values()] == [file.sha256]


async def test_who_always_comes_late_gives_up(twin: DatabaseTwin, tmp_path: Path) -> None:
    store, file = SlowStore(twin, [FRESH] * PUT_ATTEMPTS), picture_file(tmp_path)

    async def write(work: Work) -> None:
        pytest.fail("nothing is written")

    with pytest.raises(StoreUnavailable) as refused:
        await BlobKeeper(twin.real, store, PUT_SECONDS).keep(TESTER, file, write)
    assert file.key in refused.value.detail
    assert store.puts == PUT_ATTEMPTS


async def test_bytes_that_a_sweep_removes_are_put_when_it_is_done(
    twin: DatabaseTwin, store: BlobStoreTwin, keeper: BlobKeeper, tmp_path: Path
) -> None:
    file = picture_file(tmp_path)
    async with twin.real.work(TESTER) as work:
        await work.blobs.adopt([file.sha256])
        assert await work.blobs.doom(file.sha256, timedelta(0))
    keeping = asyncio.create_task(keeper.keep(TESTER, file, lambda work: work.images.add(image_of(file.sha256))))
    done, _ = await asyncio.wait({keeping}, timeout=0.05)
    assert not done
    assert not await store.exists(file.key)
    await twin.let_pass(REMOVAL)
    assert (await keeping).sha256 == file.sha256


async def test_what_fails_to_be_written_refers_to_nothing(
    database: Database, keeper: BlobKeeper, tmp_path: Path
) -> None:
    file = picture_file(tmp_path)

    async def write(work: Work) -> None:
        await work.images.add(image_of(file.sha256))
        raise LookupError

    with pytest.raises(LookupError):
        await keeper.keep(TESTER, file, write)
    async with database.work(TESTER) as work:
        assert not await work.images.uses(file.sha256)
        assert await work.blobs.known([file.sha256]) == {file.sha256}


async def test_bytes_that_cannot_be_stored_are_referred_to_by_nobody(
    twin: DatabaseTwin, keeper: BlobKeeper, tmp_path: Path
) -> None:
    file = picture_file(tmp_path)

    class FullStore(BlobStoreTwin):
        async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
            raise BlobMissing(key)

    async def write(work: Work) -> None:
        pytest.fail("nothing is written")

    with pytest.raises(BlobMissing):
        await BlobKeeper(twin.real, FullStore(), PUT_SECONDS).keep(TESTER, file, write)


async def test_a_put_without_end_is_ended(twin: DatabaseTwin, tmp_path: Path) -> None:
    class EndlessStore(BlobStoreTwin):
        async def put(self, key: str, source: Path, *, size: int, sha256: str, content_type: str) -> None:
            await asyncio.Event().wait()

    async def write(work: Work) -> None:
        pytest.fail("nothing is written")

    with pytest.raises(StoreUnavailable) as refused:
        await BlobKeeper(twin.real, EndlessStore(), 0.01).keep(TESTER, picture_file(tmp_path), write)
    assert "within 0.01 s" in refused.value.detail


async def test_no_store_is_asked_while_something_is_written(
    keeper: BlobKeeper, store: BlobStoreTwin, tmp_path: Path
) -> None:
    file: KeptFile = picture_file(tmp_path)

    async def write(work: Work) -> None:
        await store.exists(file.key)

    with pytest.raises(RuntimeError, match="inside a transaction"):
        await keeper.keep(TESTER, file, write)
