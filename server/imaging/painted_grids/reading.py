"""Stored pictures, read for the grid that is painted into them."""

from pathlib import Path
from typing import Final

from PIL import Image

from server.imaging.codecs.decode import decoding, opened
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.modes import opaque_or_alpha, ours
from server.imaging.codecs.signature import format_of
from server.imaging.painted_grids.detection import painted_grid
from server.imaging.painted_grids.painted_grid import PaintedGrid
from server.processes.spending import allow

BEHIND: Final = (128, 128, 128)
"""What shows where nothing is painted: lines stand out from it, dark or light."""
_WORK: Final = Limits(base=10.0, each=1.0)


def grid_in_file(path: str, limits: Limits | None = None) -> PaintedGrid | None:
    """Return the grid that is painted into the picture at `path`, None if there is none.

    Raises ImageUnreadable for bytes that do not decode, ImageTooLarge for more pixels than the limits allow.
    """
    limits = limits or Limits()
    with Path(path).open("rb") as file:
        name = format_of(file.read(512))
        with decoding(name, limits):
            image = opened(file, name, limits)
            image.load()
            picture = opaque_or_alpha(ours(image))
    if picture.mode == "RGBA":
        behind = Image.new("RGB", picture.size, BEHIND)
        behind.paste(picture, mask=picture.getchannel("A"))
        picture = behind
    allow(_WORK.seconds(picture.width * picture.height))
    try:
        return painted_grid(picture)
    finally:
        allow(0)
