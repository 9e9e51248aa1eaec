"""Shapes as runs of samples of the ground under a fog. A sample belongs to a shape when its middle does."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from server.domain.errors import Invalid
from server.domain.fog_ground import SampleRun, Sampling
from server.domain.lattice import Contour, Lattice
from server.domain.overlays.shapes import Shape
from server.domain.regions import region_of

MOST_CROSSINGS = 1_000_000
"""Rows of samples that the sides of all shapes of a request run across."""


class Allowance:
    """How many rows of samples sides may still run across, which is what it costs to fill them."""

    def __init__(self, rows: int = MOST_CROSSINGS) -> None:
        self._most = self._left = rows

    def take(self, rows: int) -> None:
        """Raises `Invalid` where fewer are left."""
        self._left -= rows
        if self._left < 0:
            raise Invalid("the sides of shapes run to and fro too often", limit=self._most)


def runs_of(
    shape: Shape, lattice: Lattice, unit: float, samples: Sampling, allowance: Allowance
) -> Iterator[SampleRun]:
    """The samples of a shape, as far as there are any; a grid unit is `unit` pixels. Raises `Invalid`."""
    if shape.cells is None:
        yield from _inside(region_of(shape, lattice, unit).rings, samples, allowance)
        return
    for column, row in dict.fromkeys((each.column, each.row) for each in shape.cells.cells):
        yield from _inside((lattice.corners((column, row)),), samples, allowance)


def ring_runs(ring: Contour, samples: Sampling, allowance: Allowance) -> Iterator[SampleRun]:
    """The samples inside of a ring in pixels. Raises `Invalid`."""
    return _inside((ring,), samples, allowance)


def _inside(rings: Iterable[Contour], samples: Sampling, allowance: Allowance) -> Iterator[SampleRun]:
    for row, crossings in _crossings(rings, samples, allowance).items():
        crossings.sort()
        turns = 0
        for (left, turn), (right, _) in pairwise(crossings):
            turns += turn
            first, end = max(0, left), min(samples.columns, right)
            if turns and first < end:
                yield row, first, end


def _crossings(rings: Iterable[Contour], samples: Sampling, allowance: Allowance) -> dict[int, list[tuple[int, int]]]:
    """Row -> the first sample behind each side that crosses its middle, and which way around the side runs."""
    grain, rows = samples.grain, samples.rows
    crossed: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    most = 2.0 * samples.columns
    for ring in rings:
        if all(x < 0 for x, _ in ring) or all(x > samples.columns * grain for x, _ in ring):
            continue
        for (x, y), (far_x, far_y) in pairwise((*ring, ring[0])):
            if y == far_y:
                continue
            top, bottom, turn = (y, far_y, 1) if y < far_y else (far_y, y, -1)
            first, end = max(0, _next_middle(top / grain)), min(rows, _next_middle(bottom / grain))
            allowance.take(max(0, end - first))
            slope = (far_x - x) / (far_y - y)
            for row in range(first, end):
                at = (x + ((row + 0.5) * grain - y) * slope) / grain
                crossed[row].append((_next_middle(min(most, max(-most, at))), turn))
    return crossed


def _next_middle(place: float) -> int:
    """The first sample whose middle lies at a place or behind it, in samples."""
    return math.ceil(place - 0.5)
