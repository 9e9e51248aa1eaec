"""A source of light, which is not drawn."""

from tests.overlay_samples.sample import ORIGIN, PIXEL, SPOT, Sample

FLAME = {"at": SPOT, "bright": 20, "dim": 40}

SAMPLE = Sample(
    full={"at": ORIGIN, "bright": 20, "dim": 40.5, "color": "#FFCC00"},
    secret=FLAME,
    known=FLAME,
    sparse=(({"at": PIXEL}, {"color": "#FFFFFF"}),),
    wrong=(({"at": PIXEL, "bright": -1}, "bright"), ({"at": PIXEL, "color": "red"}, "color")),
)
