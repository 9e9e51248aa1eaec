"""What use cases rely on where tasks and their themes are kept, and which requests were answered."""

from dataclasses import replace
from datetime import timedelta

import pytest

from server.domain.errors import LeaseLost, RequestIdReused
from server.domain.ids import new_id
from server.domain.images import content_address
from server.domain.map_exports import KeptExport
from server.domain.resource_errors import NameTaken, UnknownResource
from server.domain.tasks import Fence, State
from server.domain.theme_parts import PartKind, ThemeChoice, ThemePart
from server.repositories.database import Database
from server.repositories.request_ids import RequestKey
from tests.callers import TESTER
from tests.row_samples import digest, part_values, task_of, theme_values, variation_values

LEASE = timedelta(minutes=1)
RED = ThemeChoice(theme="red", variation="ink")


async def parts_of(database: Database, choice: ThemeChoice) -> list[ThemePart]:
    """What is committed of it, the theme before its variation."""
    return await database.reads(TESTER).theme_parts(choice)


async def test_tasks_are_claimed_in_order_and_once(database: Database) -> None:
    async with database.work(TESTER) as work:
        late = await work.tasks.add(task_of({"seed": 1}))
        later = await work.tasks.add(task_of({}, theme_fingerprint="f", scope=None, labels={"a": "b"}))
        first = await work.tasks.add(task_of({}, priority=1))
    assert (late.status, late.event_seq, late.row_version) == (State.QUEUED, 1, 1)
    claims = await database.claims.take("test", LEASE, 2) + await database.claims.take("test", LEASE, 2)
    assert [each.task_id for each in claims] == [first.id, late.id, later.id]
    assert [each.attempt for each in claims] == [1, 1, 1]
    _, one, two = claims
    assert (one.params, one.outputs, one.failures, one.theme_fingerprint) == ({"seed": 1}, (), (), None)
    assert (two.theme_fingerprint, two.labels, two.created_by, two.type) == ("f", {"a": "b"}, "tester", "generate")


async def test_a_held_task_takes_outputs_and_a_theme(database: Database) -> None:
    async with database.work(TESTER) as work:
        task = await work.tasks.add(task_of({"count": 2}))
    (claim,) = await database.claims.take("test", LEASE, 1)
    outputs = [{"image_id": str(new_id()), "index": index} for index in range(2)]
    for output in outputs:
        async with database.work(TESTER) as work:
            row = await work.queue.hold(claim)
            assert (row.id, row.params, row.theme_fingerprint) == (task.id, {"count": 2}, None)
            await work.queue.add_output(claim, output)
    async with database.work(TESTER) as work:
        await work.queue.keep_theme(claim, "f")
    async with database.work(TESTER) as work:
        row = await work.queue.hold(claim)
        assert (row.theme_fingerprint, row.result) == ("f", {"outputs": outputs})
        read = await work.tasks.get(task.id)
        assert (read.status, read.outputs, read.event_seq, read.row_version) == (State.RUNNING, outputs, 4, 1)
        with pytest.raises(UnknownResource):
            await work.tasks.get(new_id())


async def test_a_file_that_a_task_keeps_needs_its_bytes(database: Database) -> None:
    sha256 = digest("a map")
    async with database.work(TESTER) as work:
        task = await work.tasks.add(task_of({}))
        await work.blobs.touch(sha256, 10, LEASE)
    async with database.work(TESTER) as work:
        assert not await work.images.uses(sha256)
        assert await work.blobs.unused(timedelta(), "", 10) == [sha256]
    async with database.work(TESTER) as work:
        await work.queue.keep_file(KeptExport(task.id, 0, sha256, 10, "uvtt", None, "tester"))
    async with database.work(TESTER) as work:
        assert await work.images.uses(sha256)
        assert await work.blobs.unused(timedelta(), "", 10) == []
        assert await work.images.contents("", 10) == [(sha256, content_address(sha256, "uvtt"))]


async def test_another_attempt_holds_and_writes_nothing(database: Database) -> None:
    async with database.work(TESTER) as work:
        queued = await work.tasks.add(task_of({}))
    with pytest.raises(LeaseLost):
        async with database.work(TESTER) as work:
            await work.queue.hold(Fence(queued.id, 0))
    await database.claims.take("test", LEASE, 1)
    for fence in (Fence(queued.id, 2), Fence(new_id(), 1)):
        with pytest.raises(LeaseLost):
            async with database.work(TESTER) as work:
                await work.queue.hold(fence)
        with pytest.raises(LeaseLost):
            async with database.work(TESTER) as work:
                await work.queue.add_output(fence, {"image_id": "a", "index": 0})


async def test_themes_are_found_with_their_variations(database: Database) -> None:
    async with database.work(TESTER) as work:
        said = {"variables": {"v": 1}, "prompts": {"p": 1}, "styles": {"s": 1}}
        red = await work.themes.add(theme_values("red", config={"a": {"b": 1}}, **said))
        blue = await work.themes.add(theme_values("blue"))
        own = {"config_override": {"a": None}, "variable_override": {"v": 2}}
        ink = await work.theme_variations.add(variation_values(red.id, "ink", **own))
        await work.theme_variations.add(variation_values(blue.id, "ink"))
        # Another transaction's reads see nothing of it yet.
        assert await parts_of(database, RED) == []
    theme = ThemePart(PartKind.THEME, red.id, 1, "", "red", {"a": {"b": 1}}, {"v": 1}, {"p": 1}, {"s": 1})
    variation = ThemePart(PartKind.VARIATION, ink.id, 1, "", "ink", {"a": None}, {"v": 2})
    assert await parts_of(database, RED) == [theme, variation]
    assert await parts_of(database, replace(RED, variation="")) == [theme]
    assert await parts_of(database, replace(RED, variation="chalk")) == [theme]
    assert await parts_of(database, replace(RED, theme="green")) == []
    with pytest.raises(NameTaken, match=str(red.id)):
        async with database.work(TESTER) as work:
            await work.themes.add(theme_values("red"))
    with pytest.raises(NameTaken, match=str(ink.id)):
        async with database.work(TESTER) as work:
            await work.theme_variations.add(variation_values(red.id, "ink"))


async def test_presets_and_elements_are_found_by_their_names(database: Database) -> None:
    said = {"config": {"a": 1}, "prompts": {"p": 1}, "compatibility": {"c": 1}}
    async with database.work(TESTER) as work:
        fog = await work.style_presets.add(part_values("weather", "fog", **said))
        await work.style_presets.add(part_values("weather", "rain"))
        oak = await work.theme_elements.add(part_values("flora", "oak/old", **said))
        await work.theme_elements.add(part_values("mood", "oak/old"))
        fog_too = await work.theme_elements.add(part_values("weather", "fog"))
    chosen = ThemeChoice(presets=("fog", "snow"), elements=("flora/oak/old", "weather/fog", "weather/oak", "fog"))
    assert sorted(await parts_of(database, chosen), key=lambda each: each.reference) == [
        ThemePart(PartKind.ELEMENT, oak.id, 1, "flora", "oak/old", **said),
        ThemePart(PartKind.ELEMENT, fog_too.id, 1, "weather", "fog", {}, prompts={}, compatibility={}),
        ThemePart(PartKind.PRESET, fog.id, 1, "weather", "fog", **said),
    ]
    for add, values, holder in (
        ("style_presets", part_values("mood", "fog"), fog.id),
        ("theme_elements", part_values("flora", "oak/old"), oak.id),
    ):
        with pytest.raises(NameTaken, match=str(holder)):
            async with database.work(TESTER) as work:
                await getattr(work, add).add(values)


async def test_the_first_theme_of_a_fingerprint_stays(database: Database) -> None:
    async with database.work(TESTER) as work:
        await work.accepted_themes.keep(digest("a"), {"a": [1.5]})
        await work.accepted_themes.keep(digest("a"), {})
        await work.accepted_themes.keep(digest("b"), {})
    assert await database.reads(TESTER).accepted_theme(digest("a")) == {"a": [1.5]}
    assert await database.reads(TESTER).accepted_theme(digest("b")) == {}


async def test_a_request_is_answered_once(database: Database) -> None:
    key = RequestKey("tester", "CopyImage", new_id(), digest("body"))
    made, other = [new_id(), new_id()], [new_id()]
    async with database.work(TESTER) as work:
        assert await work.request_ids.find(key) is None
        assert await work.request_ids.claim(key, made) is None
        assert await work.request_ids.claim(None, other) is None
    async with database.work(TESTER) as work:
        assert await work.request_ids.find(key) == made
        assert await work.request_ids.claim(key, other) == made
        for foreign in (RequestKey("else", key.method, key.request_id, ""), RequestKey("tester", "A", new_id(), "")):
            assert await work.request_ids.find(foreign) is None
        for reuse in (work.request_ids.find, lambda key: work.request_ids.claim(key, other)):
            with pytest.raises(RequestIdReused):
                await reuse(RequestKey(key.caller, key.method, key.request_id, digest("another")))
