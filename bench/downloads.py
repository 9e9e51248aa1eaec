"""Downloads of 20 MB: from local files beside nginx, from MinIO beside a plain read with its SDK."""

import asyncio
import time

import click
import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench import h2load
from bench.h2load import MIB, GrpcLoad
from bench.pairs import Ratio, compare
from bench.peers.nginx import nginx
from bench.pictures import noise
from bench.stand import Running, Stand, limner
from tests.minio_server import MinioAddress, MinioServer
from tools.go_part import installed

METHOD = "/limner.v1.ImageService/DownloadImage"
BUCKET = "limner-bench"


async def measure(ground: Stand, *, pairs: int, files: int, objects: int, side: int) -> list[Ratio]:
    """MiB per second, one download after the other: so many in each turn from files, so many from MinIO."""
    rows = await from_files(ground, pairs=pairs, calls=files, side=side)
    binary = installed("minio")
    if binary is None:
        click.echo("bench: no MinIO server: run `make minio` to measure it too", err=True)
        return rows
    server = MinioServer(binary, ground.folder / "minio")
    server.start()
    try:
        return rows + await from_minio(ground, server.address, pairs=pairs, calls=objects, side=side)
    finally:
        server.kill()


async def from_files(ground: Stand, *, pairs: int, calls: int, side: int) -> list[Ratio]:
    """MiB per second, one download after the other."""
    async with limner(ground) as ours:
        image, load = await _stored(ground, ours, side)
        root, rows = ground.folder / "data" / "blobs", []
        for version, http2, aim in (("HTTP/2", True, "≥ 0.65"), ("HTTP/1.1", False, "")):
            async with nginx(ground, root, http2=http2) as beside:
                url = f"http://{beside.address}/{_key(image)}"

                async def download() -> float:
                    return (await load.run(ours.address, calls=calls)).mib_per_second

                async def sendfile(url: str = url, http2: bool = http2) -> float:
                    return (await h2load.get(url, calls=calls, least=image.size, http2=http2)).mib_per_second

                row = await compare(
                    "Download 20 MB, files", download, f"nginx sendfile, {version}", sendfile,
                    unit="MiB/s", pairs=pairs, aim=aim,
                )  # fmt: skip
                rows.append(row)
    return rows


async def from_minio(ground: Stand, minio: MinioAddress, *, pairs: int, calls: int, side: int) -> list[Ratio]:
    """MiB per second, one download after the other."""
    settings = {f"LIMNER_{name.upper()}": value for name, value in minio.settings().items()}
    settings["LIMNER_MINIO_BUCKET"] = BUCKET
    sdk = minio.sdk()
    async with limner(ground, **settings) as ours:
        image, load = await _stored(ground, ours, side)
        key = _key(image)

        def read() -> None:
            response = sdk.get_object(BUCKET, key)
            try:
                while response.read(MIB):
                    pass
            finally:
                response.close()
                response.release_conn()

        async def plain() -> float:
            began = time.perf_counter()
            for _ in range(calls):
                await asyncio.to_thread(read)
            return calls * image.size / MIB / (time.perf_counter() - began)

        async def download() -> float:
            return (await load.run(ours.address, calls=calls)).mib_per_second

        return [await compare("Download 20 MB, MinIO", download, "plain SDK read", plain, unit="MiB/s", pairs=pairs)]


async def _stored(ground: Stand, ours: Running, side: int) -> tuple[image_pb2.Image, GrpcLoad]:
    async with grpc.aio.insecure_channel(ours.address) as channel:
        image = await noise(side).stored(image_pb2_grpc.ImageServiceStub(channel))
    return image, GrpcLoad(METHOD, ground.folder, [image_pb2.DownloadImageRequest(id=image.id)], image.size)


def _key(image: image_pb2.Image) -> str:
    return image.url[image.url.index("sha256/") :]
