"""Rooms of work: smithies, stores, armouries, training halls and mine faces."""

import math

from server.drawing.props.mine import VEINS
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.plan import OPPOSITE, SIDES


def workshop(room: DungeonDresser) -> None:
    """Furnish a smithy: forge, anvil, benches."""
    room.wall("hearth", 1, clear=0.5)
    forge = next((thing for thing in room.placed if thing.name == "hearth"), None)
    near = (forge.x, forge.y) if forge else None
    room.free("anvil", 1, near=near, reach=1.9)
    room.wall("workbench", 1 + room.area // 24)
    room.wall("rack", 1)
    room.wall("grindstone", 1)
    room.wall("barrel", 2, corner=True)
    room.wall("crate", 2, corner=True)
    room.free("bucket", 1, near=near, reach=2.2)
    room.wall("goods", 1, w=1.2)
    room.free("stain", 2, color=(40, 32, 28), alpha=0.4)


def store(room: DungeonDresser) -> None:
    """Furnish a store: goods of one main kind along the walls, stacks off them."""
    kind = room.draws.choice(("crate", "sack", "barrel"))
    for _ in range(1 + room.area // 22):
        _stack(room, room.draws.choice(("crate", "crate", "barrel")))
    room.wall("crate", 4 if kind == "crate" else 2, corner=True)
    room.wall("barrel", 5 if kind == "barrel" else 2, corner=True)
    room.wall("goods", 1)
    room.wall("sack", 6 if kind == "sack" else 3)
    if room.place.kin == "mine":
        room.wall("pickaxe", 2)
        room.wall("rope_coil", 1)
        room.wall("ladder", 1)
    if room.place.kin == "den":
        room.wall("chest", 2)
        room.wall("rope_coil", 1)


def _stack(room: DungeonDresser, kind: str) -> None:
    """Push up to four crates or casks together, off the walls."""
    for first in room.free(kind, 1, turn=0, pad=0.3):
        for dx, dy in ((0.79, 0.02), (0.03, 0.79), (0.81, 0.8)):
            options = {"size": room.draws.choice((0.72, 0.6))} if kind == "crate" else {}
            room.put(kind, first.x + dx, first.y + dy, **options)


def armoury(room: DungeonDresser) -> None:
    """Furnish an armoury: racks, suits on stands."""
    room.wall("rack", 3 + room.area // 12)
    room.wall("armour", 3)
    room.wall("crate", 1, corner=True)
    room.wall("chest", 2)
    room.wall("grindstone", 1)
    room.either(
        lambda: room.put("table", *room.middle, room.turn, w=1.5, h=0.75, seats=False, food=False),
        lambda: room.free("armour", 1),
    )
    room.free("weapon_pile", 1)
    room.wall("barrel", 1, corner=True)


def training(room: DungeonDresser) -> None:
    """Furnish a training hall: a ring of sand, dummies, weapons on the walls."""
    x, y = room.middle
    radius = min(room.width, room.height) * 0.32
    with room.pen.on("flat"):
        room.pen.disc(room.room.x + x, room.room.y + y, radius, (196, 170, 122), (120, 96, 62), 0.06, alpha=0.75)
        room.pen.disc(room.room.x + x, room.room.y + y, radius * 0.86, None, (150, 122, 82), 0.025, alpha=0.8)
    for turn in (room.draws.uniform(0, math.tau),):
        room.put("armour", x + radius * 0.5 * math.cos(turn), y + radius * 0.5 * math.sin(turn), turn)
    room.draw("tracks", x, y, room.draws.uniform(0, 4), length=radius * 1.6)
    room.wall("rack", 3)
    room.wall("bench", 2, w=1.6)
    room.wall("barrel", 2, corner=True)
    room.wall("armour", 2)
    room.wall("weapon_pile", 1, corner=True)
    room.free("bucket", 1)
    room.free("straw", 1)
    room.lamps(1)


def face(room: DungeonDresser) -> None:
    """Furnish a mine face: rails from the door to a cart, ore, props and tools."""
    if room.ground.links:
        side = room.ground.door_sides(room.room)[0]
        link = room.ground.links[0]
        across = link.x + link.width / 2 - room.room.x if side in {"n", "s"} else link.y + link.width / 2 - room.room.y
        depth = room.depth_from(side)
        length = depth * room.draws.uniform(0.5, 0.62)
        along = length / 2 + 0.3
        x, y = {
            "n": (across, along),
            "s": (across, room.height - along),
            "w": (along, across),
            "e": (room.width - along, across),
        }[side]
        turn = 0 if side in {"n", "s"} else 1
        room.draw("rails", x, y, turn, length=length)
        room.keep(x, y, turn, 0.9, length)
        dx, dy = {"n": (0, 1), "s": (0, -1), "w": (1, 0), "e": (-1, 0)}[side]
        room.put("minecart", x + dx * (length / 2 - 0.7), y + dy * (length / 2 - 0.7), SIDES.index(OPPOSITE[side]))
    vein, gem = room.draws.choice(VEINS), room.draws.choice(VEINS)
    for heap in room.wall("ore", 2 + room.area // 18, jitter=0.1, vein=vein):
        near = heap.x, heap.y
        room.free("rock", 2, near=near, reach=1.0, pad=0, r=0.2)
        room.free("rock", 2, near=near, reach=1.2, pad=0, r=0.12)
        room.free("pickaxe", 1, near=near, reach=1.2, pad=0)
    for lode in room.free("crystals", 2, turn=0, pad=0, vein=gem):
        room.free("crystals", 1, turn=0, near=(lode.x, lode.y), reach=1.2, pad=0, vein=gem)
    room.wall("ladder", 1)
    room.wall("barrel", 1)
    room.free("bucket", 1)
    room.wall("crate", 2)
