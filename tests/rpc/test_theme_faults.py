"""What no generator can draw with is told of whoever said it: the request, the variation, or the theme."""

import json
import uuid
from typing import Any

import asyncpg
import grpc
import pytest
from limner.v1 import task_pb2, theme_pb2

from server.wiring import open_worker, running
from tests.rpc.errors import Refusal, refused
from tests.rpc.kept_themes import task_of_another
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, finished, small

FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"battle_map": "ink"}, "battle_map"),
    ({"battle_map": {"ink": "crayon"}}, "battle_map.ink"),
    ({"battle_map": {"palette": {"wall": "grey"}}}, "battle_map.palette.wall"),
    ({"battle_map": {"palette": []}}, "battle_map.palette"),
    ({"battle_map": {"glow": 7}}, "battle_map.glow"),
    ({"battle_map": {"a.b": 1}}, "battle_map.a.b"),
    ({"battle_map": {"places": {"bazaar": 1}}}, "battle_map.places.bazaar"),
    ({"battle_map": {"places": {"tomb": 0}}}, "battle_map.places"),
    ({"battle_map": {"mood": {"glow": 7}}}, "battle_map.mood.glow"),
    ({"look": {"inc": "wash"}}, "look.inc"),
    ({"look": {"materials": {"floor": "water"}}}, "look.materials.floor"),
    ({"title": "Odd"}, "title"),
]
FINE = {"battle_map": {"ink": "masonry", "palette": {"wall": "#112233"}, "glow": 1, "places": {"tomb": 1}}}


async def asked(stack: Stack, theme: str, variation: str = "", overrides: Any = None) -> task_pb2.CreateTaskRequest:
    request = small()
    request.generate.theme, request.generate.variation = theme, variation
    if overrides is not None:
        request.generate.overrides.update(overrides)
    return request


async def a_theme(stack: Stack, config: dict[str, Any], patch: dict[str, Any]) -> theme_pb2.Theme:
    """A theme of this configuration with a variation `odd`, as another program has written them."""
    new = theme_pb2.Theme(name=uuid.uuid4().hex, display_name="Odd")
    theme: theme_pb2.Theme = (await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=new))).theme
    odd = theme_pb2.ThemeVariation(theme_id=theme.id, name="odd", display_name="Odd")
    await stack.themes.CreateThemeVariation(theme_pb2.CreateThemeVariationRequest(theme_variation=odd))
    async with database_of(stack) as connection:
        await rewritten(connection, theme, config, patch)
    return theme


async def rewritten(connection: asyncpg.Connection, theme: theme_pb2.Theme, config: Any, patch: Any = None) -> None:
    """What another program makes of a theme and of its variation."""
    await connection.execute("UPDATE themes SET config = $1 WHERE id = $2", json.dumps(config), theme.id)
    change = "UPDATE theme_variations SET config_override = $1 WHERE theme_id = $2"
    await connection.execute(change, json.dumps(patch or {}), theme.id)


def is_of_theme(fault: Refusal, theme: theme_pb2.Theme, path: str, variation: str = "") -> bool:
    assert (fault.code, fault.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "THEME_INVALID")
    assert not fault.fields  # the caller sent nothing wrong
    assert all(each in fault.message for each in (theme.name, variation, path))
    return (fault.metadata["theme"], fault.metadata.get("variation", ""), fault.metadata["path"]) == (
        theme.name,
        variation,
        path,
    )


@pytest.mark.parametrize(("wrong", "path"), FAULTS, ids=[path for _, path in FAULTS])
async def test_a_fault_names_who_said_it(wrong: dict[str, Any], path: str, stack: Stack) -> None:
    theme = await a_theme(stack, wrong, {"other": {"a": 1}})
    other: dict[str, Any] = {"other": {"a": 2}}
    beside = other if path == "battle_map" else {**other, "battle_map": {"shadow": 0.5}}
    for variation, overrides in (("", None), ("odd", None), ("odd", beside)):
        fault = await refused(stack.tasks.CreateTask(await asked(stack, theme.name, variation, overrides)))
        assert is_of_theme(fault, theme, f"config.{path}")
    theme = await a_theme(stack, FINE, wrong)
    assert (await created(stack, await asked(stack, theme.name))).id
    fault = await refused(stack.tasks.CreateTask(await asked(stack, theme.name, "odd", other)))
    assert is_of_theme(fault, theme, f"config_override.{path}", "odd")
    theme = await a_theme(stack, FINE, FINE)
    told = await refused(stack.tasks.CreateTask(await asked(stack, theme.name, "odd", wrong)))
    assert (told.code, told.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
    assert told.fields == (f"generate.overrides.{path}",)


async def test_overrides_may_mend_a_theme(stack: Stack) -> None:
    for wrong, path in FAULTS:
        theme = await a_theme(stack, wrong, {})
        mended = await asked(stack, theme.name, overrides={path.partition(".")[0]: None})
        assert (await created(stack, mended)).id


async def test_a_number_that_json_cannot_keep_names_the_theme(stack: Stack) -> None:
    huge = '{"exact": 12345678901234567890}'
    theme = await a_theme(stack, {}, {})
    async with database_of(stack) as connection:
        await connection.execute("UPDATE theme_variations SET config_override = $1 WHERE theme_id = $2", huge, theme.id)
        fault = await refused(stack.tasks.CreateTask(await asked(stack, theme.name, "odd")))
        assert is_of_theme(fault, theme, "config_override", "odd")
        await connection.execute("UPDATE themes SET config = $1 WHERE id = $2", huge, theme.id)
        fault = await refused(stack.tasks.CreateTask(await asked(stack, theme.name)))
        assert is_of_theme(fault, theme, "config")


async def test_a_task_of_another_program_whose_theme_is_wrong_names_it(stack: Stack) -> None:
    theme = await a_theme(stack, FINE, {})
    async with database_of(stack) as connection:
        task_id = await task_of_another(stack, connection, await asked(stack, theme.name))
        await rewritten(connection, theme, {"battle_map": {"ink": "crayon"}})
    async with open_worker(stack.settings) as worker, running(worker.run()):
        done = await finished(stack, task_id)
    assert (done.state, done.error.reason) == (task_pb2.Task.STATE_FAILED, "THEME_INVALID")
    assert (done.error.metadata["theme"], done.error.metadata["path"]) == (theme.name, "config.battle_map.ink")
