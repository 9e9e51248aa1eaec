"""Grids and a hundred figures on a picture that is decoded already, beside others that draw the same."""

from collections.abc import Callable, Sequence

from PIL import Image

from bench import hundred
from bench.hundred import Shown
from bench.pairs import Missing, Row, compare
from bench.peers.artist import Surface, straights, zigzags
from bench.peers.artists import CAIRO, LAYERS, MASKS, SKIA, artist
from bench.processor import spent
from bench.stand import Stand
from server.domain.scene import Crop, Scene
from server.imaging.render.render import drawn_over
from server.imaging.render.source import Source

SIDES = 2048, 8192
SQUARES, HEXAGONS, FIGURES = "Grid of squares", "Grid of hexagons", "A hundred figures"
AIMS = {
    (SQUARES, CAIRO): "≤ 2.5",
    (HEXAGONS, SKIA): "≤ 1.2",
    (FIGURES, SKIA): "≤ 2.0",
    (FIGURES, MASKS): "≤ 0.33",
    (FIGURES, LAYERS): "≤ 0.1",
}
"""For the smaller picture."""
PEERS = {SQUARES: (CAIRO, SKIA, LAYERS), HEXAGONS: (SKIA, CAIRO, MASKS), FIGURES: (SKIA, CAIRO, MASKS, LAYERS)}
QUICK = (SKIA, CAIRO)
"""Peers that need no half minute for a large picture."""


async def measure(_: Stand, *, pairs: int, sides: Sequence[int] = SIDES, each: int = hundred.EACH) -> list[Row]:
    """Milliseconds of processor time."""
    rows: list[Row] = []
    for side in sides:
        picture = hundred.ground(side)
        for name, scene, draw in _tasks(side, hundred.hundred(side, each)):
            for peer in PEERS[name]:
                if side == sides[0] or peer in QUICK:
                    aim = AIMS.get((name, peer), "") if side == sides[0] else ""
                    rows.append(await _beside(f"{name}, {side}²", picture, scene, peer, draw, pairs=pairs, aim=aim))
    small, large = sides
    ours = {side: spent(_ours(hundred.scene(hundred.hundred(side, each)), hundred.ground(side))) for side in sides}
    name = f"{FIGURES}, {large}²"
    return [*rows, await compare(name, ours[large], f"{small}²", ours[small], unit="ms", pairs=pairs, aim="≤ 1.5")]


def _tasks(side: int, shown: Sequence[Shown]) -> list[tuple[str, Scene, Callable[[Surface], None]]]:
    return [
        (SQUARES, hundred.scene((), "square"), lambda surface: surface.grid(straights((side, side)))),
        (HEXAGONS, hundred.scene((), "hex_pointy"), lambda surface: surface.grid(zigzags((side, side)))),
        (FIGURES, hundred.scene(shown), lambda surface: surface.draw(shown)),
    ]


async def _beside(
    name: str, picture: Image.Image, scene: Scene, peer: str, draw: Callable[[Surface], None], *, pairs: int, aim: str
) -> Row:
    if (opened := artist(peer)) is None:
        return Missing(name, peer, aim)
    surface = opened(picture)
    ours = spent(_ours(scene, picture))
    return await compare(name, ours, peer, spent(lambda: draw(surface)), unit="ms", pairs=pairs, aim=aim)


def _ours(scene: Scene, picture: Image.Image) -> Callable[[], object]:
    """Draw on a picture again and again, as peers do on their surfaces."""
    source = Source(picture.copy(), Crop(0, 0, *picture.size))
    return lambda: drawn_over(scene, source)
