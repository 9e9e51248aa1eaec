"""A map that leaves comes back into rows as it was, for every target."""

from typing import Any

import orjson
import pytest
from limner.v1 import map_grid_pb2

from server.domain.documents import from_document
from server.domain.map_grids import NewMapGrid
from server.domain.overlays import GM, KINDS, NewOverlay
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.universal_vtt import file_chunks, universal_vtt
from server.servicers.audience_fields import audience_of
from server.servicers.map_grid_messages import map_grid_columns
from tests.rpc.imports import map_parts
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import blank, each
from tests.unit.interop.map_samples import dungeon, for_players, sample, scene
from tests.unit.interop.test_round_trips import GRIDS, assert_alike, parts
from tests.unit.interop.test_universal_vtt import UVTT


async def kept(stack: Stack, imported: map_grid_pb2.ImportMapResponse) -> MapScene:
    """What is stored of a map, read past the server."""
    async with database_of(stack) as connection:
        rows = await connection.fetch(
            "SELECT type, name, data::text, audience, z FROM image_overlays WHERE image_id = $1 ORDER BY z, id",
            imported.image.id,
        )
    overlays = tuple(
        NewOverlay(
            row["name"],
            from_document(KINDS[row["type"]].value, orjson.loads(row["data"])),
            row["audience"],
            row["z"],
        )
        for row in rows
    )
    values: dict[str, Any] = map_grid_columns(imported.map_grid)
    grid = NewMapGrid(**{name: value for name, value in values.items() if name != "image_id"})
    audience = audience_of(imported.image.audience, GM)
    return MapScene(imported.image.width, imported.image.height, grid, overlays, audience)


async def again(stack: Stack, map_: MapScene, target: str) -> None:
    """Let a map leave and come in, and compare."""
    file = universal_vtt(map_, MapFileOptions(target))
    framing = file.framing
    content = b"".join(file_chunks(file, [blank(framing.width, framing.height)]))
    audience = f"AUDIENCE_{map_.audience}".upper()
    messages = map_parts(content, chunk=1 << 20, name="", audience=audience)
    imported = await stack.grids.ImportMap(each(messages))
    back = await kept(stack, imported)
    assert_alike(parts(map_, framing.cell, framing.left, framing.top), parts(back, framing.pixels_per_grid, 0.0, 0.0))
    assert imported.image.name == map_.title
    for name in ("kind", "distance_per_cell", "distance_unit", "color", "opacity", "labels", "line_style", "enabled"):
        assert getattr(back.grid, name) == getattr(map_.grid, name)


@pytest.mark.parametrize("target", UVTT)
async def test_a_map_comes_back_into_rows_as_it_was(stack: Stack, target: str) -> None:
    await again(stack, sample(), target)
    await again(stack, for_players(dungeon(2)), target)


@pytest.mark.parametrize("grid", GRIDS)
async def test_every_grid_comes_back(stack: Stack, grid: str) -> None:
    await again(stack, scene(*sample().overlays, grid=GRIDS[grid]), "generic")
