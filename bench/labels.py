"""What names on a map cost: as many as may be, beside a tenth of them and beside none."""

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from bench.pairs import Measure, Ratio, compare
from bench.stand import Stand
from server.domain.overlays import GM, Label, Marker, Pixel, Position, SceneOverlay
from server.domain.scene import Grid, Output, Scene
from server.imaging.codecs.png import encode_png
from server.imaging.render.render import render

MOST = 2_000
SIZE = (3000, 2000)
GRID = Grid(cell_size=70.0)

Kind = Callable[[int, Position], SceneOverlay]


async def measure(_: Stand, *, pairs: int, most: int = MOST) -> list[Ratio]:
    """Milliseconds of processor time for a picture with so many names, each another one."""
    ratios: list[Ratio] = []
    with tempfile.TemporaryDirectory() as folder:
        ground = Path(folder, "ground.png")
        ground.write_bytes(encode_png(Image.new("RGB", SIZE, (166, 158, 146))))

        def spent(kind: Kind, count: int) -> Measure:
            return lambda: asyncio.to_thread(_spent, scene(kind, count), ground)

        for kind, plural in ((_label, "names"), (_marker, "named markers")):
            name, ours = f"Render of {most:,} {plural}", spent(kind, most)
            few, none = spent(kind, most // 10), spent(kind, 0)
            ratios += [
                await compare(name, ours, f"of {most // 10:,}", few, unit="ms", pairs=pairs, aim="≤ 12"),
                await compare(name, ours, "of none", none, unit="ms", pairs=pairs, aim="≤ 2,000 ms more"),
            ]
    return ratios


def scene(kind: Kind, count: int) -> Scene:
    """So many names all over the map."""
    places = np.random.default_rng(1).uniform((0, 0), SIZE, (count, 2)).tolist()
    drawn = tuple(kind(number, Position(pixel=Pixel(*place))) for number, place in enumerate(places))
    return Scene(GM, GRID.lattice, None, drawn, Output("png", 1.0, 85, None))


def _label(number: int, place: Position) -> SceneOverlay:
    return SceneOverlay("label", Label(f"The Low Hall {number}", place, "note"))


def _marker(number: int, place: Position) -> SceneOverlay:
    return SceneOverlay("marker", Marker(place, "room", number + 1, label=f"The Low Hall {number}"))


def _spent(shown: Scene, ground: Path) -> float:
    began = time.thread_time()
    render(shown, str(ground))
    return (time.thread_time() - began) * 1000
