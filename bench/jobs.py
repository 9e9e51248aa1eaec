"""What children of the pool do: a dungeon in units of one large blur, and what it takes to have a job done by one."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path

import cv2
import numpy as np

from bench import hundred
from bench.drawing import SIDES
from bench.encoding import QUALITY
from bench.pairs import Row, compare
from bench.processor import spent
from bench.stand import Stand
from server.generators.port import Commission
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.generators.tactical.dungeon.options import BattleMap
from server.imaging.codecs.encode import jpeg
from server.processes.pool import ProcessPool
from server.usecases.drawing_jobs import thumbnail_of

COLUMNS, ROWS, CELL = 40, 30, 64
SEED, SIGMA = 6, 4.0
MEMORY = 2 << 30
JOBS = 5
"""Of which the shortest counts."""
PRELOADED = ("server.usecases.drawing_jobs", "server.imaging.sheets.preview")


async def measure(_: Stand, *, pairs: int, columns: int = COLUMNS, rows: int = ROWS, side: int = SIDES[0]) -> list[Row]:
    """Milliseconds of processor time; of jobs, until what they made is there."""
    soft = np.random.default_rng(1).random((side, side), np.float32)
    commission = Commission("map", "tactical", SEED, BattleMap(columns, rows, CELL, ()))
    dungeon = await compare(
        f"Dungeon of {columns * CELL} x {rows * CELL}",
        spent(lambda: DungeonGenerator().generate(commission, lambda *_: None), 1),
        f"a blur of {side}² numbers",
        spent(lambda: cv2.GaussianBlur(soft, (0, 0), SIGMA)),
        unit="ms",
        pairs=pairs,
        aim="≤ 25",
    )
    return [dungeon, await _by_child(side, pairs)]


async def _by_child(side: int, pairs: int) -> Row:
    pool = ProcessPool(1, memory_limit=MEMORY, preload=PRELOADED)
    await pool.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "picture.jpg")
            path.write_bytes(jpeg(hundred.ground(side), QUALITY))

            async def by_child() -> float:
                return min([await _timed(pool.run(thumbnail_of, str(path), timeout=60.0)) for _ in range(JOBS)])

            async def inline() -> float:
                return min([await _timed(asyncio.to_thread(thumbnail_of, str(path))) for _ in range(JOBS)])

            name = f"Thumbnail of a JPEG of {side}² by a child of the pool"
            return await compare(name, by_child, "in a thread", inline, unit="ms", pairs=pairs, aim="≤ 10 ms more")
    finally:
        await pool.close()


async def _timed(work: Awaitable[object]) -> float:
    began = time.perf_counter()
    await work
    return (time.perf_counter() - began) * 1000
