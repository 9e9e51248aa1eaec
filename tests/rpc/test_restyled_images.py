"""Images that are there in the paint of a provider: a new one beside each, and all that lies over it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, task_pb2
from PIL import Image, ImageChops

from server.domain.providers import Provider
from tests.openai_server import OpenAiServer
from tests.rpc.errors import refused
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.stack import Stack
from tests.rpc.tasks import created, finished
from tests.rpc.test_finished_maps import (
    SIZE,
    Task,
    content,
    facts,
    map_order,
    moved,
    opened,
    params,
    png,
    tinted,
)
from tests.rpc.test_painted_pictures import PICTURE, image_of, painting
from tests.rpc.test_patches import overlays

NOBODY = "018f0000-0000-7000-8000-000000000000"


def over(image_id: str, *, scope: str = "", **values: Any) -> task_pb2.CreateTaskRequest:
    spec = {"image_id": image_id, "prompt": "thick oil paint"} | values
    return task_pb2.CreateTaskRequest(restyle=spec, scope=scope, max_retries=3)


async def uploaded(stack: Stack, picture: Image.Image, scope: str = "") -> str:
    said = image_pb2.ImageMetadata(type="character", subtype="npc", name="Borin the smith", scope=scope)
    request = image_pb2.CreateImageRequest(metadata=said, content=png(picture))
    image_id: str = (await stack.images.CreateImage(request)).image.id
    return image_id


async def test_a_map_has_another_beside_it_with_all_that_lies_over_it(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE, repaints=tinted)
    async with painting(server, database_url, tmp_path) as stack:
        plain = (await finished(stack, (await created(stack, map_order(None))).id)).outputs[0].image_id
        before = await content(stack, plain)
        task = await created(stack, over(plain.upper()))
        assert (task.restyle.image_id, task.restyle.provider) == (plain, "studio")
        assert (task.restyle.strength, task.restyle.patches) == (1.0, True)
        assert task.restyle.sent_prompt.endswith("thick oil paint")
        task = await finished(stack, task.id)
        assert task.state == Task.STATE_SUCCEEDED, task.error
        image = await image_of(stack, task)
        assert (image.parent_image_id, image.width, image.height) == (plain, *SIZE)
        assert await facts(stack, image.id) == await facts(stack, plain)
        assert await content(stack, plain) == before
        assert ImageChops.difference(opened(await content(stack, image.id)), opened(before)).getbbox() == (0, 0, *SIZE)
        said = await params(stack, image)
        assert (said["reproducible"], said["generator"], said["provenance"]["finished"]) == (False, "dungeon", True)
        assert said["provenance"]["wall_check"]["missing_share"] <= 0.03
        assert len([each for each in server.asked if each.body]) == 2
        old, new = [
            {each.name: each.patch.image_id for each in await overlays(stack, image_id) if each.type == "patch"}
            for image_id in (plain, image.id)
        ]
        for name, patch_id in new.items():
            parts = [await content(stack, each) for each in (old[name], patch_id)]
            assert opened(parts[0]).size == opened(parts[1]).size
            assert parts[0] != parts[1]
        assert not (await stack.images.ListStaleImages(image_pb2.ListStaleImagesRequest(theme="ink"))).stale_images

        server.repaints = moved
        again = await finished(stack, (await created(stack, over(image.id, patches=False))).id)
        assert (again.state, again.error.reason, again.attempts) == (Task.STATE_FAILED, "WALLS_MOVED", 1)
        kept = image_pb2.GetImageRequest(id=again.error.metadata["image_id"])
        assert (await stack.images.GetImage(kept)).image.audience == audience_pb2.AUDIENCE_GM
        assert len([each for each in server.asked if each.body]) == 3


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
async def test_an_upload_without_walls_says_that_nobody_has_looked(
    mode: str, database_url: str, tmp_path: Path
) -> None:
    server = OpenAiServer(PICTURE, repaints=tinted)
    async with painting(server, database_url, tmp_path) as stack:
        picture = Image.radial_gradient("L").resize((150, 200)).convert(mode)
        if mode == "RGBA":
            picture.putalpha(128)
        image_id = await uploaded(stack, picture)
        task = await finished(stack, (await created(stack, over(image_id))).id)
        assert task.state == Task.STATE_SUCCEEDED, task.error
        image = await image_of(stack, task)
        assert (image.name, image.type, image.parent_image_id) == ("Borin the smith", "character", image_id)
        assert (image.width, image.height) == (150, 200)
        assert "wall_check" not in (await params(stack, image))["provenance"]
        shown = Image.open(BytesIO(await content(stack, image.id)))
        assert shown.has_transparency_data is (mode == "RGBA")
        (asked,) = (each for each in server.asked if each.body)
        assert "Borin" not in str(asked.body)
        assert "map" not in asked.body["prompt"]


async def test_what_cannot_be_painted_over_is_refused(database_url: str, tmp_path: Path) -> None:
    async with painting(OpenAiServer(PICTURE), database_url, tmp_path) as stack:
        image_id = await uploaded(stack, Image.new("RGB", (100, 100)), "world/1")
        for wrong, code, reason in (
            (over(NOBODY), grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND"),
            (over(image_id, scope="world/2"), grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND"),
            (over("smith", scope="world/1"), grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD"),
            (over(image_id, scope="world/1", prompt=""), grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD"),
            (over(image_id, scope="world/1", control=0.5), grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD"),
            (over(image_id, scope="world/1", provider="nobody"), grpc.StatusCode.INVALID_ARGUMENT, "UNKNOWN_PROVIDER"),
        ):
            refusal = await refused(stack.tasks.CreateTask(wrong))
            assert (refusal.code, refusal.reason) == (code, reason), wrong
        checked = over(image_id, scope="world/1")
        checked.validate_only = True
        assert (await created(stack, checked)).restyle.provider == "studio"


async def test_who_is_bound_to_scopes_has_images_of_these_painted_over(database_url: str, tmp_path: Path) -> None:
    bound = ((WHO, "master"), (ROLE, "admin"), (SCOPE, "world/1"))
    providers = (Provider("studio", "openai", "https://images.example/v1", "gpt-image-2"),)  # nobody asks it
    async with serving_named(database_url, tmp_path, providers=providers) as stack:
        own, other = [await uploaded(stack, Image.new("RGB", (100, 100)), each) for each in ("world/1", "world/2")]
        refusal = await refused(stack.tasks.CreateTask(over(other), metadata=bound))
        assert (refusal.code, refusal.reason) == (grpc.StatusCode.NOT_FOUND, "IMAGE_NOT_FOUND")
        task = (await stack.tasks.CreateTask(over(own), metadata=bound)).task
        asked = task_pb2.GetTaskRequest(id=task.id)
        assert (await stack.tasks.GetTask(asked, metadata=bound)).task.restyle.image_id == own
        moved_on = image_pb2.UpdateImageRequest(image={"id": own, "scope": "world/2"}, update_mask={"paths": ["scope"]})
        await stack.images.UpdateImage(moved_on)
        for headers, image_id in ((bound, ""), ((), own)):
            shown = (await stack.tasks.GetTask(asked, metadata=headers)).task.restyle
            assert (shown.image_id, shown.prompt) == (image_id, "thick oil paint")
