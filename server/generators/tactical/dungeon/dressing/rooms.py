"""Every room dressed: its set piece by role, then torches, a place for its number, then what time has left."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

import cv2
import numpy as np

from server.generators.tactical.dungeon.chambers import CHAMBERS, akin
from server.generators.tactical.dungeon.dressing import (
    burial,
    dwelling,
    holding,
    learning,
    passage,
    rifts,
    water,
    wild,
    works,
    worship,
)
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.dressing.stories import MOST_ALIKE, tell
from server.generators.tactical.dungeon.growth import STANDARD_AREA
from server.generators.tactical.dungeon.roles import room_name
from server.generators.tactical.free_floor import BADGE, PER_CELL, SAMPLES
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.secrets import hidden_rooms
from server.imaging.render.names import MARKER_NAME, extent

SetPiece = Callable[[DungeonDresser], None]

_PIECES: Final[tuple[SetPiece, ...]] = (
    burial.crypt, burial.tomb, burial.ossuary, burial.urns, burial.embalming,
    dwelling.guard, dwelling.barracks, dwelling.quarters, dwelling.kitchen, dwelling.dining, dwelling.cellar,
    holding.prison, holding.torture, holding.treasury,
    learning.library, learning.study, learning.laboratory, learning.observatory, learning.menagerie, learning.map_room,
    passage.entrance, passage.stairs, passage.gallery, passage.hall,
    rifts.chasm, rifts.stream,
    water.fountain, water.pool, water.cistern, water.pump, water.grotto,
    wild.lair, wild.fungus, wild.cavein, wild.camp, wild.pit,
    works.workshop, works.store, works.armoury, works.training, works.face,
    worship.shrine, worship.vestry, worship.ritual, worship.idol, worship.throne,
)  # fmt: skip
SET_PIECES: Final[Mapping[str, SetPiece]] = {piece.__name__: piece for piece in _PIECES}
"""What stands in a room of each role that every world has."""

TIDY: Final = frozenset({"throne", "library", "study", "quarters", "dining", "treasury", "vestry", "map_room"})
"""Rooms somebody looks after: no rubble."""

WEBBED: Final = frozenset({"crypt", "tomb", "ossuary", "urns", "store", "cellar", "prison", "stairs", "library"})
TOLD: Final = 0.6
"""The share of rooms in which something has happened."""

NUMBER_HALF: Final = 0.42
NAME_WEIGHT: Final = 3.0
"""How many samples of free floor around the number a name is worth that lies clear."""


def dress(plan: Plan) -> Dressing:
    """Return what stands and lies in all rooms of a plan; the same for the same plan.

    Hidden rooms come last: what happened in them leaves the others as they are.
    """
    dressing, hidden = Dressing(secret=Dressing()), hidden_rooms(plan)
    assert dressing.secret is not None
    counts: Counter[str] = Counter()
    most = max(MOST_ALIKE, round(MOST_ALIKE * plan.columns * plan.rows / STANDARD_AREA))
    for room in sorted(plan.rooms, key=lambda room: room.id in hidden):
        if not room.polygons:
            continue
        into = dressing.secret if room.id in hidden else dressing
        dresser = DungeonDresser(plan, room, into)
        before = len(into.lights)
        _set_piece(room.role)(dresser)
        _torches(dresser, len(into.lights) - before)
        if room.number:
            _number(dresser)
        if dresser.draws.chance(TOLD):
            tell(dresser, counts, most)
        _decay(dresser)
        into.sketches.append(dresser.pen)
    return dressing


def _set_piece(role: str) -> SetPiece:
    return CHAMBERS[role].furnish if role in CHAMBERS else SET_PIECES[role]


def _torches(dresser: DungeonDresser, burning: int) -> None:
    if dresser.room.shape == "cave":
        return
    if dresser.room.role == "hall":
        wanted, gap = max(1, max(dresser.width, dresser.height) // 4), 1.4
    else:
        wanted, gap = 1 + (dresser.area > 30) - (burning > 1), 0.8
    lit = sum(dresser.draws.chance(dresser.place.lit) for _ in range(wanted))
    dresser.wall("torch", lit, gap=gap, jitter=0.0)


def _number(dresser: DungeonDresser) -> None:
    """Keep the best free place for the number of the room and its name below: roomy, off the walls, near the middle."""
    room, ground = dresser.room, dresser.ground
    rows, columns = np.mgrid[: dresser.height * PER_CELL, : dresser.width * PER_CELL]
    away = np.hypot(columns + 0.5 - dresser.middle[0] * PER_CELL, rows + 0.5 - dresser.middle[1] * PER_CELL)
    width, height = extent(room_name(dresser.plan.place, room.role), MARKER_NAME)
    name = round(width * PER_CELL) | 1, round(height * PER_CELL) | 1
    below = round((NUMBER_HALF + height / 2) * PER_CELL)
    # A name may lie on furniture where it must, but not on a wall; around the box of the room there is wall.
    busy = np.pad(ground.taken * np.float32(0.4) + ~ground.floor, name[0], constant_values=1)
    hidden = cv2.blur(busy, name)[name[0] + below :, name[0] : -name[0]][: rows.shape[0]]
    worth = np.minimum(ground.room_to_spare(), 2.6) - 0.02 * away - NAME_WEIGHT * hidden
    worth[ground.room_to_spare() < BADGE] -= 10
    row, column = divmod(int(worth.argmax()), dresser.width * PER_CELL)
    x, y = SAMPLES.spot((column + 0.5, row + 0.5))
    dresser.dressing.labels[room.id] = (room.x + x, room.y + y)
    ground.take(x - NUMBER_HALF, y - NUMBER_HALF, 2 * NUMBER_HALF, 2 * NUMBER_HALF)
    ground.keep(x - width / 2, y + NUMBER_HALF, width, height)


def _decay(dresser: DungeonDresser) -> None:
    room, decay = dresser.room, dresser.place.decay
    if room.shape == "rect":
        odds = (0.45 if akin(room.role) in WEBBED else 0.15) * decay
        corners = ((0, 0, 0), (dresser.width, 0, 1), (dresser.width, dresser.height, 2), (0, dresser.height, 3))
        for x, y, turn in corners:
            near_x, near_y = min(max(x, 0.3), dresser.width - 0.3), min(max(y, 0.3), dresser.height - 0.3)
            if dresser.draws.chance(odds) and dresser.ground.fits(near_x - 0.25, near_y - 0.25, 0.5, 0.5):
                dresser.draw("web", x, y, turn)
    if akin(room.role) in TIDY:
        return
    if dresser.draws.chance(0.4 * decay):
        dresser.wall("rubble", 1, corner=True, count=5)
    if room.floor != "boards":
        dresser.free("crack", 1 + dresser.area // 22, pad=0)
