"""How long the health check takes while others send large requests, beside a server that has nothing else to do."""

import random

import grpc
from google.protobuf.message import Message
from grpc_health.v1 import health_pb2
from limner.v1 import image_pb2_grpc, overlay_pb2, overlay_pb2_grpc, view_pb2

from bench.beside_transfers import again_and_again
from bench.h2load import GrpcLoad
from bench.pairs import Ratio, compare, percentile
from bench.pictures import noise
from bench.stand import Stand, limner

SERVICE = "/limner.v1.OverlayService"
CONNECTIONS, PER_SECOND = 2, 50
OVERLAYS = 10
SEGMENTS, POINTS = 4, 5000
"""The walls of a dungeon of 120 by 120 cells."""


def walls(overlay_id: str = "", image_id: str = "") -> overlay_pb2.Overlay:
    """As many points as such a dungeon has, which is 430 KB."""
    places, made = random.Random(1), overlay_pb2.Overlay(id=overlay_id, image_id=image_id)
    for _ in range(SEGMENTS):
        points = made.walls.segments.add().points
        for _ in range(POINTS):
            cell = points.add().cell
            cell.column, cell.row = round(places.uniform(0, 120), 4), round(places.uniform(0, 120), 4)
    return made


async def measure(ground: Stand, *, pairs: int, calls: int) -> list[Ratio]:
    """The 99th percentile of calls made at a steady pace, in microseconds."""
    async with limner(ground) as ours:
        async with grpc.aio.insecure_channel(ours.address) as channel:
            image = await noise(64).stored(image_pb2_grpc.ImageServiceStub(channel))
            overlays = overlay_pb2_grpc.OverlayServiceStub(channel)
            creates = [overlay_pb2.CreateOverlayRequest(overlay=walls(image_id=image.id)) for _ in range(OVERLAYS)]
            ids = [(await overlays.CreateOverlay(each)).overlay.id for each in creates]
        redrawn = overlay_pb2.UpdateOverlayRequest(overlay=walls(overlay_id=ids[0]))
        lifted = [overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=each, z=1)) for each in ids]
        others: dict[str, Message] = {
            "UpdateOverlay": redrawn,
            "BatchUpdateOverlays": overlay_pb2.BatchUpdateOverlaysRequest(image_id=image.id, requests=lifted),
            "ListOverlays": overlay_pb2.ListOverlaysRequest(image_id=image.id, page_size=1000, view=view_pb2.VIEW_FULL),
        }
        loads = [GrpcLoad(f"{SERVICE}/{name}", ground.folder, [request], 64) for name, request in others.items()]
        health = GrpcLoad("/grpc.health.v1.Health/Check", ground.folder, [health_pb2.HealthCheckRequest()], 5)

        async def idle() -> float:
            waits = await health.waits(ours.address, calls=calls, connections=CONNECTIONS, per_second=PER_SECOND)
            return percentile(waits, 99)

        async def busy() -> float:
            async with again_and_again(loads, ours.address):
                return await idle()

        name = f"Health.Check p99, {', '.join(others)} of {SEGMENTS} x {POINTS} points beside it"
        return [await compare(name, busy, "the same without them", idle, unit="µs", pairs=pairs)]
