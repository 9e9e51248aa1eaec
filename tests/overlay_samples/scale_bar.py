"""How long things are."""

from dataclasses import replace

from server.domain.overlays.scale_bar import ScaleBar
from server.domain.scene import Measure
from tests.overlay_samples.sample import Sample, over, scene

DOCUMENT = {"length": 60.0, "segments": 3, "corner": "ne"}
BARS = (ScaleBar(), ScaleBar(10, 3, "n"), ScaleBar(12.5, 0, "se"))

SAMPLE = Sample(
    full={"length": 60.0, "segments": 3, "corner": "CORNER_NE"},
    words={"CORNER_NE": "ne", "CORNER_SW": "sw"},
    secret=DOCUMENT,
    known=DOCUMENT,
    sparse=(({}, {"corner": "CORNER_SW"}),),
    wrong=(({"length": -1}, "length"), ({"segments": 11}, "segments")),
    pictures={"scale_bars": replace(scene(*over("scale_bar", *BARS), grid=True, scale=2.0), measure=Measure())},
)
