"""What decides what is seen of an image: walls and doors as they stand, who looks, and how dark it is."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from server.domain.clipping import borders, winding
from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.lattice import Bounds, Contour, ImagePoint, Lattice
from server.domain.overlays import Door, Position
from server.domain.overlays.kind import Document
from server.domain.overlays.line_of_sight import Eye
from server.domain.passing import Passing, Sightline, past_door, past_wall
from server.domain.places import point_of

CLOSE = 0.02
"""Cells within which a wall runs along the edge of a passage."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """A run of wall, in pixels. One that is `solid` ends a look; of others the second does."""

    points: Contour
    solid: bool = True


@dataclass(frozen=True, slots=True)
class Visibility:
    """What decides what is seen of an image. Without `eyes` all of it is in view.

    What is not is shown as `beyond` says: dim or hidden. `darkness` is from 0, day, to 1. `missing`
    counts those who should look and cannot.
    """

    barriers: tuple[Barrier, ...] = ()
    eyes: tuple[Eye, ...] | None = None
    beyond: str = "dim"
    darkness: float = 0.0
    missing: int = 0


NOTHING_DECIDES = Visibility()
"""Everything is in view, by day."""


def barriers_of(walls: Iterable[Document], lattice: Lattice) -> tuple[Barrier, ...]:
    """What stops a look of walls and doors, given as documents. What has no place stops nothing."""
    barriers: list[Barrier] = []
    for document in walls:
        doors = [door for each in _list(document, "doors") if (door := _door(each)) is not None]
        runs = [run for each in _list(document, "segments") if (run := _run(each, lattice)) is not None]
        passages = [
            _points(door.passage.points, lattice)
            for door in doors
            if door.kind == "secret" and past_door(door).sight is Sightline.FREE
        ]
        barriers += opened(runs, passages, CLOSE * lattice.size)
        for door in doors:
            if (sight := past_door(door).sight) is not Sightline.FREE:
                points = _points((door.start, door.end), lattice)
                barriers.append(Barrier(points, sight is Sightline.BLOCKED))
    return tuple(each for each in barriers if math.isfinite(sum(map(sum, each.points))))


def _list(document: Document, name: str) -> list[Any]:
    part = document.get(name)
    return part if isinstance(part, list) else []


def _door(document: Any) -> Door | None:
    try:
        return from_document(Door, document)
    except Invalid:
        return None


def _run(segment: Any, lattice: Lattice) -> Barrier | None:
    """What a segment stops. Of what stands on the floor itself the top is seen, and nothing behind it."""
    try:
        kind = segment.get("kind", "wall")
        points = tuple(_point(each, lattice) for each in segment["points"])
    except (AttributeError, LookupError, TypeError):
        return None
    passing: Passing = past_wall(kind)
    if passing.sight is Sightline.FREE or len(points) < 2:
        return None
    stands = kind == "object" and points[0] == points[-1]
    return Barrier(points, passing.sight is Sightline.BLOCKED and not stands)


def _point(position: Any, lattice: Lattice) -> ImagePoint:
    """Where a position lies: of its document, for there are very many."""
    if (pixel := position.get("pixel")) is not None:
        return float(pixel.get("x", 0)), float(pixel.get("y", 0))
    cell = position["cell"]
    spot = 0.5 if cell.get("anchor") == "center" else 0.0
    return lattice.point((cell.get("column", 0) + spot, cell.get("row", 0) + spot))


def _points(positions: Iterable[Position], lattice: Lattice) -> Contour:
    return tuple(point_of(each, lattice) for each in positions)


def opened(runs: Iterable[Barrier], passages: Iterable[Contour], close: float) -> list[Barrier]:
    """Walls with passages through them: open along each, and with its own sides where they are not on floor.

    What lies within an odd number of closed walls is floor; `close` is how far from a passage a wall runs along it.
    """
    made = [(each, _box(each.points)) for each in runs]
    floor = [each.points[:-1] for each, _ in made if each.solid and each.points[0] == each.points[-1]]
    for passage in passages:
        if len(passage) < 3:
            continue
        ground, before, made = _box(passage), made, []
        for run, box in before:
            if _apart(box, ground) > close:
                made.append((run, box))
            else:
                made += [(each, _box(each.points)) for each in _beside(run, passage, close)]
        made += [(each, _box(each.points)) for each in _sides(passage, floor, close)]
    return [each for each, _ in made]


def _beside(run: Barrier, passage: Contour, close: float) -> Iterator[Barrier]:
    """The pieces of a wall that are neither in a passage nor along its edge."""
    for start, end in pairwise(run.points):
        for piece in _parted(start, end, [passage]):
            middle = _middle(*piece)
            if not winding([passage], middle) and not borders([passage], middle, close):
                yield Barrier(piece, run.solid)


def _sides(passage: Contour, floor: list[Contour], close: float) -> Iterator[Barrier]:
    """The edge of a passage where no floor begins."""
    turn = 1.0 if winding([passage], _middle(*passage)) > 0 else -1.0
    for start, end in pairwise((*passage, passage[0])):
        for piece in _parted(start, end, floor):
            if not _odd(floor, _aside(piece, 2 * close * turn)):
                yield Barrier(piece)


def _box(points: Contour) -> Bounds:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _apart(one: Bounds, other: Bounds) -> float:
    """How far two boxes are from each other, along the axis on which they are farther."""
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])


def _parted(start: ImagePoint, end: ImagePoint, rings: Iterable[Contour]) -> Iterator[tuple[ImagePoint, ImagePoint]]:
    """The pieces of a line between those places where it crosses rings."""
    shares = {0.0, 1.0}
    across, down = end[0] - start[0], end[1] - start[1]
    for ring in rings:
        for (x, y), (far_x, far_y) in pairwise((*ring, ring[0])):
            turn = across * (far_y - y) - down * (far_x - x)
            if turn:
                share = ((x - start[0]) * (far_y - y) - (y - start[1]) * (far_x - x)) / turn
                other = ((x - start[0]) * down - (y - start[1]) * across) / turn
                if 0 < share < 1 and 0 <= other <= 1:
                    shares.add(share)
    for low, high in pairwise(sorted(shares)):
        yield (
            (start[0] + across * low, start[1] + down * low),
            (start[0] + across * high, start[1] + down * high),
        )


def _middle(*points: ImagePoint) -> ImagePoint:
    return sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)


def _aside(piece: tuple[ImagePoint, ImagePoint], far: float) -> ImagePoint:
    """A point beside the middle of a piece of a ring that runs clockwise: outside, `far` away."""
    (x, y), (end_x, end_y) = piece
    length = max(1e-9, ((end_x - x) ** 2 + (end_y - y) ** 2) ** 0.5)
    middle = _middle(*piece)
    return middle[0] + (end_y - y) / length * far, middle[1] - (end_x - x) / length * far


def _odd(rings: Iterable[Contour], point: ImagePoint) -> bool:
    return bool(sum(winding([ring], point) % 2 for ring in rings) % 2)
