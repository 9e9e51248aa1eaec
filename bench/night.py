"""What light and sight cost in one picture: many walls, lights and viewers, and walls that are out of their reach."""

import asyncio
import sys
import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from bench import hundred
from bench.drawing import SIDES
from bench.pairs import Row, compare
from bench.processor import spent
from bench.stand import Stand
from server.domain.overlays import PLAYERS, Light, Pixel, Position, SceneOverlay
from server.domain.overlays.line_of_sight import Eye
from server.domain.scene import Grid, Measure, Output, Scene
from server.domain.sight import Barrier, Visibility
from server.imaging.codecs.encode import jpeg
from server.imaging.render.render import render

CELL, QUALITY = 64.0, 85
DARKNESS, DIM = 0.9, 40.0
SHORT = 18.0
"""Pixels that most pieces of wall are shorter than."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many pieces of wall, lights and viewers there are; `apart`, as many walls again where no light reaches."""

    walls: int = 20_000
    lights: int = 200
    viewers: int = 20
    apart: bool = False


async def measure(_: Stand, *, pairs: int, side: int = SIDES[0], crowd: Crowd = Crowd()) -> list[Row]:
    """Milliseconds of processor time, and MiB; of the cost of lights what they add to a picture without any."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ground.jpg")
        path.write_bytes(jpeg(hundred.ground(side), QUALITY))
        name = f"{crowd.walls:,} pieces of wall, {crowd.lights} lights, {crowd.viewers} viewers, {side}²"
        ours, bare = (spent(partial(render, shown, str(path)), 1) for shown in (night(crowd, side), day()))
        rows: list[Row] = [await compare(name, ours, "nothing over it", bare, unit="ms", pairs=pairs, aim="≤ 4,000 ms")]

        async def peak(lit: bool) -> float:
            return await _peak(path, crowd if lit else Crowd(0, 0, 0), side)

        rows.append(
            await compare(
                f"{name}: peak memory", lambda: peak(True), "nothing over it", lambda: peak(False), unit="MiB",
                pairs=min(pairs, 3), aim="≤ 600 MiB",
            )
        )  # fmt: skip
        quarter = replace(crowd, walls=crowd.walls // 2, viewers=0)

        async def lights(apart: bool) -> float:
            here = replace(quarter, apart=apart)
            scenes = night(here, side), night(replace(here, lights=0), side)
            lit, unlit = (spent(partial(render, shown, str(path)), 1) for shown in scenes)
            return (await lit()) - (await unlit())

        walls = f"{quarter.walls:,}"
        return [*rows, await compare(
            f"{crowd.lights} lights among {walls} pieces of wall, {walls} out of reach", lambda: lights(True),
            "none out of reach", lambda: lights(False), unit="ms", pairs=pairs, aim="≤ 1.1",
        )]  # fmt: skip


async def _peak(path: Path, crowd: Crowd, side: int) -> float:
    counts = map(str, (crowd.walls, crowd.lights, crowd.viewers, side))
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.peers.night_peak", str(path), *counts), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError("the picture was not drawn")
    return float(said)


def day() -> Scene:
    """Nothing over the picture."""
    return Scene(PLAYERS, Grid(cell_size=CELL).lattice, None, (), Output("webp"))


def night(crowd: Crowd, side: int) -> Scene:
    """Short walls in every direction, and among them lights and viewers; those apart lie in the other half."""
    places = np.random.default_rng(1)
    wide = side / 2 if not crowd.viewers else side

    def walls(left: float, right: float) -> list[Barrier]:
        starts = places.uniform((left, 0), (right, side), (crowd.walls, 2))
        ends = (starts + places.normal(0, SHORT, starts.shape)).clip((left, 0), (right, side))
        return [Barrier((tuple(start), tuple(end))) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    reach = DIM / Measure().per_cell * CELL
    barriers = [*walls(0, wide), *(walls(wide + 2 * reach, side + 2 * reach) if crowd.apart else ())]

    def spots(count: int) -> list[Position]:
        return [Position(pixel=Pixel(x, y)) for x, y in places.uniform(0, (wide, side), (count, 2)).tolist()]

    lamps = tuple(SceneOverlay("light", Light(at, DIM / 2, DIM, "#FFD9A0")) for at in spots(crowd.lights))
    eyes = tuple(Eye(at, 0.0, 60.0) for at in spots(crowd.viewers)) or None
    sight = Visibility(tuple(barriers), eyes, "dim", DARKNESS)
    return replace(day(), overlays=lamps, measure=Measure(), sight=sight)
