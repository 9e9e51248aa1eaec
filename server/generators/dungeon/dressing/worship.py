"""Rooms of power: shrines, vestries, circles, idols and thrones."""

import math

from server.generators.dungeon.dressing.dresser import Dresser
from server.generators.dungeon.palette import BLOOD, BLUE, PURPLE, RED
from server.generators.dungeon.plan import SIDES


def shrine(room: Dresser) -> None:
    """Furnish a shrine: altar on its dais, a runner and benches before it."""
    side, offset = room.seat(2.0, 1.5)
    turn, span, depth = SIDES.index(side), room.span_of(side), room.depth_from(side)
    x, y = room.before(side, offset, 0.9)
    breadth = min(span - 1.2 - 2 * abs(offset), 4.2)
    if breadth > 1.9:
        room.draw("dais", x, y, turn, w=breadth, h=1.8)
    room.draw(
        "runner",
        *room.before(side, offset, 1.65),
        turn,
        w=0.8,
        length=depth - 2.1,
        color=room.draws.choice((RED, BLUE, PURPLE)),
    )
    if room.put("altar", x, y, turn, w=1.8):
        room.light(x, y, 4.5)
    length = min(1.5, span / 2 - 0.95)
    steps = int((depth - 3.2) / 0.95) + 1
    for step in range(max(0, steps) if length > 0.6 else 0):
        for hand in (-1, 1):
            spot = room.before(side, offset, 2.5 + step * 0.95, hand * (span * 0.25 + 0.2))
            room.put("bench", *spot, turn, w=length)
    for hand in (-1, 1):
        room.put("brazier", *room.before(side, offset, 0.9, hand * (min(span - 2 * abs(offset), 5.4) / 2 - 0.5)))
    room.wall("statue", 2, corner=True)
    room.wall("lectern", 1)
    room.wall("urn", 1, corner=True)


def vestry(room: Dresser) -> None:
    """Furnish the room where priests dress: chests, shelves, a basin."""
    room.carpet(1.8, 1.2, room.turn, color=room.draws.choice((PURPLE, RED)))
    room.wall("shelf", 2, w=1.4)
    room.wall("chest", 2)
    room.wall("bench", 1, w=1.4)
    room.wall("goods", 1, w=1.3)
    room.wall("armour", 1, corner=True)
    room.wall("urn", 2)
    room.free("stool")


def ritual(room: Dresser) -> None:
    """Furnish a chamber with a circle on its floor, candles at its points."""
    x, y = room.middle
    radius = min(room.width, room.height) * (0.31 if room.room.shape != "cross" else 0.28)
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


def idol(room: Dresser) -> None:
    """Furnish the chamber of an idol: offerings at its foot."""
    side, offset = room.seat(1.4, 1.6)
    turn, span = SIDES.index(side), room.span_of(side)
    x, y = room.before(side, offset, 1.0)
    breadth = min(span - 1.4 - 2 * abs(offset), 3.4)
    if breadth > 1.8:
        room.draw("dais", *room.before(side, offset, 0.95), turn, w=breadth, h=1.9)
    room.either(lambda: room.put("idol", x, y, turn), lambda: room.free("idol", 1))
    for hand in (-1, 1):
        room.put("brazier", *room.before(side, offset, 1.0, hand * min(span / 2 - 0.6, 1.5)))
    front = room.before(side, offset, 2.3)
    room.free("skull_pile", 1, near=front, reach=1.4)
    room.free("coins", 2, near=front, reach=1.6, r=0.26)
    room.free("candle", 4, near=front, reach=1.4)
    room.free("stain", 1, near=front, reach=1.2, color=BLOOD)
    room.wall("urn", 4)
    room.wall("statue", 2, corner=True)


def throne(room: Dresser) -> None:
    """Furnish a court: a throne on three steps, a runner, columns on both sides."""
    side, offset = room.seat(1.6, 1.75)
    turn, span, depth = SIDES.index(side), room.span_of(side), room.depth_from(side)
    room.draw("dais", *room.before(side, offset, 1.1), turn, w=min(span - 1.4 - 2 * abs(offset), 5.0), h=2.2, steps=3)
    room.draw("runner", *room.before(side, offset, 1.1), turn, w=1.1, length=depth - 2.2)
    if room.put("throne", *room.before(side, offset, 0.75), turn):
        room.light(*room.before(side, offset, 0.75), 5.0)
    columns = room.draws.chance(0.7)
    for step in range(int((depth - 2.1) / 1.9) + 1):
        for hand in (-1, 1):
            spot = room.before(side, 0.0, 2.5 + step * 1.9, hand * (span / 2 - 1.25))
            if columns:
                room.put("pillar", *spot)
            elif step % 2 == 0:
                room.put("table", *spot, turn + 1, w=1.5, h=0.8)
    for hand in (-1, 1):
        spread = min(span - 2 * abs(offset), 6.4) / 2 - 0.55
        room.put("brazier", *room.before(side, offset, 1.1, hand * spread))
    room.wall("statue" if columns else "armour", 2, corner=True)
    room.wall("chest", 1)
    room.wall("bench", 3, w=1.6)
