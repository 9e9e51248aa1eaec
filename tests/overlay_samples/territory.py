"""Ground that belongs to somebody."""

import math
from dataclasses import replace

from server.domain.overlays import Outline
from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.shapes import GridCell
from server.domain.overlays.territory import Territory
from tests.overlay_samples.sample import CELL, GROUND, OUTLINE, PIXEL, Sample, at, over, scene
from tests.overlay_samples.template import FEET, HEXES, SMALL


def lump(column: float, row: float, radius: float, seed: float) -> Outline:
    """An outline as coasts have them."""
    turns = [each / 48 * math.tau for each in range(48)]
    waves = [1 + 0.16 * math.sin(3 * turn + seed) + 0.07 * math.sin(7 * turn + 2 * seed) for turn in turns]
    return Outline(
        tuple(
            at(column + math.cos(turn) * radius * wave, row + math.sin(turn) * radius * wave * 0.85)
            for turn, wave in zip(turns, waves, strict=True)
        )
    )


def land(*parts: Tract) -> GroundForm:
    """Ground of pieces."""
    return GroundForm(parts)


LANDS = (
    Territory(land(Tract(lump(2, 1.7, 1.7, 1), (lump(1.6, 1.7, 0.5, 2),))), "Aveline"),
    Territory(land(Tract(lump(5.4, 1.5, 1.4, 4))), "", "Dorn", "dashed"),
    Territory(land(Tract(lump(8.5, 1.6, 1.3, 7))), "Free Cities", border="glow"),
    Territory(land(Tract(lump(2, 4.5, 1.3, 9))), "", "Marches", "hatched"),
    Territory(land(Tract(lump(5.3, 4.5, 1.4, 12))), "The Vale", contested_with=("Dorn",)),
    Territory(
        GroundForm(cells=tuple(GridCell(*each) for each in ((7, 3), (8, 3), (7, 4), (9, 4), (7, 5), (8, 5), (9, 5))))
    ),
)
BARE = replace(scene(*over("territory", *LANDS)), lattice=SMALL.lattice, measure=FEET)
FIELDS = Territory(
    GroundForm(cells=tuple(GridCell(c, r) for c in range(1, 8) for r in range(1, 6) if (c, r) not in ((1, 1), (4, 3)))),
    "Hexland",
)
REALM = {"ground": {"parts": [{"outline": GROUND, "holes": [GROUND]}], "cells": [{"column": 3}]}, "owner": "the Duke"}
WHOLE = {"parts": [{"outline": OUTLINE, "holes": [OUTLINE]}], "cells": [{"column": -3, "row": 4}]}

SAMPLE = Sample(
    full={
        "ground": WHOLE,
        "label": "Aveline",
        "owner": "the Duke",
        "border": "BORDER_HATCHED",
        "contested_with": ["Dorn"],
    },
    secret=REALM,
    known=REALM,
    words={"BORDER_HATCHED": "hatched"},
    sparse=(({"ground": {"cells": [{}]}}, {"border": "BORDER_SOLID"}),),
    wrong=(
        ({"label": "x"}, "ground"),
        ({"ground": {}}, "ground"),
        ({"ground": {"parts": [{}]}}, "ground.parts[0].outline"),
        (
            {"ground": {"parts": [{"outline": OUTLINE, "holes": [{"points": [CELL, PIXEL]}]}]}},
            "ground.parts[0].holes[0].points",
        ),
        ({"ground": {"cells": [{}] * 5001}}, "ground.cells"),
        ({"ground": WHOLE, "contested_with": ["x"] * 9}, "contested_with"),
    ),
    pictures={
        "territories": BARE,
        "territories_on_hexes": replace(BARE, lattice=HEXES.lattice, overlays=over("territory", FIELDS)),
    },
)
