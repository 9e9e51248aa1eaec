"""What stands around the floor: pen hatching in the rock, cut stones along the walls, crags around caves."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from server.drawing.draws import Draws
from server.drawing.look import Look
from server.drawing.materials.field import SAMPLES, Field
from server.drawing.pigments import INK, Color, blend, dim
from server.drawing.strokes import Points, Stroke

STEP = 0.27
"""Distance of two clusters of hatching, in cells."""

LIGHTEST, DARKEST = 1.22, 0.78

USUAL = 0.6
"""Cells that a stone is long, about."""


class Masonwork(NamedTuple):
    """How what walls are built of is laid: the least and greatest length of a piece in cells, and how far its tints
    spread; `sheets` have rivets where stones have cracks.
    """

    least: float = 0.40
    most: float = 0.84
    spread: float = 0.085
    sheets: bool = False


WALLS: Final[Mapping[str, Masonwork]] = {
    "brick": Masonwork(0.32, 0.46, 0.10),
    "plank": Masonwork(0.16, 0.26, 0.12),
    "metal": Masonwork(1.2, 2.1, 0.035, sheets=True),
    "hull": Masonwork(1.6, 2.6, 0.02, sheets=True),
}
"""By the words of `materials.wall`; everything else is laid as masonry is."""
MASONRY: Final = Masonwork()


def hatching(field: Field, look: Look) -> list[Stroke]:
    """Return clusters of three tapering strokes in the band outside the walls, neighbours crossing."""
    draws = Draws(field.seed, "hatch")
    rows, columns = (int(side / STEP) + 1 for side in reversed(field.size))
    luck = draws.random((rows, columns, 4))
    spread = draws.random((rows, columns, 3, 2))
    down, across = np.mgrid[:rows, :columns]
    x = (across + 0.15 + luck[..., 0] * 0.7 + 0.5 * (down % 2)) * STEP
    y = (down + 0.15 + luck[..., 1] * 0.7) * STEP
    height, width = field.distance.shape
    row = np.clip((y * SAMPLES).astype(int), 0, height - 1)
    column = np.clip((x * SAMPLES).astype(int), 0, width - 1)
    depth = -field.distance[row, column]
    start = 0.32 if look.ink == "masonry" else 0.0
    chosen = (depth > start + 0.02) & (depth < start + 0.36 + 0.34 * luck[..., 2])
    angle = ((down + across) % 2 * 1.35 + (down // 2 + across) % 3 * 0.5 + luck[..., 3] * 0.9)[chosen]
    cosine, sine = np.cos(angle), np.sin(angle)
    along, beside = np.stack([cosine, sine], 1), np.stack([-sine, cosine], 1)
    middle = np.stack([x[chosen], y[chosen]], 1)
    strokes: list[Stroke] = []
    for index, offset in enumerate((-1, 0, 1)):
        luck_here = spread[chosen][:, index]
        reach = (STEP * (0.74 - 0.10 * abs(offset)) * (0.8 + 0.3 * luck_here[:, :1])) * along
        bend = ((luck_here[:, 1:] - 0.5) * 0.024) * beside
        at = middle + beside * (offset * STEP * 0.30)
        belly, tip = beside * 0.0135, beside * 0.006
        outline = np.stack(
            [
                at - reach + tip,
                at + bend + belly,
                at + reach + tip,
                at + reach - tip,
                at + bend - belly,
                at - reach - tip,
            ],
            1,
        )
        strokes += [Stroke(points, look.palette.hatch, None, 0.0, 1.0, True) for points in outline]
    return strokes


@dataclass(frozen=True, slots=True)
class Stone:
    """A stone of a wall: the part of the contour it stands at (in cells), and its strokes.

    Those in the `back` are below all others.
    """

    edge: Points
    back: list[Stroke]
    front: list[Stroke]


def laid(stones: Sequence[Stone]) -> list[Stroke]:
    """The strokes of stones in the order in which they are painted."""
    return [*(stroke for each in stones for stroke in each.back), *(stroke for each in stones for stroke in each.front)]


def stonework(field: Field, look: Look, before: Sequence[Stone] = ()) -> list[Stone]:
    """Return the stones along every wall: blocks that follow the contour of the field, crags where it is a cave.

    Those that were laid `before`, around another field, stay where the contour is the same; the rest is laid anew
    between them, without a gap.
    """
    walls = _contours(field)
    kept = _standing(before, walls, field.distance.shape)
    covered = _traced((np.rint(each.edge * SAMPLES - 0.5) for each in kept), field.distance.shape)
    mason = _Mason(field, look, Draws(field.seed, "wall", "again") if before else Draws(field.seed, "wall"))
    for samples in walls:
        bare = covered[samples[:, 1], samples[:, 0]] == 0
        kept += mason.course(samples) if bare.all() else mason.between(samples, bare)
    return kept


def _contours(field: Field) -> list[npt.NDArray[np.intp]]:
    """Every wall as samples of the field: column and row."""
    mask = (field.distance > -0.02).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    return [each for contour in contours if len(each := contour[::2, 0].astype(np.intp)) >= 12]


def _standing(stones: Sequence[Stone], walls: Sequence[npt.NDArray[np.intp]], shape: tuple[int, ...]) -> list[Stone]:
    """The stones that stand at these walls from end to end."""
    if not stones:
        return []
    wall = _traced(walls, shape)
    columns, rows = (np.concatenate([each.edge[:, axis] for each in stones]) * SAMPLES for axis in (0, 1))
    ends = np.cumsum([len(each.edge) for each in stones])[:-1]
    stands = np.split(wall[rows.astype(int), columns.astype(int)] > 0, ends)
    return [stone for stone, each in zip(stones, stands, strict=True) if each.all()]


def _traced(lines: Iterable[npt.NDArray[Any]], shape: tuple[int, ...]) -> npt.NDArray[np.uint8]:
    """A mask of what lies on lines through samples, or beside them."""
    mask = np.zeros(shape, np.uint8)
    for line in lines:
        mask[line[:, 1].astype(int), line[:, 0].astype(int)] = 1
    return np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)))


class _Mason:
    """Lays stones along contours."""

    def __init__(self, field: Field, look: Look, draws: Draws) -> None:
        self._field, self._look, self._draws = field, look, draws
        self._course = WALLS.get(look.materials.get("wall", ""), MASONRY)
        soft = cv2.GaussianBlur(field.distance, (0, 0), 3)
        self._slope = [np.asarray(cv2.Sobel(soft, cv2.CV_32F, *axis), np.float32) for axis in ((1, 0), (0, 1))]

    def course(self, samples: npt.NDArray[np.intp]) -> Iterator[Stone]:
        """The stones all along a contour."""
        columns, rows = samples.T
        steps = np.diff(np.vstack([samples, samples[:1]]), axis=0) / SAMPLES
        travelled = np.concatenate([[0.0], np.cumsum(np.hypot(steps[:, 0], steps[:, 1]))])
        count, begin = len(samples), 0
        while begin < count:
            natural = self._field.cave[rows[begin], columns[begin]] > 0.35
            length = self._draws.uniform(0.32, 0.74) if natural else self._draws.uniform(*self._course[:2])
            end = int(np.searchsorted(travelled[:count], travelled[begin] + length))
            if count - end < 3:
                end = count
            yield self._stone(samples[np.arange(begin, end + 1) % count])
            begin = end

    def between(self, samples: npt.NDArray[np.intp], bare: npt.NDArray[np.bool_]) -> Iterator[Stone]:
        """The stones along the `bare` parts of a contour, as many as fill each."""
        count, first = len(samples), int(np.argmin(bare))
        turned = np.roll(bare, -first)  # begins with what is not bare
        starts, ends = (np.flatnonzero(np.diff(turned.astype(np.int8), append=0) == way) for way in (1, -1))
        for start, end in zip(starts, ends, strict=True):
            run = samples[(np.arange(start, end + 2) + first) % count]
            steps = np.diff(run, axis=0) / SAMPLES
            stones = max(1, round(float(np.hypot(steps[:, 0], steps[:, 1]).sum()) / USUAL))
            cuts = np.linspace(0, len(run) - 1, stones + 1).astype(int)
            for begin, stop in pairwise(cuts.tolist()):
                yield self._stone(run[begin : stop + 1])

    def _stone(self, samples: npt.NDArray[np.intp]) -> Stone:
        columns, rows = samples.T
        inward = np.stack([each[rows, columns] for each in self._slope], 1).astype(float)
        inward /= np.hypot(inward[:, :1], inward[:, 1:]) + 1e-6
        stone = Stone((samples + 0.5) / SAMPLES, [], [])
        if self._field.cave[rows[0], columns[0]] > 0.35:
            _crag(stone.edge, inward, self._look, self._draws, stone.back, stone.front)
        else:
            _block(stone.edge, inward, self._field, self._look, self._draws, self._course, stone.front)
        return stone


def _block(
    edge: Points, inward: Points, field: Field, look: Look, draws: Draws, course: Masonwork, strokes: list[Stroke]
) -> None:
    deep = 0.30 + draws.uniform(-0.035, 0.06)
    tint = dim(look.palette.wall, draws.normal(1.0, course.spread))
    inner, outer = edge + inward * 0.03, edge - inward * deep
    kept = _apart(outer, deep, field)
    inner_kept, outer = inner[kept], outer[kept]
    strokes.append(Stroke(np.vstack([inner, outer[::-1]]), tint, INK, 0.03, 1.0, True))
    sunlit = float(inward.mean(0).sum()) > 0
    strokes.append(
        Stroke(outer * 0.82 + inner_kept * 0.18, None, dim(tint, LIGHTEST if sunlit else DARKEST), 0.04, 0.65, False)
    )
    strokes.append(
        Stroke(outer * 0.22 + inner_kept * 0.78, None, dim(tint, DARKEST if sunlit else 1.12), 0.05, 0.45, False)
    )
    luck = draws.random((5,)).tolist()
    if course.sheets:
        strokes += _rivets(edge, inward, deep, tint)
        return
    if luck[0] < 0.3:
        start = edge[0] + (edge[-1] - edge[0]) * (0.2 + 0.6 * luck[1])
        normal = -inward[len(inward) // 2]
        crack = [start + normal * deep * share for share in (0.15, 0.5, 0.8)]
        crack[1] = crack[1] + (edge[-1] - edge[0]) * (luck[2] - 0.5) * 0.3
        strokes.append(Stroke(np.array(crack), None, dim(tint, 0.5), 0.014, 0.8, False))
    for share in luck[3:]:
        spot = edge[0] + (edge[-1] - edge[0]) * (0.15 + 0.7 * share) - inward[0] * deep * (0.3 + 0.5 * luck[1])
        dot = spot + np.array([(-0.014, -0.01), (0.016, -0.012), (0.012, 0.014), (-0.012, 0.012)])
        strokes.append(Stroke(dot, dim(tint, 0.6), None, 0.0, 0.8, True))


def _rivets(edge: Points, inward: Points, deep: float, tint: Color) -> Iterator[Stroke]:
    """The rivets at both ends of a sheet, and a seam along it."""
    yield Stroke(edge - inward * (deep * 0.5), None, dim(tint, 0.62), 0.022, 0.8, False)
    for index in (min(2, len(edge) - 1), max(0, len(edge) - 3)):
        for share in (0.28, 0.72):
            spot = edge[index] - inward[index] * (deep * share)
            yield Stroke(spot + _RIVET, dim(tint, 0.5), None, 0.0, 0.9, True)


_RIVET: Final = np.array([(-0.022, 0.0), (0.0, -0.022), (0.022, 0.0), (0.0, 0.022)])


def _apart(outer: Points, deep: float, field: Field) -> npt.NDArray[np.intp]:
    """Return which points of the back of a block to keep: around a corner of the rock the others would cross."""
    height, width = field.distance.shape
    columns = np.clip((outer[:, 0] * SAMPLES).astype(int), 0, width - 1)
    rows = np.clip((outer[:, 1] * SAMPLES).astype(int), 0, height - 1)
    kept = np.flatnonzero(field.distance[rows, columns] < -0.8 * deep)
    return kept if len(kept) > 1 else np.array([0, len(outer) - 1])


def _crag(edge: Points, inward: Points, look: Look, draws: Draws, back: list[Stroke], front: list[Stroke]) -> None:
    color: Color = blend(look.palette.wall, look.palette.dirt, 0.35)
    for row, (strokes, low, high, shade) in enumerate(((back, 0.42, 0.66, 0.60), (front, 0.22, 0.40, 0.84))):
        ridge = np.linspace(0, len(edge) - 1, 5).astype(int)
        deep = draws.uniform(low, high, (5,))
        deep[0] *= 0.55
        deep[-1] *= 0.55
        sway = draws.normal(0.0, 0.03, (5, 2))
        outer = edge[ridge] - inward[ridge] * deep[:, None] + sway
        inner = edge[:: max(1, len(edge) // 5)] + inward[:: max(1, len(edge) // 5)] * 0.03
        tint = dim(color, shade * draws.normal(1.0, 0.07))
        strokes.append(Stroke(np.vstack([inner, outer[::-1]]), tint, INK, 0.03, 1.0, True))
        if row:
            top = outer * 0.72 + edge[ridge] * 0.28
            light = float(inward.mean(0).sum()) > 0
            strokes.append(Stroke(top[1:4], None, dim(tint, 1.25 if light else 0.7), 0.05, 0.7, False))
            peak = outer[2] * 0.8 + edge[ridge[2]] * 0.2
            strokes.append(
                Stroke(
                    np.array([peak, edge[ridge[1 + int(draws.share() * 3)]]]), None, dim(tint, 0.5), 0.016, 0.8, False
                )
            )
