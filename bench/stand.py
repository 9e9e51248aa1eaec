"""What a measurement stands on: a throw-away database, the real server as a process, peers as processes."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from limner.v1 import image_pb2, image_pb2_grpc
from PIL import Image

from server.imaging.png import encode_png
from server.processes.postgres import EmbeddedPostgres
from server.repositories.migrations import migrate

CHUNK = 256 << 10
READY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Stand:
    """A migrated database and a folder that goes away."""

    database_url: str
    folder: Path


@asynccontextmanager
async def stand() -> AsyncIterator[Stand]:
    """The ground of one run."""
    with TemporaryDirectory(prefix="limner-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        postgres = EmbeddedPostgres(folder)
        url = await postgres.start()
        try:
            await migrate(url)
            yield Stand(url, folder)
        finally:
            await postgres.stop()


def free_port() -> int:
    """A port nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@asynccontextmanager
async def process(*command: str, port: int, environment: Mapping[str, str] = {}) -> AsyncIterator[int]:
    """A process that listens on `port` as long as the block lasts; gives its process id."""
    child = await asyncio.create_subprocess_exec(
        *command, env={**os.environ, **environment}, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        await _listening(port, child)
        yield child.pid
    finally:
        if child.returncode is None:
            child.terminate()
        await child.wait()


async def _listening(port: int, child: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(READY_SECONDS):
        while child.returncode is None:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
    raise RuntimeError(f"process {child.pid} ended before it listened")


@asynccontextmanager
async def limner(ground: Stand, **settings: str) -> AsyncIterator[tuple[str, int]]:
    """The real server without workers; gives its address and process id."""
    port = free_port()
    told = {
        "LIMNER_DATABASE_URL": ground.database_url,
        "LIMNER_DATA_DIR": str(ground.folder / "data"),
        "LIMNER_LOG_LEVEL": "warning",
        **settings,
    }
    command = [sys.executable, "-m", "server", "serve", "--listen", f"127.0.0.1:{port}", "--workers", "0"]
    async with process(*command, port=port, environment=told) as pid:
        yield f"127.0.0.1:{port}", pid


@asynccontextmanager
async def peer(module: str, *arguments: str) -> AsyncIterator[str]:
    """A peer written in `bench/peers`; its first argument is its port. Gives its address."""
    port = free_port()
    async with process(sys.executable, "-m", f"bench.peers.{module}", str(port), *arguments, port=port):
        yield f"127.0.0.1:{port}"


def picture(width: int, height: int, seed: int = 1) -> bytes:
    """A PNG of noise: hardly compressible, so its size is about 3 bytes a pixel."""
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)
    return encode_png(Image.fromarray(pixels))


def upload_messages(content: bytes, sha256: str, chunk: int = CHUNK) -> list[image_pb2.UploadImageRequest]:
    """The messages of one upload."""
    start = image_pb2.UploadImageRequest.Start(metadata=image_pb2.ImageMetadata(type="map", name="noise"))
    return [
        image_pb2.UploadImageRequest(start=start),
        *(image_pb2.UploadImageRequest(chunk=content[at : at + chunk]) for at in range(0, len(content), chunk)),
        image_pb2.UploadImageRequest(commit=image_pb2.UploadImageRequest.Commit(size=len(content), sha256=sha256)),
    ]


async def upload(stub: "image_pb2_grpc.ImageServiceAsyncStub", content: bytes, sha256: str) -> image_pb2.Image:
    """Upload one picture."""
    return (await stub.UploadImage(iter(upload_messages(content, sha256)))).image
