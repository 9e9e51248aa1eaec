"""A map with walls, doors, a window and a light, and files of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from limner.v1 import audience_pb2, map_export_pb2, overlay_pb2

from tests.rpc.fogged import a_map
from tests.rpc.overlays import label
from tests.rpc.stack import Stack

GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
Options = map_export_pb2.MapExportOptions
TARGETS = [name for name, number in Options.Target.items() if number]
UNIVERSAL = [name for name in TARGETS if name != "TARGET_FOUNDRY_SCENE"]
ROOM = [(1, 1), (6, 1), (6, 5), (1, 5), (1, 1)]
CHEST = [(2, 3), (3, 3), (3, 4), (2, 4), (2, 3)]
WINDOW = [(3, 5), (4, 5)]
DOOR, SECRET = ((3, 1), (4, 1)), ((6, 2), (6, 3))
LAMP = (4.5, 2.5)


@dataclass(frozen=True)
class Export:
    """A file, and what is said of it."""

    header: map_export_pb2.MapExportHeader
    content: bytes


def at(column: float, row: float) -> dict[str, Any]:
    """A place in cells."""
    return {"cell": {"column": column, "row": row}}


def line(points: Sequence[tuple[float, float]]) -> list[dict[str, Any]]:
    """Places in cells."""
    return [at(*each) for each in points]


def walls() -> overlay_pb2.Overlay:
    """A room with a chest, a window, an open door and a secret one."""
    kinds = {"KIND_WALL": ROOM, "KIND_OBJECT": CHEST, "KIND_WINDOW": WINDOW}
    doors = [
        {"id": "front", "kind": "KIND_WOOD", "state": "STATE_OPEN", "start": at(*DOOR[0]), "end": at(*DOOR[1])},
        {"id": "back", "kind": "KIND_SECRET", "start": at(*SECRET[0]), "end": at(*SECRET[1])},
    ]
    segments = [{"kind": kind, "points": line(points)} for kind, points in kinds.items()]
    return overlay_pb2.Overlay(walls={"segments": segments, "doors": doors}, audience=PLAYERS, name="Walls")


def lamp() -> overlay_pb2.Overlay:
    """A light."""
    light = {"at": at(*LAMP), "bright": 10, "dim": 20, "color": "#ECCD8B"}
    return overlay_pb2.Overlay(light=light, audience=PLAYERS, name="Lamp")


async def a_room(stack: Stack, *more: overlay_pb2.Overlay, **values: Any) -> str:
    """A new map of 10 x 6 cells of 20 pixels with all this."""
    return await a_map(stack, walls(), lamp(), label("Hall", audience=PLAYERS), *more, **values)


async def exported(stack: Stack, image_id: str, metadata: Any = None, **options: Any) -> Export:
    """The file of a map."""
    request = map_export_pb2.ExportMapRequest(image_id=image_id, options=Options(**options))
    first, *rest = [part async for part in stack.grids.ExportMap(request, metadata=metadata)]
    assert first.HasField("header")
    assert all(each.HasField("chunk") and each.chunk for each in rest)
    return Export(first.header, b"".join([each.chunk for each in rest]))
