"""Pictures compared with stored ones; LIMNER_GOLDEN=rewrite stores them anew. Look at them before you do."""

import os
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).parent
LARGEST = 100 << 10
FAR = 40
"""Levels by which a pixel differs much: versions of the font rasteriser differ by a few at the edges of letters."""


def assert_as_stored(now: Image.Image, name: str) -> None:
    """Compare a picture with the one stored as `name` (folder/file, without .png)."""
    stored = FOLDER / f"{name}.png"
    if os.environ.get("LIMNER_GOLDEN") == "rewrite":
        stored.parent.mkdir(exist_ok=True)
        now.convert("RGB").save(content := BytesIO(), "png", optimize=True)
        stored.write_bytes(content.getvalue())
    assert stored.stat().st_size <= LARGEST
    before = Image.open(BytesIO(stored.read_bytes())).convert("RGB")
    assert now.size == before.size
    distance = np.abs(np.asarray(now.convert("RGB"), np.int16) - np.asarray(before, np.int16))
    assert distance.mean() < 0.6, f"mean distance {distance.mean():.2f}"
    assert (distance.max(2) > FAR).mean() < 0.004, f"{(distance.max(2) > FAR).mean():.4f} of the pixels differ much"
