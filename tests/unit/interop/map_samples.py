"""Maps that leave: one by hand with every kind of wall and door, and dungeons as they are generated."""

from dataclasses import replace
from functools import cache
from typing import Any

from server.domain.audience import known, visible
from server.domain.documents import from_document, to_document
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import (
    GM,
    KINDS,
    PLAYERS,
    Cell,
    Data,
    Door,
    Figure,
    Label,
    Light,
    Marker,
    NewOverlay,
    Outline,
    Position,
    Segment,
    Walls,
)
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.overlays import grid_of, overlays_of
from server.interop.map_scenes import MapScene

COLUMNS, ROWS, PX = 24, 18, 70


def at(column: float, row: float) -> Position:
    return Position(cell=Cell(column, row))


def line(*points: tuple[float, float]) -> tuple[Position, ...]:
    return tuple(at(*each) for each in points)


def overlay(data: Data, audience: str = PLAYERS, name: str = "One") -> NewOverlay:
    return NewOverlay(name, data, audience, 100)


PASSAGE = Outline(line((10, 4), (12, 4), (12, 5), (10, 5)))
SECRET = Door("secret", "closed", at(11, 4), at(11, 5), PASSAGE)
ROOMS = Walls(
    (
        Segment(line((2, 2), (10, 2), (10, 8), (2, 8), (2, 2))),
        Segment(line((12, 2), (20, 2), (20, 8), (12, 8), (12, 2))),
        Segment(line((4, 4), (4.6, 4), (4.6, 4.6), (4, 4.6), (4, 4)), "object"),
        Segment(line((14, 6), (16, 6), (16.5, 7)), "terrain"),
        Segment(line((20, 5), (20, 6)), "window"),
        Segment(line((6, 8), (7, 8)), "bars"),
        Segment(line((1, 1), (1, 3)), "invisible"),
    ),
    (
        Door("wood", "open", at(4, 2), at(5, 2)),
        Door("iron", "locked", at(2, 5), at(2, 6)),
        Door("portcullis", "closed", at(14, 8), at(15, 8)),
        Door("arch", "open", at(17, 8), at(18, 8)),
        SECRET,
    ),
)
GRID = NewMapGrid(cell_size=70.0, line_width=2.0)


def scene(*data: Any, **values: Any) -> MapScene:
    """A map of 22 x 10 cells."""
    overlays = tuple(each if isinstance(each, NewOverlay) else overlay(each) for each in data)
    return replace(
        MapScene(1540, 700, GRID, overlays, title="Two rooms", audience=values.pop("audience", GM)), **values
    )


def with_door(door: Door) -> Walls:
    """The rooms with another door instead of the secret one."""
    return replace(ROOMS, doors=(*ROOMS.doors[:-1], door))


def sample() -> MapScene:
    """Everything that a file may say something of."""
    return scene(
        ROOMS,
        Light(at(5, 5), 20, 40, "#ECCD8B"),
        Light(at(14, 3), 5, 60, "#ff0000", 60.0, 90.0),
        Figure(at(6.5, 6.5), facing=90.0, disposition="hostile", label="Ogre"),
        overlay(Marker(at(7, 7), number=3, label="Hall"), GM),
        Label("The Pit", at(8, 3)),
    )


def for_players(map_: MapScene) -> MapScene:
    """What players may know of a map, by the rules of its kinds."""
    overlays = tuple(
        replace(each, data=from_document(KINDS[each.type].value, known(each.type, to_document(each.data), PLAYERS)))
        for each in visible(map_.overlays, PLAYERS)
    )
    return replace(map_, audience=PLAYERS, overlays=overlays)


@cache
def dungeon(seed: int) -> MapScene:
    """A dungeon as the game master knows it."""
    plan = lay_out(COLUMNS, ROWS, seed)
    overlays = overlays_of(plan, dress(plan))
    return MapScene(COLUMNS * PX, ROWS * PX, grid_of(PX, {}), overlays, title=f"Dungeon {seed}", baked_light=True)
