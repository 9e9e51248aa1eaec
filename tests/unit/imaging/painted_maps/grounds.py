"""Pictures of maps before anybody rules a grid over them: textures, noise, art, buildings; all from a seed."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Field = npt.NDArray[np.float32]
Chance = np.random.Generator


@dataclass(frozen=True, slots=True)
class Ground:
    """A picture (height, width, 3) and where one may walk on it (height, width), which all may be."""

    picture: Field
    floor: npt.NDArray[np.bool_]


def clouds(chance: Chance, width: int, height: int, largest: float = 200, roughness: float = 0.55) -> Field:
    """Noise in 0..1 that has features of every size up to `largest` pixels."""
    total: Field = np.zeros((height, width), np.float32)
    size, weight = largest, 1.0
    while size >= 2:
        grains = chance.random((int(height / size) + 3, int(width / size) + 3), np.float32)
        zoom = (int(grains.shape[1] * size), int(grains.shape[0] * size))
        total += weight * cv2.resize(grains, zoom, interpolation=cv2.INTER_CUBIC)[:height, :width]
        size, weight = size / 2, weight * roughness
    low, high = np.percentile(total, (1, 99))
    return cast("Field", np.clip((total - low) / max(high - low, 1e-6), 0, 1).astype(np.float32))


def tinted(chance: Chance, share: Field, dark: int = 40, light: int = 200) -> Field:
    """Colours between two that are drawn, by `share`."""
    ends = [chance.integers(dark, light, 3).astype(np.float32) for _ in range(2)]
    return ends[0] + share[..., None] * (ends[1] - ends[0])


def _grained(chance: Chance, picture: Field, strength: float) -> Field:
    grain = chance.standard_normal(picture.shape[:2], np.float32) * strength
    return picture + grain[..., None]


def _open(picture: Field) -> Ground:
    return Ground(picture, np.ones(picture.shape[:2], np.bool_))


def meadow(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Soft patches of colour under a fine grain."""
    picture = tinted(chance, clouds(chance, width, height, chance.uniform(60, 400)))
    return _open(_grained(chance, picture, chance.uniform(1, 10)))


def paper(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """One pale colour, hardly a grain."""
    tone = chance.integers(170, 245, 3).astype(np.float32)
    picture = tone + 14 * (clouds(chance, width, height, 300)[..., None] - 0.5)
    return _open(_grained(chance, picture, chance.uniform(0, 3)))


def static(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Noise without any form."""
    tone = chance.uniform(60, 200, 3).astype(np.float32)
    picture = tone + chance.standard_normal((height, width, 3), np.float32) * chance.uniform(5, 30)
    return _open(picture)


def photo(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Things of many sizes with shades and sharp rims, out of focus here and there."""
    picture = tinted(chance, clouds(chance, width, height, 500), 20, 240)
    for _ in range(60):
        _blot(chance, picture, chance.uniform(10, 0.35 * width))
    blurred = cast("Field", cv2.GaussianBlur(picture, (0, 0), chance.uniform(0.6, 2)))
    return _open(_grained(chance, blurred, 3))


def thicket(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Busy art: hundreds of crowns, stones and strokes."""
    picture = tinted(chance, clouds(chance, width, height, 200))
    for _ in range(int(width * height / 4000)):
        _blot(chance, picture, chance.uniform(4, 40))
    for _ in range(int(width * height / 6000)):
        start = chance.integers(0, (width, height))
        color, end = chance.integers(10, 245, 3).tolist(), (start + chance.integers(-60, 60, 2)).tolist()
        cv2.line(picture, start.tolist(), end, color, int(chance.integers(1, 4)), cv2.LINE_AA)
    return _open(_grained(chance, picture, 4))


def _blot(chance: Chance, picture: Field, size: float) -> None:
    center = chance.integers(0, (picture.shape[1], picture.shape[0])).tolist()
    axes = (max(2, int(size)), max(2, int(size * chance.uniform(0.4, 1))))
    if chance.random() < 0.3:
        box = cv2.boxPoints((center, axes, float(chance.uniform(0, 180)))).astype(np.int32)
        cv2.fillPoly(picture, [box], chance.integers(10, 245, 3).tolist(), cv2.LINE_8)
    else:
        cv2.ellipse(picture, center, axes, chance.uniform(0, 180), 0, 360, chance.integers(10, 245, 3).tolist(), -1)


def planks(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Boards side by side, their ends anywhere, with a grain of wood along them."""
    broad = float(chance.uniform(0.2, 0.7) * cell)
    wood = cv2.resize(clouds(chance, max(8, width // 16), height, 12), (width, height))
    picture = np.array((120, 85, 50), np.float32) * (0.7 + 0.6 * wood[..., None])
    seam = float(chance.uniform(0.4, 0.8))
    for y in np.arange(-chance.uniform(0, broad), height, broad):
        top, end = max(0, round(y)), max(0, round(y + broad))
        x = -chance.uniform(0, 6 * broad)
        while x < width:
            far = x + chance.uniform(3, 8) * broad
            part = picture[top:end, max(0, round(x)) : max(0, round(far))]
            part *= chance.uniform(0.85, 1.15)
            part[:, -2:] *= seam
            x = far
        picture[max(0, end - 2) : end] *= seam
    return _open(_turned(chance, _grained(chance, picture, 3))[:height, :width])


def bricks(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Courses of bricks, each shifted by half a brick."""
    tall = float(chance.uniform(0.2, 0.5) * cell)
    return _open(_grained(chance, _courses(chance, width, height, 2 * tall, tall, 0.5), 4))


def tiles(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Square tiles of half a cell, no two of one shade, that begin anywhere or with the cells."""
    return _open(_grained(chance, _courses(chance, width, height, cell / 2, cell / 2, 0), 3))


def _courses(chance: Chance, width: int, height: int, long: float, tall: float, shift: float) -> Field:
    """Stones in rows of a seam that is a little off here and there."""
    tone = chance.uniform(90, 170, 3).astype(np.float32)
    picture = np.empty((height, width, 3), np.float32)
    picture[:] = tone * chance.uniform(0.7, 0.9)
    for row, y in enumerate(np.arange(0, height, tall)):
        for x in np.arange(-long * (row % 2) * shift, width, long):
            off = chance.uniform(0, max(0.6, 0.04 * tall), 4)
            left, top = max(0, round(x + off[0] + 1)), max(0, round(y + off[1] + 1))
            right, bottom = max(0, round(x + long - off[2])), max(0, round(y + tall - off[3]))
            picture[top:bottom, left:right] = tone * chance.uniform(0.88, 1.12)
    return picture * (0.9 + 0.2 * clouds(chance, width, height, 40)[..., None])


def _turned(chance: Chance, picture: Field) -> Field:
    """The picture as it is, or mirrored at its diagonal, by chance, laid so often that it is large enough."""
    if chance.random() < 0.5:
        return picture
    over = np.swapaxes(picture, 0, 1)
    height, width = picture.shape[:2]
    often = (height // over.shape[0] + 1, width // over.shape[1] + 1, 1)
    return np.ascontiguousarray(np.tile(over, often)[:height, :width])


def flagstones(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Stones of no regular form, with dark joints."""
    share = clouds(chance, width, height, 300)
    count = max(20, int(width * height / (cell * cell) * 2))
    seeds = np.full((height, width), 255, np.uint8)
    seeds[chance.integers(0, height, count), chance.integers(0, width, count)] = 0
    _, label = cv2.distanceTransformWithLabels(seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    shade = chance.uniform(0.8, 1.2, int(label.max()) + 1).astype(np.float32)[label]
    joint = (cv2.Laplacian(label.astype(np.float32), cv2.CV_32F) != 0).astype(np.float32)
    picture = tinted(chance, share, 80, 180) * (shade - 0.3 * cv2.blur(joint, (3, 3)))[..., None]
    return _open(_grained(chance, picture, 3))


def cave(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Winding floor between dark rock, an outline drawn around it."""
    share = clouds(chance, width, height, 4 * cell, 0.4)
    floor = share > np.quantile(share, chance.uniform(0.35, 0.6))
    rock, stone = (tinted(chance, clouds(chance, width, height, 100), *ends) for ends in ((15, 70), (110, 210)))
    picture = np.where(floor[..., None], stone, rock)
    rim, _ = cv2.findContours(floor.astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(picture, rim, -1, (10, 10, 10), int(chance.integers(1, 6)))
    return Ground(_grained(chance, picture, 4), floor)


def rooms(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Rooms and passages of whole cells with dark walls, as of a dungeon; the cells begin in the corner."""
    rows, columns = int(height / cell) + 1, int(width / cell) + 1
    plan = np.zeros((rows, columns), np.uint8)
    middles: list[Any] = []
    for _ in range(max(3, rows * columns // 30)):
        y, x = chance.integers(0, (rows, columns))
        plan[y : y + chance.integers(2, 7), x : x + chance.integers(2, 7)] = 1
        middles.append((y, x))
    for (y0, x0), (y1, x1) in itertools.pairwise(middles):
        plan[y0, min(x0, x1) : max(x0, x1) + 1] = plan[min(y0, y1) : max(y0, y1) + 1, x1] = 1
    across = np.minimum((np.arange(width) / cell).astype(int), columns - 1)
    down = np.minimum((np.arange(height) / cell).astype(int), rows - 1)
    floor = plan[down][:, across].astype(np.bool_)
    rock, stone = (tinted(chance, clouds(chance, width, height, 100), *ends) for ends in ((15, 70), (110, 210)))
    picture = np.where(floor[..., None], stone, rock)
    rim, _ = cv2.findContours(floor.astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(picture, rim, -1, (10, 10, 10), int(chance.integers(2, 8)))
    return Ground(_grained(chance, picture, 4), floor)


def hatching(chance: Chance, width: int, height: int, cell: float) -> Ground:
    """Pale floor in rock that is hatched by hand: bundles of strokes this way and that, as on maps drawn in ink."""
    share = clouds(chance, width, height, 5 * cell, 0.4)
    floor = share > np.quantile(share, chance.uniform(0.3, 0.5))
    picture = np.full((height, width, 3), chance.integers(215, 250), np.float32)
    ink = chance.integers(10, 70, 3).tolist()
    long = float(chance.uniform(0.2, 0.5) * cell)
    for y in np.arange(0, height, 0.8 * long):
        for x in np.arange(0, width, 0.8 * long):
            middle = np.array((x, y)) + chance.uniform(-0.3, 0.3, 2) * long
            # Rows and columns of a hatching are as common as slanting strokes.
            turn = chance.uniform(0, np.pi) if chance.random() < 0.7 else chance.integers(0, 4) * np.pi / 4
            along = np.array((np.cos(turn), np.sin(turn))) * long / 2
            aside = np.array((-along[1], along[0])) * 0.5
            for part in (-1, 0, 1):
                start, end = ((middle + aside * part + along * way).astype(int).tolist() for way in (-1, 1))
                cv2.line(picture, start, end, ink, 1 + int(cell > 90), cv2.LINE_AA)
    picture[floor] = chance.integers(200, 250, 3)
    rim, _ = cv2.findContours(floor.astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    cv2.drawContours(picture, rim, -1, ink, int(chance.integers(1, 5)))
    return Ground(_grained(chance, picture, chance.uniform(0, 4)), floor)


GROUNDS: dict[str, Callable[[Chance, int, int, float], Ground]] = {
    each.__name__: each
    for each in (meadow, paper, static, photo, thicket, planks, bricks, tiles, flagstones, cave, rooms, hatching)
}
"""By name; each is asked for a size, and for the cell its parts are measured by."""
