"""How long a path over a grid is, by the rule for steps over corners that a game plays by."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from server.domain.errors import Invalid
from server.domain.lattice import Gridless, Lattice, Square
from server.domain.overlays.geometry import Position
from server.domain.places import cell_of, point_of
from server.domain.scene import Measure

StepRule = Callable[[int, int, int], float]
"""Cells that a leg measures by its steps over sides, its steps over corners, and those over corners before it."""

RULES: Mapping[str, StepRule] = {
    "equidistant": lambda sides, corners, before: sides + corners,
    "exact": lambda sides, corners, before: sides + math.sqrt(2) * corners,
    "approximate": lambda sides, corners, before: sides + 1.5 * corners,
    "rectilinear": lambda sides, corners, before: sides + 2 * corners,
    "alternating_1": lambda sides, corners, before: sides + corners + (before + corners) // 2 - before // 2,
    "alternating_2": lambda sides, corners, before: sides + corners + (before + corners + 1) // 2 - (before + 1) // 2,
    "illegal": lambda sides, corners, before: sides + 2 * corners,
    "euclidean": lambda sides, corners, before: math.hypot(sides + corners, corners),
}
"""What diagonal rules say. Those that alternate go on from leg to leg."""


def check_measure(measure: Measure) -> None:
    """Raise `Invalid` with a path for what tells no distance: the table of grids has other writers too."""
    if not math.isfinite(measure.per_cell) or measure.per_cell <= 0:
        raise Invalid("A cell stands for a finite length above nothing.", field="grid.distance_per_cell")
    if measure.rule not in RULES:
        raise Invalid(f"No rule for diagonal steps is called {measure.rule}.", field="grid.diagonal_rule")


@dataclass(frozen=True, slots=True)
class Leg:
    """From one place of a path to the next: its `distance` in units, and the steps of which `diagonals` cross corners.

    Without a grid there are no steps.
    """

    distance: float
    steps: int = 0
    diagonals: int = 0


def legs_of(path: Sequence[Position], lattice: Lattice, measure: Measure) -> list[Leg]:
    """The legs of a path of finite positions. `measure.rule` is one of RULES."""
    match lattice:
        case Gridless():
            points = [point_of(each, lattice) for each in path]
            return [Leg(math.dist(*pair) / lattice.size * measure.per_cell) for pair in pairwise(points)]
        case Square():
            return _over_squares(path, lattice, measure)
        case _:
            steps = [lattice.distance(*pair) for pair in pairwise(cell_of(each, lattice) for each in path)]
            return [Leg(each * measure.per_cell, each) for each in steps]


def _over_squares(path: Sequence[Position], lattice: Square, measure: Measure) -> list[Leg]:
    rule, legs, before = RULES[measure.rule], [], 0
    for start, end in pairwise(cell_of(each, lattice) for each in path):
        corners, steps = sorted((abs(end[0] - start[0]), abs(end[1] - start[1])))
        legs.append(Leg(rule(steps - corners, corners, before) * measure.per_cell, steps, corners))
        before += corners
    return legs
