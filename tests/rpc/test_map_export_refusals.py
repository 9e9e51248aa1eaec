"""What of an export is refused, and what is left of one: nothing."""

from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, map_export_pb2, map_grid_pb2

from server.domain.callers import Role
from tests.rpc.errors import refused
from tests.rpc.exported import GM, PLAYERS, TARGETS, Options, a_room, exported
from tests.rpc.fogged import a_map
from tests.rpc.named_callers import ROLE, serving_named
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import png

NOBODY = "018f0000-0000-7000-8000-000000000000"
TAKEN = {
    "TARGET_ROLL20": "PNG JPEG",
    "TARGET_OWLBEAR": "PNG WEBP",
    "TARGET_MAPTOOL": "PNG JPEG",
    "TARGET_FANTASY_GROUNDS": "PNG JPEG",
}
"""The formats of targets that do not take all."""


@pytest.mark.parametrize("target", TARGETS)
async def test_a_target_takes_the_formats_that_it_reads(stack: Stack, target: str) -> None:
    image_id = await a_room(stack)
    for name in ("PNG", "JPEG", "WEBP"):
        asked: dict[str, Any] = {"target": target, "format": f"IMAGE_FORMAT_{name}"}
        if name in TAKEN.get(target, "PNG JPEG WEBP"):
            assert (await exported(stack, image_id, **asked)).content
            continue
        told = await refused(exported(stack, image_id, **asked))
        assert (told.reason, told.fields) == ("INVALID_FIELD", ("options.format",))


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"max_side": 0}, "options.max_side"),
        ({"max_side": -5}, "options.max_side"),
        ({"max_side": 16_385}, "options.max_side"),
        ({"max_side": 4097, "target": "TARGET_ENCOUNTER_PLUS"}, "options.max_side"),
        ({"max_side": 9}, "options.max_side"),
        ({"target": 99}, "options.target"),
        ({"format": 9}, "options.format"),
        ({"windows_as": 9}, "options.windows_as"),
        ({"secrets_as": -1}, "options.secrets_as"),
        ({"audience": 7}, "options.audience"),
    ],
)
async def test_options_that_cannot_be_are_named(stack: Stack, options: dict[str, Any], field: str) -> None:
    told = await refused(exported(stack, await a_room(stack), **options))
    assert (told.code, told.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
    assert told.fields == (field,)


async def test_no_image_no_grid_and_an_image_of_the_game_master(stack: Stack) -> None:
    assert (await refused(exported(stack, NOBODY))).reason == "IMAGE_NOT_FOUND"
    bare = await a_room(stack, grid=False)
    told = await refused(exported(stack, bare))
    assert (told.code, told.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "MAP_GRID_MISSING")
    hidden = image_pb2.Image(id=bare, audience=GM)
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=hidden))
    told = await refused(exported(stack, bare, target="TARGET_FOUNDRY_SCENE", audience=PLAYERS))
    assert told.reason == "IMAGE_NOT_FOUND"
    assert (await exported(stack, bare, target="TARGET_FOUNDRY_SCENE", audience=GM)).content


async def test_a_map_of_too_many_cells_is_too_large(stack: Stack) -> None:
    image_id = await a_map(stack, content=png(1000, 8), grid=False)
    grid = map_grid_pb2.MapGrid(image_id=image_id, size=1)
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
    told = await refused(exported(stack, image_id, target="TARGET_FOUNDRY"))
    assert (told.code, told.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "MAP_TOO_LARGE")
    assert (await exported(stack, image_id)).header.columns == 1000


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ("kind = 'spiral'", "kind"),
        ("cell_size = 'NaN'", "size"),
        ("cell_size = 1e-300", "size"),
        ("cell_size = 1e300", "size"),
        ("offset_x = 'Infinity'", "size"),
        ("offset_x = -1e300", "offset_x"),
        ("distance_per_cell = 0", "distance_per_cell"),
    ],
)
async def test_a_grid_of_another_writer_is_named(stack: Stack, change: str, path: str) -> None:
    image_id = await a_room(stack)
    async with database_of(stack) as connection:
        await connection.execute(f"UPDATE map_grids SET {change} WHERE image_id = '{image_id}'")
    told = await refused(exported(stack, image_id))
    assert (told.reason, told.metadata["path"]) == ("MAP_GRID_INVALID", path)


async def test_players_may_not_export(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        image_id = await a_room(stack)
        for role in Role:
            call = exported(stack, image_id, metadata=((ROLE, role.value),))
            if role is Role.PLAYER:
                assert (await refused(call)).reason == "ROLE_NOT_ALLOWED"
            else:
                assert (await call).content


async def test_nothing_is_left_of_a_file(stack: Stack) -> None:
    image_id = await a_map(stack, content=png(1000, 900))
    assert (await exported(stack, image_id)).content
    request = map_export_pb2.ExportMapRequest(image_id=image_id, options=Options())
    stream = stack.grids.ExportMap(request)
    assert (await stream.read()).HasField("header")
    stream.cancel()
    assert (await refused(exported(stack, image_id, max_side=1))).reason == "INVALID_FIELD"
    scratch = stack.settings.data_dir / "scratch"
    while [each for each in scratch.rglob("*") if each.is_file()]:  # until the server has seen that the caller left
        await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))
