"""Rooms one passes through: entrance, stairs, halls and galleries."""

import numpy as np

from server.drawing.pigments import BLUE, GREEN, RED, STONE, dim
from server.drawing.strokes import Points
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.plan import SIDES

MUD = (90, 70, 50)


def entrance(room: DungeonDresser) -> None:
    """Furnish the room through which one arrives: a stair up, and what those who come in leave behind."""
    _flight(room, down=False)
    room.lamps(2)
    if room.place.kin in {"mine", "sewer", "den"}:
        room.wall("crate", 1, corner=True)
        room.wall("barrel", 1, corner=True)
        room.wall("rope_coil", 1, corner=True)
    else:
        room.wall("statue", 1, corner=True)
        room.wall("bench", 1, w=1.4)
    room.free("stain", 1, color=MUD, alpha=0.35)


def stairs(room: DungeonDresser) -> None:
    """Furnish the room of a flight that leads further down."""
    _flight(room, down=True)
    room.lamps(2)
    room.wall("statue" if room.place.kin in {"temple", "tomb", "keep"} else "crate", 2, corner=True)
    room.wall("urn", 2)


def _flight(room: DungeonDresser, *, down: bool) -> None:
    seat = room.seat(2.25, 2.1)
    x, y = room.before(seat, 1.05)
    turn = SIDES.index(seat.side)
    room.either(
        lambda: room.put("stairs", x, y, turn, (2.25, 2.1), w=2.0, length=2.0, down=down),
        lambda: room.wall("stairs", 1, jitter=0, w=2.0, length=1.5, down=down),
        lambda: room.wall("stairs", 1, jitter=0, w=1.4, length=1.4, down=down),
        lambda: room.wall("ladder", 1, jitter=0),
    )


def gallery(room: DungeonDresser) -> None:
    """Furnish a gallery: statues along the walls, a carpet between them."""
    if room.room.shape == "rect" and max(room.width, room.height) >= 5:
        length = max(room.width, room.height) - 1.6
        x, y = (0.8, room.middle[1]) if room.wide else (room.middle[0], 0.8)
        room.runner(x, y, 3 if room.wide else 0, 0.9, length, room.draws.choice((RED, BLUE, GREEN)))
    elif room.room.shape in {"round", "oct"}:
        room.centerpiece(min(room.width, room.height) * 0.26)
        room.put("statue", *room.middle)
    room.wall("statue", 3 + room.area // 8, gap=0.3)
    room.wall("bench", 2, w=1.4)
    room.wall("urn", 3)
    room.lamps(1)


def hall(room: DungeonDresser) -> None:
    """Furnish a corridor after the motif of the place."""
    length, breadth = max(room.width, room.height), min(room.width, room.height)
    motif = room.place.corridor
    if breadth == 2 and length >= 6:
        if motif == "runner" and room.draws.chance(0.6):
            _runner(room, length)
        elif motif == "channel" and not room.dry:
            _channel(room, length)
    if motif == "rails" and length >= 5 and room.draws.chance(0.75):
        _rails(room, length)
    if motif == "statues" and breadth == 2:
        room.wall("statue", length // 3, gap=0.6)
    if breadth == 2:
        stately = motif in {"runner", "statues"}
        room.wall("urn" if stately else "barrel", 1, corner=True)
        room.wall("statue" if stately else room.draws.choice(("crate", "barrel", "sack")), 1, corner=True)
    if room.draws.chance(0.35 * room.place.decay):
        room.wall("rubble", 1, corner=True, count=5)


def _runner(room: DungeonDresser, length: int) -> None:
    x, y = room.middle
    start = (x - (length - 1.4) / 2, y) if room.wide else (x, y - (length - 1.4) / 2)
    room.runner(*start, 3 if room.wide else 0, 0.9, length - 1.4, room.draws.choice((RED, BLUE, GREEN)))


def _rails(room: DungeonDresser, length: int) -> None:
    room.draw("rails", *room.middle, 1 if room.wide else 0, length=length - 0.3)
    room.keep(*room.middle, 1 if room.wide else 0, 0.9, length - 0.3)
    shift = room.draws.uniform(-length / 3, length / 3)
    x, y = room.middle
    spot = (x + shift, y) if room.wide else (x, y + shift)
    if min(room.width, room.height) == 2 and room.draws.chance(0.7):
        room.put("minecart", *spot, room.turn)
    for share in (0.25, 0.75):
        along = length * share
        if min(room.width, room.height) == 2:
            frame = (along, y) if room.wide else (x, along)
            room.draw("prop_frame", *frame, 1 if room.wide else 0, w=1.96)


def _channel(room: DungeonDresser, length: int) -> None:
    x, y = room.middle
    half, long_half = 0.36, length / 2 - 0.3
    w, h = (long_half, half) if room.wide else (half, long_half)
    rim = 0.12
    with room.pen.on("flat"):
        room.pen.box(
            room.room.x + x - w - rim, room.room.y + y - h - rim, 2 * (w + rim), 2 * (h + rim), dim(STONE, 0.8)
        )
    room.water(_box(x, y, w, h), built=True)
    for share in (-0.28, 0.3) if length >= 8 else (0.05,):
        along = share * length
        at = (x + along, y) if room.wide else (x, y + along)
        _slab(room, *at)
    for end in (-1, 1):
        at = (x + end * (long_half - 0.2), y) if room.wide else (x, y + end * (long_half - 0.2))
        room.draw("grating", *at, 1 if room.wide else 0, w=0.72)
    room.ground.take(x - w - 0.1, y - h - 0.1, 2 * w + 0.2, 2 * h + 0.2)
    room.ground.settle()


def _slab(room: DungeonDresser, x: float, y: float) -> None:
    """Lay two stone slabs over a channel."""
    across, along = 1.12, 0.66
    w, h = (along, across) if room.wide else (across, along)
    left, top = room.room.x + x - w / 2, room.room.y + y - h / 2
    room.pen.box(left, top, w, h, dim(STONE, 0.92), height=0.08)
    room.pen.bevel_box(left, top, w, h, 0.3)
    middle = (
        [(left + w / 2, top), (left + w / 2, top + h)] if room.wide else [(left, top + h / 2), (left + w, top + h / 2)]
    )
    room.pen.line(middle, width=0.018)


def _box(x: float, y: float, half_w: float, half_h: float) -> Points:
    return np.array(
        [(x - half_w, y - half_h), (x + half_w, y - half_h), (x + half_w, y + half_h), (x - half_w, y + half_h)]
    )
