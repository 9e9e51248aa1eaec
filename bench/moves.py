"""One token moves, and a player asks for the new picture, beside a bare decode of the map and encode of a picture."""

import asyncio
import io
import time
from collections.abc import Iterable
from typing import Any

import grpc
import numpy as np
from limner.v1 import image_pb2, image_pb2_grpc, map_grid_pb2, map_grid_pb2_grpc, overlay_pb2, overlay_pb2_grpc
from PIL import Image

from bench import hundred
from bench.access import UNLIMITED
from bench.drawing import SIDES
from bench.pairs import Measure, Row, compare
from bench.pictures import Picture
from bench.stand import Stand, limner
from server.imaging.codecs.encode import jpeg, webp
from server.imaging.codecs.png import encode_png

TOKENS, CELL, QUALITY = 40, 64, 85
PARTY = 4
"""Tokens that see."""
WALLS = 60
"""Rooms whose walls are in the way."""
BARE = "bare decode and encode as WebP"
MOVES = 5
"""Of which the shortest counts."""


async def measure(ground: Stand, *, pairs: int, side: int = SIDES[0], tokens: int = TOKENS) -> list[Row]:
    """Milliseconds from the update to the last byte of the picture."""
    rows: list[Row] = []
    map_ = hundred.ground(side)
    stored = {"PNG": encode_png(map_), "JPEG": jpeg(map_, QUALITY)}
    async with limner(ground, **UNLIMITED) as ours, grpc.aio.insecure_channel(ours.address) as channel:
        for made, content in stored.items():
            for seen, aim in ((False, "≤ 1.5"), (True, "≤ 3")):
                table = _Table(channel, side)
                await table.lay(content, tokens, seen=seen)
                more = ", fog and sight" if seen else ""
                name = f"A token of {tokens} moves: picture of a {made}, {side}², grid{more}"
                rows.append(await compare(name, table.moved, BARE, _bare(content), unit="ms", pairs=pairs, aim=aim))
    return rows


def _bare(content: bytes) -> Measure:
    def work() -> float:
        began = time.perf_counter()
        with Image.open(io.BytesIO(content)) as picture:
            webp(picture.convert("RGB"), QUALITY)
        return (time.perf_counter() - began) * 1000

    return lambda: asyncio.to_thread(lambda: min(work() for _ in range(MOVES)))


class _Table:
    """A map with tokens, as players see it."""

    def __init__(self, channel: grpc.aio.Channel, side: int) -> None:
        self._images = image_pb2_grpc.ImageServiceStub(channel)
        self._grids = map_grid_pb2_grpc.MapGridServiceStub(channel)
        self._overlays = overlay_pb2_grpc.OverlayServiceStub(channel)
        self._side = side
        self._places = np.random.default_rng(2)
        self._image = ""
        self._token = ""

    async def lay(self, content: bytes, tokens: int, *, seen: bool) -> None:
        """Store the map, its grid and what lies over it; with fog, walls and those who look if it is to be `seen`."""
        image = await Picture.of(content).stored(self._images)
        self._image = image.id
        grid = map_grid_pb2.MapGrid(image_id=image.id, size=CELL)
        await self._grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
        face = await Picture.of(encode_png(hundred.face())).stored(self._images)
        laid = [self._figure(number, face.id, looks=seen and number < PARTY) for number in range(tokens)]
        self._token = (await self._lay(laid))[0]
        if seen:
            await self._lay([self._walls(), overlay_pb2.Overlay(fog={}), overlay_pb2.Overlay(line_of_sight={})])
            for token in laid[:PARTY]:
                await self._overlays.RevealFog(
                    overlay_pb2.RevealFogRequest(
                        image_id=self._image, reveal=[{"circle": {"center": token.token.at, "radius": 60}}]
                    )
                )
        await self._picture()

    async def moved(self) -> float:
        """Milliseconds until a player has the new picture."""
        return min([await self._moved() for _ in range(MOVES)])

    async def _moved(self) -> float:
        there = overlay_pb2.Overlay(id=self._token, token={"at": self._spot()})
        began = time.perf_counter()
        await self._overlays.UpdateOverlay(
            overlay_pb2.UpdateOverlayRequest(overlay=there, update_mask={"paths": ["token.at"]})
        )
        await self._picture()
        return (time.perf_counter() - began) * 1000

    async def _picture(self) -> None:
        async for _ in self._images.RenderImage(image_pb2.RenderImageRequest(id=self._image)):
            pass

    async def _lay(self, overlays: Iterable[overlay_pb2.Overlay]) -> list[str]:
        requests = [overlay_pb2.CreateOverlayRequest(overlay=each) for each in overlays]
        made = await self._overlays.BatchCreateOverlays(
            overlay_pb2.BatchCreateOverlaysRequest(image_id=self._image, requests=requests)
        )
        return [each.id for each in made.overlays]

    def _figure(self, number: int, face: str, *, looks: bool) -> overlay_pb2.Overlay:
        figure: dict[str, Any] = {"at": self._spot(), "image_id": face, "label": f"Goblin {number}"}
        return overlay_pb2.Overlay(token=figure | ({"vision": {"dark_range": 60}} if looks else {}))

    def _walls(self) -> overlay_pb2.Overlay:
        """Rooms with a gap in each."""
        rooms = self._places.uniform(0, self._side / CELL - 5, (WALLS, 2)).round().tolist()
        corners = ((1.5, 0), (0, 0), (0, 4), (4, 4), (4, 0), (2.5, 0))
        segments = [
            {"points": [{"cell": {"column": x + across, "row": y + down}} for across, down in corners]}
            for x, y in rooms
        ]
        return overlay_pb2.Overlay(walls={"segments": segments})

    def _spot(self) -> dict[str, Any]:
        column, row = self._places.integers(1, self._side // CELL - 1, 2).tolist()
        return {"cell": {"column": column, "row": row, "anchor": "ANCHOR_CENTER"}}
