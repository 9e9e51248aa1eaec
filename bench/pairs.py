"""Ratios that a busy machine does not bend: all sides measured in turns, the median of the pairs' ratios."""

import statistics
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

PAIRS = 7

Measured = TypeVar("Measured")
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
        ours, peer = (f"{_number(each)} {self.unit}" for each in (self.ours, self.peer))
        return self.name, self.peer_name, ours, peer, spread, self.aim


@dataclass(frozen=True, slots=True)
class Missing:
    """A row whose peer is not installed here."""

    name: str
    peer_name: str
    aim: str = ""

    def cells(self) -> tuple[str, ...]:
        """The cells of its row in a table."""
        return self.name, self.peer_name, "", "", "not installed", self.aim


Row = Ratio | Missing


def _number(value: float) -> str:
    """With one decimal where there is less than ten of it."""
    return f"{value:,.1f}" if abs(value) < 10 else f"{value:,.0f}"


async def compare(
    name: str, ours: Measure, peer_name: str, peer: Measure, *, unit: str, pairs: int = PAIRS, aim: str = ""
) -> Ratio:
    """Measure both in turns, `pairs` times."""
    turns = await in_turns([ours, peer], pairs=pairs)
    return ratio(name, peer_name, ((mine, beside) for mine, beside in turns), unit=unit, aim=aim)


async def in_turns(sides: Sequence[Callable[[], Awaitable[Measured]]], *, pairs: int) -> list[list[Measured]]:
    """What was measured of all sides, `pairs` times after one turn that does not count; which goes first changes.

    A single turn measures nothing: it only shows that all run, so it needs no turn before it.
    """
    if pairs > 1:
        for side in sides:
            await side()
    turns: list[list[Measured]] = []
    for number in range(pairs):
        first = number % len(sides)
        measured = [await side() for side in (*sides[first:], *sides[:first])]
        turns.append([*measured[-first:], *measured[:-first]] if first else measured)
    return turns


def ratio(name: str, peer_name: str, measured: Iterable[tuple[float, float]], *, unit: str, aim: str = "") -> Ratio:
    """The ratio of what was measured of ours and of a peer, turn by turn."""
    both = list(measured)
    ratios = [mine / beside for mine, beside in both]
    return Ratio(
        name,
        peer_name,
        unit,
        statistics.median(mine for mine, _ in both),
        statistics.median(beside for _, beside in both),
        statistics.median(ratios),
        min(ratios),
        max(ratios),
        len(both),
        aim,
    )


def percentile(values: Iterable[float], hundredth: int) -> float:
    """What so many hundredths of the values are not above."""
    ordered = sorted(values)
    return ordered[len(ordered) * hundredth // 100]
