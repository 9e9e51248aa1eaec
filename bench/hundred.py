"""A hundred figures over a map: twenty each of circles, cones, polygons, dashed lines and tokens, for all that draw."""

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from server.domain.overlays import PLAYERS, Figure, OverlayStyle, Pixel, Position, SceneOverlay
from server.domain.overlays.drawing import Corners, HandDrawing, PointRun
from server.domain.scene import Art, Grid, Measure, Output, Scene

EACH = 20
STEP = 50
"""Pixels from one line of a grid to the next."""
OPACITY, FILLING, LINE = 0.5, 0.35, 3.0
DASH, GAP = 12.0, 8.0
CONE = 0.93
"""How wide a cone opens."""
TOKEN, LETTERS = 60, 18
"""Pixels across a token, and the height of letters of its name."""
RED, BLUE, WHITE, BLACK = (180, 40, 32), (40, 70, 150), (255, 255, 255), (0, 0, 0)

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Ground:
    """A filled and outlined polygon, or a circle of `radius` around its only point."""

    points: Points
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Way:
    """A dashed line."""

    points: Points


@dataclass(frozen=True, slots=True)
class Token:
    """A round picture in a ring, and its name below."""

    middle: tuple[float, float]
    name: str


Shown = Ground | Way | Token


def hundred(side: int, each: int = EACH) -> list[Shown]:
    """The figures, all over a square picture; they do not grow with it."""
    places = np.random.default_rng(5)

    def spot() -> tuple[float, float]:
        x, y = places.uniform(120, side - 120, 2).tolist()
        return x, y

    def coast() -> Points:
        (x, y), waves = spot(), places.uniform(2, 9, (4, 3))
        turns = np.arange(200) / 200 * math.tau
        reach = 110 + sum(high * np.sin(round(count) * turns + start) for high, count, start in waves.tolist())
        return list(zip((x + np.cos(turns) * reach).tolist(), (y + np.sin(turns) * reach).tolist(), strict=True))

    def walk() -> Points:
        start, turns = spot(), places.normal(0, 0.7, 12).cumsum() + places.uniform(0, math.tau)
        steps = np.stack((np.cos(turns), np.sin(turns)), 1) * 45
        return [(x, y) for x, y in (start + steps.cumsum(0)).tolist()]

    circles = [Ground([spot()], float(places.uniform(40, 160))) for _ in range(each)]
    cones = [_cone(spot(), float(places.uniform(0, math.tau))) for _ in range(each)]
    coasts = [Ground(coast()) for _ in range(each)]
    ways = [Way(walk()) for _ in range(each)]
    tokens = [Token(spot(), f"Goblin {number}") for number in range(each)]
    return [*circles, *cones, *coasts, *ways, *tokens]


def _cone(tip: tuple[float, float], direction: float) -> Ground:
    turns = (direction + CONE * (number / 24 - 0.5) for number in range(25))
    return Ground([tip, *((tip[0] + math.cos(turn) * 180, tip[1] + math.sin(turn) * 180) for turn in turns)])


def ground(side: int) -> Image.Image:
    """A square map with a texture."""
    noise = np.random.default_rng(3)
    rough = noise.normal(0, 9, (side, side)).astype(np.float32)
    broad = np.asarray(Image.fromarray(noise.normal(0, 30, (64, 64)).astype(np.float32)).resize((side, side)))
    tone = (rough + broad + 150).clip(0, 255)
    return Image.fromarray(np.stack((tone, tone * 0.94, tone * 0.82), 2).astype(np.uint8))


def face() -> Image.Image:
    """The picture of a token."""
    return ground(256)


def art() -> Mapping[str, Art]:
    """The same as the scene has it."""
    face().save(content := io.BytesIO(), "png")
    return {"face": Art("face", 256, 256, small=content.getvalue())}


def scene(shown: Sequence[Shown], grid: str = "", output: Output | None = None) -> Scene:
    """The same as ours draws it, without the pale edges that others do not draw, over lines of a kind of grid."""
    lines = Grid(grid or "square", float(STEP), opacity=OPACITY)
    overlays = tuple(_overlay(each) for each in shown)
    return Scene(
        PLAYERS, lines.lattice, lines if grid else None, overlays, output or Output("png"),
        measure=Measure(), art=art() if shown else {},
    )  # fmt: skip


def _overlay(shown: Shown) -> SceneOverlay:
    match shown:
        case Token():
            return SceneOverlay("token", Figure(_at(shown.middle), TOKEN / STEP, image_id="face", label=shown.name))
        case Way():
            line = OverlayStyle(color="#284696", line="dashed", line_width=LINE, halo_width=0.0)
            return SceneOverlay("drawing", HandDrawing(polyline=PointRun(tuple(map(_at, shown.points)))), line)
    style = OverlayStyle(color="#B42820", fill="#B42820", fill_opacity=FILLING, line_width=LINE, halo_width=0.0)
    if shown.radius:
        ((x, y),), far = shown.points, shown.radius
        drawing = HandDrawing(ellipse=Corners(_at((x - far, y - far)), _at((x + far, y + far))))
    else:
        drawing = HandDrawing(polygon=PointRun(tuple(map(_at, shown.points))))
    return SceneOverlay("drawing", drawing, style)


def _at(point: tuple[float, float]) -> Position:
    return Position(pixel=Pixel(*point))
