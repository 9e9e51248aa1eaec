"""A store whose directory or bucket is gone: never mistaken for missing bytes, and made at the start."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.domain.store_errors import StoreAway
from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore
from tests.blob_samples import put, sample
from tests.minio_server import MinioAddress

ABSENT = f"sha256/00/{'0' * 64}.png"


@pytest.fixture(params=["local", "minio"])
def homeless(request: pytest.FixtureRequest, runner: asyncio.Runner, tmp_path: Path) -> Iterator[BlobStore]:
    """A store whose directory or bucket is gone."""
    each: BlobStore
    if request.param == "local":
        each = LocalBlobStore(tmp_path / "blobs")
        runner.run(each.start())
        (tmp_path / "blobs").rename(tmp_path / "elsewhere")
    else:
        address: MinioAddress = request.getfixturevalue("minio")
        each = address.store(create=False)
        runner.run(each.start())
    yield each
    runner.run(each.close())


async def test_a_missing_home_is_not_a_missing_key(homeless: BlobStore, runner: asyncio.Runner, tmp_path: Path) -> None:
    with pytest.raises(StoreAway) as refused:
        await homeless.check()
    assert homeless.name.rpartition(" ")[2] in refused.value.detail
    assert homeless.name not in str(refused.value)
    with pytest.raises(StoreAway):
        await homeless.stat(ABSENT)
    with pytest.raises(StoreAway):
        await homeless.exists(ABSENT)
    with pytest.raises(StoreAway):
        await anext(homeless.read(ABSENT))
    with pytest.raises(StoreAway):
        await put(homeless, sample(tmp_path, 10))
    with pytest.raises(StoreAway):
        await anext(homeless.entries())


async def test_a_missing_home_is_made_at_the_start(
    homeless: BlobStore, request: pytest.FixtureRequest, runner: asyncio.Runner, tmp_path: Path
) -> None:
    again: BlobStore
    if isinstance(homeless, LocalBlobStore):
        again = LocalBlobStore(tmp_path / "blobs")
    else:
        address: MinioAddress = request.getfixturevalue("minio")
        again = address.store(homeless.name.rpartition("/")[2])

    await again.start()

    try:
        await again.check()
        await homeless.check()
    finally:
        await again.close()
