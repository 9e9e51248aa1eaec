"""Stretches of wall that a painted picture does not show, judged against the other walls of the same picture."""

import itertools
from typing import Final, cast

import numpy as np

from server.drawing.arrays import Flags
from server.imaging.finishing.means import Intensities
from server.imaging.finishing.wall_likeness import MOST_SHIFT, ProfilePair, best_shifts, likenesses, steepness
from server.imaging.finishing.wall_profiles import ASIDE, WallSamples

RUN: Final = 3
"""Samples in a row without a trace of wall that are a loss: what is around them counts with them, a cell in all."""

_NEAR: Final = 3
"""Pixels of the raster by which a wall may be elsewhere and still counts as being there."""
_REACH: Final = 2
_USUAL: Final = (8, 32)
"""Samples beyond which, and up to which, others on the same wall say what is usual on it."""
_SPREAD: Final = 4.0
_BESIDE: Final = (2, 9)
"""Pixels to either side of a wall whose mean says what lies there."""
_LEAST_ALIKE: Final = 0.38
"""The median likeness of walls below which a picture shows nothing of this map: of another map it is 0.3 at most."""
_KEPT: Final = (0.3, 0.6)
"""How alike surroundings are along most walls from where on they count, and where they count in full."""


def traces(pair: ProfilePair, shifted: Intensities, around: Intensities) -> Intensities:
    """Return (n,) how much more of a wall is left at each sample than a lost one has: less than 0 is a loss.

    z + r + c / 2 - 0.9 + g (2 a - 1.35). z is the likeness of profiles within 0.15 cells of where walls lie by the
    likenesses `shifted`, by its median over the picture; r the steepness at the wall, by what is usual on the same
    wall; c the contrast of both sides (colour and roughness) along the direction that is usual on the wall, by Fisher's
    measure (1936): 0 where both sides are of one ground; a how alike the `around` are, by their median. g is how much
    the painter keeps of surroundings at all, 0..1: nothing is made of them where most are painted anew. Where the
    median likeness is too low there is no wall at all. The numbers are those that tell lost walls from sound ones best
    in ten dungeons, painted anew in fifteen ways.
    """
    if float(np.median(shifted.max(1))) < _LEAST_ALIKE:
        return np.full(len(shifted), -1, np.float32)
    off = np.abs(np.arange(2 * MOST_SHIFT + 1) - best_shifts(shifted)[:, None])
    alike = np.where(off <= _NEAR, likenesses(pair, _SPREAD, _REACH + 1), -1).max(1)
    z = alike / max(float(np.median(alike)), 0.1)
    usual = float(np.median(around))
    kept = min(1.0, max(0.0, (usual - _KEPT[0]) / (_KEPT[1] - _KEPT[0])))
    a = np.clip(around / max(usual, 0.3), 0, 1)
    c = np.clip(_contrast(pair.painted, pair.samples), -0.2, 1)
    r = np.minimum(_edge(pair.painted, pair.samples), 1.2)
    return cast("Intensities", z + r + c / 2 - 0.9 + kept * (2 * a - 1.35))


def _edge(profile: Intensities, samples: WallSamples) -> Intensities:
    slope = steepness(profile, 1)
    middle = ASIDE - 1
    here = samples.mean(slope[:, middle - 2 : middle + 3].max(1), _REACH)
    return cast("Intensities", here / (samples.mean(here, _USUAL[1], _USUAL[0]) + 1))


def _contrast(profile: Intensities, samples: WallSamples) -> Intensities:
    near, far = _BESIDE
    right, left = profile[:, ASIDE + near : ASIDE + far], profile[:, ASIDE - far + 1 : ASIDE - near + 1]
    step = samples.mean(right.mean(1) - left.mean(1), _REACH)
    usual = samples.mean(step, _USUAL[1], _USUAL[0])
    rest = step - usual
    spread = np.linalg.inv(rest.T @ rest / max(1, len(rest)) + 4 * np.eye(rest.shape[1]))
    return cast("Intensities", ((step @ spread) * usual).sum(1) / (((usual @ spread) * usual).sum(1) + 0.3))


def lost(trace: Intensities, samples: WallSamples) -> tuple[Flags, int]:
    """Return which samples belong to stretches of RUN or more without a trace, and how many stretches there are."""
    weak = trace < 0
    missing, stretches = np.zeros(len(trace), np.bool_), 0
    turns = np.diff(np.r_[False, weak, False].astype(np.int8)) != 0
    edges = np.flatnonzero(turns | np.r_[True, np.diff(samples.line) != 0, True])
    for start, end in itertools.pairwise(edges):
        if weak[start] and end - start >= RUN:
            missing[start:end], stretches = True, stretches + 1
    return missing, stretches
