"""What a measurement stands on: a throw-away database, the real server as a process, peers as processes."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from server.processes.postgres import EmbeddedPostgres
from server.repositories.migrations import migrate
from tests.minio_server import free_port

READY_SECONDS = 60
MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Stand:
    """A migrated database and a folder that goes away."""

    database_url: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Running:
    """A process and the address it listens on."""

    address: str
    pid: int

    def own_memory(self) -> float:
        """MiB of the process that belong to no other."""
        return float(psutil.Process(self.pid).memory_full_info().uss) / MIB

    def family_memory(self) -> float:
        """MiB of the process and all it started: what several share counts once, as a container's limit counts it."""
        process = psutil.Process(self.pid)
        family = [process, *process.children(recursive=True)]
        return sum(float(each.memory_full_info().pss) for each in family) / MIB


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


@asynccontextmanager
async def process(
    ground: Stand, *command: str, port: int, environment: Mapping[str, str] = {}
) -> AsyncIterator[Running]:
    """A process that listens on `port` as long as the block lasts; what it says goes to a file, as in production."""
    said = ground.folder / f"{port}.log"
    with said.open("wb") as log:
        child = await asyncio.create_subprocess_exec(
            *command, env={**os.environ, **environment}, stdout=log, stderr=log
        )
    try:
        async with asyncio.timeout(READY_SECONDS):
            await _listening(port, child, said)
        yield Running(f"127.0.0.1:{port}", child.pid)
    finally:
        if child.returncode is None:
            child.terminate()
        await child.wait()


async def _listening(port: int, child: asyncio.subprocess.Process, said: Path) -> None:
    while child.returncode is None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.01)
        else:
            writer.close()
            return
    raise RuntimeError(f"a process ended before it listened: {said.read_text()[-2000:]}")


@asynccontextmanager
async def limner(ground: Stand, **settings: str) -> AsyncIterator[Running]:
    """The real server, without workers unless LIMNER_WORKERS says how many, every call logged as its container does."""
    port = free_port()
    environment = {
        "LIMNER_DATABASE_URL": ground.database_url,
        "LIMNER_DATA_DIR": str(ground.folder / "data"),
        "LIMNER_LOG_FORMAT": "json",
        **settings,
    }
    workers = settings.get("LIMNER_WORKERS", "0")
    command = (sys.executable, "-m", "server", "serve", "--listen", f"127.0.0.1:{port}", "--workers", workers)
    async with process(ground, *command, port=port, environment=environment) as running:
        yield running


@asynccontextmanager
async def peer(ground: Stand, module: str, *arguments: str) -> AsyncIterator[Running]:
    """A peer written in `bench/peers`; its first argument is its port, its second the database."""
    port = free_port()
    command = (sys.executable, "-m", f"bench.peers.{module}", str(port), ground.database_url, *arguments)
    async with process(ground, *command, port=port) as running:
        yield running
