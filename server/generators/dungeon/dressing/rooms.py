"""Every room dressed: its set piece by role, then torches, a place for its number, then what time has left."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from server.generators.dungeon.dressing import (
    burial,
    dwelling,
    holding,
    learning,
    passage,
    water,
    wild,
    works,
    worship,
)
from server.generators.dungeon.dressing.dresser import Dresser
from server.generators.dungeon.dressing.ground import PER_CELL
from server.generators.dungeon.plan import Dressing, Plan

SetPiece = Callable[[Dresser], None]

_PIECES: Final[tuple[SetPiece, ...]] = (
    burial.crypt, burial.tomb, burial.ossuary, burial.urns, burial.embalming,
    dwelling.guard, dwelling.barracks, dwelling.quarters, dwelling.kitchen, dwelling.dining, dwelling.cellar,
    holding.prison, holding.torture, holding.treasury,
    learning.library, learning.study, learning.laboratory, learning.observatory, learning.menagerie, learning.map_room,
    passage.entrance, passage.stairs, passage.gallery, passage.hall,
    water.fountain, water.pool, water.cistern, water.pump, water.grotto,
    wild.lair, wild.fungus, wild.cavein, wild.camp, wild.pit,
    works.workshop, works.store, works.armoury, works.training, works.face,
    worship.shrine, worship.vestry, worship.ritual, worship.idol, worship.throne,
)  # fmt: skip
SET_PIECES: Final[Mapping[str, SetPiece]] = {piece.__name__: piece for piece in _PIECES}
"""What stands in a room of each role."""

TIDY: Final = frozenset({"throne", "library", "study", "quarters", "dining", "treasury", "vestry", "map_room"})
"""Rooms somebody looks after: no rubble."""

WEBBED: Final = frozenset({"crypt", "tomb", "ossuary", "urns", "store", "cellar", "prison", "stairs", "library"})
NUMBER_HALF: Final = 0.35


def dress(plan: Plan) -> Dressing:
    """Return what stands and lies in all rooms of a plan; the same for the same plan."""
    dressing = Dressing()
    for room in plan.rooms:
        dresser = Dresser(plan, room, dressing)
        before = len(dressing.lights)
        SET_PIECES[room.role](dresser)
        _torches(dresser, len(dressing.lights) - before)
        if room.number:
            _number(dresser)
        _decay(dresser)
        dressing.sketches.append(dresser.pen)
    return dressing


def _torches(dresser: Dresser, burning: int) -> None:
    if dresser.room.shape == "cave":
        return
    if dresser.room.role == "hall":
        wanted, gap = max(1, max(dresser.width, dresser.height) // 4), 1.4
    else:
        wanted, gap = 1 + (dresser.area > 30) - (burning > 1), 0.8
    lit = sum(dresser.draws.chance(dresser.place.lit) for _ in range(wanted))
    dresser.wall("torch", lit, gap=gap, jitter=0.0)


def _number(dresser: Dresser) -> None:
    """Keep the best free place for the number of the room: roomy, off the walls, near the middle."""
    rows, columns = np.mgrid[: dresser.height * PER_CELL, : dresser.width * PER_CELL]
    away = np.hypot(columns + 0.5 - dresser.middle[0] * PER_CELL, rows + 0.5 - dresser.middle[1] * PER_CELL)
    worth = np.minimum(dresser.ground.room_to_spare(), 2.6) - 0.02 * away
    row, column = divmod(int(worth.argmax()), dresser.width * PER_CELL)
    x, y = (column + 0.5) / PER_CELL, (row + 0.5) / PER_CELL
    dresser.dressing.labels[dresser.room.id] = (dresser.room.x + x, dresser.room.y + y)
    dresser.ground.take(x - NUMBER_HALF, y - NUMBER_HALF, 2 * NUMBER_HALF, 2 * NUMBER_HALF)


def _decay(dresser: Dresser) -> None:
    room, decay = dresser.room, dresser.place.decay
    if room.shape == "rect":
        odds = (0.45 if room.role in WEBBED else 0.15) * decay
        corners = ((0, 0, 0), (dresser.width, 0, 1), (dresser.width, dresser.height, 2), (0, dresser.height, 3))
        for x, y, turn in corners:
            near_x, near_y = min(max(x, 0.3), dresser.width - 0.3), min(max(y, 0.3), dresser.height - 0.3)
            if dresser.draws.chance(odds) and dresser.ground.fits(near_x - 0.25, near_y - 0.25, 0.5, 0.5):
                dresser.draw("web", x, y, turn)
    if room.role in TIDY:
        return
    if dresser.draws.chance(0.5 * decay):
        dresser.free("rubble", 1 + dresser.draws.integers(0, 2), count=5)
    dresser.free("crack", 1 + dresser.area // 22, pad=0)
