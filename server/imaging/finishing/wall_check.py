"""Whether the walls of a painted picture are still where the facts say.

Counted over dungeons that it was not fitted to, of 24 to 40 px a cell, after fifteen ways of painting them anew and
pairs of these: of 300 where nothing else was done 12 are refused (4 %), most of them blurred at 24 px a cell. All of 60
moved by a quarter of a cell, 56 with a door walled up, 60 scaled by 1.03 and 60 mirrored are refused, and 29 of 31 with
a hole of a cell in a wall.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from server.drawing.arrays import Flags
from server.imaging.finishing.closed_doors import RasterPair, closed_doors
from server.imaging.finishing.means import Intensities
from server.imaging.finishing.verdict import WallCheck
from server.imaging.finishing.wall_likeness import ProfilePair, distances, likenesses, steep, surroundings
from server.imaging.finishing.wall_losses import lost, traces
from server.imaging.finishing.wall_plan import Doorway, WallPlan
from server.imaging.finishing.wall_profiles import PER_CELL, STEP, Places, profiles, raster, samples_along

MOST_SIDE: Final = 4096
"""Pixels of a raster along a side; a map with more cells than that holds has smaller ones."""

_SPREAD: Final = 2.5
_REACH: Final = 12


@dataclass(frozen=True, slots=True)
class WallSight:
    """What was seen of walls, at places (n, 2) in pixels of the picture, STEP of a cell apart.

    `distance` is in cells; `missing` says where there is none. `closed` goes by the doorways of the plan.
    """

    at: Places
    distance: Intensities
    missing: Flags
    lost_walls: int
    closed: tuple[bool, ...]

    @property
    def check(self) -> WallCheck:
        """The verdict on it."""
        if not len(self.at):
            return WallCheck(0.0, 0.0, 0, 0, 0.0)
        there = self.distance[~self.missing]
        far = float(np.percentile(there, 95)) if len(there) else 0.0
        missing, length = float(self.missing.mean()), len(self.at) * STEP
        return WallCheck(round(far, 3), round(missing, 4), self.lost_walls, sum(self.closed), length)


def check_walls(base: Image.Image, painted: Image.Image, plan: WallPlan) -> WallCheck:
    """Look for the walls and doorways of a plan in a picture painted over a base, both of the same pixels."""
    return sight_of(base, painted, plan).check


def sight_of(base: Image.Image, painted: Image.Image, plan: WallPlan) -> WallSight:
    """What `check_walls` goes by, place by place.

    Both pictures become rasters of PER_CELL pixels a cell. Where a wall lies is where its profiles are most alike: see
    `likenesses` and `distances`. What is missing are `lost` stretches, by their `traces`.
    """
    share = min(PER_CELL / plan.cell, MOST_SIDE / max(base.size))
    size = (max(8, round(base.width * share)), max(8, round(base.height * share)))
    scale = (size[0] / base.width, size[1] / base.height)
    samples = samples_along(plan.walls, scale, size)
    before, after = (raster(each, size) for each in (base, painted))
    rasters = RasterPair(before, after, steep(before), steep(after))
    pair = ProfilePair(samples, profiles(before, samples), profiles(after, samples))
    if not len(samples.at):
        return WallSight(samples.at, np.zeros(0, np.float32), np.zeros(0, np.bool_), 0, (False,) * len(plan.doorways))
    around = surroundings(rasters.base_steep, rasters.painted_steep, samples)
    closed = closed_doors(plan.doorways, rasters, scale, max(0.0, float(np.median(around))))
    shifted = likenesses(pair, _SPREAD, _REACH)
    missing, stretches = lost(traces(pair, shifted, around), samples)
    spots = samples.at / scale
    gone = [shut or _walled_up(each, spots, missing) for each, shut in zip(plan.doorways, closed, strict=True)]
    return WallSight(spots, distances(shifted), missing, stretches, tuple(gone))


def _walled_up(doorway: Doorway, spots: Places, missing: Flags) -> bool:
    """Whether most of the wall around an opening is missing."""
    start, end = np.array(doorway.start), np.array(doorway.end)
    far = np.hypot(*(spots - (start + end) / 2).T)
    near = missing[far < 0.8 * np.hypot(*(end - start))]
    return len(near) > 0 and float(near.mean()) > 0.5
