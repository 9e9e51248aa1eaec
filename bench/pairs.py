"""Ratios that a busy machine does not bend: both sides measured in turns, the median of the pairs' ratios."""

import statistics
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

PAIRS = 7

Measure = Callable[[], Awaitable[float]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """`ours` and `peer` are medians in `unit`; `ratio` is the median over pairs of ours / peer, with its range."""

    name: str
    peer_name: str
    unit: str
    ours: float
    peer: float
    ratio: float
    least: float
    most: float
    pairs: int
    aim: str = ""

    def cells(self) -> tuple[str, ...]:
        """The cells of its row in a table."""
        spread = f"{self.ratio:.2f} ({self.least:.2f} to {self.most:.2f})"
        return (
            self.name,
            self.peer_name,
            f"{self.ours:,.0f} {self.unit}",
            f"{self.peer:,.0f} {self.unit}",
            spread,
            self.aim,
        )


async def compare(
    name: str, ours: Measure, peer_name: str, peer: Measure, *, unit: str, pairs: int = PAIRS, aim: str = ""
) -> Ratio:
    """Measure both in turns, `pairs` times after one turn that does not count; which goes first alternates.

    A single pair measures nothing: it only shows that both run, so it needs no turn before it.
    """
    if pairs > 1:
        await ours()
        await peer()
    measured: list[tuple[float, float]] = []
    for number in range(pairs):
        if number % 2:
            beside = await peer()
            measured.append((await ours(), beside))
        else:
            mine = await ours()
            measured.append((mine, await peer()))
    ratios = [mine / beside for mine, beside in measured]
    return Ratio(
        name,
        peer_name,
        unit,
        statistics.median(mine for mine, _ in measured),
        statistics.median(beside for _, beside in measured),
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        pairs,
        aim,
    )
