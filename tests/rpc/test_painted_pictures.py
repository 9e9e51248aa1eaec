"""Pictures by a provider, as tasks of a real worker: chosen, worded, kept, and every way they are not."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import grpc
from limner.v1 import image_pb2, task_pb2, theme_pb2
from PIL import Image

from server.domain.providers import Provider
from server.domain.scopes import Scopes
from tests import openai_server
from tests.openai_server import KEY, Misbehaviour, OpenAiServer, refusal
from tests.rpc.errors import refused
from tests.rpc.named_callers import ROLE, SCOPE, WHO, serving_named
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, finished, watch

Task = task_pb2.Task
ListProviders = task_pb2.ListProvidersRequest


def encoded(format_: str, width: int, height: int) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), (120, 80, 40)).save(file, format_)
    return file.getvalue()


PICTURE = encoded("PNG", 48, 32)


def studio(origin: str, name: str = "studio", **more: Any) -> Provider:
    return replace(Provider(name, "openai", f"{origin}/v1", "gpt-image-2", KEY, licence="ours"), **more)


@asynccontextmanager
async def painting(server: OpenAiServer, database_url: str, folder: Path, **more: Any) -> AsyncIterator[Stack]:
    """A server and a worker that know a provider."""
    async with server.serving() as origin:
        settings = settings_for(database_url, folder, providers=(studio(origin, **more),))
        async with serving(settings, workers=1) as stack:
            yield stack


def order(type_: str = "character", subtype: str = "npc", **values: Any) -> task_pb2.CreateTaskRequest:
    spec = {"type": type_, "subtype": subtype, "prompt": "an old smith"} | values
    return task_pb2.CreateTaskRequest(generate=task_pb2.GenerateSpec(**spec), retry_delay=timedelta(), max_retries=1)


async def image_of(stack: Stack, task: task_pb2.Task) -> image_pb2.Image:
    (output,) = task.outputs
    image: image_pb2.Image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=output.image_id))).image
    return image


async def test_a_type_that_nothing_generates_is_painted_and_says_whence_it_is(
    database_url: str, tmp_path: Path
) -> None:
    server = OpenAiServer(PICTURE, partial=encoded("PNG", 600, 600), painting=asyncio.Event())
    assert server.painting is not None
    async with painting(server, database_url, tmp_path, previews=1) as stack:
        request = order(seed=5, name="Borin", negative_prompt="beards", painting={"width": 1600, "height": 900})
        request.generate.reuse = task_pb2.REUSE_IF_IDENTICAL
        task = await created(stack, request)
        assert (task.generate.generator, task.generate.provider) == ("painter", "studio")
        sent = task.generate.painting.prompt
        assert sent.startswith("an old smith, ")
        assert ". Without: beards, " in sent
        composed = await stack.themes.ComposePrompt(
            theme_pb2.ComposePromptRequest(type="character", subtype="npc", name="Borin")
        )
        assert composed.positive in sent
        previews = []
        async for message in watch(stack, task.id, previews=True, after_seq=0):
            if message.HasField("preview"):
                previews.append(message.preview.content)
                server.painting.set()
        assert max(Image.open(BytesIO(previews[0])).size) == 256
        image = await image_of(stack, await finished(stack, task.id))
        assert (image.generator, image.type, image.name, image.width) == ("painter", "character", "Borin", 48)
        params = json.loads(json.dumps(dict(image.generation_params), default=dict))
        assert params["reproducible"] is False
        assert params["provenance"] == {
            "provider": "studio",
            "model": "gpt-image-2",
            "seed": None,
            "size": "1536x864",
            "revised_prompt": "",
            "request_id": "req_8",
            "licence": "ours",
        }
        (asked,) = (each for each in server.asked if each.body)
        assert (asked.body["prompt"], asked.body["size"]) == (sent, "1536x864")
        again = await finished(stack, (await created(stack, request)).id)
        assert not again.outputs[0].reused
        assert again.outputs[0].image_id != image.id
        async with database_of(stack) as connection:
            await connection.execute("UPDATE themes SET config = '{}'")
            rows = await connection.fetch("SELECT to_jsonb(t)::text FROM generation_tasks t")
        assert not (await stack.images.ListStaleImages(image_pb2.ListStaleImagesRequest())).stale_images
        assert not any(KEY in str(each) for each in rows)


async def test_who_names_a_provider_has_any_type_painted_and_the_others_do_not(
    database_url: str, tmp_path: Path
) -> None:
    async with painting(OpenAiServer(PICTURE), database_url, tmp_path) as stack:
        whole = await finished(stack, (await created(stack, order("map", "tactical", provider="studio"))).id)
        assert (await image_of(stack, whole)).generator == "painter"
        for wrong, field, reason in (
            (order("map", "tactical"), "generate.prompt", "INVALID_FIELD"),
            (order("map", "tactical", generator="dungeon", provider="studio"), "generate.provider", "INVALID_FIELD"),
            (order(provider="atelier"), "generate.provider", "UNKNOWN_PROVIDER"),
            (order(generator="dungeon"), "generate.type", "UNKNOWN_GENERATOR"),
            (order(painting={"width": 100}), "generate.painting", "INVALID_FIELD"),
            (order(painting={"width": 63, "height": 100}), "generate.painting.width", "INVALID_FIELD"),
            (order(custom={"x": 1}), "generate.custom", "INVALID_FIELD"),
            (order(prompt="x" * 4001), "generate.prompt", "INVALID_FIELD"),
        ):
            refusal_ = await refused(stack.tasks.CreateTask(wrong))
            assert (refusal_.code, refusal_.reason) == (grpc.StatusCode.INVALID_ARGUMENT, reason), wrong
            assert refusal_.fields == (field,), wrong


async def test_without_a_provider_the_error_says_how_to_set_one(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        for wrong in (order(), order("map", "region"), order("item", "sword"), order(generator="painter")):
            refusal_ = await refused(stack.tasks.CreateTask(wrong))
            assert (refusal_.code, refusal_.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UNKNOWN_GENERATOR")
            assert "LIMNER_PROVIDERS" in refusal_.message
        assert not (await stack.tasks.ListProviders(ListProviders())).providers


async def test_a_theme_names_a_provider(database_url: str, tmp_path: Path) -> None:
    async with OpenAiServer(PICTURE).serving() as origin:
        both = (studio(origin), studio(origin, "atelier"))
        async with serving(settings_for(database_url, tmp_path, providers=both)) as stack:
            for name, config in (("inky", "atelier"), ("gone", "nobody")):
                theme = theme_pb2.Theme(name=name, display_name=name, config={"painting": {"provider": config}})
                await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))
            assert (await created(stack, order())).generate.provider == "studio"
            assert (await created(stack, order(theme="inky"))).generate.provider == "atelier"
            assert (await created(stack, order(theme="inky", provider="studio"))).generate.provider == "studio"
            broken = await refused(stack.tasks.CreateTask(order(theme="gone")))
            assert (broken.reason, broken.metadata["path"]) == ("THEME_INVALID", "config.painting.provider")
            over = order(overrides={"painting": {"provider": "nobody"}})
            assert (await refused(stack.tasks.CreateTask(over))).fields == ("generate.overrides.painting.provider",)
            url = order(overrides={"painting": {"url": "http://169.254.169.254"}})
            assert (await refused(stack.tasks.CreateTask(url))).reason == "INVALID_FIELD"
            listed = await stack.tasks.ListProviders(ListProviders(page_size=1))
            assert [each.name for each in listed.providers] == ["atelier"]
            rest = await stack.tasks.ListProviders(ListProviders(page_size=1, page_token=listed.next_page_token))
            assert [each.name for each in rest.providers] == ["studio"]


async def test_a_provider_of_a_scope_is_known_there_alone(database_url: str, tmp_path: Path) -> None:
    async with OpenAiServer(PICTURE).serving() as origin:
        bound = studio(origin, scopes=Scopes(("world/1",), ("campaign/",)))
        async with serving_named(database_url, tmp_path, providers=(bound,)) as stack:
            for scopes, known in (
                ((), True),
                (("campaign/7",), True),
                (("campaign/7/*",), True),
                (("world/*",), True),
                (("world/2", "campaign"), False),
            ):
                headers = ((WHO, "gm"), (ROLE, "writer"), *((SCOPE, each) for each in scopes))
                listed = (await stack.tasks.ListProviders(ListProviders(), metadata=headers)).providers
                assert [each.name for each in listed] == ["studio"] * known, scopes
            own = order()
            own.scope = "campaign/7"
            assert (await created(stack, own)).generate.provider == "studio"
            for scope, asked in (("world/2", order()), ("", order()), ("world/2", order(provider="studio"))):
                asked.scope = scope
                reason = "UNKNOWN_PROVIDER" if asked.generate.provider else "UNKNOWN_GENERATOR"
                assert (await refused(stack.tasks.CreateTask(asked))).reason == reason


ENDS: list[tuple[Misbehaviour, str, int]] = [
    (refusal(429, "slow_down", "away"), "PROVIDER_UNAVAILABLE", 2),
    (refusal(400, "moderation_blocked", "no"), "PROVIDER_CONTENT_REFUSED", 1),
    (refusal(429, "insufficient_quota", "pay"), "PROVIDER_QUOTA_SPENT", 1),
    (refusal(401, "invalid_api_key", f"not {KEY}"), "PROVIDER_REFUSED", 1),
    (openai_server.packed, "PROVIDER_REFUSED", 1),
]


async def test_a_task_tells_why_there_is_no_picture_and_so_does_the_list(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE)
    async with painting(server, database_url, tmp_path) as stack:
        await server.called.wait()  # at the start of the worker
        for misbehaves, reason, attempts in ENDS:
            server.misbehaves = misbehaves
            task = await finished(stack, (await created(stack, order())).id)
            assert (task.state, task.error.reason, task.attempts) == (Task.STATE_FAILED, reason, attempts)
            assert KEY not in str(task)
            (listed,) = (await stack.tasks.ListProviders(ListProviders())).providers
            assert (listed.check.reason, listed.check.message) == (reason, task.error.message)
        server.misbehaves, server.picture = None, b"<html>no picture</html>"
        task = await finished(stack, (await created(stack, order())).id)
        assert task.error.reason == "IMAGE_FORMAT_UNSUPPORTED"
        server.picture = PICTURE
        asked = len(server.asked)
        assert (await finished(stack, (await created(stack, order())).id)).state == Task.STATE_SUCCEEDED
        (listed,) = (await stack.tasks.ListProviders(ListProviders())).providers
        assert not listed.check.reason
        assert listed.check.HasField("time")
        assert len(server.asked) == asked + 1
        assert (listed.kind, listed.model, [*listed.types], listed.licence) == ("openai", "gpt-image-2", ["*"], "ours")
        assert (listed.edits, listed.keeps_seeds, listed.previews) == (True, False, 0)
        assert "127.0.0.1" not in str(listed)


async def test_a_task_waits_as_long_as_it_is_told_to(database_url: str, tmp_path: Path) -> None:
    limited = refusal(429, "rate_limit_exceeded", "slow down", retry_after="200")
    async with painting(OpenAiServer(PICTURE, misbehaves=limited), database_url, tmp_path) as stack:
        task = await created(stack, order())
        async for message in watch(stack, task.id, after_seq=0):
            if message.event.kind == task_pb2.TaskEvent.KIND_ATTEMPT_FAILED:
                break
        waiting = (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id))).task
        assert waiting.state == Task.STATE_WAITING
        waits = waiting.next_attempt_time.ToDatetime() - waiting.update_time.ToDatetime()
        assert timedelta(seconds=190) < waits < timedelta(seconds=210)


async def test_a_cancelled_task_hangs_up(database_url: str, tmp_path: Path) -> None:
    server = OpenAiServer(PICTURE, misbehaves=openai_server.slow)
    async with painting(server, database_url, tmp_path) as stack:
        task = await created(stack, order())
        async for message in watch(stack, task.id, after_seq=0):
            if message.event.stage == "paint":
                await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        await server.dropped.wait()
        assert (await finished(stack, task.id)).state == Task.STATE_CANCELLED
