"""How alike two pictures are at walls, whatever their colours: by where they are steep, and how steeply beside that."""

from dataclasses import dataclass
from typing import Final, cast

import numpy as np

from server.drawing.arrays import Indices
from server.imaging.finishing.means import Intensities, soft
from server.imaging.finishing.wall_profiles import ASIDE, COLORS, PER_CELL, WallSamples, windows

MOST_SHIFT: Final = 9
"""Pixels of the raster by which a wall is looked for to either side of where it should be."""

_FINE, _COARSE = 1, 2
"""Pixels to either side over which steepness is measured."""
_PRIOR: Final = 0.06
"""Likeness that a pixel of shift has to be worth: of two places as likely, a wall is where it should be."""
_BOX: Final = 12
"""Pixels to either side along a wall, and _DEEP across it, of what is around a sample."""
_DEEP: Final = 10
_LOCAL: Final = 12
"""Pixels over which steepness is in units of what is usual around, where surroundings are compared."""


@dataclass(frozen=True, slots=True)
class ProfilePair:
    """Profiles of a base and of what was painted over it, at the same samples."""

    samples: WallSamples
    base: Intensities
    painted: Intensities


def likenesses(pair: ProfilePair, spread: float, reach: int) -> Intensities:
    """Return (n, 2 * MOST_SHIFT + 1): how alike both are at each sample for each shift of the painted one, -1..1.

    The normalised cross-correlation of steepness |dI/ds| along the normal (all colours together, so that it is the same
    for any colours; Di Zenzo 1986), under a Gaussian window of `spread` pixels around the wall, summed over `reach`
    samples to either side; the mean of that over steepness measured finely and coarsely.
    """
    return cast(
        "Intensities", (_correlated(pair, spread, reach, _FINE) + _correlated(pair, spread, reach, _COARSE)) / 2
    )


def steepness(profile: Intensities, reach: int) -> Intensities:
    """How much all colours change over 2 * `reach` pixels of a profile: (n, length - 2 * reach)."""
    steps = profile[:, 2 * reach :, :COLORS] - profile[:, : -2 * reach, :COLORS]
    return cast("Intensities", np.sqrt((steps**2).sum(2)))


def _correlated(pair: ProfilePair, spread: float, reach: int, over: int) -> Intensities:
    samples = pair.samples
    base, painted = steepness(pair.base, over), steepness(pair.painted, over)
    middle = ASIDE - over
    half = min(round(2 * spread), middle - MOST_SHIFT)
    weights = np.exp(-(np.arange(-half, half + 1, dtype=np.float32) ** 2) / (2 * spread**2))
    weights /= weights.sum()

    def centred(levels: Intensities, shift: int) -> Intensities:
        part = levels[:, middle + shift - half : middle + shift + half + 1]
        return cast("Intensities", part - (part @ weights)[:, None])

    own = centred(base, 0)
    energy = samples.summed((own**2) @ weights, reach)
    others = [centred(painted, shift) for shift in range(-MOST_SHIFT, MOST_SHIFT + 1)]
    both = np.stack([(own * other) @ weights for other in others], 1)
    theirs = np.stack([(other**2) @ weights for other in others], 1)
    return cast(
        "Intensities", samples.summed(both, reach) / np.sqrt(energy[:, None] * samples.summed(theirs, reach) + 1e-6)
    )


def best_shifts(likeness: Intensities) -> Indices:
    """Return (n,) the place in `likeness` of the shift at which both are most alike; a pixel has to be worth _PRIOR."""
    worth = likeness - _PRIOR * np.abs(np.arange(-MOST_SHIFT, MOST_SHIFT + 1))
    return cast("Indices", worth.argmax(1))


def distances(likeness: Intensities) -> Intensities:
    """How far, in cells, each sample of a wall lies from where it should: its best shift, between pixels a parabola."""
    shifts = np.arange(-MOST_SHIFT, MOST_SHIFT + 1)
    worth = likeness - _PRIOR * np.abs(shifts)
    best = best_shifts(likeness)
    inner, rows = np.clip(best, 1, 2 * MOST_SHIFT - 1), np.arange(len(best))
    before, here, after = (worth[rows, inner + step] for step in (-1, 0, 1))
    bend = before - 2 * here + after
    between = np.where((bend < 0) & (best == inner), (before - after) / np.where(bend < 0, 2 * bend, -1), 0)
    return cast("Intensities", np.abs(shifts[best] + np.clip(between, -0.5, 0.5)) / PER_CELL)


def steep(levels: Intensities) -> Intensities:
    """How steep a raster is at each of its pixels, in units of what is usual around, as (height, width, 1)."""
    down, across = np.gradient(levels[..., :COLORS], axis=(0, 1))
    slope = np.sqrt((down**2 + across**2).sum(2))
    return cast("Intensities", np.sqrt(slope / (soft(slope, _LOCAL) + 1))[..., None])


def surroundings(base: Intensities, painted: Intensities, samples: WallSamples) -> Intensities:
    """Return (n,): how alike what is around each sample is in two rasters of steepness, -1..1, where it is."""
    steps, sides = np.arange(-_BOX, _BOX + 1, 2), np.arange(-_DEEP, _DEEP + 1)
    weights = np.exp(-(sides[:, None] ** 2) / 72 - steps[None] ** 2 / (0.72 * _BOX**2))
    before, after = (windows(each, samples, steps, _DEEP)[..., 0] for each in (base, painted))
    return alike(before, after, weights / weights.sum())


def alike(one: Intensities, other: Intensities, weights: Intensities) -> Intensities:
    """The normalised cross-correlation of boxes (n, rows, columns) under weights that sum up to 1."""
    first, second = (each - (each * weights).sum((1, 2), keepdims=True) for each in (one, other))
    both = (weights * first * second).sum((1, 2))
    return cast(
        "Intensities", both / np.sqrt((weights * first**2).sum((1, 2)) * (weights * second**2).sum((1, 2)) + 1e-9)
    )
