"""Parts of a picture as bytes and back: Pillow's codecs without the picture of its own that a crop of it takes."""

from typing import cast

from PIL import Image, _imaging

Pane = tuple[int, int, int, int]
"""A part of a picture in its pixels: left, top, right and bottom."""


def read(picture: Image.Image, part: Pane) -> bytes:
    """The pixels of a part of a picture, row by row, as its mode has them."""
    # What Pillow writes tiles of files with: `tobytes` takes all of a picture.
    encoder = _imaging.raw_encoder(picture.mode, picture.mode, 0, 1)
    encoder.setimage(picture.im, part)
    _, _, pixels = encoder.encode((part[2] - part[0]) * (part[3] - part[1]) * len(picture.getbands()))
    encoder.cleanup()
    return cast("bytes", pixels)


def write(picture: Image.Image, part: Pane, pixels: bytes) -> None:
    """Put pixels into a part of a picture where they were read."""
    decoder = _imaging.raw_decoder(picture.mode, picture.mode, 0, 1)
    decoder.setimage(picture.im, part)
    decoder.decode(pixels)
