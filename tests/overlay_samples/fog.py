"""Fog, whose ground is no part of its data."""

from dataclasses import replace

from server.domain.fog_ground import EXPLORED, REVEALED, FogGround, Sampling
from server.domain.fog_runs import Allowance, runs_of
from server.domain.overlays import PLAYERS
from server.domain.overlays.fog import Fog
from server.domain.overlays.shapes import Circle, Polygon, Shape
from server.domain.scene import Cover
from tests.overlay_samples.sample import GRID, Sample, at, over, scene

DUSK = {"enabled": False, "base": "explored", "feather_cells": 0.5, "darkness": 0.25}

GROUND = FogGround(Sampling.of(320, 192))
for state, shape in (
    (EXPLORED, Shape(circle=Circle(at(1.5, 1.5), 1.4))),
    (EXPLORED, Shape(polygon=Polygon((at(2, 0.5), at(5, 0.5), at(5, 2.5))))),
    (REVEALED, Shape(circle=Circle(at(1.2, 1.5), 0.8))),
    (REVEALED, Shape(polygon=Polygon((at(3.5, 1), at(4.6, 1), at(4.6, 2))))),
):
    GROUND.paint(runs_of(shape, GRID.lattice, GRID.cell_size, GROUND.samples, Allowance()), state)
THREE = replace(
    scene(*over("fog", Fog()), grid=True),
    audience=PLAYERS,
    cover=Cover(GROUND.settled("hidden"), GROUND.samples, 0.2),
)

SAMPLE = Sample(
    full={"enabled": False, "base": "STATE_EXPLORED", "feather_cells": 0.5, "darkness": 0.25},
    secret=DUSK,
    known=DUSK,
    words={"STATE_EXPLORED": "explored"},
    sparse=(({}, {"base": "STATE_HIDDEN"}), ({"darkness": 1}, {"base": "STATE_HIDDEN"})),
    wrong=(({"feather_cells": 3}, "feather_cells"), ({"darkness": 2}, "darkness"), ({"base": 7}, "base")),
    pictures={"fog": THREE, "fog_gm": replace(THREE, audience="gm")},
)
