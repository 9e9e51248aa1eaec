"""Maps too large for one call of a provider, painted over in tiles: what is asked, how often, and what is kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from limner.v1 import task_pb2
from PIL import Image, ImageChops

from server.domain.images import content_addresses
from server.domain.provider_errors import ProviderUnavailable
from server.domain.providers import Provider
from tests.openai_server import OpenAiServer
from tests.repainting import repainted
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, events, finished, watch
from tests.rpc.test_finished_maps import SIZE, Task, content, facts, map_order, opened, png, tinted
from tests.rpc.test_painted_pictures import PICTURE, image_of, painting
from tests.rpc.test_patches import overlays
from tests.rpc.test_provider_hours import LATER
from tests.rpc.test_restyled_images import over, uploaded
from tests.seeded_painter import STUDIO, SeededPainter
from tests.system.maintaining import AGED, maintaining

SMALL, WIDE = (288, 288), (320, 240)
"""What shows a dozen cells by a dozen, or a few more and less: either way four tiles of a map with 20 by 16."""
TILES = 4


def unlike(sent: bytes, number: int) -> bytes:
    """Each painted in a light of its own."""
    picture = repainted(opened(sent), 3)
    return png(picture.point([min(255, round(level * (0.9 + 0.02 * (number % 6)))) for level in range(256)] * 3))


def alike(sent: bytes, _: int) -> bytes:
    return tinted(sent)


@asynccontextmanager
async def painted_by(
    painter: SeededPainter, database_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch, **more: Any
) -> AsyncIterator[Stack]:
    """A server and a worker that know it."""
    painter.install(monkeypatch)
    settings = settings_for(database_url, folder, providers=(replace(STUDIO, **more),))
    async with serving(settings, workers=1) as stack:
        yield stack


async def calls_of(stack: Stack) -> int:
    usage = await stack.tasks.GetUsage(task_pb2.GetUsageRequest())
    (use,) = usage.providers
    assert use.calls_last_hour == use.images_last_hour
    calls: int = use.calls_last_hour
    return calls


async def test_a_map_is_painted_in_tiles_and_its_walls_stay(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painter = SeededPainter((WIDE,), unlike)
    async with painted_by(painter, database_url, tmp_path, monkeypatch) as stack:
        plain = (await finished(stack, (await created(stack, map_order(None))).id)).outputs[0].image_id
        task = await created(stack, map_order({"tiles": True, "prompt": "oil paint"}))
        assert task.generate.finish.tiles
        task = await finished(stack, task.id)
        assert task.state == Task.STATE_SUCCEEDED, task.error
        image = await image_of(stack, task)
        assert (image.width, image.height) == SIZE
        assert await facts(stack, image.id) == await facts(stack, plain)
        made = MessageToDict(image.generation_params)["provenance"]
        assert (made["tiles"], made["size"]) == (TILES, "320x240")
        assert made["request_ids"] == [f"req_{number}" for number in range(1, TILES + 1)]
        assert made["wall_check"]["missing_share"] <= 0.03
        before = opened(await content(stack, plain))
        assert ImageChops.difference(opened(await content(stack, image.id)), before).getbbox() == (0, 0, *SIZE)

        # The same words and seed for all; those tiles once more that show something hidden.
        again = len(painter.asked) - TILES
        assert 0 < again < TILES
        assert len({(each.prompt, each.seed, each.size) for each in painter.asked}) == 1
        assert len({each.key for each in painter.asked}) == len(painter.asked)
        assert await calls_of(stack) == len(painter.asked)
        old, new = [
            {each.name: each.patch.image_id for each in await overlays(stack, image_id) if each.type == "patch"}
            for image_id in (plain, image.id)
        ]
        for name, patch_id in new.items():
            assert await content(stack, patch_id) != await content(stack, old[name])
        stages = [each.stage for each in await events(stack, task.id) if each.stage]
        count = TILES + again
        numbers = [stage for stage in stages if stage.startswith("tile ")]
        assert numbers == [f"tile {number} of {count}" for number in range(1, count + 1)]
        assert stages[-1] == "look"


async def test_no_tile_is_asked_for_again_that_was_answered(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away_once(sent: bytes, number: int) -> bytes:
        if number == 2:
            raise ProviderUnavailable("studio", "it is away")
        return tinted(sent)

    painter = SeededPainter(((192, 192),), away_once)
    async with painted_by(painter, database_url, tmp_path, monkeypatch, most_per_hour=4) as stack:
        request = map_order(
            {"tiles": True, "patches": False}, battle_map={"columns": 12, "rows": 12, "px_per_cell": 16}
        )
        request.retry_delay.FromTimedelta(timedelta())
        task = await created(stack, request)
        async for message in watch(stack, task.id, after_seq=0):
            if message.event.error.reason == "PROVIDER_HOUR_FULL":
                break
        first, second, again, third = (each.key for each in painter.asked)
        assert (len({first, second, third}), again) == (3, second)
        async with maintaining(stack.settings) as ground:
            await ground.execute(AGED)
            assert await ground.outcome("sweep") == {}
            lost = await ground.connection.fetchval("SELECT sha256 FROM painted_answers WHERE key = $1", first)
            await ground.core.store.delete(content_addresses(lost))
            await ground.execute(
                f"UPDATE provider_calls SET reserved_at = reserved_at - {LATER}, waits_until = waits_until - {LATER}"
            )
            await ground.execute(f"UPDATE generation_tasks SET run_after = run_after - {LATER}")
            task = await finished(stack, task.id)
            assert task.state == Task.STATE_SUCCEEDED, task.error
            *before, anew, _ = (each.key for each in painter.asked)
            assert (len(before), anew) == (4, first)
            made = MessageToDict((await image_of(stack, task)).generation_params)["provenance"]
            assert made["request_ids"] == ["req_5", "req_3", "req_4", "req_6"]
            there = await ground.count("blobs")
            await ground.execute(AGED)
            assert (await ground.outcome("logs"))["answers"] == TILES
            assert await ground.count("blobs") == there - TILES


async def test_what_tiles_do_not_help_is_refused_and_told(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    painter = SeededPainter((SMALL,), alike)
    async with painted_by(painter, database_url, tmp_path, monkeypatch) as stack:
        refusal = await refused(stack.tasks.CreateTask(map_order({})))
        assert refusal.fields == ("generate.finish",)
        assert (refusal.metadata["columns"], refusal.metadata["rows"]) == ("12", "12")
        assert refusal.metadata["tiles"] == str(TILES)
        assert "tiles: true" in refusal.message
        large = {"columns": 41, "rows": 41, "px_per_cell": 24}
        refusal = await refused(stack.tasks.CreateTask(map_order({"tiles": True}, battle_map=large)))
        assert refusal.fields == ("generate.finish",)
        assert (refusal.metadata["columns"], refusal.metadata["rows"]) == ("40", "40")
        largest = map_order({"tiles": True}, battle_map={"columns": 40, "rows": 40, "px_per_cell": 24})
        largest.validate_only = True
        assert (await created(stack, largest)).generate.finish.tiles

        picture = await uploaded(stack, Image.radial_gradient("L").resize((600, 300)))
        whole = await finished(stack, (await created(stack, over(picture))).id)
        assert (whole.state, len(painter.asked)) == (Task.STATE_SUCCEEDED, 1), whole.error
        tiled = await finished(stack, (await created(stack, over(picture, tiles=True))).id)
        assert (tiled.state, len(painter.asked)) == (Task.STATE_SUCCEEDED, 1 + 6), tiled.error
        image = await image_of(stack, tiled)
        assert (image.width, image.height) == (600, 300)
        huge = await uploaded(stack, Image.new("L", (1100, 1000)))
        refusal = await refused(stack.tasks.CreateTask(over(huge, tiles=True)))
        assert refusal.fields == ("restyle",)
        assert (refusal.metadata["width"], refusal.metadata["height"]) == ("979", "979")


async def test_who_keeps_no_seeds_paints_no_tiles(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with painting(OpenAiServer(PICTURE), database_url, tmp_path) as stack:
        picture = await uploaded(stack, Image.new("RGB", (100, 100)))
        for finish in ({"tiles": True}, {"tiles": True, "provider": "studio"}):
            for request, field in (
                (map_order(finish), "generate.finish.tiles"),
                (over(picture, **finish), "restyle.tiles"),
            ):
                refusal = await refused(stack.tasks.CreateTask(request))
                assert (refusal.reason, refusal.fields) == ("INVALID_FIELD", (field,))
                assert "keeps no seeds" in refusal.message
        large = {"columns": 60, "rows": 60, "px_per_cell": 32}
        refusal = await refused(stack.tasks.CreateTask(map_order({}, battle_map=large)))
        assert "tiles" not in refusal.metadata
        assert "tiles: true" not in refusal.message
    painter = SeededPainter((SMALL,), alike)
    painter.install(monkeypatch)
    providers = (Provider("oils", "openai", "http://127.0.0.1:1/v1", "gpt-image-2"), STUDIO)
    async with serving(settings_for(database_url, tmp_path, providers=providers)) as stack:
        request = map_order({"tiles": True})
        assert (await created(stack, request)).generate.finish.provider == "studio"
        request.generate.finish.provider = "oils"
        assert (await refused(stack.tasks.CreateTask(request))).fields == ("generate.finish.tiles",)
