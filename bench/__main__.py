"""`python -m bench [--smoke] [--write FILE]`: measure, print a table, and with --write keep it with the machine."""

import asyncio
import contextlib
import datetime as dt
import os
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import click
import psutil

from bench import beside_transfers, downloads, get_image, h2load, pages, rest, start_up, uploads
from bench.pairs import PAIRS, Ratio
from bench.peers import nginx
from bench.pictures import LARGE
from bench.stand import Stand, stand
from tests.minio_server import MinioServer
from tools.go_part import installed

HEADER = ("what", "beside", "ours", "peer", "ratio (range)", "aim")
PACKAGES = ("grpcio", "protobuf", "asyncpg", "sqlalchemy", "uvloop", "pillow", "fastapi", "uvicorn", "httptools")


@click.command()
@click.option("--smoke", is_flag=True, help="One short pair each: shows that the benchmarks work, measures nothing.")
@click.option("--write", type=click.Path(path_type=Path), help="Also write the table and the machine to this file.")
def main(smoke: bool, write: Path | None) -> None:
    """Ratios to named peers in one run."""
    missing = [name for name, there in (("h2load", h2load.available()), ("nginx", nginx.available())) if not there]
    if missing:
        sys.exit(f"bench: {' and '.join(missing)} not found (Debian: apt install nghttp2-client nginx-light)")
    others = os.getloadavg()[0]
    rows = asyncio.run(measure(smoke=smoke))
    table = markdown(rows)
    click.echo(table)
    if write is not None:
        write.write_text(report(table, others))


async def measure(*, smoke: bool) -> list[Ratio]:
    """Every benchmark, one after the other."""
    pairs, side = (1, 400) if smoke else (PAIRS, LARGE)
    rows: list[Ratio] = []
    async with stand() as ground:
        rows += await get_image.measure(ground, pairs=pairs, calls=200 if smoke else 20_000)
        rows += await rest.measure(ground, pairs=pairs, calls=200 if smoke else 20_000)
        rows += await downloads.from_files(ground, pairs=pairs, calls=2 if smoke else 48, side=side)
        rows += await _minio(ground, pairs, 2 if smoke else 12, side)
        rows += await uploads.measure(ground, pairs=pairs, calls=1 if smoke else 4, side=side)
        rows += await beside_transfers.measure(ground, pairs=pairs, calls=100 if smoke else 1_000, side=side)
        rows += await start_up.measure(ground, pairs=pairs)
        many, page = (10_000, 100) if smoke else (pages.ROWS, pages.PAGE)
        rows += await pages.measure(ground, pairs=pairs, calls=10 if smoke else 1_000, rows=many, page=page)
    return rows


async def _minio(ground: Stand, pairs: int, calls: int, side: int) -> list[Ratio]:
    binary = installed("minio")
    if binary is None:
        click.echo("bench: no MinIO server: run `make minio` to measure it too", err=True)
        return []
    server = MinioServer(binary, ground.folder / "minio")
    server.start()
    try:
        return await downloads.from_minio(ground, server.address, pairs=pairs, calls=calls, side=side)
    finally:
        server.kill()


def markdown(rows: list[Ratio]) -> str:
    """A table of all ratios."""
    lines = [HEADER, ("---",) * len(HEADER), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def report(table: str, others: float) -> str:
    """The table with what it was measured on; `others` is the load before anything was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = psutil.virtual_memory().total / (1 << 30)
    return f"""# Benchmarks

Written by `make bench WRITE=docs/benchmarks.md`. Both sides of a row run in the same minutes on the same machine, in
turns, after one turn that does not count; the ratio is the median over {PAIRS} pairs, with its range. Load comes from
h2load, which knows no gRPC: the bytes it received show that every call succeeded. Absolute numbers say more about the
machine than about Limner.

{table}

* **GetImage**: 64 calls in flight over 8 connections. Ours checks, logs (as JSON) and bounds every call; the peer does
  nothing but the same query and the same reply.
* **GetImage beside REST**: over 16 connections, one call at a time on each; the peer answers HTTP/1.1 with JSON of the
  same fields, and logs each call too.
* **GetImage beside transfers**: 200 calls a second at a steady pace.
* **ListImages**: one page of 50 after the other; no page was read to get to a later one.
* **Download**: one after the other over one connection. The peer of the aim speaks HTTP/2 as gRPC does; over HTTP/1.1
  nginx hands whole files to the kernel.
* **Upload**: pictures that were never sent before. Ours decodes every pixel in a child process, syncs the file and
  writes the row before it answers; the peer keeps nothing.
* **Memory**: what belongs to no other process. The two children decode and render.

Machine: {processor()}, {psutil.cpu_count()} cores shared by server, database, load and what else ran (load average
before: {others:.1f}), {memory:.0f} GiB, {platform.system()} {platform.release()}.
Software: Python {platform.python_version()}, {packages}. Measured on {dt.datetime.now(dt.UTC):%Y-%m-%d}.
"""


def processor() -> str:
    """The processor by the name its maker gave it, where the system tells it."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


if __name__ == "__main__":
    main()
