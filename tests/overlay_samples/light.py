"""A source of light, which shows in the dark."""

from dataclasses import replace

from server.domain.overlays import PLAYERS, Light
from server.domain.scene import Measure
from server.domain.sight import Barrier, Visibility
from tests.overlay_samples.sample import ORIGIN, PIXEL, SPOT, Sample, at, over, scene

FLAME = {"at": SPOT, "bright": 20, "dim": 40}
LAMPS = (Light(at(1.0, 1.6), 8, 17, "#FFD9A0"), Light(at(4.6, 0.4), 3, 12, "#80C0FF", 90.0, 135.0))
WALLS = (
    Barrier(((160.0, 0.0), (160.0, 80.0))),
    Barrier(((84.0, 40.0), (98.0, 40.0), (98.0, 54.0), (84.0, 54.0), (84.0, 40.0)), solid=False),
)
NIGHT = replace(
    scene(*over("light", *LAMPS)), audience=PLAYERS, measure=Measure(), sight=Visibility(WALLS, darkness=0.9)
)

SAMPLE = Sample(
    full={"at": ORIGIN, "bright": 20, "dim": 40.5, "color": "#FFCC00", "angle": 90, "direction": -30},
    secret=FLAME,
    known=FLAME,
    sparse=(({"at": PIXEL}, {"color": "#FFFFFF"}),),
    wrong=(
        ({"at": PIXEL, "bright": -1}, "bright"),
        ({"at": PIXEL, "color": "red"}, "color"),
        ({"at": PIXEL, "angle": 0.5}, "angle"),
    ),
    pictures={"night": NIGHT, "night_gm": replace(NIGHT, audience="gm")},
)
