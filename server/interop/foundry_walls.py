"""Walls and doors as a scene of Foundry has them: one piece each, whole pixels, and what it stops.

`light`, `sight` and `sound` are 0 (nothing), 10 (the second of them does) or 20, `move` is 0 or 20; `door` is 0, 1 or 2
(secret), `ds` 0 closed, 1 open, 2 locked.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from server.domain.lattice import CellPoint
from server.domain.passing import CLOSED_DOORS, SEEN_OVER, SOLID, Passing, Sightline, past_wall
from server.interop.framing import Framing
from server.interop.wall_lines import DoorLeaf, WallLines, WallRun

NOTHING, SECOND, ALL = 0, 10, 20
SIGHT = {Sightline.BLOCKED: ALL, Sightline.THINNING: SECOND, Sightline.FREE: NOTHING}
QUIET = ("wall", "window")
"""Kinds of segments that stop sound."""
STATES = {"closed": 0, "open": 1, "locked": 2}


def foundry_walls(lines: WallLines, framing: Framing) -> Iterator[dict[str, Any]]:
    """The walls of a scene, without those shorter than a pixel."""
    for run in lines.runs:
        passing = _past(run)
        for start, end in pairwise(run.points):
            if (ends := _ends(start, end, framing))[:2] != ends[2:]:
                yield {"c": ends, **_stopped(passing, run.kind in QUIET), "door": 0, "ds": 0}
    for leaf in lines.leaves:
        if (ends := _ends(leaf.start, leaf.end, framing))[:2] != ends[2:]:
            yield {"c": ends, **_door(leaf)}


def _past(run: WallRun) -> Passing:
    """What stands on the floor is seen itself, and nothing behind it."""
    stands = run.kind == "object" and run.points[0] == run.points[-1]
    return SEEN_OVER if stands else past_wall(run.kind)


def _stopped(passing: Passing, is_quiet: bool) -> dict[str, int]:
    sight = SIGHT[passing.sight]
    return {
        "light": sight,
        "sight": sight,
        "sound": ALL if is_quiet else NOTHING,
        "move": NOTHING if passing.movement else ALL,
        "dir": 0,
    }


def _door(leaf: DoorLeaf) -> dict[str, int]:
    door = leaf.door
    passing = CLOSED_DOORS.get(door.kind, SOLID)
    is_secret = door.kind == "secret" and not door.found
    return {
        **_stopped(passing, passing.sight is Sightline.BLOCKED),
        "door": 2 if is_secret else 1,
        "ds": STATES.get(door.state, 0),
    }


def _ends(start: CellPoint, end: CellPoint, framing: Framing) -> list[int]:
    return [round(each * framing.pixels_per_grid) for each in (*start, *end)]
