"""Another image on the map."""

from server.domain.overlays import OverlayStyle, SceneOverlay, Stamp
from tests.overlay_samples.sample import CELL, ITSELF, PIXEL, SPOT, Sample, at, over, scene

STAMPS = (
    Stamp("banner", at(0.9, 1.5), 2.6),
    Stamp("banner", at(2.2, 0.9), 1.5, 30),
    Stamp("banner", at(2.4, 2.3), 1.5, 90, True),
    Stamp("portrait", at(3.6, 0.9), 1.4, -15, tint="#80A0FF"),
    Stamp("", at(4, 2), 2),
    Stamp("banner", at(4.9, 2), 1.5, 200),
)
FAINT = SceneOverlay("stamp", Stamp("banner", at(3.6, 2.2), 1.6, 45), OverlayStyle(opacity=0.4))
PICTURE = {"image_id": ITSELF, "at": SPOT, "tint": "#FF0000"}

SAMPLE = Sample(
    full={"image_id": ITSELF, "at": PIXEL, "size": 3.5, "rotation": -45.0, "flip": True, "tint": "#80A0FF"},
    secret=PICTURE,
    known=PICTURE,
    sparse=(({"image_id": ITSELF, "at": CELL}, {}),),
    wrong=(
        ({"at": PIXEL}, "image_id"),
        ({"image_id": ITSELF}, "at"),
        ({"image_id": ITSELF, "at": PIXEL, "size": 300}, "size"),
        ({"image_id": ITSELF, "at": PIXEL, "tint": "red"}, "tint"),
    ),
    pictures={"stamps": scene(*over("stamp", *STAMPS), FAINT)},
)
