"""The edges of the cells that a comb makes: which are drawn, and whether they close cells as a grid does."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from server.imaging.painted_grids.combs import Comb
from server.imaging.painted_grids.traces import Levels, Traces

_BETWEEN: Final = (0.25, 0.375, 0.625, 0.75)
"""Shares of a cell where a grid has no line."""
_FINEST_PART: Final = 5.0
Arms = npt.NDArray[np.int8]
"""Which edges are drawn, by number of the line and of the cell along it plus one; -1 where nothing is known."""

_MOST_PARTS: Final = 16
_SURE: Final = 2.0
_SURE_IN_BOTH: Final = 8.0
_WEAK: Final = 0.3


@dataclass(frozen=True, slots=True)
class Standing:
    """What speaks for a comb, the weaker axis each: `lines` in deviations of what lies between lines.

    `closed` is the share of crossings with all four arms among those that have two. `staggered`, 0..1, is how far every
    other edge is missing, as in a wall of bricks. `rival` is how strong the further lines of a finer comb are: 1 is as
    strong as these.
    """

    lines: float
    closed: float
    staggered: float
    rival: float


def standing(traces: tuple[Traces, Traces], comb: Comb) -> Standing:
    """Judge a comb by the edges of its cells."""
    lines, staggered, rivals = [], [], []
    clear: list[Arms] = []
    for axis, trace in enumerate(traces):
        values = trace.seen(comb.channels)
        mine, columns, rows = edge_means(values, trace.middles, comb, axis, 0)
        others = [edge_means(values, trace.middles, comb, axis, share)[0] for share in _BETWEEN]
        between = np.concatenate([each.ravel() for each in others])
        usual, spread = float(between.mean()), float(between.std()) + 1e-6
        strength = float(mine.mean()) - usual
        if strength <= 0:
            return Standing(0, 0, 1, 1)
        lines.append(strength / spread * mine.size**0.5)
        parity = (-1.0) ** (columns[None] + rows[:, None])
        staggered.append(abs(float(((mine - usual) * parity).mean())) / strength)
        rivals.append(_rivals(trace, values.mean(axis=0), comb, axis))
        # Where only some edges are drawn, those are stronger than the mean of all; walls are stronger than all lines.
        share = strength**2 / (max(float(mine.var()) - spread**2, 0) + strength**2)
        least = min(0.5 * strength / max(share, 0.05), max(2.5 * spread, 0.5 * strength))
        arms = np.full((len(columns), len(traces[1 - axis].profile) // int(comb.cell) + 3), -1, np.int8)
        arms[:, rows + 1] = (mine - usual > least).T
        clear.append(arms)
    rival = max((_both(*pair) for pair in zip(*rivals, strict=True)), default=0.0)
    return Standing(min(lines), _closed(*clear), max(staggered), rival)


def edge_means(
    values: Levels, middles: Levels, comb: Comb, axis: int, share: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The mean of every edge (row, column), with the numbers of its columns and rows, of lines moved by a share."""
    cell, width = comb.cell, values.shape[1]
    first = comb.offsets[axis] + share * cell
    columns = np.arange(-int(first // cell), int((width - 1 - first) // cell) + 1)
    places = np.clip(np.rint(first + columns * cell - 0.5).astype(np.int64), 0, width - 1)
    row = np.floor((middles - comb.offsets[1 - axis]) / cell).astype(np.int64)
    rows, index = np.unique(row, return_inverse=True)
    # Runs lie in order, so those of a row of cells are neighbours.
    sums = np.add.reduceat(values[:, places], np.searchsorted(index, np.arange(len(rows))), axis=0)
    return sums / np.bincount(index)[:, None], columns, rows


def _rivals(trace: Traces, profile: Levels, comb: Comb, axis: int) -> list[tuple[float, float]]:
    """For a grid of half the cell, of a third and so on: how strong its further lines are, and how surely weaker."""
    starts = comb.offsets[axis] - 0.5 + np.arange(-1, int(len(profile) // comb.cell) + 1) * comb.cell

    relief = trace.relief @ comb.channels[:3]

    def strengths(of: Levels, *shares: float) -> Levels:
        places = np.rint(starts + np.array(shares)[:, None] * comb.cell).astype(np.int64)
        return of[places[(places >= 0) & (places < len(of))]]

    mine, high = strengths(profile, 0), max(float(strengths(relief, 0).mean()), 1e-6)
    usual, unsure = mine.mean(), mine.var() / max(len(mine) - 1, 1)
    rivals = []
    for of in range(2, min(_MOST_PARTS, int(comb.cell / _FINEST_PART)) + 1):
        shares = [part / of for part in range(1, of)]
        others = strengths(profile, *shares)
        error = (unsure + others.var() / max(len(others) - 1, 1) + 1e-6) ** 0.5
        strength = float(others.mean() / max(usual, 1e-6))
        # A line that fills a pixel stands out less widely than one between two, but no less in all.
        if strength > 0.5:
            strength = max(strength, float(strengths(relief, *shares).mean()) / high)
        rivals.append((strength, float((usual - others.mean()) / error)))
    return rivals


def _both(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How strong a finer grid is in both axes: as strong as the comb unless it is surely weaker in each."""
    doubtful = any(strength >= _WEAK and sure < _SURE for strength, sure in (one, other))
    if doubtful or (one[1] + other[1] < _SURE_IN_BOTH and max(one[0], other[0]) >= _WEAK):
        return 1.0
    return (max(one[0], 0.0) + max(other[0], 0.0)) / 2


def _closed(upright: Arms, level: Arms) -> float:
    """Of the crossings that have two arms or more, the share of those that have four; few crossings say little."""
    wide, tall = len(upright), len(level)
    arms = np.stack((upright[:, :tall], upright[:, 1 : tall + 1], level[:, :wide].T, level[:, 1 : wide + 1].T))
    counts = arms.sum(axis=0)[(arms >= 0).all(axis=0)]
    return float((counts == 4).sum() / ((counts >= 2).sum() + 2))
