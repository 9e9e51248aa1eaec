"""What names on a map cost: as many as may be, beside a tenth of them and beside none."""

import asyncio
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from bench.pairs import Measure, Ratio, compare
from bench.stand import Stand
from server.domain.overlays import GM, Drawn, Label, Pixel, Position
from server.domain.scene import Grid, Output, Scene
from server.imaging.png import encode_png
from server.imaging.render import render

MOST = 2_000
SIZE = (3000, 2000)
GRID = Grid(cell_size=70.0)


async def measure(_: Stand, *, pairs: int, most: int = MOST) -> list[Ratio]:
    """Milliseconds of processor time for a picture with so many names, each another one."""
    with tempfile.TemporaryDirectory() as folder:
        ground = Path(folder, "ground.png")
        ground.write_bytes(encode_png(Image.new("RGB", SIZE, (166, 158, 146))))

        def spent(count: int) -> Measure:
            return lambda: asyncio.to_thread(_spent, scene(count), ground)

        name, ours, fewer = f"Render of {most:,} names", spent(most), f"of {most // 10:,}"
        return [
            await compare(name, ours, fewer, spent(most // 10), unit="ms", pairs=pairs, aim="≤ 12"),
            await compare(name, ours, "of none", spent(0), unit="ms", pairs=pairs),
        ]


def scene(count: int) -> Scene:
    """So many names all over the map."""
    places = np.random.default_rng(1).uniform((0, 0), SIZE, (count, 2)).tolist()
    names = (
        Label(f"The Low Hall {number}", Position(pixel=Pixel(*place)), "note") for number, place in enumerate(places)
    )
    return Scene(GM, GRID, None, tuple(Drawn("label", name) for name in names), Output("png", 1.0, 85, None))


def _spent(shown: Scene, ground: Path) -> float:
    began = time.thread_time()
    render(shown, str(ground))
    return (time.thread_time() - began) * 1000
