"""Downloads of 20 MB beside nginx and beside the MinIO SDK; uploads beside a stream that only hashes."""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import grpc
from limner.v1 import image_pb2, image_pb2_grpc
from minio import Minio

from bench import h2load
from bench.pairs import Ratio, compare
from bench.peers import nginx
from bench.stand import Stand, limner, peer, picture, upload, upload_messages
from tests.minio_server import MinioAddress

SERVICE = "/limner.v1.ImageService"
SIDE = 2640  # 2640 x 2640 pixels of noise are 20 MB
MIB = 1 << 20


@asynccontextmanager
async def stored(
    address: str, content: bytes
) -> AsyncIterator[tuple[image_pb2.Image, image_pb2_grpc.ImageServiceStub]]:
    """The content as an image of the server."""
    async with grpc.aio.insecure_channel(address) as channel:
        stub = image_pb2_grpc.ImageServiceStub(channel)
        yield await upload(stub, content, hashlib.sha256(content).hexdigest()), stub


def _download_body(ground: Stand, image_id: str) -> Path:
    body = ground.folder / "download.bin"
    body.write_bytes(h2load.framed(image_pb2.DownloadImageRequest(id=image_id)))
    return body


async def from_files(ground: Stand, *, pairs: int, calls: int, side: int = SIDE) -> list[Ratio]:
    """Download from the local store beside nginx; upload beside hashing. MB per second."""
    content = picture(side, side)
    async with limner(ground) as (ours, _), stored(ours, content) as (image, _stub):
        body = _download_body(ground, image.id)
        path = image.url[image.url.index("sha256/") :]
        root = ground.folder / "data" / "blobs"
        async with nginx.nginx(root, ground.folder / "nginx") as beside, peer("bare", ground.database_url, "") as bare:

            async def download() -> float:
                method = f"{SERVICE}/DownloadImage"
                return (await h2load.grpc_load(ours, method, body, calls=calls, connections=1, streams=1))[1] / MIB

            async def sendfile() -> float:
                return (await h2load.http_load(f"http://{beside}/{path}", calls=calls, connections=1, streams=1))[
                    1
                ] / MIB

            sent = ground.folder / "upload.bin"
            sent.write_bytes(h2load.framed(*upload_messages(content, hashlib.sha256(content).hexdigest())))

            async def send(address: str) -> float:
                method = f"{SERVICE}/UploadImage"
                rate, _ = await h2load.grpc_load(
                    address, method, sent, calls=max(2, calls // 4), connections=1, streams=1
                )
                return rate * len(content) / MIB

            return [
                await compare(
                    "Download 20 MB, files", download, "nginx sendfile", sendfile,
                    unit="MB/s", pairs=pairs, aim="≥ 0.65",
                ),
                await compare(
                    "Upload 20 MB, decoded and stored", lambda: send(ours), "a stream that only hashes",
                    lambda: send(bare), unit="MB/s", pairs=pairs,
                ),
            ]  # fmt: skip


async def from_minio(ground: Stand, minio: MinioAddress, *, pairs: int, calls: int, side: int = SIDE) -> list[Ratio]:
    """Download from MinIO through the service beside a plain read with its SDK. MB per second."""
    content = picture(side, side)
    settings = {
        "LIMNER_MINIO_ENDPOINT": minio.endpoint,
        "LIMNER_MINIO_ACCESS_KEY": minio.access_key,
        "LIMNER_MINIO_SECRET_KEY": minio.secret_key,
        "LIMNER_MINIO_BUCKET": "limner-bench",
    }
    async with limner(ground, **settings) as (ours, _), stored(ours, content) as (image, _stub):
        body = _download_body(ground, image.id)
        key = image.url[image.url.index("sha256/") :]
        client = Minio(
            minio.endpoint, access_key=minio.access_key, secret_key=minio.secret_key, secure=False, region="us-east-1"
        )

        def read() -> None:
            response = client.get_object(bucket_name="limner-bench", object_name=key)
            try:
                while response.read(MIB):
                    pass
            finally:
                response.close()
                response.release_conn()

        async def sdk() -> float:
            began = time.perf_counter()
            for _ in range(calls):
                await asyncio.to_thread(read)
            return calls * len(content) / MIB / (time.perf_counter() - began)

        async def download() -> float:
            method = f"{SERVICE}/DownloadImage"
            return (await h2load.grpc_load(ours, method, body, calls=calls, connections=1, streams=1))[1] / MIB

        return [await compare("Download 20 MB, MinIO", download, "plain SDK read", sdk, unit="MB/s", pairs=pairs)]
