"""That only what somebody sees is shown."""

from dataclasses import replace

from server.domain.overlays import PLAYERS
from server.domain.overlays.line_of_sight import Eye, LineOfSight
from server.domain.scene import Measure
from server.domain.sight import Barrier, Visibility
from tests.overlay_samples.sample import CELL, PIXEL, SPOT, Sample, at, over, scene

TOKEN = "019f0000-0000-7000-8000-00000000e7e5"
EYE = {"range": 60, "dark_range": 30, "angle": 90, "direction": -45}
LINE = {"eyes": [{"at": SPOT, **EYE}], "beyond": "hidden"}
"""Whose tokens see is told to players as far as they know of these: only its map decides that."""

LOOKS = (Eye(at(0.6, 1.5), 15.0), Eye(at(4.6, 2.6), 0.0, 0.0, 60.0, 235.0))
SEEN = replace(
    scene(*over("line_of_sight", LineOfSight())),
    audience=PLAYERS,
    measure=Measure(),
    sight=Visibility((Barrier(((100.0, 0.0), (100.0, 80.0))), Barrier(((60.0, 110.0), (90.0, 150.0)))), LOOKS),
)

SAMPLE = Sample(
    full={"viewers": [TOKEN], "eyes": [{"at": CELL, **EYE}], "beyond": "BEYOND_HIDDEN"},
    secret=LINE,
    known=LINE,
    words={"BEYOND_HIDDEN": "hidden"},
    sparse=(({}, {"beyond": "BEYOND_DIM"}), ({"eyes": [{"at": PIXEL}]}, {"beyond": "BEYOND_DIM"})),
    wrong=(
        ({"viewers": ["nobody"]}, "viewers[0]"),
        ({"eyes": [{}]}, "eyes[0].at"),
        ({"eyes": [{"at": PIXEL, "angle": 0}]}, "eyes[0].angle"),
    ),
    pictures={"sight": SEEN, "sight_gm": replace(SEEN, audience="gm")},
)
