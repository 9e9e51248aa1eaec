"""Pictures as bytes and small pictures of large ones, beside OpenCV, libvips and Pillow as it comes."""

import io
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from bench import hundred
from bench.drawing import SIDES
from bench.pairs import Missing, Row, compare
from bench.peers.artists import installed
from bench.processor import spent
from bench.stand import Stand
from server.imaging.codecs.encode import jpeg
from server.imaging.codecs.png import encode_png
from server.imaging.sheets.preview import SIDE, preview_of

QUALITY = 85
OPENCV, VIPS, PILLOW = "OpenCV", "libvips", "Pillow, default"
Write = Callable[[], bytes]


async def measure(_: Stand, *, pairs: int, sides: Sequence[int] = SIDES) -> list[Row]:
    """Milliseconds of processor time, and bytes."""
    rows: list[Row] = []
    for side in sides:
        first, picture = side == sides[0], hundred.ground(side)
        name, ours = f"PNG, {side}²", lambda picture=picture: encode_png(picture)
        for peer, write in _png_peers(picture).items():
            aim = ("≤ 0.1" if peer == PILLOW else "≤ 0.7") if first else ""
            if first or peer != PILLOW:  # which takes half a minute for a large one
                rows.append(await _beside(name, ours, peer, write, pairs=pairs, aim=aim))
        if first:
            rows.append(await _bytes(f"{name}: bytes", ours, PILLOW, _png_peers(picture)[PILLOW]))
        name, ours = f"JPEG of quality {QUALITY}, {side}²", lambda picture=picture: jpeg(picture, QUALITY)
        rows.append(await _beside(name, ours, OPENCV, _cv2(picture, ".jpg"), pairs=pairs, aim="≤ 1.3" if first else ""))
    return [*rows, await _thumbnail(sides[0], pairs)]


def _png_peers(picture: Image.Image) -> Mapping[str, Write | None]:
    return {
        OPENCV: _cv2(picture, ".png"),
        f"{VIPS}, level 3, filter up": _vips(picture) if installed("pyvips") else None,
        PILLOW: lambda: _saved(picture, "png"),
    }


def _saved(picture: Image.Image, name: str) -> bytes:
    picture.save(content := io.BytesIO(), name)
    return content.getvalue()


def _cv2(picture: Image.Image, ending: str) -> Write:
    """Of pixels in the order that OpenCV writes."""
    pixels, options = np.asarray(picture)[..., ::-1].copy(), [cv2.IMWRITE_JPEG_QUALITY, QUALITY]
    return lambda: cv2.imencode(ending, pixels, options if ending == ".jpg" else [])[1].tobytes()  # noqa: PLW0108 - each time


def _vips(picture: Image.Image) -> Write:
    import pyvips  # noqa: PLC0415 - it may be missing

    image = pyvips.Image.new_from_array(np.asarray(picture))
    return lambda: bytes(image.write_to_buffer(".png", compression=3, filter=pyvips.ForeignPngFilter.UP))


async def _beside(name: str, ours: Write, peer: str, write: Write | None, *, pairs: int, aim: str) -> Row:
    if write is None:
        return Missing(name, peer, aim)
    return await compare(name, spent(ours), peer, spent(write), unit="ms", pairs=pairs, aim=aim)


async def _bytes(name: str, ours: Write, peer: str, write: Write | None) -> Row:
    assert write is not None

    async def length(made: Write) -> float:
        return len(made()) / 1024

    return await compare(name, lambda: length(ours), peer, lambda: length(write), unit="KiB", pairs=1, aim="≤ 1.0")


async def _thumbnail(side: int, pairs: int) -> Row:
    name, aim = f"Preview of {SIDE} pixels of a JPEG, {side}²", "≤ 1.3"
    if not installed("pyvips"):
        return Missing(name, VIPS, aim)
    import pyvips  # noqa: PLC0415 - it may be missing

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "picture.jpg")
        path.write_bytes(jpeg(hundred.ground(side), QUALITY))

        def small() -> bytes:
            return bytes(pyvips.Image.thumbnail(str(path), SIDE).write_to_buffer(".webp", Q=82))

        ours = spent(lambda: preview_of(str(path)))
        return await compare(name, ours, VIPS, spent(small), unit="ms", pairs=pairs, aim=aim)
