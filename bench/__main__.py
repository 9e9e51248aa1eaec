"""`python -m bench [--smoke] [--write FILE]`: measure, print a table, and with --write keep it with the machine."""

import asyncio
import datetime as dt
import platform
import sys
from importlib.metadata import version
from pathlib import Path

import click
import psutil

from bench import get_image, h2load, start_up, transfers
from bench.pairs import PAIRS, Ratio
from bench.peers import nginx
from bench.stand import Stand, stand
from tests.minio_server import MinioServer
from tools.go_part import installed

HEADER = ("what", "beside", "ours", "peer", "ratio (range)", "aim")
PACKAGES = ("grpcio", "protobuf", "asyncpg", "sqlalchemy", "uvloop", "pillow")


@click.command()
@click.option("--smoke", is_flag=True, help="One short pair each: shows that the benchmarks work, measures nothing.")
@click.option("--write", type=click.Path(path_type=Path), help="Also write the table and the machine to this file.")
def main(smoke: bool, write: Path | None) -> None:
    """Ratios to named peers in one run."""
    missing = [name for name, there in (("h2load", h2load.available()), ("nginx", nginx.available())) if not there]
    if missing:
        sys.exit(f"bench: {' and '.join(missing)} not found (Debian: apt install nghttp2-client nginx-light)")
    rows = asyncio.run(measure(smoke=smoke))
    table = markdown(rows)
    click.echo(table)
    if write is not None:
        write.write_text(report(table))


async def measure(*, smoke: bool) -> list[Ratio]:
    """Every benchmark, one after the other."""
    pairs = 1 if smoke else PAIRS
    rows: list[Ratio] = []
    async with stand() as ground:
        rows += await get_image.measure(ground, pairs=pairs, calls=200 if smoke else 12_000)
        rows += await start_up.measure(ground, pairs=min(pairs, 5))
        side = 400 if smoke else transfers.SIDE
        rows += await transfers.from_files(ground, pairs=pairs, calls=2 if smoke else 24, side=side)
        rows += await _minio(ground, pairs, 2 if smoke else 12, side)
    return rows


async def _minio(ground: Stand, pairs: int, calls: int, side: int) -> list[Ratio]:
    binary = installed("minio")
    if binary is None:
        click.echo("bench: no MinIO server: run `make minio` to measure it too", err=True)
        return []
    server = MinioServer(binary, ground.folder / "minio")
    server.start()
    try:
        return await transfers.from_minio(ground, server.address, pairs=pairs, calls=calls, side=side)
    finally:
        server.kill()


def markdown(rows: list[Ratio]) -> str:
    """A table of all ratios."""
    lines = [HEADER, ("---",) * len(HEADER), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def report(table: str) -> str:
    """The table with what it was measured on."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = psutil.virtual_memory().total / (1 << 30)
    return f"""# Benchmarks

Written by `make bench WRITE=docs/benchmarks.md`. Both sides of a row run in the same minutes on the same machine, in
turns; the ratio is the median over the pairs, with its range. Load comes from h2load. Absolute numbers say more about
the machine than about Limner.

{table}

Machine: {platform.machine()}, {psutil.cpu_count()} cores shared by server, database and load, {memory:.0f} GiB.
Software: Python {platform.python_version()}, {packages}. Measured on {dt.datetime.now(dt.UTC):%Y-%m-%d}.
"""


if __name__ == "__main__":
    main()
