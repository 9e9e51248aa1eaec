"""Maps of a generator in the paint of a provider: what leaves, what stays true, and what is kept where walls move."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import grpc
import numpy as np
import pytest
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, task_pb2
from PIL import Image, ImageChops, ImageOps

from server.imaging.finishing.fitting import prepared
from server.wiring import open_maintenance
from tests.openai_server import OpenAiServer
from tests.repainting import repainted
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, finished
from tests.rpc.test_painted_pictures import PICTURE, image_of, painting
from tests.rpc.test_patches import SEED, overlays

Task = task_pb2.Task
SIZE = (480, 384)
SENT = (1536, 1024)
"""What of the sizes of the model shows such a map largest."""
CANARY = "Canarysong"
PAINT = "thick oil paint"


def png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def painted(sent: bytes) -> bytes:
    return png(repainted(opened(sent), 3))


def tinted(sent: bytes) -> bytes:
    """A repainting that costs nothing."""
    return png(ImageOps.colorize(opened(sent).convert("L"), "#102040", "#f0e0a0"))


def moved(sent: bytes) -> bytes:
    """The same half a cell further right."""
    return png(ImageChops.offset(opened(tinted(sent)), SENT[1] // 16 // 2, 0))


def map_order(finish: dict[str, Any] | None, seed: int = SEED, **values: Any) -> task_pb2.CreateTaskRequest:
    spec: dict[str, Any] = {"type": "map", "subtype": "tactical", "seed": seed, "name": f"{CANARY} keep"} | values
    spec.setdefault("battle_map", {"columns": 20, "rows": 16, "px_per_cell": 24})
    request = task_pb2.CreateTaskRequest(
        generate=task_pb2.GenerateSpec(**spec), labels={"label": CANARY}, max_retries=3
    )
    if finish is not None:
        request.generate.finish.CopyFrom(task_pb2.GenerateSpec(finish=finish).finish)
    return request


async def content(stack: Stack, image_id: str) -> bytes:
    request = image_pb2.GetImageContentRequest(id=image_id)
    answer: bytes = (await stack.images.GetImageContent(request)).content
    return answer


async def facts(stack: Stack, image_id: str) -> list[str]:
    """The grid and all that lies over a map, without what tells one map from another."""
    shown = []
    grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))).map_grid
    for message in (grid, *await overlays(stack, image_id)):
        for own in ("id", "image_id", "create_time", "update_time", "etag"):
            message.ClearField(own)
        if getattr(message, "type", "") == "patch":
            message.patch.ClearField("image_id")
            message.patch.ClearField("overlays")
        shown.append(str(message))
    return sorted(shown)


async def params(stack: Stack, image: image_pb2.Image) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(dict(image.generation_params), default=dict))
    return found


async def test_a_map_is_painted_over_and_all_that_lies_over_it_stays(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE, repaints=painted)
    async with painting(server, database_url, tmp_path, model="gpt-image-1.5") as stack:
        plain = (await finished(stack, (await created(stack, map_order(None))).id)).outputs[0].image_id
        request = map_order({"provider": "studio", "prompt": PAINT})
        request.generate.reuse = task_pb2.REUSE_IF_IDENTICAL
        task = await created(stack, request)
        finish = task.generate.finish
        assert (finish.provider, finish.strength, finish.patches) == ("studio", 1.0, True)
        task = await finished(stack, task.id)
        assert task.state == Task.STATE_SUCCEEDED, task.error
        assert not task.outputs[0].reused
        image = await image_of(stack, task)
        assert (image.generator, image.width, image.height) == ("dungeon", *SIZE)
        assert await facts(stack, image.id) == await facts(stack, plain)
        said = await params(stack, image)
        assert (said["reproducible"], said["seed"], said["finish"]["prompt"]) == (False, SEED, PAINT)
        told = said["provenance"]
        assert (told["finished"], told["provider"], told["request_id"]) == (True, "studio", "req_9")
        assert told["wall_check"]["missing_share"] <= 0.03

        known, found = (each for each in server.asked if each.body)
        assert (known.path, known.body["size"]) == ("/v1/images/edits", f"{SENT[0]}x{SENT[1]}")
        assert known.body["prompt"] == finish.sent_prompt
        assert PAINT in finish.sent_prompt
        assert known.body["input_fidelity"] == "high"
        before = opened(await content(stack, plain))
        assert ImageChops.difference(opened(known.image), prepared(before, SENT)[0]).getbbox() is None
        assert ImageChops.difference(opened(known.image), opened(found.image)).getbbox() is not None
        assert ImageChops.difference(opened(await content(stack, image.id)), before).getbbox() == (0, 0, *SIZE)
        laid = await overlays(stack, image.id)
        words = {each.label.text or each.cartouche.title or each.name for each in laid} - {"Walls", "Light", "Lights"}
        sent = " ".join(str(value) for each in server.asked for value in (each.path, each.body, each.headers)).lower()
        assert CANARY.lower() not in sent
        assert {"Secret passage", "Hidden rooms"} < words
        assert not [each for each in words if len(each) > 2 and each.lower() in sent]
        assert {frozenset(each.body) for each in (known, found)} == {
            frozenset(("model", "prompt", "size", "input_fidelity"))
        }

        parts = {each.name: each.patch.image_id for each in laid if each.type == "patch"}
        old = {each.name: each.patch.image_id for each in await overlays(stack, plain) if each.type == "patch"}
        for name, image_id in parts.items():
            one, other = [await content(stack, each) for each in (image_id, old[name])]
            assert opened(one).size == opened(other).size
            assert one != other
        options = image_pb2.RenderOptions(audience=audience_pb2.AUDIENCE_GM, baked_light=False)
        rendered = await stack.images.GetRenderedImage(image_pb2.GetRenderedImageRequest(id=image.id, options=options))
        assert rendered.header.warnings  # it has no other light than that which is painted
        again = task_pb2.CreateTaskRequest(regenerate={"image_ids": [image.id]})
        assert "a provider has painted it" in (await refused(stack.tasks.CreateTask(again))).message
        assert not (await stack.images.ListStaleImages(image_pb2.ListStaleImagesRequest(theme="ink"))).stale_images


async def test_what_only_finders_see_stays_here_where_it_is_not_to_be_painted(
    database_url: str, tmp_path: Path
) -> None:
    server = OpenAiServer(PICTURE, repaints=tinted)
    async with painting(server, database_url, tmp_path) as stack:
        plain = (await finished(stack, (await created(stack, map_order(None))).id)).outputs[0].image_id
        task = await finished(stack, (await created(stack, map_order({"patches": False, "strength": 0.05}))).id)
        assert task.state == Task.STATE_SUCCEEDED, task.error
        assert len([each for each in server.asked if each.body]) == 1
        image_id = task.outputs[0].image_id
        shown = [
            {
                each.name: await content(stack, each.patch.image_id)
                for each in await overlays(stack, over)
                if each.type == "patch"
            }
            for over in (plain, image_id)
        ]
        assert shown[0] == shown[1]
        before, after = [opened(await content(stack, each)) for each in (plain, image_id)]
        most = int(np.asarray(ImageChops.difference(before, after)).max())
        assert 1 <= most <= 13


async def test_walls_that_have_moved_are_kept_for_a_while_and_cost_no_second_call(
    database_url: str, tmp_path: Path
) -> None:
    server = OpenAiServer(PICTURE, repaints=moved)
    async with painting(server, database_url, tmp_path) as stack:
        task = await finished(stack, (await created(stack, map_order({}))).id)
        error = task.error
        assert (task.state, error.reason, task.attempts) == (Task.STATE_FAILED, "WALLS_MOVED", 1)
        assert len([each for each in server.asked if each.body]) == 1
        assert float(error.metadata["p95_cells"]) > 0.15 or float(error.metadata["missing_share"]) > 0.03
        image_id = error.metadata["image_id"]
        asked = image_pb2.GetImageRequest(id=image_id, thumbnails=True)
        kept = (await stack.images.GetImage(asked)).image
        assert (kept.audience, kept.width, kept.height) == (audience_pb2.AUDIENCE_GM, *SIZE)
        assert kept.thumbnail
        check = (await params(stack, kept))["provenance"]["wall_check"]
        assert f"{check['missing_share']:.4f}" == error.metadata["missing_share"]
        players = image_pb2.GetImageRequest(id=image_id, audience=audience_pb2.AUDIENCE_PLAYERS)
        assert (await refused(stack.images.GetImage(players))).reason == "IMAGE_NOT_FOUND"
        copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image
        async with open_maintenance(stack.settings) as maintain, database_of(stack) as connection:
            done = await maintain()
            assert done is not None
            assert done["expiry"] == {"images": 0}
            await connection.execute("UPDATE expiring_images SET kept_at = kept_at - interval '1 day'")
            done = await maintain()
            assert done is not None
            assert done["expiry"] == {"images": 1}
        assert (
            await refused(stack.images.GetImage(image_pb2.GetImageRequest(id=image_id)))
        ).reason == "IMAGE_NOT_FOUND"
        assert await content(stack, copy.id)


async def test_of_several_maps_each_is_looked_at_by_itself(database_url: str, tmp_path: Path) -> None:
    answers = iter((moved, tinted))

    def one_of_two(sent: bytes) -> bytes:
        return next(answers)(sent)

    server = OpenAiServer(PICTURE, repaints=one_of_two)
    async with painting(server, database_url, tmp_path) as stack:
        task = await finished(stack, (await created(stack, map_order({"patches": False}, count=2))).id)
        assert (task.state, task.attempts) == (Task.STATE_SUCCEEDED, 1)
        assert [each.index for each in task.outputs] == [1]
        assert [(each.index, each.error.reason) for each in task.failures] == [(0, "WALLS_MOVED")]
        assert len([each for each in server.asked if each.body]) == 2


def square(_: bytes) -> bytes:
    return PICTURE


@pytest.mark.parametrize(
    ("repaints", "reason"), [(square, "SIZE_MISMATCH"), (lambda _: b"<html>", "IMAGE_FORMAT_UNSUPPORTED")]
)
async def test_an_answer_of_another_shape_is_none(
    repaints: Callable[[bytes], bytes], reason: str, database_url: str, tmp_path: Path
) -> None:
    server = OpenAiServer(PICTURE, repaints=repaints)
    small = {"columns": 12, "rows": 12, "px_per_cell": 16}
    async with painting(server, database_url, tmp_path) as stack:
        task = await finished(stack, (await created(stack, map_order({}, battle_map=small))).id)
        assert (task.state, task.error.reason, task.attempts) == (Task.STATE_FAILED, reason, 1)
        assert len([each for each in server.asked if each.body]) == 1


async def test_what_cannot_be_painted_over_is_refused_before_anybody_is_asked(
    database_url: str, tmp_path: Path
) -> None:
    async with painting(OpenAiServer(PICTURE), database_url, tmp_path) as stack:
        large = {"columns": 60, "rows": 60, "px_per_cell": 32}
        for wrong, field, reason in (
            (map_order({"provider": "atelier"}), "generate.finish.provider", "UNKNOWN_PROVIDER"),
            (map_order({"control": 0.5}), "generate.finish.control", "INVALID_FIELD"),
            (map_order({"control": 1.5}), "generate.finish.control", "INVALID_FIELD"),
            (map_order({"strength": 0.01}), "generate.finish.strength", "INVALID_FIELD"),
            (map_order({"prompt": "x" * 4001}), "generate.finish.prompt", "INVALID_FIELD"),
            (map_order({}, battle_map=large), "generate.finish", "INVALID_FIELD"),
            (map_order({}, provider="studio", prompt="a map", battle_map=None), "generate.finish", "INVALID_FIELD"),
        ):
            refusal = await refused(stack.tasks.CreateTask(wrong))
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason), wrong
            assert refusal.fields == (field,), wrong
            if field == "generate.finish" and wrong.generate.HasField("battle_map"):
                assert (refusal.metadata["columns"], refusal.metadata["rows"]) == ("42", "42")
        assert not (await stack.tasks.ListTasks(task_pb2.ListTasksRequest())).tasks


async def test_a_provider_that_does_not_edit_paints_over_nothing(database_url: str, tmp_path: Path) -> None:
    async with painting(OpenAiServer(PICTURE), database_url, tmp_path, model="dall-e-3") as stack:
        for finish in ({"provider": "studio"}, {}):
            refusal = await refused(stack.tasks.CreateTask(map_order(finish)))
            assert refusal.fields == ("generate.finish.provider",)
