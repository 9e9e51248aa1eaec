"""Outlines of ground that is given as runs of samples: pieces without holes, cut where ground parts or meets."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from server.domain.fog_ground import SampleRun
from server.domain.lattice import Contour, ImagePoint

SLACK = 0.75
"""Sampling by which a side may differ from the edge of the samples."""


@dataclass(slots=True)
class _Strip:
    """Runs below each other; the last one is `first` to `end`."""

    first: int
    end: int
    west: list[ImagePoint] = field(default_factory=list)
    east: list[ImagePoint] = field(default_factory=list)

    def add(self, row: int, first: int, end: int) -> "_Strip":
        self.first, self.end = first, end
        self.west += ((first, row), (first, row + 1))
        self.east += ((end, row), (end, row + 1))
        return self

    def ring(self, grain: int) -> Contour:
        corners = (*_straightened(self.west), *reversed(_straightened(self.east)))
        return tuple((x * grain, y * grain) for x, y in corners)


def outlines_of(runs: Iterable[SampleRun], grain: int) -> Iterator[Contour]:
    """The ground of runs, which do not overlap, as rings in pixels; a sample is `grain` of them a side."""
    open_: list[_Strip] = []
    last = -1
    for row, of_row in groupby(sorted(runs), key=lambda run: run[0]):
        if row != last + 1:
            yield from (each.ring(grain) for each in open_)
            open_ = []
        last, new = row, [(first, end) for _, first, end in of_row]
        above = [[each for each in open_ if each.first < end and each.end > first] for first, end in new]
        below = [sum(each.first < end and each.end > first for first, end in new) for each in open_]
        alone = {id(each) for each, count in zip(open_, below, strict=True) if count == 1}
        strips: list[_Strip] = []
        for (first, end), touching in zip(new, above, strict=True):
            goes_on = len(touching) == 1 and id(touching[0]) in alone
            strips.append((touching[0] if goes_on else _Strip(first, end)).add(row, first, end))
        kept = set(map(id, strips))
        yield from (each.ring(grain) for each in open_ if id(each) not in kept)
        open_ = strips
    yield from (each.ring(grain) for each in open_)


def _straightened(chain: list[ImagePoint]) -> list[ImagePoint]:
    """The chain without points that lie near the line between others (Douglas and Peucker, 1973)."""
    kept = {0, len(chain) - 1}
    parts = [(0, len(chain) - 1)]
    while parts:
        first, last = parts.pop()
        if last - first < 2:
            continue
        (x, y), (far_x, far_y) = chain[first], chain[last]
        across, down = far_x - x, far_y - y
        length = math.hypot(across, down) or 1.0
        away, at = max(
            (abs(across * (py - y) - down * (px - x)) / length, index)
            for index, (px, py) in enumerate(chain[first + 1 : last], first + 1)
        )
        if away > SLACK:
            kept.add(at)
            parts += ((first, at), (at, last))
    return [chain[index] for index in sorted(kept)]
