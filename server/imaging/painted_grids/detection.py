"""Finding the grid that is painted into a picture of a map.

Counted by tests/unit/imaging/painted_maps/measured.py: of the 240 maps with a grid by which this was made 229 are read
rightly (95 %: cell within 0.5 %, offset within a pixel or 2 % of a cell), 4 have none, 7 a wrong cell or offset; of 84
others, from number 2000 on, 83. The cell of those read rightly is off by 0.18 % at most. Of 175 maps without one all
have none. What is missed are dotted lines of a pixel over joints of tiles, faint broken lines over planks and bricks,
and rooms with few crossings under faint lines.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from PIL import Image

from server.drawing.arrays import Pixels
from server.imaging.painted_grids.combs import LEAST_CELL, Comb, evened, exact, likely_combs, nearer, without
from server.imaging.painted_grids.edges import Standing, standing
from server.imaging.painted_grids.painted_grid import PaintedGrid
from server.imaging.painted_grids.tiles import MOST_TILES, bold_lines
from server.imaging.painted_grids.traces import EITHER, Traces, traces

LEAST_CONFIDENCE: Final = 0.22
"""Less than this is no grid."""

_PEAKS: Final = (20, 8, 8)
_JUDGED: Final = 6
_LEAST_SCORE: Final = 40.0
_AFTER: Final = 0.015
_LEAST_LINES: Final = 4.0
_LEAST_CLOSED: Final = 0.35
_WELL_CLOSED: Final = 0.6
_SAME: Final = 0.005
_ALIKE: Final = 0.02
_MOST_STAGGERED: Final = 0.35
_STRONGEST_RIVAL: Final = 0.6
_ROOMY: Final = 40.0
_Judged = tuple[Comb, Standing]


def painted_grid(picture: Image.Image | Pixels) -> PaintedGrid | None:
    """Return the grid painted into `picture`, None if there is none.

    A picture is an image, or red, green and blue as (height, width, 3). Found are square grids of 16 to 400 px a cell,
    upright, whole or broken lines, over all or over the floor alone, if the shorter side holds 2.6 cells. The same
    picture has the same answer. A floor of even square tiles is a grid, too; hexagons are none.
    """
    pixels = np.asarray(picture.convert("RGB")) if isinstance(picture, Image.Image) else picture
    if min(pixels.shape[:2]) < 3 * LEAST_CELL:
        return None
    seen = traces(pixels)
    profiles = seen[0].profile, seen[1].profile
    grids = _grids(seen)
    if not grids:
        return None
    comb, how = _chosen(grids)
    if (bold := bold_lines(seen, comb)) is not None:
        better = standing(seen, bold.comb)
        if better.closed > _WELL_CLOSED:
            comb, how, profiles = bold.comb, better, bold.profiles
    comb = exact(profiles, comb)
    columns, rows = (
        int((side - offset) / comb.cell) for side, offset in zip(pixels.shape[1::-1], comb.offsets, strict=True)
    )
    return PaintedGrid(
        "square", comb.cell, *comb.offsets, round(_confidence(how), 3), columns, rows, _others(comb, grids)
    )


def _others(comb: Comb, grids: Sequence[_Judged]) -> tuple[float, ...]:
    """The cells of further grids that are multiples or parts of the comb, smallest first."""
    cells: list[float] = []
    for each, _ in sorted(grids, key=lambda pair: pair[0].cell):
        share = each.cell / comb.cell
        times = round(max(share, 1 / share))
        whole = 2 <= times <= MOST_TILES and abs(max(share, 1 / share) / times - 1) < _SAME
        if whole and all(abs(each.cell / other - 1) > _ALIKE for other in cells):
            cells.append(comb.cell * times if share > 1 else comb.cell / times)
    return tuple(cells)


def _grids(seen: tuple[Traces, Traces]) -> list[_Judged]:
    """All combs that may be the grid: the likely ones first, then those that strong bricks or tiles had hidden."""
    profiles = evened(seen[0].profile), evened(seen[1].profile)
    grids: list[_Judged] = []
    for most in _PEAKS:
        combs = likely_combs(profiles, most)
        least = _AFTER * grids[0][0].score if grids else _LEAST_SCORE
        if not combs or combs[0].score < least:
            break
        coarse = [each for each in combs if each.cell >= LEAST_CELL][:_JUDGED]
        grids += [pair for pair in (_judged(seen, each) for each in coarse) if _is_grid(pair[1])]
        profiles = without(profiles[0], combs[0], 0), without(profiles[1], combs[0], 1)
    return grids


def _judged(seen: tuple[Traces, Traces], comb: Comb) -> _Judged:
    how = standing(seen, comb)
    if comb.cell < _ROOMY or how.closed >= _WELL_CLOSED:
        return comb, how
    # Lines that are dark here and light there stand out whatever their colour.
    moved = [nearer(seen, each) for each in (comb, replace(comb, channels=EITHER))]
    pairs = [(comb, how), *((each, standing(seen, each)) for each in moved)]
    return max(pairs, key=lambda pair: pair[1].closed)


def _is_grid(how: Standing) -> bool:
    return (
        how.lines >= _LEAST_LINES
        and how.closed >= _LEAST_CLOSED
        and how.staggered <= _MOST_STAGGERED
        and how.rival <= _STRONGEST_RIVAL
        and _confidence(how) >= LEAST_CONFIDENCE
    )


def _confidence(how: Standing) -> float:
    return (1 - math.exp(-how.lines / 15)) * min(1.0, how.closed / 0.8) * (1 - how.staggered)


def _chosen(grids: list[_Judged]) -> _Judged:
    """The comb of the strongest lines, and of its like the one where least lies beside it."""
    best = max(grids, key=lambda pair: pair[0].score)
    alike = [pair for pair in grids if abs(pair[0].cell / best[0].cell - 1) < _ALIKE and pair[1].closed > _WELL_CLOSED]
    return min(alike, key=lambda pair: pair[1].rival, default=best)
