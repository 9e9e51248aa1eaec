"""What every BlobStore promises, held against each of them; MinIO is a real server, the twin is that of unit tests."""

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.domain.errors import OffsetBeyondEnd
from server.domain.store_errors import BlobCorrupt, BlobMissing
from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore
from tests.blob_samples import KIB, MIB, Sample, put, sample, whole
from tests.minio_server import MinioAddress
from tests.twins.blob_store import BlobStoreTwin

STORES = ["local", "minio", "twin"]
ABSENT = f"sha256/00/{'0' * 64}.png"


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, runner: asyncio.Runner, tmp_path: Path) -> Iterator[BlobStore]:
    each: BlobStore
    if request.param == "local":
        each = LocalBlobStore(tmp_path / "blobs")
    elif request.param == "twin":
        each = BlobStoreTwin()
    else:
        address: MinioAddress = request.getfixturevalue("minio")
        (tmp_path / "scratch").mkdir()
        each = address.store(scratch=tmp_path / "scratch")
    runner.run(each.start())
    yield each
    runner.run(each.close())


@pytest.mark.parametrize("size", [0, 1, 256 * KIB, 4 * MIB - 1, 4 * MIB, 9 * MIB + 7])
async def test_what_is_put_is_read(store: BlobStore, runner: asyncio.Runner, tmp_path: Path, size: int) -> None:
    picture = sample(tmp_path, size)
    key = await put(store, picture)

    stat = await store.stat(key)
    assert stat.size == size
    assert stat.sha256 in {None, picture.sha256}
    assert await store.exists(key)
    assert await whole(store, key, picture.sha256) == picture.data
    async with aclosing(store.read(key)) as pieces:
        sizes = [len(piece) async for piece in pieces]
    assert sum(sizes) == size
    assert all(0 < each <= store.chunk_size for each in sizes)


@pytest.mark.parametrize(
    ("offset", "limit"),
    [(0, 1), (1, None), (256 * KIB - 1, 2), (4 * MIB - 1, 2), (4 * MIB, 4 * MIB), (100, 5 * MIB), (5 * MIB, 9 * MIB)],
)
async def test_a_part_is_read(
    store: BlobStore, runner: asyncio.Runner, tmp_path: Path, offset: int, limit: int | None
) -> None:
    picture = sample(tmp_path, 9 * MIB)
    key = await put(store, picture)

    async with aclosing(store.read(key, offset=offset, limit=limit, chunk=100 * KIB)) as pieces:
        parts = [piece async for piece in pieces]

    assert b"".join(parts) == picture.data[offset : None if limit is None else offset + limit]
    assert max(map(len, parts)) <= 100 * KIB


async def test_reading_begins_at_the_end_but_not_behind_it(
    store: BlobStore, runner: asyncio.Runner, tmp_path: Path
) -> None:
    key = await put(store, sample(tmp_path, 100))

    assert [piece async for piece in store.read(key, offset=100)] == []
    with pytest.raises(OffsetBeyondEnd) as refused:
        await anext(store.read(key, offset=101))
    assert refused.value.metadata == {"size": "100"}


async def test_absent_bytes_are_missing(store: BlobStore, runner: asyncio.Runner) -> None:
    assert not await store.exists(ABSENT)
    with pytest.raises(BlobMissing):
        await store.stat(ABSENT)
    with pytest.raises(BlobMissing):
        await anext(store.read(ABSENT))
    with pytest.raises(BlobMissing):
        await anext(store.read(ABSENT, offset=5))
    with pytest.raises(BlobMissing):
        async with store.as_file(ABSENT):
            pass
    # A folder of blobs is no blob.
    with pytest.raises(BlobMissing):
        await store.stat("sha256")


async def test_the_same_bytes_are_put_twice(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    picture = sample(tmp_path, 300 * KIB)
    key = await put(store, picture)
    await put(store, picture)
    assert await whole(store, key) == picture.data


@pytest.mark.parametrize("size", [100 * KIB, 100 * KIB + 1])
async def test_other_bytes_never_replace_what_a_key_holds(
    store: BlobStore, runner: asyncio.Runner, tmp_path: Path, size: int
) -> None:
    picture = sample(tmp_path, 100 * KIB)
    key = await put(store, picture)

    with pytest.raises(BlobCorrupt):
        await put(store, sample(tmp_path, size, seed=1), key)

    assert await whole(store, key) == picture.data


@pytest.mark.parametrize("size", [0, 100 * KIB, 12 * MIB])
async def test_bytes_with_another_digest_are_refused(
    store: BlobStore, runner: asyncio.Runner, tmp_path: Path, size: int
) -> None:
    picture = sample(tmp_path, size)
    lie = Sample(picture.path, picture.data, sample(tmp_path, 10).sha256)

    with pytest.raises(BlobCorrupt):
        await put(store, lie)

    assert not await store.exists(lie.key)
    assert [entry async for entry in store.entries()] == []


@pytest.mark.parametrize("announced", [99 * KIB, 101 * KIB])
async def test_a_file_of_another_size_is_refused(
    store: BlobStore, runner: asyncio.Runner, tmp_path: Path, announced: int
) -> None:
    picture = sample(tmp_path, 100 * KIB)

    with pytest.raises(BlobCorrupt):
        await store.put(picture.key, picture.path, size=announced, sha256=picture.sha256, content_type="image/png")

    assert not await store.exists(picture.key)


async def test_one_of_many_writers_wins(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    pictures = [sample(tmp_path, 200 * KIB, seed) for seed in range(12)]
    outcomes = await asyncio.gather(
        *(put(store, each, "sha256/aa/shared.png") for each in pictures), return_exceptions=True
    )

    winners = [each for each, outcome in zip(pictures, outcomes, strict=True) if isinstance(outcome, str)]
    losers = [outcome for outcome in outcomes if isinstance(outcome, BlobCorrupt)]
    assert (len(winners), len(losers)) == (1, 11)
    assert await whole(store, "sha256/aa/shared.png") == winners[0].data


async def test_writers_of_the_same_bytes_all_succeed(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    picture = sample(tmp_path, 2 * MIB)
    keys = await asyncio.gather(*(put(store, picture) for _ in range(12)))
    assert await whole(store, keys[0], picture.sha256) == picture.data


async def test_a_wrong_digest_is_noticed_at_the_end(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    picture = sample(tmp_path, 5 * MIB)
    key = await put(store, picture)
    received = 0

    async def read_on() -> None:
        nonlocal received
        async for piece in store.read(key, sha256="0" * 64):
            received += len(piece)

    with pytest.raises(BlobCorrupt):
        await read_on()

    assert received == picture.size
    with pytest.raises(BlobCorrupt):
        async with store.as_file(key, sha256="0" * 64):
            pytest.fail("the block is not entered")


async def test_a_blob_is_lent_as_a_file(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    picture = sample(tmp_path, 5 * MIB)
    key = await put(store, picture)

    async with store.as_file(key, sha256=picture.sha256) as path:
        assert path.suffix == ".png"
        assert path.read_bytes() == picture.data

    assert not path.exists()
    if (tmp_path / "scratch").exists():
        assert list((tmp_path / "scratch").iterdir()) == []
    assert await whole(store, key) == picture.data


async def test_a_lent_file_outlives_its_blob(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    picture = sample(tmp_path, 100 * KIB)
    key = await put(store, picture)

    async with store.as_file(key) as path:
        await store.delete([key])
        assert path.read_bytes() == picture.data

    assert not path.exists()
    assert not await store.exists(key)
    assert [entry async for entry in store.entries()] == []


async def test_keys_are_deleted_and_absent_ones_do_not_matter(
    store: BlobStore, runner: asyncio.Runner, tmp_path: Path
) -> None:
    pictures = [sample(tmp_path, 10, seed) for seed in range(3)]
    keys = [await put(store, each) for each in pictures]
    absent = [f"sha256/{number:04}.png" for number in range(1100)]

    await store.delete([*absent, *keys[:2]])
    await store.delete([])

    assert [await store.exists(key) for key in keys] == [False, False, True]


async def test_keys_are_listed_by_prefix(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    picture = sample(tmp_path, 10)
    keys = {"sha256/ab/1.png", "sha256/ab/2.png", "sha256/cd/3.png", "renders/ab/4.webp", "top.png"}
    for key in keys:
        await put(store, picture, key)

    async def listed(prefix: str) -> set[str]:
        return {entry.key async for entry in store.entries(prefix)}

    assert await listed("") == keys
    assert await listed("sha256/") == {"sha256/ab/1.png", "sha256/ab/2.png", "sha256/cd/3.png"}
    assert await listed("sha256/a") == await listed("sha256/ab/") == {"sha256/ab/1.png", "sha256/ab/2.png"}
    assert await listed("sha256/ab/2") == {"sha256/ab/2.png"}
    assert await listed("nothing/") == set()
    entries = [entry async for entry in store.entries("top")]
    assert [(entry.key, entry.size) for entry in entries] == [("top.png", 10)]
    assert abs(entries[0].modified - datetime.now(UTC)) < timedelta(minutes=5)


@pytest.mark.parametrize("key", ["", "/a", "../a", "a/../b", "a/", "a//b", ".partial/a", "a b", "a\n", "ä", "a" * 300])
async def test_a_key_of_the_wrong_shape_is_refused(
    store: BlobStore, runner: asyncio.Runner, tmp_path: Path, key: str
) -> None:
    with pytest.raises(ValueError, match="blob key"):
        await put(store, Sample(tmp_path, b"", "0" * 64), key or " ")
    with pytest.raises(ValueError, match="blob key"):
        await store.stat(key)
    with pytest.raises(ValueError, match="blob key"):
        await anext(store.read(key))
    with pytest.raises(ValueError, match="blob key"):
        await store.delete([key])
    with pytest.raises(ValueError, match="blob key"):
        async with store.as_file(key):
            pass


async def test_a_part_cannot_have_the_digest_of_the_whole(store: BlobStore, runner: asyncio.Runner) -> None:
    with pytest.raises(ValueError, match="whole read"):
        await anext(store.read(ABSENT, offset=1, sha256="0" * 64))
    with pytest.raises(ValueError, match="part of a blob"):
        await anext(store.read(ABSENT, limit=0))


async def test_a_reader_may_leave_early(store: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    picture = sample(tmp_path, 9 * MIB)
    key = await put(store, picture)
    for _ in range(70):  # more often than there are slots
        async with aclosing(store.read(key, chunk=64 * KIB)) as pieces:
            assert await anext(pieces) == picture.data[: 64 * KIB]


async def test_a_ready_store_says_so(store: BlobStore, runner: asyncio.Runner) -> None:
    await store.check()
    await store.check()
    assert [entry async for entry in store.entries()] == []
