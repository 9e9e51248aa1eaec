"""This checkout beside another one, such as a work tree of the last release: the same calls to both, in turns."""

import asyncio
import json
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import grpc

from bench.h2load import GrpcLoad
from bench.pairs import Measure, Ratio, compare
from bench.stand import Running, Stand, process
from tests.minio_server import free_port

HERE = Path(__file__).resolve().parents[1]
REQUESTS = HERE / "bench" / "peers" / "checkout_requests.py"
DATABASE = "beside"
AIMS = {
    "ImageService/GetImage": "≥ 1.00",
    "TaskService/CreateTask": "≥ 1.00",
    "MapGridService/GetMapGrid": "≥ 1.50",
    "OverlayService/GetOverlay": "≥ 1.50",
    "ThemeService/GetTheme": "≥ 1.50",
}
RENDER = "ImageService/GetRenderedImage"
WRITES = {"TaskService/CreateTask"}
"""Called a tenth as often."""
Spoken = Mapping[str, tuple[Sequence[str], int]]
"""By method: requests in hexadecimal, and the least bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Checkout:
    """A work tree with its environment, and a database and a folder of its own."""

    root: Path
    environment: Mapping[str, str]
    folder: Path

    async def run(self, program: str, *arguments: str) -> bytes:
        """What a program of its environment says."""
        child = await asyncio.create_subprocess_exec(
            str(self.root / ".venv" / "bin" / program), *arguments,
            env={**os.environ, **self.environment}, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        said, _ = await child.communicate()
        if child.returncode:
            raise RuntimeError(f"{program} {' '.join(arguments)} failed in {self.root}")
        return said

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Running]:
        """Its server, without workers."""
        port = free_port()
        limner = str(self.root / ".venv" / "bin" / "limner")
        command = (limner, "serve", "--listen", f"127.0.0.1:{port}", "--workers", "0")
        # The ground of a process is the folder for what it says.
        ground = Stand(self.environment["LIMNER_DATABASE_URL"], self.folder)
        async with process(ground, *command, port=port, environment=self.environment) as running:
            yield running


async def checkout(folder: Path, root: Path, database_url: str) -> Checkout:
    """A checkout whose database has its schema and its themes."""
    folder.mkdir()
    environment = {
        "LIMNER_DATABASE_URL": database_url,
        "LIMNER_DATA_DIR": str(folder / "data"),
        "LIMNER_LOG_FORMAT": "json",
    }
    made = Checkout(root, environment, folder)
    for command in ("migrate", "seed"):
        await made.run("limner", command)
    return made


async def measure(ground: Stand, beside: Path, *, pairs: int, calls: int) -> list[Ratio]:
    """Calls per second with 64 in flight, MiB of an idle server, milliseconds until it listens and has rendered."""
    connection = await asyncpg.connect(ground.database_url)
    await connection.execute(f"CREATE DATABASE {DATABASE}")
    await connection.close()
    url = urlsplit(ground.database_url)._replace(path=f"/{DATABASE}").geturl()
    sides = [
        await checkout(ground.folder / "ours", HERE, ground.database_url),
        await checkout(ground.folder / "theirs", beside.resolve(), url),
    ]
    spoken = []
    for side in sides:
        async with side.serving() as running:
            said = await side.run("python", "-P", str(REQUESTS), running.address)
        spoken.append(json.loads(said))
    rows = await _calls(sides, spoken, beside.name, pairs=pairs, calls=calls)
    return rows + await _starts(sides, [cycle(each[RENDER][0]) for each in spoken], beside.name, pairs=pairs)


async def _calls(
    sides: Sequence[Checkout], spoken: Sequence[Spoken], beside: str, *, pairs: int, calls: int
) -> list[Ratio]:
    async with sides[0].serving() as ours, sides[1].serving() as theirs:

        def rate(place: int, method: str) -> Measure:
            (body, *_), least = spoken[place][method]
            load = GrpcLoad(f"/limner.v1.{method}", sides[place].folder, [bytes.fromhex(body)], least)
            address, many = (ours, theirs)[place].address, calls // 10 if method in WRITES else calls

            async def measured() -> float:
                return (await load.run(address, calls=many, connections=8, streams=8)).per_second

            return measured

        return [
            await compare(
                method.partition("/")[2], rate(0, method), beside, rate(1, method),
                unit="calls/s", pairs=pairs, aim=aim,
            )
            for method, aim in AIMS.items()
        ]  # fmt: skip


async def _starts(
    sides: Sequence[Checkout], renders: Sequence[Iterator[str]], beside: str, *, pairs: int
) -> list[Ratio]:
    def ready(side: Checkout) -> Measure:
        async def measured() -> float:
            began = time.perf_counter()
            async with side.serving():
                return (time.perf_counter() - began) * 1000

        return measured

    def memory(side: Checkout, of: Callable[[Running], float]) -> Measure:
        async def measured() -> float:
            async with side.serving() as running:
                return of(running)

        return measured

    def render(place: int) -> Measure:
        async def measured() -> float:
            async with sides[place].serving() as running, grpc.aio.insecure_channel(running.address) as channel:
                body = bytes.fromhex(next(renders[place]))
                began = time.perf_counter()
                await channel.unary_unary(f"/limner.v1.{RENDER}", bytes, bytes)(body)
                return (time.perf_counter() - began) * 1000

        return measured

    ours, theirs = sides
    return [
        *[
            await compare(what, memory(ours, of), beside, memory(theirs, of), unit="MiB", pairs=pairs, aim="≤ 0.70")
            for what, of in (
                ("Idle memory, server", Running.own_memory),
                ("Idle memory with what it starts", Running.family_memory),
            )
        ],
        await compare("exec to ready", ready(ours), beside, ready(theirs), unit="ms", pairs=pairs, aim="≤ 0.85"),
        await compare("First render", render(0), beside, render(1), unit="ms", pairs=pairs, aim="≤ 1.00"),
    ]
