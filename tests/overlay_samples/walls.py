"""Walls and doors, some of them secret."""

from dataclasses import replace
from typing import Any

from server.domain.overlays import PLAYERS, Door, Outline, Segment, Walls
from server.domain.scene import Crop, Grid, Scene
from tests.overlay_samples.sample import CELL, GROUND, ORIGIN, OUTLINE, PIXEL, SPOT, Sample, at, over, scene


def door(kind: str, state: str, column: float, row: float, length: float = 0.8) -> Door:
    """A door along a row."""
    return Door(kind, state, at(column, row), at(column + length, row))


def at_size(
    cell_size: float, doors: tuple[Door, ...] = (), segments: tuple[Segment, ...] = (), **options: Any
) -> Scene:
    """Doors and walls on cells of a size."""
    shown = scene(*over("walls", Walls(segments, doors)), **options)
    grid = Grid(cell_size=cell_size, color="#14100E", opacity=0.3)
    return replace(shown, lattice=grid.lattice, grid=shown.grid and grid)


DOORS = (
    door("wood", "closed", 0.4, 0.5),
    door("wood", "locked", 1.5, 0.5),
    door("wood", "open", 2.7, 0.3),
    door("iron", "locked", 0.4, 1.3),
    door("iron", "open", 1.6, 1.1),
    door("double", "closed", 2.6, 1.9, 1.8),
    door("portcullis", "closed", 0.4, 2.3),
    door("portcullis", "open", 1.5, 2.3),
    Door("wood", "closed", at(4.4, 0.4), at(4.1, 1.2)),
)
KINDS = ("wood", "iron", "double", "portcullis", "gate", "secret", "arch")
STATES = ("closed", "locked", "open")
EVERY = tuple(
    replace(door(kind, state, 0.6 + 2.5 * column, 0.5 + row, 1.7 if kind == "double" else 0.8), found=state == "locked")
    for row, kind in enumerate(KINDS)
    for column, state in enumerate(STATES)
)
"""Every kind in every state: of the secret ones, the locked one is found."""
NEAR = (
    door("gate", "closed", 0.4, 0.5),
    door("gate", "locked", 1.4, 0.5),
    door("gate", "open", 0.4, 1.0),
    door("portcullis", "locked", 1.4, 1.0),
    replace(door("secret", "open", 1.4, 1.5, 1.0), found=True),
)
BENT = ((0.3, 0.35), (2.6, 0.35), (2.6, 0.9), (4.7, 0.6))


def runs(column: float = 0.0) -> tuple[Segment, ...]:
    """Walls of every kind that is drawn, one below the other."""
    kinds = ("bars", "window", "invisible")
    return tuple(Segment(tuple(at(column + x, row + y) for x, y in BENT), kind) for row, kind in enumerate(kinds))


PASSAGE = Outline((at(3, 2), at(4, 2), at(4, 3), at(3, 3)))
HIDDEN = Walls((), (Door("secret", "closed", at(3.5, 2.2), at(3.5, 2.8), PASSAGE),))
BOTH = scene(*over("walls", Walls((), DOORS), HIDDEN), crop=Crop(128, 64, 192, 128), scale=1.5)

IRON_DOOR = {"kind": "KIND_IRON", "state": "STATE_LOCKED", "start": CELL, "end": PIXEL}
WALL = {"points": [ORIGIN, CELL, ORIGIN], "kind": "KIND_WALL"}
RUN = {"points": [SPOT, PIXEL]}
SECRET = {"kind": "secret", "start": SPOT, "end": PIXEL, "passage": GROUND}
GRATE = {"kind": "portcullis", "state": "open", "start": PIXEL, "end": SPOT, "id": "grate"}
FOUND = {**SECRET, "state": "open", "id": "behind-books", "found": True}
BOOKS = {**SECRET, "state": "open", "id": "behind-books", "kind": "wood"}

SAMPLE = Sample(
    full={
        "segments": [{"points": [CELL, PIXEL], "kind": "KIND_OBJECT"}, WALL],
        "doors": [IRON_DOOR | {"passage": OUTLINE, "id": "b-12", "found": True}],
    },
    secret={
        "segments": [RUN, RUN | {"kind": "invisible"}],
        "doors": [SECRET | {"id": "a"}, GRATE, FOUND, SECRET | {"id": "z", "found": False}],
    },
    known={"segments": [RUN], "doors": [GRATE, BOOKS]},
    words={"KIND_WALL": "wall", "KIND_OBJECT": "object", "KIND_IRON": "iron", "STATE_LOCKED": "locked"},
    sparse=(
        ({}, {}),
        ({"segments": [{"points": [CELL, CELL]}]}, {"segments": [{"points": [CELL, CELL], "kind": "KIND_WALL"}]}),
        (
            {"doors": [{"start": CELL, "end": PIXEL, "id": "b"}]},
            {"doors": [{"start": CELL, "end": PIXEL, "id": "b", "kind": "KIND_WOOD", "state": "STATE_CLOSED"}]},
        ),
    ),
    wrong=(
        ({"segments": [{"points": [CELL]}]}, "segments[0].points"),
        ({"segments": [{}]}, "segments[0].points"),
        ({"doors": [{"start": CELL}]}, "doors[0].end"),
        ({"doors": [{"start": CELL, "end": CELL, "kind": 77}]}, "doors[0].kind"),
        ({"doors": [{"start": CELL, "end": CELL, "id": "b" * 65}]}, "doors[0].id"),
        ({"doors": [IRON_DOOR | {"id": "b"}, IRON_DOOR | {"id": "a"}, IRON_DOOR | {"id": "b"}]}, "doors[2].id"),
    ),
    pictures={
        "doors": scene(*over("walls", Walls((), DOORS)), grid=True),
        "doors_of_every_kind": at_size(26.0, EVERY, grid=True),
        "doors_from_afar": at_size(16.0, EVERY, runs(10.0)),
        "doors_close_by": at_size(60.0, NEAR, grid=True, crop=Crop(10, 10, 160, 110), scale=2),
        "segments": at_size(62.0, segments=runs(), grid=True),
        "segments_of_players": replace(at_size(62.0, segments=runs(), grid=True), audience=PLAYERS),
        "secret": BOTH,
        "players": replace(BOTH, audience=PLAYERS),
    },
)
