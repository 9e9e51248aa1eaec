"""What the game needs to know of a dungeon: walls, doors, lights, rooms, names. Nothing of it is painted."""

import cv2
import numpy as np
import numpy.typing as npt

from server.domain.facts import Door, Facts, Light, Point, Polygon, Room, Wall
from server.generators.tactical.dungeon.roles import room_name
from server.generators.tactical.dungeon.title_place import title_labels
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Dressing, Link, Plan

PER_CELL = 16
TOLERANCE = 0.04
"""How far a wall may run beside the floor it stands at, in cells."""


def gather_facts(plan: Plan, dressing: Dressing) -> Facts:
    """Return the facts of a dressed plan, in cells."""
    return Facts(
        columns=plan.columns,
        rows=plan.rows,
        walls=_walls(plan),
        blockers=tuple(_polygon(outline) for outline in dressing.blockers),
        doors=tuple(_door(plan, link) for link in plan.links if not plan.natural(link)),
        lights=tuple(Light((x, y), radius) for x, y, radius in dressing.lights),
        rooms=tuple(_room(plan, dressing, room_id) for room_id in sorted(dressing.labels)),
        labels=title_labels(plan),
    )


def _walls(plan: Plan) -> tuple[Wall, ...]:
    """Outlines of the floor as players know it: past a secret door as plain wall."""
    mask = np.pad(floor_mask(plan, PER_CELL, jambs=True), 1)
    outlines, _ = cv2.findContours(mask, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    walls = []
    for outline in outlines:
        smooth = cv2.approxPolyDP(outline, TOLERANCE * PER_CELL * 1.5, closed=True)[:, 0, :]
        if len(smooth) >= 3:
            # A contour runs through the middles of the outermost floor samples; the wall is half a sample further.
            points = tuple(_point((x - 0.5) / PER_CELL, (y - 0.5) / PER_CELL) for x, y in smooth.tolist())
            walls.append(Wall((*points, points[0])))
    return tuple(sorted(walls, key=lambda wall: wall.points))


def _door(plan: Plan, link: Link) -> Door:
    start, end = link.leaf
    first, second = plan.ends(link)
    return Door(
        kind=link.kind,
        start=_point(*start),
        end=_point(*end),
        passage=_polygon(plan.opening(link)),
        rooms=(first.number, second.number),
        locked=link.locked,
    )


def _room(plan: Plan, dressing: Dressing, room_id: int) -> Room:
    room = plan.room(room_id)
    return Room(
        number=room.number,
        role=room.role,
        name=room_name(plan.place, room.role),
        label=_point(*dressing.labels[room_id]),
        polygons=tuple(_polygon(polygon) for polygon in room.polygons),
        depth=room.depth,
        note=dressing.notes.get(room_id, ""),
    )


def _polygon(points: npt.NDArray[np.float64]) -> Polygon:
    return tuple(_point(x, y) for x, y in points.tolist())


def _point(x: float, y: float) -> Point:
    return round(x, 3), round(y, 3)
