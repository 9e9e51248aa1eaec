"""Ground with traits."""

from dataclasses import replace

from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.shapes import Circle, GridCell, Shape
from server.domain.overlays.zone import Zone
from server.imaging.render.zone import TRAITS
from tests.overlay_samples.sample import CELL, GROUND, OUTLINE, Sample, at, over, scene
from tests.overlay_samples.template import FEET, SMALL
from tests.overlay_samples.territory import lump

EVERY = tuple(
    Zone(GroundForm((Tract(lump(1.3 + index % 4 * 2.46, 1.1 + index // 4 * 1.95, 1.0, index)),)), traits=(trait,))
    for index, trait in enumerate(TRAITS)
)
PLACES = (
    Zone(
        GroundForm(cells=tuple(GridCell(c, r) for c in range(1, 5) for r in range(1, 5))),
        None,
        ("water",),
        label="Ford",
    ),
    Zone(None, Shape(circle=Circle(at(7.4, 3), 10.0)), ("hazardous", "climb")),
)
SQUARES = replace(scene(grid=True), lattice=SMALL.lattice, grid=SMALL, measure=FEET)
MIRE = {"ground": {"parts": [{"outline": GROUND}]}, "traits": ["difficult", "water"], "cost": 2, "label": "Mire"}

SAMPLE = Sample(
    full={
        "ground": {"parts": [{"outline": OUTLINE}]},
        "traits": ["TRAIT_DIFFICULT", "TRAIT_DEEP_WATER"],
        "cost": 2.5,
        "label": "Mire",
    },
    secret=MIRE,
    known=MIRE,
    words={"TRAIT_DIFFICULT": "difficult", "TRAIT_DEEP_WATER": "deep_water"},
    sparse=(({"shape": {"circle": {"center": CELL, "radius": 5}}, "traits": ["TRAIT_SAFE"]}, {}),),
    wrong=(
        ({"traits": ["TRAIT_SAFE"]}, "extent"),
        ({"ground": {}, "traits": ["TRAIT_SAFE"]}, "ground"),
        ({"ground": {"cells": [{}]}}, "traits"),
        ({"ground": {"cells": [{}]}, "traits": ["TRAIT_UNSPECIFIED"]}, "traits[0]"),
        ({"ground": {"cells": [{}]}, "traits": [99]}, "traits[0]"),
        ({"ground": {"cells": [{}]}, "traits": ["TRAIT_SAFE"], "cost": 0.5}, "cost"),
    ),
    pictures={
        "zones": replace(SQUARES, overlays=over("zone", *EVERY)),
        "zones_of_cells": replace(SQUARES, overlays=over("zone", *PLACES)),
    },
)
