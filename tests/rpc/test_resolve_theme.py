"""A theme and what goes over it are merged, whether it is to be looked at or to be drawn with."""

import json
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.json_format import MessageToDict
from limner.v1 import image_pb2, task_pb2, theme_pb2

from server.wiring import open_worker, running
from tests.rpc.chosen_themes import World, a_world
from tests.rpc.errors import Refusal, refused
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.statement_log import StatementLog
from tests.rpc.tasks import created, finished

OVERRIDES = {"look": {"palette": {"wall": "#000000"}, "line": None}}
KIND = {"type": "map", "subtype": "tactical"}


async def test_every_value_has_its_origin(stack: Stack) -> None:
    world = await a_world(stack)
    resolved = await stack.themes.ResolveTheme(world.resolving(**KIND, overrides=OVERRIDES))
    palette = {"wood": "#445566", "wall": "#000000"}
    mood = {"ambient": 0.2, "glow": 0.1, "shadow": 0.4}
    extra = {"all": [1], "oak": True, "elm": True}
    assert MessageToDict(resolved.config) == {
        "look": {"mood": mood, "palette": palette, "grid_opacity": 0.2},
        "extra": extra,
    }
    oak, elm = (f"element/flora/{name}-{world.word}" for name in ("oak", "elm"))
    assert MessageToDict(resolved.config_origins) == {
        "look": {
            "mood": {"ambient": "variation/dark", "glow": "theme", "shadow": f"preset/wet-{world.word}"},
            "palette": {"wood": elm, "wall": "overrides"},
            "grid_opacity": "theme.styles",
        },
        "extra": {"all": "theme", "oak": oak, "elm": elm},
    }
    assert MessageToDict(resolved.variables) == {"hero": {"type": "string", "default": "a ghoul"}}
    assert MessageToDict(resolved.variable_origins) == {"hero": {"type": "theme", "default": "variation/dark"}}
    listed = (await stack.themes.ListThemeElements(theme_pb2.ListThemeElementsRequest(category="flora"))).theme_elements
    rows = {f"element/flora/{each.name}": (each.id, each.etag) for each in listed}
    assert [each.reference.partition("/")[0] for each in resolved.parts] == [
        *("theme", "variation", "preset", "preset", "element", "element")
    ]
    assert [(each.id, each.etag) for each in resolved.parts[-2:]] == [rows[oak], rows[elm]]
    assert not resolved.warnings
    bare = await stack.themes.ResolveTheme(theme_pb2.ResolveThemeRequest())
    assert [each.reference for each in bare.parts] == ["theme/high_fantasy"]


async def test_a_section_that_nothing_reads_is_told(stack: Stack) -> None:
    request = theme_pb2.ResolveThemeRequest(overrides={"starships": {"hull": "grey"}})
    (warning,) = (await stack.themes.ResolveTheme(request)).warnings
    assert "config.starships" in warning


async def test_all_of_it_is_one_statement(log: StatementLog, database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        world = await a_world(stack)
        log.clear()
        await stack.themes.ResolveTheme(world.resolving())
        assert (len(log.statements), log.transactions) == (1, 0)


async def test_what_is_drawn_is_what_was_resolved(stack: Stack) -> None:
    world = await a_world(stack)
    resolved = await stack.themes.ResolveTheme(world.resolving(**KIND, overrides=OVERRIDES))
    task = await created(stack, world.drawing(overrides=OVERRIDES))
    choice = world.choice()
    assert [*task.generate.presets] == choice["presets"]
    assert [*task.generate.elements] == choice["elements"]
    again = await created(stack, world.drawing(overrides=OVERRIDES))
    await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=again.id))
    async with database_of(stack) as connection:
        await connection.execute("UPDATE theme_elements SET is_deleted = true WHERE category = 'flora'")
        retried = (await stack.tasks.RetryTask(task_pb2.RetryTaskRequest(id=again.id))).task
        assert retried.generate == again.generate
        async with open_worker(stack.settings) as worker, running(worker.run()):
            for each in (task, retried):
                (made,) = (await finished(stack, each.id)).outputs
                image = (await stack.images.GetImage(image_pb2.GetImageRequest(id=made.image_id))).image
                style, params = MessageToDict(image.style_data), MessageToDict(image.generation_params)
                assert style.pop("config") == MessageToDict(resolved.config)
                assert style == choice | {"fingerprint": resolved.fingerprint}
                assert {name: params[name] for name in choice} == choice
                assert params["theme_fingerprint"] == resolved.fingerprint
        await connection.execute("UPDATE theme_elements SET is_deleted = false WHERE category = 'flora'")


async def both_refuse(stack: Stack, world: World, **values: Any) -> Refusal:
    """What a choice is refused with, which is the same for who only wants to see it, but for the way to the field."""
    told = await refused(stack.themes.ResolveTheme(world.resolving(**KIND, **values)))
    drawn = await refused(stack.tasks.CreateTask(world.drawing(**values)))
    assert (drawn.code, drawn.reason) == (told.code, told.reason)
    assert drawn.fields == tuple(f"generate.{each}" for each in told.fields)
    assert {**drawn.metadata, "field": ""} == {**told.metadata, "field": ""}
    return told


async def test_what_is_wrong_in_a_choice_is_told_where_it_was_sent(stack: Stack) -> None:
    world = await a_world(stack)
    word = world.word
    for values, reason, field in (
        ({"theme": "nowhere"}, "UNKNOWN_THEME", "theme"),
        ({"variation": "nowhere"}, "UNKNOWN_THEME", "variation"),
        ({"presets": [f"wet-{word}", "nowhere"]}, "UNKNOWN_THEME_PART", "presets[1]"),
        ({"elements": [f"flora/oak-{word}", "nowhere/oak"]}, "UNKNOWN_THEME_PART", "elements[1]"),
        ({"elements": ["oak"]}, "INVALID_FIELD", "elements[0]"),
        ({"elements": [f"flora/oak-{word}"] * 2}, "INVALID_FIELD", "elements[1]"),
        ({"elements": ["flora/oak"] * 17}, "INVALID_FIELD", "elements"),
        ({"presets": [""]}, "INVALID_FIELD", "presets[0]"),
        ({"overrides": {"look": {"line": 7}}}, "INVALID_FIELD", "overrides.look.line"),
        ({"overrides": {"title": "Odd"}}, "INVALID_FIELD", "overrides.title"),
    ):
        told = await both_refuse(stack, world, **values)
        assert (told.code, told.reason, told.fields) == (grpc.StatusCode.INVALID_ARGUMENT, reason, (field,))
    for preset in ("one", "two"):
        new = theme_pb2.StylePreset(category="light", name=f"{preset}-{word}", display_name=preset)
        await stack.themes.CreateStylePreset(theme_pb2.CreateStylePresetRequest(style_preset=new))
    told = await both_refuse(stack, world, presets=[f"one-{word}", f"two-{word}"])
    assert (told.reason, told.fields) == ("INVALID_FIELD", ("presets[1]",))
    assert all(f"{each}-{word}" in told.message for each in ("one", "two"))


async def test_what_does_not_go_together_names_both_sides(stack: Stack) -> None:
    world = await a_world(stack)
    dock = theme_pb2.ThemeElement(category="technology", name=f"dock-{world.word}", display_name="Dock")
    dock.compatibility.update({"excludes": [f"theme/{world.word}"]})
    await stack.themes.CreateThemeElement(theme_pb2.CreateThemeElementRequest(theme_element=dock))
    told = await both_refuse(stack, world, elements=[f"flora/oak-{world.word}", f"technology/{dock.name}"])
    assert (told.code, told.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "THEME_PARTS_CLASH")
    assert told.metadata == {
        "field": "elements[1]",
        "part": f"element/technology/{dock.name}",
        "rule": "excludes",
        "other": f"theme/{world.word}",
    }


WRONG: list[tuple[str, str, Any, str, str]] = [
    ("style_presets", "config", {"look": {"line": 7}}, "preset", "config.look.line"),
    ("style_presets", "compatibility", {"requires": {}}, "preset", "compatibility.requires"),
    ("theme_elements", "config", {"look": {"inc": "wash"}}, "element", "config.look.inc"),
    ("theme_elements", "config", [], "element", "config"),
    ("theme_variations", "config_override", {"title": 1}, "variation", "config_override.title"),
    ("themes", "styles", {"map": {"look": {"line": 7}}}, "theme", "styles.map.look.line"),
    ("themes", "styles", {"map": []}, "theme", "styles.map"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{index}-{each[-1]}" for index, each in enumerate(WRONG)])
async def test_what_another_writer_left_is_told_of_that(wrong: tuple[str, str, Any, str, str], stack: Stack) -> None:
    table, column, document, kind, path = wrong
    world = await a_world(stack)
    of_theme = "(SELECT id FROM themes WHERE name LIKE $2)"
    condition = f"theme_id IN {of_theme}" if table == "theme_variations" else "name LIKE $2"
    async with database_of(stack) as connection:
        change = f"UPDATE {table} SET {column} = $1 WHERE {condition}"
        await connection.execute(change, json.dumps(document), f"%{world.word}")
    told = await both_refuse(stack, world)
    assert (told.code, told.reason, told.fields) == (grpc.StatusCode.FAILED_PRECONDITION, "THEME_INVALID", ())
    assert (told.metadata["theme"], told.metadata["path"]) == (world.word, path)
    assert ("dark" if kind == "variation" else world.word) in told.metadata[kind]


async def test_variables_of_another_writer_are_told_where_they_count(stack: Stack) -> None:
    world = await a_world(stack)
    async with database_of(stack) as connection:
        wrong = json.dumps({"hero": {"type": "wizard", "default": "x"}})
        await connection.execute("UPDATE themes SET variables = $1 WHERE name = $2", wrong, world.word)
    told = await refused(stack.themes.ResolveTheme(world.resolving()))
    assert (told.reason, told.metadata["path"]) == ("THEME_INVALID", "variables.hero.type")
    assert (await created(stack, world.drawing())).id
