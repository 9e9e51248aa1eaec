"""Rooms with water: fountains, baths, caves, cisterns and pumps."""

import math

import numpy as np

from server.drawing.pigments import INK, STONE, dim
from server.drawing.strokes import Points
from server.generators.tactical.dungeon.dressing.dungeon_dresser import DungeonDresser
from server.generators.tactical.dungeon.dressing.wild import lair


def fountain(room: DungeonDresser) -> None:
    """Furnish a fountain: a round basin with a statue, columns or benches around it."""
    x, y = room.middle
    size = min(room.width, room.height)
    radius = size * (0.24 if room.room.shape != "cross" else 0.2)
    _basin(room, radius)
    room.put("statue", x, y, room.turn)
    room.ground.take(x - radius - 0.3, y - radius - 0.3, 2 * radius + 0.6, 2 * radius + 0.6)
    room.ground.settle()
    if size >= 7 and room.draws.chance(0.5):
        room.ring("pillar", size / 2 - 0.8, 8, math.pi / 8, r=0.29)
    else:
        room.wall("urn", 4)
        room.wall("bench", 3, w=1.2)
    room.ring("brazier", size / 2 - 0.75, 4, math.pi / 4)
    room.wall("statue", 2)
    room.wall("bucket", 2)


def _basin(room: DungeonDresser, radius: float) -> None:
    x, y = room.middle
    turn = np.arange(48) / 48 * math.tau
    circle = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    pen = room.pen
    with pen.at(room.room.x + x, room.room.y + y), pen.on("flat"):
        pen.poly(circle * (radius + 0.55), dim(STONE, 0.98), width=0.026, wobble=0.004)
        pen.poly(circle * (radius + 0.2), dim(STONE, 1.1), width=0.034, wobble=0.004)
        for spoke in circle[::3]:
            pen.line([tuple(spoke * (radius + 0.01)), tuple(spoke * (radius + 0.2))], INK, 0.018, 0.8)
        for spoke in circle[1::4]:
            pen.line([tuple(spoke * (radius + 0.2)), tuple(spoke * (radius + 0.55))], INK, 0.014, 0.6)
    room.water(circle * radius + (x, y), built=True)


def pool(room: DungeonDresser) -> None:
    """Furnish a bath: a sunken basin, statues and benches at its edge."""
    _tank(room, 1.25, rim=0.2)
    room.wall("statue", 2, corner=True)
    room.lamps(2)
    room.wall("bench", 2, w=1.5)
    room.wall("urn", 4)
    room.wall("candle", 2)


def cistern(room: DungeonDresser) -> None:
    """Furnish a cistern: deep water almost from wall to wall, gratings, a walk around it."""
    if room.room.shape == "rect":
        _tank(room, 1.15, rim=0.14)
        x, y = room.middle
        half = (room.height if room.wide else room.width) / 2 - 1.15
        for end in (-1, 1):
            reach = (room.width if room.wide else room.height) / 2 - 1.15
            at = (x + end * reach * 0.98, y) if room.wide else (x, y + end * reach * 0.98)
            room.draw("grating", *at, 1 if room.wide else 0, w=min(2 * half, 1.6))
    else:
        _basin(room, min(room.width, room.height) * 0.27)
        room.ground.take(room.width * 0.2, room.height * 0.2, room.width * 0.6, room.height * 0.6)
        room.ground.settle()
    room.wall("barrel", 2, corner=True)
    room.wall("bucket", 1)
    room.wall("rope_coil", 1, corner=True)
    room.wall("mushrooms", 2)
    room.wall("bones", 1)
    room.wall("crate", 1, corner=True)
    room.wall("rubble", 1)


def _tank(room: DungeonDresser, walk: float, rim: float) -> None:
    w, h = room.width, room.height
    corners: Points = np.array([(walk, walk), (w - walk, walk), (w - walk, h - walk), (walk, h - walk)])
    outwards = np.array([(-rim, -rim), (rim, -rim), (rim, rim), (-rim, rim)])
    with room.pen.on("flat"):
        room.pen.poly(corners + outwards + (room.room.x, room.room.y), dim(STONE, 1.1), width=0.03)
    room.water(corners, built=True)
    room.ground.take(walk - 0.2, walk - 0.2, w - 2 * walk + 0.4, h - 2 * walk + 0.4)
    room.ground.settle()


def pump(room: DungeonDresser) -> None:
    """Furnish a pump room: a grated shaft, wheels and pipes."""
    room.draw("grate", *room.middle, room.turn, w=1.4, h=1.4)
    room.ground.take(room.middle[0] - 0.75, room.middle[1] - 0.75, 1.5, 1.5)
    room.ground.settle()
    room.wall("workbench", 1)
    room.wall("grindstone", 2)
    room.wall("barrel", 3, corner=True)
    room.wall("rope_coil", 1)
    room.wall("rack", 1, w=1.2)
    room.free("bucket", 3)
    room.wall("crate", 1, corner=True)
    room.free("stain", 2, color=(52, 70, 62), alpha=0.4)


def grotto(room: DungeonDresser) -> None:
    """Furnish a cave with a pool in it; a dry one becomes a lair."""
    if room.dry:
        lair(room)
        return
    turn = np.arange(40) / 40 * math.tau
    factor = np.ones(40)
    for wave, depth in ((2, 0.12), (3, 0.08), (5, 0.05)):
        factor += depth * np.sin(wave * turn + room.draws.uniform(0, math.tau))
    x, y = room.middle[0] + room.draws.uniform(-0.5, 0.5), room.middle[1] + room.draws.uniform(-0.5, 0.5)
    w, h = room.width * 0.27, room.height * 0.25
    room.water(np.stack([x + np.cos(turn) * factor * w, y + np.sin(turn) * factor * h], axis=1), built=False)
    room.ground.take(x - w * 1.05, y - h * 1.05, w * 2.1, h * 2.1)
    room.ground.settle()
    room.free("stalagmite", 4, pad=0)
    room.free("mushrooms", 3, pad=0)
    room.free("rock", 4, pad=0, r=0.2)
    room.free("rock", 5, pad=0, r=0.11)
    if room.place.kin == "den":
        room.free("crate", 2)
        room.free("rope_coil", 1)
        room.free("barrel", 2)
    room.free("bones", 1)
