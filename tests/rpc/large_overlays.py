"""The largest overlays there may be, and as many as there may be over one image."""

from typing import Any

from limner.v1 import overlay_pb2

from tests.rpc.contract.described import LONG
from tests.rpc.overlays import an_image, making
from tests.rpc.stack import Stack, database_of


def doors(image_id: str, count: int = 1950) -> overlay_pb2.Overlay:
    """Walls with as many doors as fit, each with a long name and a passage."""
    ends: Any = {"start": {"cell": {}}, "end": {"cell": {}}, "passage": {"points": [{"cell": {}}] * 40}}
    named = [ends | {"id": f"{each:064d}"} for each in range(count)]
    named[0]["kind"] = "KIND_SECRET"
    return overlay_pb2.Overlay(image_id=image_id, walls={"doors": named})


def outlines(overlay_id: str = "", image_id: str = "", segments: int = 26) -> overlay_pb2.Overlay:
    """Walls with as many points as fit: four bytes for each."""
    overlay = overlay_pb2.Overlay(id=overlay_id, image_id=image_id)
    for _ in range(segments):
        points = overlay.walls.segments.add().points
        for _ in range(4980):
            points.add().cell.SetInParent()
    return overlay


async def covered_by(stack: Stack, count: int) -> tuple[str, list[str]]:
    """An image below so many overlays of the largest kind, and their ids."""
    image_id = await an_image(stack)
    create = overlay_pb2.CreateOverlayRequest(overlay=outlines("", image_id))
    first = (await stack.overlays.CreateOverlay(create)).overlay
    columns = "created_at, updated_at, image_id, type, name, data, style"
    async with database_of(stack) as connection:
        copied = await connection.fetch(
            f"INSERT INTO image_overlays (id, {columns}) SELECT gen_random_uuid(), {columns} "
            "FROM image_overlays, generate_series(2, $2) WHERE id = $1 RETURNING id",
            first.id,
            count,
        )
    return image_id, [first.id, *(str(row[0]) for row in copied)]


async def littered_by(stack: Stack, count: int) -> tuple[str, list[str]]:
    """An image below so many small overlays with long names, and their ids."""
    image_id = await an_image(stack)
    label = overlay_pb2.Overlay(name="🐉" * 255, description=LONG, label={"text": "x", "at": {"pixel": {}}})
    ids: list[str] = []
    while len(ids) < count:
        request = making(image_id, [label] * min(90, count - len(ids)))
        ids += [each.id for each in (await stack.overlays.BatchCreateOverlays(request)).overlays]
    return image_id, ids
