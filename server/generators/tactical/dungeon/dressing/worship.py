"""Rooms of power: shrines, vestries, circles, idols and thrones."""

import math

from server.drawing.pigments import BLOOD, BLUE, PURPLE, RED
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.free_floor import Seat
from server.generators.tactical.plan import SIDES


def shrine(room: DungeonDresser) -> None:
    """Furnish a shrine: altar on its dais, a runner and benches before it."""
    seat = room.seat(2.0, 1.5)
    turn, depth = SIDES.index(seat.side), room.depth_from(seat.side) - seat.inset
    altar = room.before(seat, 0.9)
    breadth = min(room.breadth(seat, 0.1) - (0.3 if seat.inset else 1.2), 4.2)
    if breadth > 1.9:
        room.draw("dais", *altar, turn, w=breadth, h=1.8)
    length = depth - 2.1
    if room.put("altar", *altar, turn, w=1.8):
        room.light(*altar, 4.5)
    span = room.breadth(seat, 0.9)
    for hand in (-1, 1):
        room.put("brazier", *room.before(seat, 0.9, hand * (min(span, 5.4) / 2 - 0.5)))
    room.keep(*altar, turn, breadth, 1.8)
    room.runner(*room.before(seat, 1.65), turn, 0.8, length, room.draws.choice((RED, BLUE, PURPLE)))
    _pews(room, seat, depth)
    room.wall("statue", 2, corner=True)
    room.wall("lectern", 1)
    room.wall("urn", 1, corner=True)


def _pews(room: DungeonDresser, seat: Seat, depth: float) -> None:
    turn, span = SIDES.index(seat.side), room.breadth(seat, depth / 2)
    length = min(1.5, span / 2 - 0.95)
    if length <= 0.6:
        return
    for step in range(max(0, int((depth - 3.2) / 0.95) + 1)):
        for hand in (-1, 1):
            spot = room.before(seat, 2.5 + step * 0.95, hand * (span * 0.25 + 0.2))
            room.put("bench", *spot, turn, w=length)


def vestry(room: DungeonDresser) -> None:
    """Furnish the room where priests dress: chests, shelves, a basin."""
    room.carpet(1.8, 1.2, room.turn, color=room.draws.choice((PURPLE, RED)))
    room.wall("shelf", 2, w=1.4)
    room.wall("chest", 2)
    room.wall("bench", 1, w=1.4)
    room.wall("goods", 1, w=1.3)
    room.wall("armour", 1, corner=True)
    room.wall("urn", 2)
    room.free("stool")


def ritual(room: DungeonDresser) -> None:
    """Furnish a chamber with a circle on its floor, candles at its points."""
    x, y = room.middle
    radius = room.open_span * 0.31
    room.draw("circle", x, y, r=radius)
    room.draw("stain", x, y, r=0.35, color=BLOOD)
    if room.draws.chance(0.6):
        room.put("cauldron", x, y)
    else:
        room.put("altar", x, y, room.turn, w=1.4)
    room.ring("candle", radius * 0.95, 5, -math.pi / 2)
    if room.room.shape != "rect":
        room.ring("pillar", min(room.width, room.height) / 2 - 0.75, 8, math.pi / 8, r=0.28)
    else:
        room.wall("statue", 3, corner=True)
    room.wall("goods", 1)
    room.wall("lectern", 1)
    room.wall("shelf", 1, w=1.2)
    room.free("book", 2)
    room.wall("skull_pile", 1, corner=True)


def idol(room: DungeonDresser) -> None:
    """Furnish the chamber of an idol: offerings at its foot."""
    seat = room.seat(1.4, 1.6)
    turn = SIDES.index(seat.side)
    at = room.before(seat, 1.0)
    breadth = min(room.breadth(seat, 0.1) - 1.4, 3.4)
    if seat.inset:
        room.draw("round_dais", *at, turn, r=1.15)
    elif breadth > 1.8:
        room.draw("dais", *room.before(seat, 0.95), turn, w=breadth, h=1.9)
    room.either(lambda: room.put("idol", *at, turn), lambda: room.free("idol", 1))
    for hand in (-1, 1):
        room.put("brazier", *room.before(seat, 1.0, hand * min(room.breadth(seat, 1.0) / 2 - 0.6, 1.5)))
    room.keep(*at, turn, max(2.0, breadth), 2.0)
    front = room.before(seat, 2.4)
    room.free("skull_pile", 1, near=front, reach=1.0)
    room.free("coins", 2, near=front, reach=1.1, r=0.26)
    room.free("candle", 5, near=front, reach=1.1, pad=0.02)
    room.free("stain", 1, near=front, reach=1.2, color=BLOOD)
    room.wall("urn", 4)
    room.wall("statue", 2, corner=True)


def throne(room: DungeonDresser) -> None:
    """Furnish a court: a throne on three steps, a runner, columns or tables on both sides."""
    seat = room.seat(1.6, 1.75)
    turn, depth = SIDES.index(seat.side), room.depth_from(seat.side)
    breadth = min(room.breadth(seat, 0.5) - 1.4, 5.0)
    room.draw("dais", *room.before(seat, 1.1), turn, w=breadth, h=2.2, steps=3)
    if room.put("throne", *room.before(seat, 0.75), turn):
        room.light(*room.before(seat, 0.75), 5.0)
    for hand in (-1, 1):
        room.put("brazier", *room.before(seat, 1.1, hand * (min(breadth + 1.4, 6.4) / 2 - 0.55)))
    room.keep(*room.before(seat, 1.1), turn, breadth, 2.2)
    room.runner(*room.before(seat, 1.1), turn, 1.1, depth - 2.2)
    columns = room.draws.chance(0.7)
    aside = room.span_of(seat.side) / 2 - 1.25
    for step in range(int((depth - 2.1) / 1.9) + 1):
        for hand in (-1, 1):
            # Columns and tables follow the walls, the throne may stand aside.
            spot = room.before(seat._replace(offset=0.0), 2.5 + step * 1.9, hand * aside)
            if columns:
                room.put("pillar", *spot)
            elif step % 2 == 0:
                room.put("table", *spot, turn + 1, w=1.5, h=0.8)
    room.wall("statue" if columns else "armour", 2, corner=True)
    room.wall("chest", 1)
    room.wall("bench", 3, w=1.6)
