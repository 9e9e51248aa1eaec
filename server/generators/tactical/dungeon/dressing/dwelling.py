"""Rooms in which people live: guards, bunks, chambers, kitchens, tables and cellars."""

from server.drawing.pigments import BLUE, GREEN, PURPLE, RED
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser


def guard(room: DungeonDresser) -> None:
    """Furnish a guard room: a table, weapons and a bunk."""
    room.either(
        lambda: room.put("table", *room.middle, room.turn, w=1.6, h=0.9),
        lambda: room.free("table", 1, turn=room.turn, w=1.4, h=0.8),
        lambda: room.free("table", 1, w=0.9, h=0.8),
    )
    room.wall("rack", 1 + room.area // 16)
    room.wall("bed", 1, corner=True)
    room.wall("barrel", 2, corner=True)
    room.wall("armour", 1)
    room.wall("chest", 1)
    room.wall("stool", 1)


def barracks(room: DungeonDresser) -> None:
    """Furnish a dormitory: bunks in rows, chests at their feet."""
    color = None if room.place.kin in {"den", "mine", "prison"} else room.draws.choice((BLUE, GREEN, RED))
    if color is not None:
        room.carpet(max(room.width, room.height) * 0.42, 1.2, room.turn, color=color)
    room.wall("bed", 7 if room.area > 26 else 5, sides="ns" if room.wide else "we", gap=0.15)
    room.wall("chest", 3)
    room.wall("rack", 1, w=1.4)
    room.wall("barrel", 1, corner=True)
    room.free("stool", 2)


def quarters(room: DungeonDresser) -> None:
    """Furnish the chamber of someone who matters: one good bed, a desk, a carpet."""
    room.carpet(
        max(2.0, max(room.width, room.height) * 0.45), 1.5, room.turn, color=room.draws.choice((PURPLE, RED, BLUE))
    )
    room.wall("bed", 1, corner=True, gap=0.3)
    desk = room.wall("desk", 1)
    if desk:
        room.light(desk[0].x, desk[0].y, 3.0)
    room.wall("shelf", 1, w=1.4)
    room.wall("chest", 2)
    room.wall("armour" if room.place.kin in {"keep", "den"} else "globe", 1, corner=True)
    room.wall("goods", 1, w=1.2)
    room.wall("urn", 1, corner=True)
    room.wall("chair", 1)


def kitchen(room: DungeonDresser) -> None:
    """Furnish a kitchen: fire, a long table, stores."""
    room.wall("hearth", 1, clear=0.6)
    room.either(
        lambda: room.put("table", *room.middle, room.turn, w=2.0, h=0.85, seats=False),
        lambda: room.free("table", 1, w=1.5, h=0.8, seats=False),
    )
    room.wall("goods", 2, w=1.5)
    room.wall("barrel", 3, corner=True)
    room.wall("sack", 3)
    room.wall("crate", 1)
    room.free("bucket")
    room.free("stool")


def dining(room: DungeonDresser) -> None:
    """Furnish a hall for meals: one long table, or several."""
    length = max(room.width, room.height) - 2.6
    room.wall("hearth", 1, clear=0.4, sides="we" if room.wide else "ns")
    if min(room.width, room.height) >= 7:
        for share in (-0.2, 0.22):
            shift = share * min(room.width, room.height)
            x, y = room.middle
            room.put("table", *((x, y + shift) if room.wide else (x + shift, y)), room.turn, w=length, h=0.9)
    else:
        room.either(
            lambda: room.put("table", *room.middle, room.turn, w=length, h=0.9),
            lambda: room.put("table", *room.middle, room.turn, w=max(1.6, length - 1.2), h=0.9),
            lambda: room.free("table", 1, w=1.6, h=0.9),
        )
    room.wall("goods", 1, w=1.5)
    room.wall("barrel", 3, corner=True)
    room.lamps(1)
    room.wall("bench", 2, w=1.4)


def cellar(room: DungeonDresser) -> None:
    """Furnish a cellar: casks in rows and what goes with them."""
    room.wall("barrel", 5 + room.area // 5, jitter=0.01)
    room.wall("goods", 1)
    room.wall("crate", 2, corner=True)
    room.free("barrel", 2, r=0.3)
    room.wall("sack", 2)
    room.free("bucket")
    room.free("stain", 1, color=(86, 28, 44), alpha=0.4)
