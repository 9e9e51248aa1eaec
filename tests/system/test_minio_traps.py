"""What MinIO and the way to it do to bytes: stalls, lost answers, flipped bits, files and objects that change."""

import asyncio
import gzip
import io
import threading
from contextlib import aclosing
from pathlib import Path

import pytest
from minio.commonconfig import SnowballObject

from server.domain.store_errors import BlobCorrupt, BlobMissing, StoreUnavailable
from server.storage.deadlines import Deadlines
from server.storage.minio_admin import MinioAdmin
from tests.blob_samples import KIB, MIB, put, sample, whole
from tests.minio_server import MinioAddress, MinioServer, free_port, new_bucket
from tests.tcp_proxy import Hold, Record, TcpProxy, cut_after, flip_bit, lose_first, unchanged


def port_of(address: MinioAddress) -> int:
    return int(address.endpoint.rpartition(":")[2])


async def test_a_stalled_reader_keeps_nobody_waiting_and_gets_every_byte(
    own_minio: MinioServer, tmp_path: Path
) -> None:
    address, bucket = own_minio.address, new_bucket()
    picture, doomed, naive = (sample(tmp_path, size * MIB, size) for size in (12, 13, 48))
    async with address.opened(bucket) as store:
        for each in (picture, doomed, naive):
            await put(store, each)
        reader, writer = await asyncio.open_connection("127.0.0.1", own_minio.port)
        url = address.sdk().presigned_get_object(bucket, naive.key)
        writer.write(f"GET {url.partition(address.endpoint)[2]} HTTP/1.1\r\nHost: {address.endpoint}\r\n\r\n".encode())
        assert b"200 OK" in await reader.readline()

        async with aclosing(store.read(picture.key)) as pieces, aclosing(store.read(doomed.key)) as others:
            received = [await anext(pieces)]
            await anext(others)
            # MinIO lets go of the naive reader's object only when it has given that reader up.
            patience = asyncio.create_task(store.delete([naive.key]))
            await store.delete([doomed.key])
            assert not patience.done()
            await patience
            received += [piece async for piece in pieces]
            with pytest.raises(BlobMissing):
                assert [piece async for piece in others] == []
        writer.transport.abort()
    assert b"".join(received) == picture.data


async def test_more_than_4_mib_is_read_in_ranges_of_one_version(minio: MinioAddress, tmp_path: Path) -> None:
    picture = sample(tmp_path, 9 * MIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        await put(store, picture)
        proxy.up = record = Record()
        assert await whole(store, picture.key) == picture.data

    lines = [head.split(b"\r\n") for head in record.heads]
    ranges = [line for head in lines for line in head if line.startswith(b"range:")]
    assert ranges == [b"range: bytes=0-4194303", b"range: bytes=4194304-8388607", b"range: bytes=8388608-9437183"]
    assert [any(line.startswith(b"if-match:") for line in head) for head in lines] == [False, True, True]


async def test_an_object_that_changes_while_it_is_read_is_not_mixed(minio: MinioAddress, tmp_path: Path) -> None:
    bucket, picture, other = new_bucket(), sample(tmp_path, 9 * MIB), sample(tmp_path, 9 * MIB, 1)
    received = b""
    async with minio.opened(bucket) as store:
        await put(store, picture)
        async with aclosing(store.read(picture.key)) as pieces:
            received += await anext(pieces)
            minio.sdk().put_object(bucket, picture.key, io.BytesIO(other.data), other.size)
            with pytest.raises(BlobCorrupt, match="changed"):
                received += b"".join([piece async for piece in pieces])
    assert picture.data.startswith(received)


async def test_an_upload_is_one_request_that_announces_everything(minio: MinioAddress, tmp_path: Path) -> None:
    picture = sample(tmp_path, 12 * MIB)
    record = Record()
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        proxy.up = record
        await put(store, picture)

    (head,) = [head.split(b"\r\n") for head in record.heads if head.startswith(b"put") and b"sha256/" in head]
    assert b"if-none-match: *" in head
    assert b"content-length: %d" % picture.size in head
    assert b"content-type: image/png" in head
    assert any(line.startswith(b"x-amz-checksum-sha256:") for line in head)


async def test_the_server_keeps_the_digest(minio: MinioAddress, tmp_path: Path) -> None:
    picture = sample(tmp_path, 12 * MIB)
    async with minio.opened() as store:
        await put(store, picture)
        assert (await store.stat(picture.key)).sha256 == picture.sha256


@pytest.mark.parametrize("size", [100 * KIB, 12 * MIB])
async def test_a_bit_flipped_on_the_way_up_is_refused(minio: MinioAddress, tmp_path: Path, size: int) -> None:
    picture = sample(tmp_path, size)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        proxy.up = flip_bit(50_000)
        with pytest.raises(BlobCorrupt):
            await put(store, picture)
        proxy.up = unchanged
        assert not await store.exists(picture.key)


async def test_a_bit_flipped_on_the_way_down_is_reported(minio: MinioAddress, tmp_path: Path) -> None:
    picture = sample(tmp_path, 5 * MIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        await put(store, picture)
        proxy.down = flip_bit(3 * MIB)
        with pytest.raises(BlobCorrupt):
            await whole(store, picture.key, picture.sha256)


@pytest.mark.parametrize("warm", [False, True], ids=["new connection", "kept connection"])
async def test_an_upload_whose_answer_is_lost_succeeds(minio: MinioAddress, tmp_path: Path, warm: bool) -> None:
    picture = sample(tmp_path, 300 * KIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        if warm:
            await store.check()
        proxy.down = lose_first(1)
        await put(store, picture)
        assert await whole(store, picture.key) == picture.data


async def test_an_upload_that_is_cut_is_not_stored_and_may_be_repeated(minio: MinioAddress, tmp_path: Path) -> None:
    picture = sample(tmp_path, 12 * MIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        proxy.up = cut_after(5 * MIB)
        with pytest.raises(StoreUnavailable):
            await put(store, picture)
        proxy.up = unchanged
        assert not await store.exists(picture.key)
        await put(store, picture)
        assert await whole(store, picture.key) == picture.data


async def test_uploads_that_break_leave_no_thread_and_nothing_open(minio: MinioAddress, tmp_path: Path) -> None:
    bucket, picture = new_bucket(), sample(tmp_path, 12 * MIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(bucket, through=proxy.address) as store:
        before = threading.active_count()
        for _ in range(12):
            proxy.up = cut_after(5 * MIB)
            with pytest.raises(StoreUnavailable):
                await put(store, picture)
            proxy.up = unchanged
            assert not await store.exists(picture.key)
        # The store has two pools of four; an upload in parts by the SDK would leave three threads each time.
        assert threading.active_count() <= before + 8
        # An upload in parts would still lie there, and no listing of keys would show it.
        assert minio.sdk()._list_multipart_uploads(bucket_name=bucket).uploads == []


@pytest.mark.parametrize("kept", [3 * MIB, 40 * MIB], ids=["shorter", "longer"])
async def test_a_file_that_changes_its_size_during_the_upload(minio: MinioAddress, tmp_path: Path, kept: int) -> None:
    picture = sample(tmp_path, 32 * MIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        proxy.up = hold = Hold(MIB)
        storing = asyncio.create_task(put(store, picture))
        await hold.holding.wait()
        with picture.path.open("r+b") as file:
            file.truncate(kept)
        hold.released.set()
        if kept > picture.size:
            await storing
            assert await whole(store, picture.key) == picture.data
        else:
            with pytest.raises(BlobCorrupt, match="ended before"):
                await storing
            assert not await store.exists(picture.key)


async def test_a_connection_cut_during_a_download_is_made_again(minio: MinioAddress, tmp_path: Path) -> None:
    picture = sample(tmp_path, 9 * MIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address) as store:
        await put(store, picture)
        passed = 0

        async def cut_once(piece: bytes) -> bytes | None:
            nonlocal passed
            before, passed = passed, passed + len(piece)
            return None if before < 6 * MIB <= passed else piece

        proxy.down = cut_once
        assert await whole(store, picture.key, picture.sha256) == picture.data
    assert passed > picture.size


async def test_a_reader_that_is_cancelled_leaves_nothing_behind(minio: MinioAddress, tmp_path: Path) -> None:
    picture = sample(tmp_path, 9 * MIB)
    async with TcpProxy(port_of(minio)) as proxy, minio.opened(through=proxy.address, streams=1) as store:
        await put(store, picture)
        proxy.down = hold = Hold(MIB)
        reading = asyncio.create_task(whole(store, picture.key))
        await hold.holding.wait()
        proxy.client_left.clear()
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        await proxy.client_left.wait()
        proxy.down = unchanged
        assert await whole(store, picture.key) == picture.data


async def test_an_object_with_a_content_encoding_is_its_stored_bytes(minio: MinioAddress, tmp_path: Path) -> None:
    bucket, packed = new_bucket(), gzip.compress(bytes(100_000), mtime=0)
    async with minio.opened(bucket) as store:
        key, metadata = "sha256/aa/packed.png", {"Content-Encoding": "gzip"}
        minio.sdk().put_object(bucket, key, io.BytesIO(packed), len(packed), metadata=metadata)  # type: ignore[arg-type]  # its own annotation is invariant
        assert (await store.stat(key)).size == len(packed)
        assert await whole(store, key) == packed


async def test_pages_are_listed_and_deleted_to_their_end(minio: MinioAddress) -> None:
    bucket = new_bucket()
    keys = {f"sha256/{number % 2:02}/{number:04}.png" for number in range(2300)}
    async with minio.opened(bucket) as store:
        minio.sdk().upload_snowball_objects(
            bucket, (SnowballObject(key, data=io.BytesIO(b"1"), length=1) for key in keys)
        )
        assert {entry.key async for entry in store.entries("sha256/")} == keys
        await store.delete(sorted(keys))
        assert [entry async for entry in store.entries()] == []


async def test_a_deletion_nobody_waits_for_is_not_carried_out_later(minio: MinioAddress, tmp_path: Path) -> None:
    bucket, picture, answers = new_bucket(), sample(tmp_path, 100 * KIB), asyncio.Queue[bytes]()

    async def listen(piece: bytes) -> bytes | None:
        answers.put_nowait(piece)
        return piece

    async with TcpProxy(port_of(minio)) as proxy, minio.opened(bucket) as store:
        await put(store, picture)
        deadlines = Deadlines(operation=1.0)
        async with minio.opened(bucket, through=proxy.address, create=False, deadlines=deadlines) as impatient:
            proxy.up, proxy.down, proxy.outlives_clients = (hold := Hold(0)), listen, True
            with pytest.raises(StoreUnavailable):
                await impatient.delete([picture.key])
        # Another writer trusts that the object is there, as it is: then the request arrives.
        hold.released.set()
        assert b"AccessDenied" in await answers.get()
        assert await store.exists(picture.key)


def test_signing_needs_no_network() -> None:
    nowhere = f"127.0.0.1:{free_port()}"
    admin = MinioAdmin(nowhere, "a", "b", "pictures", region="us-east-1", tls=None, threads=1, deadlines=Deadlines())
    assert admin.sign("GET", "sha256/aa/1.png").startswith(
        f"http://{nowhere}/pictures/sha256/aa/1.png?X-Amz-Algorithm="
    )
    assert "X-Amz-Expires=7&" in admin.sign_deletion(7)
