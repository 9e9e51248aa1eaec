"""What documents of themes may say is checked when they are written, and told by GetThemeSchema."""

import json
import uuid
from typing import Any

import grpc
import pytest
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message
from limner.v1 import theme_pb2, view_pb2

from server.themes.schema.theme_schema import ThemeSchema
from server.wiring import generators, theme_schema
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, small

WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "config": ({"look": {"palette": {"ink": "black"}}}, "look.palette.ink"),
    "variables": ({"hero": {"type": "string", "default": 3}}, "hero.default"),
    "prompts": ({"types": {"map": {"positiv": "a map"}}}, "types.map.positiv"),
    "styles": ({"map": {"look": {"mood": {"glow": 9}}}}, "map.look.mood.glow"),
    "config_override": ({"battle_map": {"places": {"bazaar": 1}}}, "battle_map.places.bazaar"),
    "variable_override": ({"hero": {"type": "text"}}, "hero.type"),
    "compatibility": ({"requires": ["theme/gothic", "night"]}, "requires[1]"),
}
KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "theme": ("Theme", ("config", "variables", "prompts", "styles")),
    "theme_variation": ("ThemeVariation", ("config_override", "variable_override")),
    "style_preset": ("StylePreset", ("config", "prompts", "compatibility")),
    "theme_element": ("ThemeElement", ("config", "prompts", "compatibility")),
}


async def a_new(stack: Stack, field: str) -> dict[str, Any]:
    """What a new one of a kind says besides its documents."""
    said: dict[str, Any] = {"name": uuid.uuid4().hex, "display_name": "Odd"}
    if field == "theme_variation":
        theme = theme_pb2.Theme(name=uuid.uuid4().hex, display_name="Of it")
        made = await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))
        return said | {"theme_id": made.theme.id}
    return said | ({} if field == "theme" else {"category": "mood"})


async def sent(stack: Stack, verb: str, field: str, **values: Any) -> Any:
    """What a create or an update answers."""
    kind, _ = KINDS[field]
    request: Message = getattr(theme_pb2, f"{verb}{kind}Request")(**{field: values})
    return getattr(await getattr(stack.themes, f"{verb}{kind}")(request), field)


@pytest.mark.parametrize("field", KINDS)
async def test_a_document_that_breaks_the_schema_is_refused_with_its_path(stack: Stack, field: str) -> None:
    said = await a_new(stack, field)
    for name in KINDS[field][1]:
        document, path = WRONG[name]
        refusal = await refused(sent(stack, "Create", field, **said, **{name: document}))
        assert (refusal.code, refusal.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_FIELD")
        assert refusal.fields == (f"{field}.{name}.{path}",)
    made = await sent(stack, "Create", field, **said)
    for name in KINDS[field][1]:
        document, path = WRONG[name]
        refusal = await refused(sent(stack, "Update", field, id=made.id, **{name: document}))
        assert refusal.fields == (f"{field}.{name}.{path}",)
        free = await sent(stack, "Update", field, id=made.id, **{name: {"extra": document}})
        assert MessageToDict(getattr(free, name)) == {"extra": document}


async def test_what_is_known_is_told(stack: Stack) -> None:
    said = await a_new(stack, "theme")
    refusal = await refused(sent(stack, "Create", "theme", **said, config={"look": {"palete": {}}}))
    assert "theme.config.look.palete: unknown key; known are palette, " in refusal.message


async def test_a_long_path_arrives_cut(stack: Stack) -> None:
    said = await a_new(stack, "theme")
    refusal = await refused(sent(stack, "Create", "theme", **said, config={"look": {"🐉" * 9000: 1}}))
    assert refusal.fields[0].startswith("theme.config.look.🐉")


async def test_what_stands_already_is_read_listed_and_changed_elsewhere(stack: Stack) -> None:
    said = await a_new(stack, "theme")
    made = await sent(stack, "Create", "theme", **said)
    odd = {"title": "Odd", "battle_map": {"glow": 7}}
    async with database_of(stack) as connection:
        await connection.execute("UPDATE themes SET config = $1 WHERE id = $2", json.dumps(odd), made.id)
    read = (await stack.themes.GetTheme(theme_pb2.GetThemeRequest(id=made.id))).theme
    assert MessageToDict(read.config) == odd
    page = await stack.themes.ListThemes(theme_pb2.ListThemesRequest(page_size=1000, view=view_pb2.VIEW_FULL))
    assert read in page.themes
    read.display_name = "Odder"
    read.styles.update({"map": {"look": {"ink": "wash"}}})
    changed = await stack.themes.UpdateTheme(theme_pb2.UpdateThemeRequest(theme=read, update_mask={"paths": ["*"]}))
    assert (changed.theme.display_name, MessageToDict(changed.theme.config)) == ("Odder", odd)
    read.config["title"] = "Odder"
    refusal = await refused(sent(stack, "Update", "theme", id=made.id, config=read.config))
    assert refusal.fields[0] in {"theme.config.title", "theme.config.battle_map.glow"}


async def test_the_schema_that_is_told_is_the_one_that_checks(stack: Stack) -> None:
    answer = await stack.themes.GetThemeSchema(theme_pb2.GetThemeSchemaRequest())
    own = theme_schema(generators())
    assert MessageToDict(answer.schema) == own.document
    assert (answer.id, answer.version) == (own.document["$id"], own.version)
    fault = ThemeSchema(MessageToDict(answer.schema)).fault("theme", {"config": WRONG["config"][0]})
    assert fault is not None
    assert fault.path == f"config.{WRONG['config'][1]}"


async def test_a_look_for_all_and_a_section_of_nobody_are_taken(stack: Stack) -> None:
    said = await a_new(stack, "theme")
    look = {"palette": {"grid": "#112233"}, "grid_opacity": 0.5}
    made = await sent(stack, "Create", "theme", **said, config={"look": look, "face": {"frame": "oak"}})
    request = small()
    request.generate.theme = made.name
    assert (await created(stack, request)).id
    request.generate.overrides.update({"look": {"palette": {"grid": "blue"}}})
    assert (await refused(stack.tasks.CreateTask(request))).fields == ("generate.overrides.look.palette.grid",)
