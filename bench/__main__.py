"""`python -m bench [--smoke] [--only NAME | --beside CHECKOUT] [--write FILE]`: measure, print a table, and keep it."""

import asyncio
import contextlib
import datetime as dt
import os
import platform
import sys
from collections.abc import Collection, Sequence
from importlib.metadata import version
from pathlib import Path

import click
import psutil

from bench import checkouts, h2load
from bench.catalogue import benchmarks
from bench.pairs import PAIRS, Ratio, Row
from bench.peers import nginx
from bench.queues import SLOTS
from bench.stand import stand

HEADER = ("what", "beside", "ours", "peer", "ratio (range)", "aim")
PACKAGES = (
    "grpcio", "protobuf", "asyncpg", "sqlalchemy", "uvloop", "pillow", "fastapi", "uvicorn", "httptools", "pgqueuer",
    "procrastinate", "psycopg",
)  # fmt: skip


@click.command()
@click.option("--smoke", is_flag=True, help="One short pair each: shows that the benchmarks work, measures nothing.")
@click.option("--only", multiple=True, type=click.Choice([*benchmarks(smoke=True)]), help="Leave out all others.")
@click.option("--beside", type=click.Path(exists=True, path_type=Path), help="Only this, beside another checkout.")
@click.option("--write", type=click.Path(path_type=Path), help="Also write the table and the machine to this file.")
def main(smoke: bool, only: tuple[str, ...], beside: Path | None, write: Path | None) -> None:
    """Ratios to named peers in one run."""
    if (only or beside) and write is not None:
        raise click.UsageError("a file holds all benchmarks of one run: --write goes without --only and --beside")
    missing = [name for name, there in (("h2load", h2load.available()), ("nginx", nginx.available())) if not there]
    if missing:
        sys.exit(f"bench: {' and '.join(missing)} not found (Debian: apt install nghttp2-client nginx-light)")
    others = os.getloadavg()[0]
    work = measure(only, smoke=smoke) if beside is None else measure_beside(beside, smoke=smoke)
    table = markdown(asyncio.run(work))
    click.echo(table)
    if write is not None:
        write.write_text(report(table, others))


async def measure(only: Collection[str], *, smoke: bool) -> list[Row]:
    """Every benchmark, or only these, one after the other."""
    rows: list[Row] = []
    async with stand() as ground:
        for name, benchmark in benchmarks(smoke=smoke).items():
            if not only or name in only:
                rows += await benchmark(ground)
    return rows


async def measure_beside(root: Path, *, smoke: bool) -> list[Ratio]:
    """This checkout beside another one."""
    async with stand() as ground:
        return await checkouts.measure(ground, root, pairs=1 if smoke else PAIRS, calls=200 if smoke else 5_000)


def markdown(rows: Sequence[Row]) -> str:
    """A table of all ratios."""
    lines = [HEADER, ("---",) * len(HEADER), *(row.cells() for row in rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def report(table: str, others: float) -> str:
    """The table with what it was measured on; `others` is the load before anything was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    memory = psutil.virtual_memory().total / (1 << 30)
    return f"""# Benchmarks

Written by `make bench WRITE=docs/benchmarks.md`. Both sides of a row run in the same minutes on the same machine, in
turns, after one turn that does not count; the ratio is the median over {PAIRS} pairs, {3 * PAIRS} of GetImage, with its
range. Load comes from h2load, which knows no gRPC: the bytes it received show that every call succeeded. Absolute
numbers say more about the machine than about Limner.

{table}

* **GetImage**: 64 calls in flight over 8 connections. Ours checks, logs (as JSON) and bounds every call; the peer does
  nothing but the same query and the same reply. *All on* is TLS, a token for a scope and a limit of every kind, which
  nobody comes near; the peer has none of that. h2load, too, pays for TLS on this machine.
* **GetImage beside REST**: over 16 connections, one call at a time on each; the peer answers HTTP/1.1 with JSON of the
  same fields, and logs each call too.
* **GetImage beside transfers**: 200 calls a second at a steady pace.
* **Health.Check beside large requests**: 100 calls a second at a steady pace; three callers send walls of 20,000 points
  and lists of ten such overlays, one after the other.
* **Grids and figures**: milliseconds of processor time of all threads, the shortest of three, on a picture that is
  decoded. A hundred figures are twenty circles, cones, polygons of 200 corners, dashed lines, and tokens with a name.
  Ours also finds places for the names; peers draw the same figures on a surface that they have already. Pillow with a
  layer for each is not anti-aliased.
* **JPEG to PNG with all**: decode, a grid of squares, a hundred figures, encode. skia and cairo write with the writers
  of ours, Pillow with its own.
* **Peak memory**: in a new process that has drawn a small picture before; what it had then counts for nothing.
* **A token moves**: from the update until the last byte of the picture that players get, by a server with its database,
  the shortest of five. The picture of fog and sight has four that see, sixty walls and some revealed ground.
* **Walls, lights, viewers**: they lie anywhere. Of lights among walls, what they add to a picture without lights.
* **GetImage beside renders**: 200 calls a second at a steady pace; no render is asked for twice.
* **ListImages**: one page of 50 after the other; no page was read to get to a later one.
* **Download**: one after the other over one connection. The peer of the aim speaks HTTP/2 as gRPC does; over HTTP/1.1
  nginx hands whole files to the kernel.
* **Upload**: pictures that were never sent before. Ours decodes every pixel in a child process, syncs the file and
  writes the row before it answers; the peer keeps nothing.
* **Memory**: of the server alone what belongs to no other process; with what it starts, which is a fork server and a
  child that decodes and renders, what they share counts once.
* **Commit to handler start**: the engine alone, without gRPC. 200 tasks, one at a time, on an idle queue; commit and
  start are in two processes, with one clock. The bare loop has one table, and neither leases, log, fences nor turns.
* **Tasks done**: they do nothing, {SLOTS} at once in each worker process, until the last one is put away. Ours claims,
  logs, leases, fences and ends each task where callers see it. PgQueuer (batches of {SLOTS}) and Procrastinate
  ({SLOTS} at once) run with their defaults, in the same PostgreSQL, and write nothing but their own tables: nothing of
  a domain, no log of events, no fences. What waits was put in by one statement, and the tables were analysed.
* **Maps drawn once more**: by a server with so many worker processes of one slot each, from when the task is accepted
  until its last part is over; a few were drawn before.
* **Watchers**: 10 connections from a process of their own; a third one writes stages as workers do, ten in each
  commit, or one of the hot task. Every watcher gets every event. Progress between events is sent twice a second at
  most, however often it changes. The peer makes the events itself, so its share includes that; its p99 begins when they
  are put out.

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
