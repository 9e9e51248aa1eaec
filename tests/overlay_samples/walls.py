"""Walls and doors, some of them secret."""

from dataclasses import replace

from server.domain.overlays import PLAYERS, Door, Outline, Walls
from server.domain.scene import Crop
from tests.overlay_samples.sample import CELL, GROUND, ORIGIN, OUTLINE, PIXEL, SPOT, Sample, at, over, scene


def door(kind: str, state: str, column: float, row: float, length: float = 0.8) -> Door:
    """A door along a row."""
    return Door(kind, state, at(column, row), at(column + length, row))


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
PASSAGE = Outline((at(3, 2), at(4, 2), at(4, 3), at(3, 3)))
HIDDEN = Walls((), (Door("secret", "closed", at(3.5, 2.2), at(3.5, 2.8), PASSAGE),))
BOTH = scene(*over("walls", Walls((), DOORS), HIDDEN), crop=Crop(128, 64, 192, 128), scale=1.5)

WALL = {"points": [ORIGIN, CELL, ORIGIN], "kind": "KIND_WALL"}
RUN = {"points": [SPOT, PIXEL]}
SECRET = {"kind": "secret", "start": SPOT, "end": PIXEL, "passage": GROUND}
GATE = {"kind": "portcullis", "state": "open", "start": PIXEL, "end": SPOT}

SAMPLE = Sample(
    full={
        "segments": [{"points": [CELL, PIXEL], "kind": "KIND_OBJECT"}, WALL],
        "doors": [{"kind": "KIND_IRON", "state": "STATE_LOCKED", "start": CELL, "end": PIXEL, "passage": OUTLINE}],
    },
    secret={"segments": [RUN], "doors": [SECRET, GATE, SECRET]},
    known={"segments": [RUN], "doors": [GATE]},
    words={"KIND_WALL": "wall", "KIND_OBJECT": "object", "KIND_IRON": "iron", "STATE_LOCKED": "locked"},
    sparse=(
        ({}, {}),
        ({"segments": [{"points": [CELL, CELL]}]}, {"segments": [{"points": [CELL, CELL], "kind": "KIND_WALL"}]}),
        (
            {"doors": [{"start": CELL, "end": PIXEL}]},
            {"doors": [{"start": CELL, "end": PIXEL, "kind": "KIND_WOOD", "state": "STATE_CLOSED"}]},
        ),
    ),
    wrong=(
        ({"segments": [{"points": [CELL]}]}, "segments[0].points"),
        ({"segments": [{}]}, "segments[0].points"),
        ({"doors": [{"start": CELL}]}, "doors[0].end"),
        ({"doors": [{"start": CELL, "end": CELL, "kind": 77}]}, "doors[0].kind"),
    ),
    pictures={
        "doors": scene(*over("walls", Walls((), DOORS)), grid=True),
        "secret": BOTH,
        "players": replace(BOTH, audience=PLAYERS),
    },
)
