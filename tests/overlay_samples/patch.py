"""The true picture of a part of a map."""

from tests.overlay_samples.sample import CELL, ITSELF, PIXEL, SPOT, Sample

COMPANION = "018f0000-0000-7000-8000-000000000001"

SAMPLE = Sample(
    full={
        "image_id": ITSELF,
        "corner": PIXEL,
        "doors": ["bookcase", "well"],
        "overlays": [COMPANION, ITSELF],
        "found": True,
    },
    secret={"image_id": ITSELF, "corner": SPOT, "doors": ["well"], "overlays": [COMPANION], "found": True},
    known={"image_id": ITSELF, "corner": SPOT},
    sparse=(({"image_id": ITSELF, "corner": CELL}, {}),),
    wrong=(
        ({"corner": PIXEL}, "image_id"),
        ({"image_id": ITSELF}, "corner"),
        ({"image_id": ITSELF, "corner": PIXEL, "doors": ["x" * 65]}, "doors[0]"),
        ({"image_id": ITSELF, "corner": PIXEL, "overlays": ["x"]}, "overlays[0]"),
    ),
)
