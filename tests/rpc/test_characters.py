"""A generator of a third party draws faces with options of its own: no grid, no walls, no battle map."""

from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import battle_map_pb2, image_pb2, map_grid_pb2, overlay_pb2, task_pb2

from tests.odd_generator import odd
from tests.rpc.errors import refused
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import created, finished


async def test_a_face_is_drawn_with_its_own_options_and_nothing_over_it(
    database_url: str, tmp_path: Path, gate: Path
) -> None:
    async with serving(settings_for(database_url, tmp_path), workers=1) as stack:
        request = odd(seed=200)
        request.generate.custom.update({"side": 24})
        task = await created(stack, request)
        whole = {"side": 24, "mood": "calm", "ways": [], "gate": ""}
        assert dict(task.generate.custom) == whole
        assert not task.generate.HasField("battle_map")
        (output,) = (await finished(stack, task.id)).outputs
        image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=output.image_id))).image
        assert (image.type, image.subtype, image.name) == ("character", "portrait", "Face")
        assert (image.width, image.height, image.format) == (24, 24, image_pb2.IMAGE_FORMAT_PNG)
        assert dict(image.generation_params["custom"]) == whole
        assert "battle_map" not in image.generation_params
        listed = await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image.id))
        assert not listed.overlays
        no_grid = await refused(stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image.id)))
        assert no_grid.code == grpc.StatusCode.NOT_FOUND


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"custom": {"beard": 3}}, "generate.custom.beard"),
    ({"custom": {"side": "wide"}}, "generate.custom.side"),
    ({"custom": {"side": 8.5}}, "generate.custom.side"),
    ({"custom": {"side": 65}}, "generate.custom.side"),
    ({"custom": {"mood": "merry"}}, "generate.custom.mood"),
    ({"custom": {"ways": ["wait"] * 5}}, "generate.custom.ways"),
    ({"custom": {"ways": ["wait", "sing"]}}, "generate.custom.ways[1]"),
    ({"battle_map": {"columns": 20}}, "generate.battle_map"),
    ({"type": "map", "subtype": "tactical", "custom": {"columns": 20}}, "generate.custom"),
]


async def test_wrong_options_are_refused_with_their_path(database_url: str, tmp_path: Path, gate: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        for values, field in WRONG:
            spec = task_pb2.GenerateSpec(**({"type": "character", "subtype": "portrait"} | values))
            refusal = await refused(stack.tasks.CreateTask(task_pb2.CreateTaskRequest(generate=spec)))
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD"), values
            assert refusal.fields == (field,), values


@pytest.mark.parametrize("name", ["odd", "dungeon"])
async def test_callers_are_told_what_may_be_said(name: str, database_url: str, tmp_path: Path, gate: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        listed = (await stack.tasks.ListGenerators(task_pb2.ListGeneratorsRequest())).generators
        (generator,) = (each for each in listed if each.name == name)
        options = {each.name: each for each in generator.option_fields}
        if name == "dungeon":
            assert (generator.options, list(options)) == (
                "battle_map",
                [each.name for each in battle_map_pb2.BattleMap.DESCRIPTOR.fields],
            )
            columns = options["columns"]
            assert (columns.type, columns.least, columns.most) == ("integer", 12, 120)
            assert (columns.default.number_value, columns.description) == (40, "Cells from left to right.")
        else:
            assert (generator.options, list(generator.subtypes)) == ("custom", ["portrait", "token"])
            assert list(options) == ["side", "mood", "ways", "gate"]
            assert list(options["mood"].choices) == ["calm", "grim"]
            assert (options["ways"].type, options["ways"].HasField("least"), options["ways"].most) == (
                "string[]",
                False,
                4,
            )
