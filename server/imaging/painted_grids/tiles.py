"""Grids over square tiles: lines that hide between seams, or on every so many of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from server.drawing.arrays import Numbers
from server.imaging.painted_grids.combs import LEAST_CELL, Comb, evened, fitted, most_cell, without
from server.imaging.painted_grids.edges import edge_means
from server.imaging.painted_grids.traces import Levels, Traces

MOST_TILES: Final = 4
"""So many tiles or fewer to a cell lie under a grid; more than that are a grid whose every so many lines are bold."""

_SAME: Final = 0.003
_LEAST_APART: Final = 0.5
_LEAST_SURE: Final = 6.0
_LEAST_SURE_OF_LINES: Final = 3.0


@dataclass(frozen=True, slots=True)
class Bold:
    """Lines that stand out from tiles, `sure` in deviations, and the `profiles` of the axes without the tiles."""

    comb: Comb
    sure: float
    profiles: tuple[Levels, Levels]


def bold_lines(traces: tuple[Traces, Traces], tiles: Comb) -> Bold | None:
    """Return the comb of a grid over these tiles, None if there is none."""
    return max(_candidates(traces, tiles), key=lambda bold: bold.sure, default=None)


def _candidates(traces: tuple[Traces, Traces], tiles: Comb) -> Iterator[Bold]:
    # Seams that are a little off leave nothing that looks like lines where all is spread over three pixels.
    upright, level = (without(evened(trace.profile), tiles, axis) for axis, trace in enumerate(traces))
    rest = upright, level
    for count in range(2, MOST_TILES + 1):
        if not LEAST_CELL <= tiles.cell * count <= most_cell(rest):
            continue
        comb = fitted(rest, tiles.cell * count)
        if abs(comb.cell / tiles.cell / count - 1) > _SAME:
            continue
        sure = min(_sure(trace, comb, axis, count) for axis, trace in enumerate(traces))
        if sure > 0:
            yield Bold(comb, sure, rest)


def _sure(trace: Traces, comb: Comb, axis: int, count: int) -> float:
    """How surely the lines differ from all that lies whole tiles beside them; 0 if that may be chance."""
    values = trace.seen(comb.channels)
    mine = edge_means(values, trace.middles, comb, axis, 0)[0]
    others = [edge_means(values, trace.middles, comb, axis, part / count)[0] for part in range(1, count)]
    beside = np.concatenate([each.ravel() for each in others])
    apart = float(mine.mean() - beside.mean()) / (float((mine.var() + beside.var()) / 2) ** 0.5 + 1e-6)
    lines = _deviations(mine.mean(axis=0), np.concatenate([each.mean(axis=0) for each in others]))
    sure = _deviations(mine.ravel(), beside)
    enough = apart >= _LEAST_APART and sure >= _LEAST_SURE and lines >= _LEAST_SURE_OF_LINES
    return sure if enough else 0.0


def _deviations(some: Numbers, others: Numbers) -> float:
    """By how many deviations the mean of some lies above that of others."""
    if min(len(some), len(others)) < 2:
        return 0.0
    error = some.var(ddof=1) / len(some) + others.var(ddof=1) / len(others)
    return float((some.mean() - others.mean()) / (error + 1e-9) ** 0.5)
