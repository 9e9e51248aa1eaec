"""Rooms of study: books, alembics, spheres, beasts and maps."""

from server.drawing.pigments import BLUE, PURPLE, RED
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser


def library(room: DungeonDresser) -> None:
    """Furnish a library: shelves on every wall, a desk on a carpet."""
    _desk(room)
    room.wall("shelf", 7)
    room.wall("shelf", 3, w=1.0)
    if room.area > 34:
        _stacks(room)
    room.wall("lectern", 1)
    room.wall("chest", 1)
    room.wall("globe", 1, corner=True)
    room.free("book", 3)


def study(room: DungeonDresser) -> None:
    """Furnish a study: a desk, a few shelves, a chest."""
    _desk(room)
    room.wall("shelf", 3)
    room.wall("shelf", 2, w=1.0)
    room.wall("chest", 1)
    room.wall("globe", 1, corner=True)
    room.wall("goods", 1, w=1.2)
    room.wall("stool", 1)
    room.free("scroll", 2)
    room.free("book", 1)


def _desk(room: DungeonDresser) -> None:
    if room.room.shape == "round":
        room.centerpiece(room.width * 0.3)
        x, y = room.middle
    else:
        length = max(2.2, max(room.width, room.height) * 0.42)
        x, y = room.carpet(length, 1.6, room.turn, color=room.draws.choice((PURPLE, RED, BLUE)))
    desk = room.put("desk", x, y, room.turn, (1.6, 1.5))
    if desk is None:
        desks = room.free("desk", 1, turn=room.turn)
        desk = desks[0] if desks else None
    if desk is not None:
        room.light(desk.x, desk.y, 3.5)
        shift = 0.56
        chair = (desk.x, desk.y + shift, 2) if room.wide else (desk.x - shift, desk.y, 3)
        room.stand("chair", *chair, 0.5, 0.5)


def _stacks(room: DungeonDresser) -> None:
    """Put free-standing shelves back to back."""
    for share in (0.25, 0.75):
        x, y = (room.width * share, room.middle[1]) if room.wide else (room.middle[0], room.height * share)
        turn = 1 if room.wide else 0
        shift = 0.26
        first = (x - shift, y, 3) if room.wide else (x, y - shift, 2)
        second = (x + shift, y, turn) if room.wide else (x, y + shift, turn)
        if room.put("shelf", *first, w=1.6):
            room.put("shelf", *second, w=1.6)


def laboratory(room: DungeonDresser) -> None:
    """Furnish a laboratory: benches, jars, a cauldron over its fire."""
    room.either(lambda: room.put("cauldron", *room.middle), lambda: room.free("cauldron", 1))
    room.wall("workbench", 2)
    room.wall("goods", 3)
    room.wall("shelf", 2, w=1.4)
    room.wall("cage", 1, corner=True)
    room.wall("barrel", 1, corner=True)
    room.wall("urn", 2)
    room.free("stain", 2, color=(72, 110, 66), alpha=0.4)
    room.free("scroll", 2)
    room.free("stool", 1)


def observatory(room: DungeonDresser) -> None:
    """Furnish a hall of spheres: an orrery inside a ring of signs."""
    room.draw("circle", *room.middle, r=max(1.3, room.open_span * 0.3), color=(74, 84, 130))
    if room.put("orrery", *room.middle):
        room.light(*room.middle, 3.5)
    room.wall("globe", 2)
    room.wall("shelf", 2, w=1.2)
    room.wall("lectern", 1)
    room.wall("desk", 1)
    room.wall("chest", 1)
    room.free("scroll", 3)
    room.free("book", 2)


def menagerie(room: DungeonDresser) -> None:
    """Furnish a menagerie: cages, straw and what feeds the beasts."""
    room.wall("cage", 3 + room.area // 9, gap=0.25)
    room.wall("straw", 2)
    room.wall("barrel", 1, corner=True)
    room.wall("crate", 1, corner=True)
    room.free("bucket", 2)
    room.wall("rack", 1, w=1.2)
    room.free("bones", 1)
    room.free("straw", 1)
    room.free("stain", 1)


def map_room(room: DungeonDresser) -> None:
    """Furnish a room where plans are made: a map on a table, lists on the walls."""
    room.carpet(min(3.4, max(room.width, room.height) - 2.0), 2.0, room.turn, color=room.draws.choice((RED, BLUE)))
    room.either(
        lambda: room.put("map_table", *room.middle, room.turn, w=1.9, h=1.2),
        lambda: room.free("map_table", 1, w=1.4, h=1.0),
    )
    for table in [thing for thing in room.placed if thing.name == "map_table"]:
        room.free("stool", 3, near=(table.x, table.y), reach=1.5, pad=0.02)
    room.wall("shelf", 2, w=1.6)
    room.wall("rack", 1)
    room.wall("chest", 2)
    room.wall("armour", 1)
    room.wall("goods", 1, w=1.2)
    room.lamps(1)
