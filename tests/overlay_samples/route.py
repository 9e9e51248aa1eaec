"""Ways."""

from dataclasses import replace

from server.domain.overlays.route import Route
from tests.overlay_samples.sample import CELL, ORIGIN, PIXEL, SPOT, Sample, at, over, scene
from tests.overlay_samples.template import FEET, SMALL

MODES = ("road", "trail", "river", "sea", "air", "march")
BENDS = ((0.5, 0.4), (2.5, 1.1), (4.5, 0.3), (7, 0.9))
WAYS = tuple(
    Route(tuple(at(column, row + index * 0.93) for column, row in BENDS), mode) for index, mode in enumerate(MODES)
)
PLANNED = Route((at(7.8, 0.5), at(9.6, 1.6), at(7.8, 2.6)), "trail", progress=0.5)
AROUND = Route((at(7.8, 3.2), at(9.6, 3.4), at(9.4, 5.4), at(8, 5)), "road", closed=True, smoothing=1.0)
MARCH = Route((at(0.5, 0.7), at(3, 3), at(6.5, 2), at(9.3, 5)), "march", "To the pass", captions="both", speed=10.0)
FLIGHT = Route((at(1, 5.2), at(5, 4.6)), "air", leg_labels=("on wings",), smoothing=0.0)
FLAT = replace(scene(grid=True), lattice=SMALL.lattice, grid=SMALL, measure=FEET)
WAY = {"points": [SPOT, PIXEL], "label": "King's road", "mode": "road"}

SAMPLE = Sample(
    full={
        "points": [CELL, PIXEL, ORIGIN],
        "mode": "MODE_MARCH",
        "label": "To the pass",
        "smoothing": 0.0,
        "closed": True,
        "arrows": "ARROWS_ALONG",
        "progress": 0.0,
        "captions": "CAPTIONS_BOTH",
        "speed": 3.5,
        "leg_labels": ["day one", ""],
    },
    secret=WAY,
    known=WAY,
    words={"MODE_MARCH": "march", "ARROWS_ALONG": "along", "CAPTIONS_BOTH": "both"},
    sparse=(({"points": [CELL, PIXEL]}, {"mode": "MODE_TRAIL", "captions": "CAPTIONS_NONE"}),),
    wrong=(
        ({}, "points"),
        ({"points": [CELL]}, "points"),
        ({"points": [CELL, {}]}, "points[1].at"),
        ({"points": [CELL, PIXEL], "progress": 1.5}, "progress"),
        ({"points": [CELL, PIXEL], "smoothing": -0.1}, "smoothing"),
        ({"points": [CELL, PIXEL], "speed": float("inf")}, "speed"),
        ({"points": [CELL, PIXEL], "leg_labels": ["x", "x" * 81]}, "leg_labels[1]"),
        ({"points": [CELL, PIXEL], "mode": 9}, "mode"),
    ),
    pictures={
        "routes": replace(FLAT, overlays=over("route", *WAYS, PLANNED, AROUND)),
        "routes_with_legs": replace(FLAT, overlays=over("route", MARCH, FLIGHT)),
    },
)
