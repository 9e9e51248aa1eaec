"""A thousand watchers of one server: what they cost it, and how late they hear, beside a server without a database."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import psutil

from bench.pace import Pace
from bench.pairs import Ratio, in_turns, percentile, ratio
from bench.spoken import Spoken, spoken
from bench.stand import Stand, limner
from tests.free_port import free_port

FIGURES = {"share": ("share of a core", "%"), "wait": ("commit to client p99", "µs"), "memory": ("memory each", "KiB")}

TICK_SECONDS = 0.01
"""The system counts no less."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Share of a core in percent, 99th percentile of the wait in microseconds, KiB of each watcher."""

    share: float
    wait: float
    memory: float


async def measure(ground: Stand, *, pairs: int, watchers: int, seconds: int) -> list[Ratio]:
    """Every task with a watcher of its own and an event a second; one task with all watchers and 4 events a second."""
    each = Pace(
        watchers, tasks=watchers, together=10, interval=10_000_000 // watchers, commits=watchers // 10 * seconds
    )
    hot = Pace(watchers, tasks=1, together=1, interval=250_000, commits=4 * seconds)
    aims = {"share": "≤ 12 %", "wait": "≤ 20,000 µs", "memory": "≤ 32 KiB"}
    return [
        *await _compared(ground, f"{watchers:,} watched tasks, 1 event/s each", each, pairs, aims),
        *await _compared(ground, f"1 task, {watchers:,} watchers, 4 events/s", hot, pairs, {"share": "", "wait": ""}),
    ]


async def _compared(ground: Stand, name: str, pace: Pace, pairs: int, aims: Mapping[str, str]) -> list[Ratio]:
    turns = await in_turns([lambda: _ours(ground, pace), lambda: _bare(ground, pace)], pairs=pairs)
    return [
        ratio(
            f"{name}: {FIGURES[figure][0]}",
            "bare grpc.aio, from memory",
            ((getattr(mine, figure), getattr(peer, figure)) for mine, peer in turns),
            unit=FIGURES[figure][1],
            aim=aim,
        )
        for figure, aim in aims.items()
    ]


async def _ours(ground: Stand, pace: Pace) -> Watched:
    """The server as it is; stages come from a worker's repository in another process."""
    arguments = (ground.database_url, *pace.arguments())
    async with limner(ground) as server, spoken(ground, "bench.event_writer", *arguments) as writer:
        return await _watched(ground, server.address, psutil.Process(server.pid), writer, pace)


async def _bare(ground: Stand, pace: Pace) -> Watched:
    """Server and writer are one process."""
    port = free_port()
    async with spoken(ground, "bench.peers.bare_watch", str(port), *pace.arguments()) as server:
        (pid,) = server.pids
        return await _watched(ground, f"127.0.0.1:{port}", psutil.Process(pid), server, pace)


async def _watched(ground: Stand, address: str, server: psutil.Process, writer: Spoken, pace: Pace) -> Watched:
    alone = _kibibytes(server)
    async with spoken(ground, "bench.watching", address, *pace.arguments()) as client:
        memory = (_kibibytes(server) - alone) / pace.watchers
        used, began = _seconds(server), time.monotonic()
        client.begin()
        writer.begin()
        commits = await writer.numbers(2 * pace.commits)
        came = await client.numbers(3 * pace.watchers * pace.events)
        share = max(_seconds(server) - used, TICK_SECONDS) / (time.monotonic() - began) * 100
    committed = dict(zip(commits[::2], commits[1::2], strict=True))
    waits = (
        (at - committed[pace.commit_of(task, seq)]) / 1e3
        for task, seq, at in zip(came[::3], came[1::3], came[2::3], strict=True)
    )
    return Watched(share, percentile(waits, 99), memory)


def _kibibytes(process: psutil.Process) -> float:
    """What is nobody else's: pages shared with other processes count for none."""
    return float(process.memory_full_info().uss) / 1024


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
