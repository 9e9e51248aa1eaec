"""Maps of a generator and images that are there in the paint of a ComfyUI, by a real worker."""

from pathlib import Path

import grpc
import pytest
from google.protobuf.json_format import MessageToDict
from limner.v1 import image_pb2, task_pb2
from PIL import ImageChops, ImageStat

from server.imaging.finishing.fitting import prepared
from tests.comfy_server import ComfyServer
from tests.comfy_workflow import CONTROLLED, CONTROLLING, IMG2IMG, LOADING, MASKED
from tests.rpc.errors import refused
from tests.rpc.tasks import created, finished
from tests.rpc.test_comfy_pictures import PICTURE, order, painting
from tests.rpc.test_finished_maps import CANARY, SIZE, Task, content, facts, map_order, opened, params, tinted
from tests.rpc.test_painted_pictures import image_of
from tests.rpc.test_patches import SEED
from tests.rpc.test_restyled_images import over

PAINT = "thick oil paint"
SENT = (1616, 1288)
"""The size of two megapixels that has the shape of the map."""
MASKING = "12"
TOLD = CONTROLLED | {MASKING: MASKED["9"]}
"""A workflow that is told how closely, and which part."""


async def test_a_map_and_an_image_are_painted_over_by_a_workflow(database_url: str, tmp_path: Path) -> None:
    server = ComfyServer(PICTURE, sketch=b"", repaints=tinted)
    async with painting(server, database_url, tmp_path, TOLD) as stack:
        (listed,) = (await stack.tasks.ListProviders(task_pb2.ListProvidersRequest())).providers
        assert (listed.edits, listed.keeps_seeds, [*listed.types]) == (True, True, [])
        plain = (await finished(stack, (await created(stack, map_order(None))).id)).outputs[0].image_id
        task = await created(stack, map_order({"prompt": PAINT, "control": 0.25}))
        task = await finished(stack, task.id)
        assert (task.state, task.generate.finish.provider) == (Task.STATE_SUCCEEDED, "atelier"), task.error
        image = await image_of(stack, task)
        assert (image.width, image.height) == SIZE
        assert await facts(stack, image.id) == await facts(stack, plain)
        told = (await params(stack, image))["provenance"]
        assert (told["finished"], told["provider"], told["seed"]) == (True, "atelier", SEED)
        assert (told["size"], told["request_id"]) == ("{}x{}".format(*SENT), server.sent[0].id)
        assert told["wall_check"]["missing_share"] <= 0.03

        known, revealed = server.sent
        names, masks = (
            [each.nodes[node]["inputs"]["image"] for each in (known, revealed)] for node in (LOADING, MASKING)
        )
        assert server.uploads.names == [names[0], masks[0], names[1], masks[1]]
        for each in (known, revealed):
            inputs = {node: each.nodes[node]["inputs"] for node in ("2", "3", "5", CONTROLLING)}
            assert (inputs["5"]["seed"], inputs[CONTROLLING]["strength"]) == (SEED, 0.25)
            finish = task.generate.finish
            assert (inputs["2"]["text"], inputs["3"]["text"]) == (finish.sent_prompt, finish.sent_negative_prompt)
            assert finish.sent_negative_prompt
            assert "Without" not in finish.sent_prompt
        before = opened(await content(stack, plain))
        sent = [server.uploads.files[each] for each in names]
        assert ImageChops.difference(opened(sent[0]), prepared(before, SENT)[0]).getbbox() is None
        assert opened(sent[1]).size == SENT
        # All is painted, then what only finders see, and little more.
        first, second = (opened(server.uploads.files[each]).getchannel("R") for each in masks)
        assert ImageStat.Stat(first).mean[0] > 0.99 * 255
        differing = ImageChops.difference(*map(opened, sent)).convert("L").point(lambda level: 255 * (level > 8))
        assert ImageChops.subtract(ImageChops.darker(differing, first), second).getbbox() is None
        assert 0 < ImageStat.Stat(second).mean[0] < 255 / 4
        assert {name for each in sent for name in chunks(each)} == {b"IHDR", b"IDAT", b"IEND"}
        assert CANARY.lower() not in f"{[each.nodes for each in server.sent]}{server.asked}".lower()

        again = await finished(stack, (await created(stack, over(plain, patches=False))).id)
        assert again.state == Task.STATE_SUCCEEDED, again.error
        assert (await image_of(stack, again)).parent_image_id == plain
        last = server.sent[-1].nodes
        assert (len(server.sent), len(server.uploads.names), last[CONTROLLING]["inputs"]["strength"]) == (3, 6, 0.8)
        assert server.uploads.files[last[LOADING]["inputs"]["image"]] == sent[0]
        restyled = image_pb2.GetImageRequest(id=again.outputs[0].image_id)
        assert "wall_check" in (await params(stack, (await stack.images.GetImage(restyled)).image))["provenance"]


async def test_a_map_too_large_for_one_prompt_takes_one_for_each_tile(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.generators.painting.models.MOST_OVER", 1 << 17)
    server = ComfyServer(PICTURE, sketch=b"", repaints=tinted)
    async with painting(server, database_url, tmp_path, CONTROLLED) as stack:
        refusal = await refused(stack.tasks.CreateTask(map_order({})))
        assert refusal.fields == ("generate.finish",)
        task = await finished(stack, (await created(stack, map_order({"tiles": True, "patches": False}))).id)
        assert task.state == Task.STATE_SUCCEEDED, task.error
        image = await image_of(stack, task)
        assert (image.width, image.height) == SIZE
        told = MessageToDict(image.generation_params)["provenance"]
        assert told["request_ids"] == [each.id for each in server.sent]
        assert (refusal.metadata["tiles"], told["tiles"], len(server.sent)) == ("2", 2, 2)
        assert {each.nodes["5"]["inputs"]["seed"] for each in server.sent} == {SEED}
        assert len({*server.uploads.names}) == len(server.sent)


async def test_what_paints_over_pictures_alone_paints_nothing_from_words(database_url: str, tmp_path: Path) -> None:
    async with painting(ComfyServer(PICTURE), database_url, tmp_path, IMG2IMG) as stack:
        large = {"columns": 120, "rows": 120, "px_per_cell": 16}
        for wrong, field, reason in (
            (order(provider="atelier"), "generate.provider", "INVALID_FIELD"),
            (order(generator="painter"), "generate.generator", "UNKNOWN_GENERATOR"),
            (order(), "generate.type", "UNKNOWN_GENERATOR"),
            (map_order({"control": 0.5}), "generate.finish.control", "INVALID_FIELD"),
            (map_order({"prompt": "x" * 3900}), "generate.finish.prompt", "INVALID_FIELD"),
            (map_order({}, battle_map=large), "generate.finish", "INVALID_FIELD"),
        ):
            refusal = await refused(stack.tasks.CreateTask(wrong))
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason), wrong
            assert refusal.fields == (field,), wrong
            if field == "generate.finish":
                assert (refusal.metadata["columns"], refusal.metadata["rows"]) == ("60", "60")
            elif field == "generate.finish.prompt":
                assert "takes 38" in refusal.message
            elif field == "generate.provider":
                assert "paints over pictures alone" in refusal.message


def chunks(png: bytes) -> set[bytes]:
    """The names of the chunks of a PNG."""
    names, at = set[bytes](), 8
    while at < len(png):
        names.add(png[at + 4 : at + 8])
        at += 12 + int.from_bytes(png[at : at + 4], "big")
    return names
