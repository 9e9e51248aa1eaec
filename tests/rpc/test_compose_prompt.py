"""Prompts of a theme and what goes over it, as callers get them."""

from pathlib import Path
from typing import Any

from google.protobuf.field_mask_pb2 import FieldMask
from google.protobuf.json_format import MessageToDict
from limner.v1 import theme_pb2

from tests.rpc.chosen_themes import World, a_world
from tests.rpc.errors import Refusal, refused
from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.statement_log import StatementLog

POSITIVE = "{{ hero }} in {{ name|default('a hall') }}{% if mood is defined %}, {{ mood }}{% endif %}"
TACTICAL = {"positive": "seen from above", "negative": "people"}
PROMPTS: dict[str, Any] = {"positive": POSITIVE, "types": {"map": {"subtypes": {"tactical": TACTICAL}}}}


async def a_prompted_world(stack: Stack) -> tuple[World, theme_pb2.Theme]:
    """One with prompts in its theme, a preset and an element."""
    world = await a_world(stack)
    theme = (await stack.themes.GetTheme(theme_pb2.GetThemeRequest(name=world.word))).theme
    mask = FieldMask(paths=["prompts"])
    change = theme_pb2.Theme(id=theme.id, prompts=PROMPTS)
    theme = (await stack.themes.UpdateTheme(theme_pb2.UpdateThemeRequest(theme=change, update_mask=mask))).theme
    for preset in (
        await stack.themes.ListStylePresets(theme_pb2.ListStylePresetsRequest(category="wet"))
    ).style_presets:
        wet = theme_pb2.StylePreset(id=preset.id, prompts={"positive": "rain", "negative": "sun"})
        await stack.themes.UpdateStylePreset(theme_pb2.UpdateStylePresetRequest(style_preset=wet, update_mask=mask))
    return world, theme


def composing(world: World, **values: Any) -> theme_pb2.ComposePromptRequest:
    return theme_pb2.ComposePromptRequest(**world.choice(**values))


async def test_prompts_and_where_they_come_from(stack: Stack) -> None:
    world, _ = await a_prompted_world(stack)
    asked = {"type": "map", "subtype": "tactical", "name": "Greyhollow", "values": {"mood": "grim"}}
    made = await stack.themes.ComposePrompt(composing(world, **asked))
    assert made.positive == "a ghoul in Greyhollow, grim, seen from above, rain"
    assert made.negative == "people, sun"
    wet = f"preset/wet-{world.word}"
    below = "prompts.types.map.subtypes.tactical"
    positive, negative = theme_pb2.PROMPT_KIND_POSITIVE, theme_pb2.PROMPT_KIND_NEGATIVE
    assert [(each.kind, each.text, each.origin, each.path, each.cut) for each in made.parts] == [
        (positive, "a ghoul in Greyhollow, grim", "theme", "prompts.positive", False),
        (positive, "seen from above", "theme", f"{below}.positive", False),
        (positive, "rain", wet, "prompts.positive", False),
        (negative, "people", "theme", f"{below}.negative", False),
        (negative, "sun", wet, "prompts.negative", False),
    ]
    assert [MessageToDict(each) for each in made.variables] == [
        {"name": "hero", "value": "a ghoul", "origin": "variation/dark"},
        {"name": "mood", "value": "grim", "origin": "values"},
        {"name": "name", "value": "Greyhollow", "origin": "request"},
    ]
    assert len(made.fingerprint) == 64
    short = await stack.themes.ComposePrompt(
        composing(world, **asked, max_length=len("a ghoul in Greyhollow, grim") + 9)
    )
    assert short.positive == "a ghoul in Greyhollow, grim"
    assert [each.cut for each in short.parts] == [False, True, True, False, False]
    assert short.fingerprint != made.fingerprint
    bare = await stack.themes.ComposePrompt(theme_pb2.ComposePromptRequest())
    assert bare == await stack.themes.ComposePrompt(theme_pb2.ComposePromptRequest(theme="high_fantasy"))


async def test_all_of_it_is_one_statement(log: StatementLog, database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        world, _ = await a_prompted_world(stack)
        log.clear()
        await stack.themes.ComposePrompt(composing(world))
        assert (len(log.statements), log.transactions) == (1, 0)


async def test_what_cannot_be_composed_is_told(stack: Stack) -> None:
    world, theme = await a_prompted_world(stack)

    async def answer(**values: Any) -> Refusal:
        return await refused(stack.themes.ComposePrompt(composing(world, **values)))

    assert (await answer(theme="nowhere")).fields == ("theme",)
    assert (await answer(variation="nowhere")).reason == "UNKNOWN_THEME"
    gone = await answer(presets=["nowhere"])
    assert (gone.reason, gone.fields) == ("UNKNOWN_THEME_PART", ("presets[0]",))
    wrong = await answer(values={"hero": 3})
    assert (wrong.reason, wrong.fields) == ("INVALID_FIELD", ("values.hero",))
    assert (await answer(max_length=16_385)).fields == ("max_length",)
    listed = await answer(values={"mood": ["grim"]})
    assert listed.reason == "PROMPT_NOT_MADE"
    assert listed.metadata["path"] == "prompts.positive"
    async with database_of(stack) as connection:
        for template, reason in (("{{ heroes }}", "PROMPT_VARIABLE_UNKNOWN"), ("{{ f() }}", "THEME_INVALID")):
            change = "UPDATE themes SET prompts = jsonb_build_object('positive', $2::text) WHERE id = $1::uuid"
            await connection.execute(change, theme.id, template)
            refusal = await answer()
            assert (refusal.reason, refusal.metadata["path"]) == (reason, "prompts.positive")
    assert (await stack.themes.GetTheme(theme_pb2.GetThemeRequest(id=theme.id))).theme.prompts[
        "positive"
    ] == "{{ f() }}"


async def test_what_is_no_template_is_refused_when_it_is_written(stack: Stack) -> None:
    prompts = {"types": {"map": {"negative": "a\n{{ f() }}"}}}
    theme = theme_pb2.Theme(name="hostile", display_name="Hostile", prompts=prompts)
    refusal = await refused(stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme)))
    assert (refusal.reason, refusal.fields) == ("INVALID_FIELD", ("theme.prompts.types.map.negative",))
    assert "line 2: a call" in refusal.message
    element = theme_pb2.ThemeElement(category="a", name="b", display_name="c", prompts={"positive": "{% set a = 1 %}"})
    made = stack.themes.CreateThemeElement(theme_pb2.CreateThemeElementRequest(theme_element=element))
    assert (await refused(made)).fields == ("theme_element.prompts.positive",)
