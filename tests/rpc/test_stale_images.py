"""ListStaleImages: what would be drawn otherwise today, and why, at the price of a page."""

import base64
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import product
from pathlib import Path
from typing import Any

import grpc
from google.protobuf.field_mask_pb2 import FieldMask
from limner.v1 import image_pb2, theme_pb2
from limner.v1.audience_pb2 import AUDIENCE_PLAYERS
from limner.v1.view_pb2 import VIEW_FULL

from server.repositories.tables import images
from server.usecases.stale_images import MOST_JUDGED, MOST_STATEMENTS, ROWS_AT_ONCE
from server.wiring import open_worker, running
from tests.rpc.chosen_themes import World, a_world
from tests.rpc.errors import refused
from tests.rpc.multiplied import multiply_rows
from tests.rpc.named_callers import SCOPE, serving_named
from tests.rpc.stack import Stack, database_of
from tests.rpc.statement_log import StatementLog
from tests.rpc.tasks import created, finished
from tests.rpc.test_ragged_requests import TOKEN_PARTS

OVERRIDES = {"look": {"palette": {"wall": "#000000"}}, "extra": {"whole": 1.0}}
CHANGED, GONE, BROKEN, GENERATOR = (
    image_pb2.STALE_REASON_THEME_CHANGED,
    image_pb2.STALE_REASON_THEME_GONE,
    image_pb2.STALE_REASON_THEME_BROKEN,
    image_pb2.STALE_REASON_GENERATOR_CHANGED,
)
Listing = image_pb2.ListStaleImagesRequest


async def drawn(stack: Stack, world: World, scope: str = "") -> str:
    """An image that is drawn with all of it."""
    request = world.drawing(overrides=OVERRIDES)
    request.scope = scope
    async with open_worker(stack.settings) as worker, running(worker.run()):
        (made,) = (await finished(stack, (await created(stack, request)).id)).outputs
    return str(made.image_id)


async def pages(stack: Stack, **asked: Any) -> list[image_pb2.ListStaleImagesResponse]:
    metadata = asked.pop("metadata", ())
    listed = [await stack.images.ListStaleImages(Listing(**asked), metadata=metadata)]
    while token := listed[-1].next_page_token:
        listed.append(await stack.images.ListStaleImages(Listing(**asked, page_token=token), metadata=metadata))
    return listed


async def stale(stack: Stack, **asked: Any) -> dict[str, list[image_pb2.StaleReason]]:
    """The reasons of each, by its id; each comes once."""
    shown = [each for page in await pages(stack, **asked) for each in page.stale_images]
    by_id = {each.image.id: list(each.reasons) for each in shown}
    assert len(by_id) == len(shown)
    return by_id


@asynccontextmanager
async def preset_of(stack: Stack, world: World, **values: Any) -> AsyncIterator[None]:
    """The preset of the world that is called wet as it is changed, and then as it was."""
    listing = theme_pb2.ListStylePresetsRequest(category="wet", view=VIEW_FULL)
    presets = (await stack.themes.ListStylePresets(listing)).style_presets
    (before,) = (each for each in presets if each.name == f"wet-{world.word}")
    mask = FieldMask(paths=list(values))
    for change in (theme_pb2.StylePreset(id=before.id, **values), before):
        change.etag = ""
        request = theme_pb2.UpdateStylePresetRequest(style_preset=change, update_mask=mask)
        await stack.themes.UpdateStylePreset(request)
        if change is not before:
            yield


async def test_an_image_is_stale_for_what_has_changed(stack: Stack) -> None:
    world = await a_world(stack)
    asked = {"theme": world.word}
    image_id = await drawn(stack, world)
    assert await stale(stack, **asked) == {}
    async with preset_of(stack, world, config={"look": {"mood": {"shadow": 0.9}}}):
        assert await stale(stack, **asked) == {image_id: [CHANGED]}
        copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image.id
        assert (await stale(stack)).items() >= {image_id: [CHANGED], copy: [CHANGED]}.items()
        assert await stale(stack, theme="another") == {}
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=copy))
        assert await stale(stack, **asked) == {image_id: [CHANGED]}
    assert await stale(stack, **asked) == {}
    async with preset_of(stack, world, description="Wet."):
        assert await stale(stack, **asked) == {}
    async with preset_of(stack, world, compatibility={"excludes": ["variation/dark"]}):
        assert await stale(stack, **asked) == {image_id: [BROKEN]}
    async with database_of(stack) as connection:
        older = (
            """UPDATE images SET generation_params = generation_params || '{"generator_version": "0"}' WHERE id = $1"""
        )
        await connection.execute(older, image_id)
        assert await stale(stack, **asked) == {image_id: [GENERATOR]}
        theme = (await stack.themes.GetTheme(theme_pb2.GetThemeRequest(name=world.word))).theme
        await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=theme.id))
        assert await stale(stack, **asked) == {image_id: [GONE, GENERATOR]}
        for odd in (
            "[]",
            "7",
            "null",
            '{"theme": 7}',
            '{"theme": "x", "presets": [7]}',
            '{"theme": "x", "overrides": []}',
        ):
            await connection.execute("UPDATE images SET generation_params = $1 WHERE id = $2", odd, image_id)
            assert await stale(stack, **asked) == {}, odd


async def test_a_page_costs_so_much_whatever_there_is(stack: Stack, log: StatementLog) -> None:
    world = await a_world(stack)
    image_id, asked = await drawn(stack, world), {"theme": world.word}
    digest = f"lpad(to_hex(n / {5 * ROWS_AT_ONCE}), 64, '0')"
    stale_params = (
        """generation_params || CASE WHEN n / 500 = 1 THEN '{"theme_fingerprint": "other"}' ELSE '{}' END::jsonb"""
    )
    many = await multiply_rows(
        stack, images, image_id, 20 * ROWS_AT_ONCE, asked_digest=digest, generation_params=stale_params
    )
    log.clear()
    (whole,) = await pages(stack, **asked, page_size=1000)
    shown = {each.image.id for each in whole.stale_images}
    assert (len(shown), shown <= {*many}) == (5 * ROWS_AT_ONCE, True)
    # Five things were asked for, and of those that are not stale one statement leads past all images.
    assert len(log.statements) <= 1 + 5 * 2 + 5, log.statements
    assert {*await stale(stack, **asked, page_size=70)} == shown
    each_its_own = "UPDATE images SET asked_digest = lpad(md5(id::text), 64, '0') WHERE theme = $1"
    async with database_of(stack) as connection:
        await connection.execute(each_its_own, world.word)
    log.clear()
    page = await stack.images.ListStaleImages(Listing(**asked, page_size=1000))
    assert page.next_page_token
    assert len(log.statements) <= MOST_JUDGED + MOST_STATEMENTS
    assert {*await stale(stack, **asked)} == shown
    genuine = json.loads(base64.urlsafe_b64decode(page.next_page_token + "=="))
    answers = Counter[bool]()
    for at, part in product(range(1, len(genuine)), (*TOKEN_PARTS, None, 7)):
        forged = json.dumps([*genuine[:at], part, *genuine[at + 1 :]])
        request = Listing(**asked, page_size=1, page_token=base64.urlsafe_b64encode(forged.encode()).decode())
        try:
            await stack.images.ListStaleImages(request)
            answers[True] += 1
        except grpc.aio.AioRpcError as refusal:
            assert refusal.code() is grpc.StatusCode.INVALID_ARGUMENT, forged
            answers[False] += 1
    assert answers.keys() == {True, False}
    for wrong in (Listing(theme="another"), Listing(scope="x")):
        request = Listing(page_token=page.next_page_token)
        request.MergeFrom(wrong)
        assert (await refused(stack.images.ListStaleImages(request))).reason == "INVALID_PAGE_TOKEN"


async def test_callers_are_told_of_what_they_may_know(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        world = await a_world(stack)
        ids = {scope: await drawn(stack, world, scope) for scope in ("guild/1", "guild/2")}
        async with preset_of(stack, world, config={}):
            for words, known in (
                (["guild/1"], ["guild/1"]),
                (["guild/*"], [*ids]),
                (["nobody"], []),
                ([], [*ids]),
            ):
                bound = [(SCOPE, each) for each in words]
                assert {*await stale(stack, metadata=bound)} == {ids[each] for each in known}, words
                assert not await stale(stack, metadata=bound, audience=AUDIENCE_PLAYERS), words
                of_one = await stale(stack, metadata=bound, scope="guild/2")
                assert {*of_one} == {ids["guild/2"]} & {ids[each] for each in known}, words
