"""From a JPEG to a picture with a grid and a hundred figures as bytes, beside others that do the same."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from bench import hundred
from bench.drawing import SIDES
from bench.encoding import QUALITY
from bench.hundred import Shown
from bench.pairs import Missing, Row, compare
from bench.peers.artist import straights
from bench.peers.artists import CAIRO, LAYERS, SKIA, Open, artist
from bench.processor import spent
from bench.stand import Stand
from server.domain.scene import Output
from server.imaging.codecs.encode import encode, jpeg
from server.imaging.render.render import render

FORMATS = "png", "jpeg", "webp"
AIMS = {("png", SKIA): "≤ 1.15", ("png", CAIRO): "≤ 1.15", ("jpeg", SKIA): "≤ 1.3", ("jpeg", CAIRO): "≤ 1.3"}
"""For the smaller picture, beside what writes it as ours does."""
NAIVE_AIM = "≤ 0.12"


async def measure(_: Stand, *, pairs: int, sides: Sequence[int] = SIDES, each: int = hundred.EACH) -> list[Row]:
    """Milliseconds of processor time. Peers write as ours does; Pillow with a layer for each figure by its defaults."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for side in sides:
            first, path, shown = side == sides[0], Path(folder, f"{side}.jpg"), hundred.hundred(side, each)
            path.write_bytes(jpeg(hundred.ground(side), QUALITY))
            for made in FORMATS:
                name, ours = f"JPEG to {made.upper()} with all, {side}²", spent(ours_of(path, shown, made))
                for peer in (SKIA, CAIRO, LAYERS) if first and made == "png" else (SKIA, CAIRO):
                    aim = "" if not first else NAIVE_AIM if peer == LAYERS else AIMS.get((made, peer), "")
                    if (opened := artist(peer)) is None:
                        rows.append(Missing(name, peer, aim))
                        continue
                    theirs = spent(theirs_of(path, shown, made, opened, naive=peer == LAYERS))
                    rows.append(await compare(name, ours, peer, theirs, unit="ms", pairs=pairs, aim=aim))
    return rows


def ours_of(path: Path, shown: Sequence[Shown], made: str) -> Callable[[], object]:
    """A run of ours."""
    scene = replace(hundred.scene(shown, "square"), output=Output(made, quality=QUALITY))
    return lambda: render(scene, str(path))


def theirs_of(
    path: Path, shown: Sequence[Shown], made: str, opened: Open, *, naive: bool = False
) -> Callable[[], object]:
    """A run of a peer; a naive one writes by the defaults of Pillow."""

    def work() -> bytes:
        with Image.open(path) as picture:
            surface, size = opened(picture), picture.size
        surface.grid(straights(size))
        surface.draw(shown)
        finished = surface.finished()
        if naive:
            finished.save(path.with_suffix(f".{made}"))
            return b""
        return encode(finished, made, QUALITY)

    return work
