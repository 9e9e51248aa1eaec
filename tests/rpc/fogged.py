"""An image below a fog, and the calls that tests about it share."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import numpy as np
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2
from numpy.typing import NDArray
from PIL import Image

from tests.rpc.overlays import making, overlay_of
from tests.rpc.stack import Stack
from tests.rpc.uploads import metadata

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
WIDTH, HEIGHT, CELL_SIZE = 200, 120, 20
Fog = overlay_pb2.Overlay.Fog


def pixel(x: float, y: float) -> dict[str, Any]:
    """A place in pixels."""
    return {"pixel": {"x": x, "y": y}}


def box(left: float, top: float, right: float, bottom: float) -> dict[str, Any]:
    """A rectangle in pixels, as a shape."""
    return {"polygon": {"points": [pixel(left, top), pixel(right, top), pixel(right, bottom), pixel(left, bottom)]}}


def ground(left: int = 0, top: int = 0, right: int = WIDTH, bottom: int = HEIGHT, shift: int = 0) -> bytes:
    """A picture whose every pixel differs from those around it; in a box it may be `shift`ed to others."""
    down, across = np.mgrid[:HEIGHT, :WIDTH]
    pixels = np.stack(((across * 7) % 256, (down * 11) % 256, (across * down) % 256), -1).astype(np.uint8)
    pixels[top:bottom, left:right] += np.uint8(shift)
    data = BytesIO()
    Image.fromarray(pixels).save(data, "PNG")
    return data.getvalue()


async def a_map(stack: Stack, *overlays: overlay_pb2.Overlay, content: bytes | None = None, grid: bool = True) -> str:
    """A new image below overlays, with a grid of 5 ft cells."""
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=content or ground())
    image_id: str = (await stack.images.CreateImage(request)).image.id
    if grid:
        new = map_grid_pb2.MapGrid(image_id=image_id, size=CELL_SIZE, enabled=False)
        await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=new))
    if overlays:
        await stack.overlays.BatchCreateOverlays(making(image_id, overlays))
    return image_id


def fog(image_id: str = "", **values: Any) -> overlay_pb2.Overlay:
    """A fog without a soft edge, as far as it can be."""
    return overlay_of("fog", {"feather_cells": 0, **values}, image_id=image_id)


async def reveal(stack: Stack, image_id: str, *shapes: Any, **values: Any) -> int:
    """Reveal shapes; returns the revision."""
    request = overlay_pb2.RevealFogRequest(image_id=image_id, reveal=shapes, **values)
    revision: int = (await stack.overlays.RevealFog(request)).revision
    return revision


async def seen(stack: Stack, image_id: str, **options: Any) -> NDArray[np.uint8]:
    """The pixels of a picture as players see it unless told otherwise."""
    options = {"audience": PLAYERS, "format": image_pb2.IMAGE_FORMAT_PNG, **options}
    request = image_pb2.GetRenderedImageRequest(id=image_id, options=image_pb2.RenderOptions(**options))
    content = (await stack.images.GetRenderedImage(request)).content
    return np.asarray(Image.open(BytesIO(content)).convert("RGB"))


async def names(stack: Stack, image_id: str, audience: audience_pb2.Audience = PLAYERS, **values: Any) -> list[str]:
    """The names of the overlays that an audience is told of, page after page."""
    told: list[str] = []
    token = ""
    while True:
        request = overlay_pb2.ListOverlaysRequest(image_id=image_id, audience=audience, page_token=token, **values)
        page = await stack.overlays.ListOverlays(request)
        told += [each.name for each in page.overlays]
        if not (token := page.next_page_token):
            return told


def unknown(shown: NDArray[np.uint8], plain: NDArray[np.uint8]) -> Sequence[Sequence[bool]]:
    """Where a picture has nothing of another one."""
    differs: Sequence[Sequence[bool]] = (shown != plain).any(-1)
    return differs
