"""Rooms that have gone wild: lairs, fungus, fallen ceilings, camps and pits."""

import math

import numpy as np

from server.drawing.pigments import INK, STONE, dim
from server.drawing.sketch import Sketch
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser

SPORES = (70, 96, 60)


def lair(room: DungeonDresser) -> None:
    """Furnish the den of a beast: a nest in the far corner, bones before it."""
    nest = room.free("straw", 1)
    near = (nest[0].x, nest[0].y) if nest else None
    room.free("straw", 2, near=near, reach=1.3, pad=0)
    room.free("bones", 3, near=near, reach=2.0, pad=0)
    room.free("skull_pile", 1, near=near, reach=2.2)
    room.free("stain", 2, near=near, reach=2.4, pad=0)
    room.free("bones", 1, pad=0)
    if room.room.shape == "cave":
        room.free("stalagmite", 3, pad=0)
        room.free("mushrooms", 2, pad=0)
        room.free("rock", 4, pad=0, r=0.2)
        room.free("rock", 5, pad=0, r=0.12)
    else:
        room.wall("rubble", 2)
        room.wall("broken_crate", 1, corner=True)
        room.wall("barrel", 1, corner=True)
    room.free("chest", 1)


def fungus(room: DungeonDresser) -> None:
    """Furnish a room taken over by fungus: it spreads from a few patches, each of one kind."""
    for patch in room.free("mushrooms", 2 + room.area // 14, pad=0.3):
        room.draw("stain", patch.x, patch.y, r=0.6, color=SPORES, alpha=0.3)
        for reach in (0.9, 1.4):
            room.free("mushrooms", 2 + room.area // 26, near=(patch.x, patch.y), reach=reach, pad=0)
    room.free("skeleton", 1)
    room.free("rock", 4, pad=0, r=0.16)
    if room.room.shape == "cave":
        room.free("stalagmite", 3, pad=0)
    elif room.place.kin in {"wizard", "temple"}:
        room.wall("workbench", 1)
        room.wall("sack", 2)
        room.free("bucket", 2)
    else:
        room.wall("barrel", 1, corner=True)
        room.wall("broken_crate", 1)


def cavein(room: DungeonDresser) -> None:
    """Furnish a room whose ceiling has come down: boulders in a cone, beams, dust."""
    turn = room.draws.uniform(0, math.tau)
    x = room.middle[0] + math.cos(turn) * room.width * 0.3
    y = room.middle[1] + math.sin(turn) * room.height * 0.3
    for _ in range(52):
        size = room.draws.choice((0.12, 0.17, 0.24, 0.36))
        across, down = room.draws.normal(0, room.width * 0.15), room.draws.normal(0, room.height * 0.15)
        room.put("rock", x + across, y + down, 0, (size * 1.5, size * 1.5), r=size)
    room.free("beam", 2, near=(x, y), reach=2.4, length=1.9)
    room.free("rubble", 4, pad=0, near=(x, y), reach=2.6)
    for _ in range(3):
        room.draw("crack", x + room.draws.normal(0, 0.6), y + room.draws.normal(0, 0.6), length=1.8)
    if room.draws.chance(0.5):
        room.free("skeleton", 1, near=(x, y), reach=2.2)
    else:
        room.free("broken_crate", 1)
    room.wall("barrel", 1, corner=True)


def camp(room: DungeonDresser) -> None:
    """Furnish a camp: bedrolls around a fire, packs and loot."""
    fire = room.put("campfire", *room.middle)
    if fire is None:
        fires = room.free("campfire", 1)
        fire = fires[0] if fires else None
    near = (fire.x, fire.y) if fire else room.middle
    for turn, (dx, dy) in enumerate(((0, -1.75), (1.75, 0), (0, 1.75), (-1.75, 0))):
        room.put("bedroll", near[0] + dx, near[1] + dy, turn + room.draws.choice((0, 1)))
    room.free("sack", 3, near=near, reach=2.6)
    room.wall("crate", 2, corner=True)
    room.wall("barrel", 1, corner=True)
    room.free("stool", 1, near=near, reach=1.5)
    room.free("rope_coil", 1)
    room.free("bucket", 1, near=near, reach=2.0)
    room.free("bones", 1)
    room.wall("weapon_pile", 1, corner=True)
    room.wall("chest", 1)


def pit(room: DungeonDresser) -> None:
    """Furnish a room with a hidden pit with stakes, and those who watch it."""
    x, y = room.middle
    size = min(room.width, room.height) * (0.46 if room.room.shape != "cross" else 0.33)
    square = room.room.shape == "rect"
    half = size / 2
    turn = np.arange(4) / 4 * math.tau + math.pi / 4 if square else np.arange(40) / 40 * math.tau
    reach = half * math.sqrt(2) if square else half
    rim = np.stack([np.cos(turn), np.sin(turn)], axis=1) * reach
    pen = room.trap(rim + (x, y), built=True)
    with pen.at(room.room.x + x, room.room.y + y):
        with pen.on("flat"):
            pen.poly(rim * (1 + 0.2 / half), dim(STONE, 0.95), width=0.03)
        for across in np.arange(-half + 0.35, half - 0.2, 0.5).tolist():
            for down in np.arange(-half + 0.45, half - 0.1, 0.5).tolist():
                if square or across * across + down * down < (half * 0.8) ** 2:
                    _stake(pen, across + room.draws.normal(0, 0.06), down + room.draws.normal(0, 0.06))
    room.ground.take(x - half - 0.2, y - half - 0.2, size + 0.4, size + 0.4)
    room.ground.settle()
    room.free("bones", 2, pad=0)
    room.wall("statue" if room.place.kin in {"tomb", "temple", "wizard"} else "barrel", 2, corner=True)
    room.wall("rubble", 2, corner=True)
    room.free("stain", 1)
    room.lamps(1)
    room.wall("urn" if room.place.kin == "tomb" else "crate", 1)


def _stake(pen: Sketch, x: float, y: float) -> None:
    pen.poly([(x - 0.08, y + 0.1), (x + 0.08, y + 0.1), (x + 0.02, y - 0.2)], (150, 146, 140), INK, 0.018)
