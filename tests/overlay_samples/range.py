"""How far things reach."""

from dataclasses import replace

from server.domain.overlays.range import Range, RangeBand
from tests.overlay_samples.sample import CELL, PIXEL, SPOT, Sample, at, over, scene
from tests.overlay_samples.template import FEET, HEXES, SMALL

BOW = Range(at(3, 3), (RangeBand(5.0), RangeBand(10.0, "long"), RangeBand(14.0, color="#B04030")))
WALK = Range(at(7.5, 2.5), (RangeBand(5.0, color="#3C8C50"), RangeBand(10.0, "dash", "#C89030")), "grid")
SQUARES = replace(scene(*over("range", BOW, WALK), grid=True), lattice=SMALL.lattice, grid=SMALL, measure=FEET)
REACH = {"at": SPOT, "bands": [{"distance": 30, "label": "walk"}, {"distance": 60}], "metric": "grid"}
TWO = [{"distance": 30, "label": "short", "color": "#3C8C50"}, {"distance": 120.5, "label": "long", "color": "#C89030"}]

SAMPLE = Sample(
    full={"at": CELL, "bands": TWO, "metric": "METRIC_GRID"},
    secret=REACH,
    known=REACH,
    words={"METRIC_GRID": "grid"},
    sparse=(({"at": PIXEL, "bands": [{"distance": 5}]}, {"metric": "METRIC_STRAIGHT"}),),
    wrong=(
        ({"bands": TWO}, "at"),
        ({"at": CELL}, "bands"),
        ({"at": CELL, "bands": [{"distance": 5}, {}]}, "bands[1].distance"),
        ({"at": CELL, "bands": [{"distance": 5}, {"distance": 9}, {"distance": 9}]}, "bands[2].distance"),
        ({"at": CELL, "bands": [{"distance": each + 1} for each in range(9)]}, "bands"),
        ({"at": CELL, "bands": [{"distance": 5, "color": "red"}]}, "bands[0].color"),
        ({"at": CELL, "bands": TWO, "metric": 5}, "metric"),
    ),
    pictures={
        "ranges": SQUARES,
        "ranges_on_hexes": replace(SQUARES, lattice=HEXES.lattice, grid=None),
    },
)
