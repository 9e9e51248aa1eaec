"""The ground under a fog as players know it: what is hidden of points, lines and areas."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from server.domain.errors import Invalid
from server.domain.fog_ground import HIDDEN, SampleRun, Sampling
from server.domain.fog_runs import Allowance, ring_runs, runs_of
from server.domain.lattice import Contour, ImagePoint, Lattice
from server.domain.overlays import Position
from server.domain.overlays.shapes import Shape
from server.domain.places import point_of

_HIDDEN = bytes((HIDDEN,))
MOST_CROSSINGS = 200_000
"""Rows of samples that the sides of one outline run across; what runs to and fro more often is as if it were hidden."""


@dataclass(frozen=True, slots=True)
class Veil:
    """The `states` of the samples of an image as they are, none unchanged, and how what lies over it is placed.

    Beyond its edges all is hidden, or nothing, as `hidden_beyond` says. A grid unit is `unit` pixels; None where the
    image has no grid. `patches` are width and height in pixels of the pictures that show parts of the image.
    """

    states: bytes
    samples: Sampling
    hidden_beyond: bool
    lattice: Lattice
    unit: float | None
    patches: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        states: bytes,
        samples: Sampling,
        hidden_beyond: bool,
        lattice: Lattice,
        unit: float | None,
        patches: Mapping[str, Sequence[int]],
    ) -> "Veil | None":
        """The veil that lies over such ground; None where nothing is hidden."""
        return cls(states, samples, hidden_beyond, lattice, unit, patches) if HIDDEN in states else None

    def point(self, position: Position) -> ImagePoint:
        """Where a position lies, in pixels; not a number where it is unset."""
        return point_of(position, self.lattice)

    def shows(self, point: ImagePoint) -> bool:
        """Whether a point lies in ground that is not hidden."""
        if not all(map(math.isfinite, point)):
            return False
        columns, grain = self.samples.columns, self.samples.grain
        column, row = math.floor(point[0] / grain), math.floor(point[1] / grain)
        if 0 <= column < columns and 0 <= row < self.samples.rows:
            return self.states[row * columns + column] != HIDDEN
        return not self.hidden_beyond

    def shows_any(self, ring: Contour) -> bool:
        """Whether any ground within a ring is not hidden."""
        if not all(math.isfinite(number) for point in ring for number in point):
            return False
        return any(map(self.shows, ring)) or any(True for _ in self.seen(self.runs(ring)))

    def shows_shape(self, shape: Shape) -> bool:
        """Whether any ground of a shape is not hidden."""
        unit = self.lattice.size if self.unit is None else self.unit
        runs = runs_of(shape, self.lattice, unit, self.samples, Allowance(MOST_CROSSINGS))
        return any(True for _ in self.seen(_filled(runs)))

    def shows_path(self, points: Contour) -> bool:
        """Whether anything of the lines between points is not hidden."""
        return any(seen for start, end in pairwise(points) for seen, *_ in self.along(start, end))

    def runs(self, ring: Contour) -> list[SampleRun]:
        """The samples within a ring."""
        return _filled(ring_runs(ring, self.samples, Allowance(MOST_CROSSINGS)))

    def seen(self, runs: Iterable[SampleRun]) -> Iterator[SampleRun]:
        """What of runs is not hidden."""
        for row, first, end in runs:
            line = row * self.samples.columns
            place, last = line + first, line + end
            while place < last:
                hidden = self.states.find(_HIDDEN, place, last)
                stop = last if hidden < 0 else hidden
                if stop > place:
                    yield row, place - line, stop - line
                if hidden < 0:
                    break
                rest = self.states[hidden:last]
                place = hidden + len(rest) - len(rest.lstrip(_HIDDEN))

    def along(self, start: ImagePoint, end: ImagePoint) -> Iterator[tuple[bool, float, float]]:
        """The stretches of a line from share to share of it, and whether they are seen."""
        if not all(map(math.isfinite, (*start, *end))):
            return
        across, down = end[0] - start[0], end[1] - start[1]
        before, since, last = self.shows(start), 0.0, 0.0
        for share in self._looked_at(start, (across, down)):
            seen = self.shows((start[0] + across * share, start[1] + down * share))
            if seen != before:
                middle = (last + share) / 2
                yield before, since, middle
                before, since = seen, middle
            last = share
        yield before, since, 1.0

    def _looked_at(self, start: ImagePoint, way: ImagePoint) -> Iterator[float]:
        """Shares of a line, rising to 1: no farther apart than samples as long as it runs over them."""
        grain = self.samples.grain
        enter, leave = 0.0, 1.0
        for at, along, most in zip(start, way, (self.samples.columns * grain, self.samples.rows * grain), strict=True):
            if along:
                first, second = sorted((-at / along, (most - at) / along))
                enter, leave = max(enter, first), min(leave, second)
            elif not 0 <= at < most:
                leave = 0.0
        if enter < leave:
            steps = max(1, math.ceil((leave - enter) * max(map(abs, way)) / grain))
            step = (leave - enter) / steps
            yield from (share for each in range(-1, steps + 2) if 0 < (share := enter + step * each) < 1)
        yield 1.0


def _filled(runs: Iterator[SampleRun]) -> list[SampleRun]:
    try:
        return list(runs)
    except Invalid:
        return []
