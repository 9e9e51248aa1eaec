"""A MinIO that is away, frozen, full, rotten or not ours: every operation ends, and says what is wrong."""

import asyncio
import resource
import subprocess
from collections.abc import Coroutine
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from server.domain.store_errors import BlobCorrupt, StoreAway, StoreFull
from server.storage.blobs import BlobStore
from server.storage.deadlines import Deadlines
from server.storage.local import LocalBlobStore
from tests.blob_samples import KIB, MIB, Sample, put, sample, whole
from tests.minio_server import MinioAddress, MinioServer, free_port, new_bucket
from tests.tcp_proxy import Hold, TcpProxy, answer_with

QUICK = Deadlines(
    operation=1.0, bytes_per_second=20 * MIB, connect=0.5, silence=0.5, admin_connect=0.5, admin_silence=0.5
)
LONGEST_ANSWER = 25
ABSENT = f"sha256/00/{'0' * 64}.png"


async def first_entry(store: BlobStore) -> object:
    async with aclosing(store.entries()) as entries:
        return await anext(entries)


async def first_piece(store: BlobStore, key: str) -> object:
    async with aclosing(store.read(key)) as pieces:
        return await anext(pieces)


def every_operation(store: BlobStore, *files: Sample) -> list[Coroutine[Any, Any, object]]:
    return [
        store.check(),
        store.stat(ABSENT),
        store.exists(ABSENT),
        first_piece(store, ABSENT),
        first_entry(store),
        store.delete([ABSENT]),
        *(put(store, each) for each in files),
    ]


def connections_to(port: int) -> int:
    """How many connections this process has to a port."""
    return sum(1 for each in psutil.Process().net_connections("tcp") if each.raddr and each.raddr.port == port)


async def details(operations: list[Coroutine[Any, Any, object]]) -> list[str]:
    """What each operation says of the store, when each finds it unavailable."""
    async with asyncio.timeout(LONGEST_ANSWER):
        outcomes = await asyncio.gather(*operations, return_exceptions=True)
    assert all(isinstance(outcome, StoreAway) for outcome in outcomes), outcomes
    return [outcome.detail for outcome in outcomes if isinstance(outcome, StoreAway)]


async def test_a_server_that_is_away_is_unavailable_at_once(tmp_path: Path) -> None:
    address = MinioAddress(f"127.0.0.1:{free_port()}")
    async with address.opened(create=False) as store:
        said = await details(every_operation(store, sample(tmp_path, 100 * KIB), sample(tmp_path, 20 * MIB)))
    assert all(address.endpoint in each for each in said)
    with pytest.raises(StoreAway):
        await address.store().start()


async def test_a_frozen_server_holds_nothing_up(own_minio: MinioServer, tmp_path: Path) -> None:
    files = sample(tmp_path, 100 * KIB), sample(tmp_path, 20 * MIB)
    async with own_minio.address.opened(deadlines=QUICK) as store:
        await asyncio.gather(*(store.exists(ABSENT) for _ in range(4)))  # connections to be found frozen
        own_minio.freeze()
        await details(every_operation(store, *files))
        await asyncio.sleep(0)  # a socket closes in the next step of the loop
        assert connections_to(own_minio.port) == 0
        own_minio.thaw()
        await store.check()
        for each in files:
            await put(store, each)
            assert await whole(store, each.key, each.sha256) == each.data


async def test_frozen_calls_leave_other_work_its_threads(own_minio: MinioServer, tmp_path: Path) -> None:
    picture, local = sample(tmp_path, 100 * KIB), LocalBlobStore(tmp_path / "local")
    await local.start()
    async with own_minio.address.opened(deadlines=replace(QUICK, operation=8.0, silence=4.0)) as store:
        own_minio.freeze()
        frozen = [asyncio.create_task(details([first_entry(store)])) for _ in range(16)]
        frozen += [asyncio.create_task(details([store.stat(ABSENT)])) for _ in range(16)]
        await put(local, picture)
        assert await asyncio.to_thread(picture.path.read_bytes) == picture.data
        assert not any(each.done() for each in frozen[16:])
        await asyncio.gather(*frozen)
        own_minio.thaw()
    await local.close()


async def test_a_refusal_with_a_long_retry_after_is_passed_on_at_once(minio: MinioAddress, tmp_path: Path) -> None:
    body = b"<Error><Code>SlowDown</Code></Error>"
    busy = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 60\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)
    async with (
        TcpProxy(int(minio.endpoint.rpartition(":")[2])) as proxy,
        minio.opened(through=proxy.address) as store,
    ):
        proxy.down = answer_with(busy)
        picture = sample(tmp_path, 100 * KIB)
        said = await details(
            [store.check(), first_piece(store, ABSENT), first_entry(store), store.delete([ABSENT]), put(store, picture)]
        )
        assert all("SlowDown" in each for each in said)
        # An answer to HEAD has no body for the code.
        proxy.down = answer_with(busy.replace(body, b"").replace(b"Length: %d" % len(body), b"Length: 0"))
        assert "503" in (await details([store.stat(ABSENT)]))[0]


@pytest.mark.parametrize(
    ("access_key", "code"), [("nobody-here", "InvalidAccessKeyId"), ("limner-test", "SignatureDoesNotMatch")]
)
async def test_a_server_that_does_not_know_us_is_unavailable(
    own_minio: MinioServer, tmp_path: Path, access_key: str, code: str
) -> None:
    stranger = MinioAddress(own_minio.address.endpoint, access_key, "wrong-secret")
    async with stranger.opened(create=False) as store:
        said = await details(every_operation(store, sample(tmp_path, 100 * KIB)))
        assert code in said[0]
    with pytest.raises(StoreAway):
        await stranger.store().start()


async def test_a_restart_between_two_requests_is_not_seen(own_minio: MinioServer, tmp_path: Path) -> None:
    before, after = sample(tmp_path, 5 * MIB), sample(tmp_path, 5 * MIB, 1)
    async with own_minio.address.opened() as store:
        await put(store, before)
        await asyncio.gather(*(store.stat(before.key) for _ in range(6)), first_entry(store))
        own_minio.kill()
        own_minio.start()
        await asyncio.gather(
            *(store.delete([ABSENT]), put(store, after), store.stat(before.key), first_entry(store)),
        )
        for each in (before, after):
            assert await whole(store, each.key, each.sha256) == each.data


async def test_an_upload_cut_by_a_kill_is_not_there_in_part(own_minio: MinioServer, tmp_path: Path) -> None:
    picture = sample(tmp_path, 32 * MIB)
    async with TcpProxy(own_minio.port) as proxy, own_minio.address.opened(through=proxy.address) as store:
        proxy.up = hold = Hold(10 * MIB)
        storing = asyncio.create_task(put(store, picture))
        await hold.holding.wait()
        own_minio.kill()
        hold.released.set()
        with pytest.raises(StoreAway):
            await storing
        own_minio.start()
        assert not await store.exists(picture.key)
        await put(store, picture)
        assert await whole(store, picture.key) == picture.data


async def test_rotten_bytes_fail_in_the_middle_of_a_read(own_minio: MinioServer, tmp_path: Path) -> None:
    picture, bucket, received = sample(tmp_path, 20 * MIB), new_bucket(), b""
    async with own_minio.address.opened(bucket) as store:
        await put(store, picture)
        (part,) = (own_minio.directory / bucket / picture.key).glob("*/part.1")
        with part.open("r+b") as file:
            file.seek(10 * MIB)
            byte = file.read(1)
            file.seek(10 * MIB)
            file.write(bytes([byte[0] ^ 1]))

        assert (await store.stat(picture.key)).size == picture.size
        async with aclosing(store.read(picture.key, sha256=picture.sha256)) as pieces:
            try:
                async for piece in pieces:
                    received += piece
                pytest.fail("rotten bytes are read to their end")
            except (StoreAway, BlobCorrupt):
                pass
        assert received
        assert picture.data.startswith(received)
        assert len(received) < picture.size


def test_a_full_disk_takes_nothing_and_serves_the_rest(minio_binary: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    wrapper = ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o size=64m tmpfs "$0" && exec "$@"', str(disk)]
    if subprocess.run([*wrapper, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    server = MinioServer(minio_binary, disk, wrapper)
    server.start()
    try:
        asyncio.run(_fill(server.address, tmp_path))
    finally:
        server.kill()


async def _fill(address: MinioAddress, tmp_path: Path) -> None:
    async with address.opened() as store:
        stored = [sample(tmp_path, 12 * MIB, seed) for seed in range(2)]
        for each in stored:
            await put(store, each)
        too_much = sample(tmp_path, 60 * MIB)
        with pytest.raises(StoreFull):
            await put(store, too_much)
        assert not await store.exists(too_much.key)
        await store.check()
        for each in stored:
            assert await whole(store, each.key, each.sha256) == each.data
        await store.delete([stored[0].key])
        assert [entry.key async for entry in store.entries()] == [stored[1].key]


async def test_a_full_directory_takes_nothing_and_serves_the_rest(tmp_path: Path) -> None:
    store = LocalBlobStore(tmp_path / "blobs")
    await store.start()
    stored, too_much = sample(tmp_path, 100 * KIB), sample(tmp_path, 5 * MIB)
    await put(store, stored)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        # The kernel refuses to write on, as it does when a disk or a quota is full.
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MIB, before[1]))
        with pytest.raises(StoreFull):
            await put(store, too_much)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not await store.exists(too_much.key)
    assert [path.name for path in (tmp_path / "blobs" / ".partial").iterdir()] == []
    await store.check()
    assert await whole(store, stored.key, stored.sha256) == stored.data
    await put(store, too_much)
    await store.close()


async def test_a_bucket_that_is_removed_is_made_again(minio: MinioAddress, tmp_path: Path) -> None:
    before, after = sample(tmp_path, 100 * KIB), sample(tmp_path, 100 * KIB, 1)
    bucket = new_bucket()
    async with minio.opened(bucket) as store, minio.opened(bucket, create=False) as guest:
        await put(store, before)
        await store.delete([before.key])
        minio.sdk().remove_bucket(bucket)
        said = await details([guest.check(), put(guest, after)])
        assert all("NoSuchBucket" in each for each in said)

        await put(store, after)
        assert await whole(store, after.key) == after.data
        await guest.check()

        await store.delete([after.key])
        minio.sdk().remove_bucket(bucket)
        await store.check()
        await guest.check()
