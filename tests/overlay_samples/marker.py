"""A badge with a number or letters."""

from server.domain.overlays import Marker
from tests.overlay_samples.sample import CELL, GROUND, OUTLINE, PIXEL, SPOT, Sample, at, over, scene

BADGES = (
    Marker(at(0.6, 0.6), "room", 7, label="Armoury"),
    Marker(at(2.0, 0.6), "room", 42),
    Marker(at(3.2, 0.6), "room", 137, label="مقبرة"),
    Marker(at(4.4, 0.6), "trap", 0, "T"),
    Marker(at(0.6, 2.0), "treasure", 0, "☠"),
    Marker(at(2.0, 2.0), "custom", 0, "Gb"),
)
BADGE = {"at": SPOT, "category": "secret", "symbol": "S", "label": "secret", "area": [GROUND]}

SAMPLE = Sample(
    full={
        "at": PIXEL,
        "category": "room",
        "number": 7,
        "symbol": "A",
        "label": "Well",
        "description": "Deep.",
        "area": [OUTLINE, OUTLINE],
    },
    secret=BADGE,
    known=BADGE,
    sparse=(({"at": CELL}, {"category": "custom"}),),
    wrong=(
        ({}, "at"),
        ({"at": PIXEL, "number": -1}, "number"),
        ({"at": PIXEL, "area": [OUTLINE, {"points": [CELL, PIXEL]}]}, "area[1].points"),
        ({"at": PIXEL, "area": [{"points": [CELL, {}, PIXEL]}]}, "area[0].points[1].at"),
    ),
    pictures={"badges": scene(*over("marker", *BADGES))},
)
