"""Maps with and without a painted grid, as people upload them, each from a number: what is true of them is known."""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from tests.unit.imaging.painted_maps.grounds import GROUNDS, Chance, Field, Ground, Pixels

COLORS = (
    (0, 0, 0),
    (0, 0, 0),
    (255, 255, 255),
    (40, 40, 40),
    (200, 200, 200),
    (150, 30, 20),
    (20, 60, 160),
    (90, 60, 20),
)
STYLES = ("solid", "solid", "solid", "dashed", "dotted")


@dataclass(frozen=True, slots=True)
class Painted:
    """A map: `cell` (px) if a grid is painted, else None; `offset`, where its lines begin; `name`, how it is made."""

    name: str
    picture: Pixels
    cell: float | None
    offset: tuple[float, float] = (0.0, 0.0)


def with_grid(number: int, largest: int = 2048) -> Painted:
    """Map `number` with a grid, no side longer than `largest`."""
    chance = np.random.default_rng((11, number))
    kind = list(GROUNDS)[number % len(GROUNDS)]
    cell = float(np.exp(chance.uniform(np.log(20), np.log(min(300, largest / 6)))))
    if chance.random() < 0.4:
        cell = float(round(cell))
    width, height = (int(chance.uniform(max(5 * cell, 0.5 * largest), largest)) for _ in range(2))
    ground = GROUNDS[kind](chance, width, height, cell)
    free = not (kind == "rooms" or chance.random() < 0.2)
    offset = (float(chance.uniform(0, cell)), float(chance.uniform(0, cell))) if free else (0.0, 0.0)
    style = STYLES[chance.integers(len(STYLES))]
    clipped = kind in {"cave", "rooms", "hatching"} and chance.random() < 0.6
    ruled, look = _ruled(chance, ground, cell, offset, style, clipped)
    picture, scale, corner = _travelled(chance, ruled, cell)
    moved = ((offset[0] * scale - corner[0]) % (cell * scale), (offset[1] * scale - corner[1]) % (cell * scale))
    name = f"{number} {kind} {style}{' on floor' if clipped else ''} {look} {_travels(scale, picture)}"
    return Painted(name, picture, cell * scale, moved)


def without_grid(number: int, largest: int = 2048) -> Painted:
    """Map `number` without one."""
    chance = np.random.default_rng((12, number))
    kinds = [name for name in GROUNDS if name != "tiles"]
    kind = kinds[number % len(kinds)]
    cell = float(np.exp(chance.uniform(np.log(20), np.log(min(300, largest / 6)))))
    width, height = (int(chance.uniform(max(5 * cell, 0.5 * largest), largest)) for _ in range(2))
    picture, scale, _ = _travelled(chance, GROUNDS[kind](chance, width, height, cell).picture, cell)
    return Painted(f"{number} {kind} {cell * scale:.1f} {_travels(scale, picture)}", picture, None)


def _travels(scale: float, picture: Pixels) -> str:
    return f"scale {scale:.2f} {picture.shape[1]}x{picture.shape[0]}"


def _lines(length: int, cell: float, offset: float, wide: float) -> Field:
    """How much of each pixel lines of that width cover."""
    away = np.abs((np.arange(length) + 0.5 - offset + cell / 2) % cell - cell / 2)
    return cast("Field", np.clip(wide / 2 + 0.5 - away, 0, 1).astype(np.float32))


def _strokes(chance: Chance, length: int, cell: float, offset: float, style: str, wide: float) -> Field:
    """Which pixels along a line are inked: dashes divide a cell evenly."""
    if style == "solid":
        return np.ones(length, np.float32)
    long = chance.uniform(2, 4) if style == "dotted" else chance.uniform(5, 12)
    parts = max(2, round(cell / max(3.0, long * wide)))
    share = 0.45 if style == "dotted" else 0.6
    at = ((np.arange(length) + 0.5 - offset) / cell * parts) % 1
    return cast("Field", (np.abs(at - 0.5) > 0.5 - share / 2).astype(np.float32))


def _ruled(
    chance: Chance, ground: Ground, cell: float, offset: tuple[float, float], style: str, clipped: bool
) -> tuple[Field, str]:
    """The ground with a grid over it, and how that looks."""
    height, width = ground.floor.shape
    wide = float(chance.choice((1, 1, 1.5, 2, 3)) * max(1.0, cell / 120))
    color = np.array(COLORS[chance.integers(len(COLORS))], np.float32)
    across = (
        _lines(width, cell, offset[0], wide)[None] * _strokes(chance, height, cell, offset[1], style, wide)[:, None]
    )
    down = _lines(height, cell, offset[1], wide)[:, None] * _strokes(chance, width, cell, offset[0], style, wide)[None]
    mask = np.maximum(across, down) * (ground.floor if clipped else 1)
    # Pale, but there to be seen: at least this far from what lies under most of it.
    under = np.median(np.abs(ground.picture[ground.floor][::97] - color).mean(axis=1))
    if under < 40:
        color = 255 - color
        under = np.median(np.abs(ground.picture[ground.floor][::97] - color).mean(axis=1))
    grain = float(np.median(np.abs(ground.picture[:, 3:] - ground.picture[:, :-3])))
    least = min(1.0, max(12.0, grain) / float(under))
    opacity = float(chance.uniform(least, max(least, 0.8)))
    mask = (mask * opacity)[..., None]
    return ground.picture * (
        1 - mask
    ) + color * mask, f"{cell:.2f} wide {wide:.1f} opacity {opacity:.2f} of {under:.0f}"


def _travelled(chance: Chance, picture: Field, cell: float) -> tuple[Pixels, float, tuple[int, int]]:
    """The picture as it reaches us: scaled, cut and packed, with how much and from which corner (px)."""
    made = np.clip(np.rint(picture), 0, 255).astype(np.uint8)
    scale = 1.0
    if chance.random() < 0.4:
        scale = float(np.clip(chance.uniform(0.6, 1.6), 20 / cell, 300 / cell))
        soft = cv2.GaussianBlur(made, (0, 0), 0.45 / scale) if scale < 1 else made
        # The corner of the picture stays where it is, not the middle of its first pixel.
        places = np.array(((scale, 0, scale / 2 - 0.5), (0, scale, scale / 2 - 0.5)))
        size = (int(made.shape[1] * scale), int(made.shape[0] * scale))
        made = cv2.warpAffine(soft, places, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT).astype(np.uint8)
    left = top = 0
    if chance.random() < 0.5:
        left, top = (int(each) for each in chance.integers(0, max(2, int(cell * scale)), 2))
        made = made[top:, left:]
    if chance.random() < 0.6:
        packed = cv2.imencode(".jpg", made, (cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(60, 96))))[1]
        made = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    return np.ascontiguousarray(made), scale, (left, top)
