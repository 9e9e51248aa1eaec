"""What a theme comes to is made once for the rows it is made of, and anew as soon as one of them is another."""

import pytest
from limner.v1 import theme_pb2

from tests.rpc.chosen_themes import a_world
from tests.rpc.stack import Stack, database_of

PROMPT = """'{"positive": "by %s"}'::jsonb"""
CHANGES = {
    "themes": f"config = config || '{{\"extra\": 1}}', prompts = {PROMPT % 'themes'}",
    "theme_variations": """config_override = '{"extra": 2}', variable_override = '{"hero": {"default": "x"}}'""",
    "style_presets": f"config = config || '{{\"extra\": 3}}', prompts = {PROMPT % 'presets'}",
    "theme_elements": f"config = config || '{{\"extra\": true}}', prompts = {PROMPT % 'elements'}",
}
"""What another writer changes in rows of each table, who counts no versions."""
ROWS = {
    "themes": "name = $1",
    "theme_variations": "theme_id = (SELECT id FROM themes WHERE name = $1)",
    "style_presets": "name = 'wet-' || $1",
    "theme_elements": "name = 'elm-' || $1",
}


@pytest.mark.parametrize("table", CHANGES)
async def test_who_asks_again_is_told_of_rows_as_they_are(stack: Stack, table: str) -> None:
    world = await a_world(stack)
    resolving = world.resolving(type="map", subtype="tactical")
    composing = theme_pb2.ComposePromptRequest(**world.choice())

    async def answers() -> tuple[theme_pb2.ResolveThemeResponse, theme_pb2.ComposePromptResponse]:
        return await stack.themes.ResolveTheme(resolving), await stack.themes.ComposePrompt(composing)

    before = await answers()
    assert await answers() == before
    async with database_of(stack) as connection:
        changed = f"UPDATE {table} SET {CHANGES[table]} WHERE {ROWS[table]}"
        assert await connection.execute(changed, world.word) == "UPDATE 1"
    resolved, composed = await answers()
    assert resolved.config != before[0].config
    assert resolved.fingerprint != before[0].fingerprint
    assert (resolved.variables != before[0].variables) == (table == "theme_variations")
    assert (composed.positive != before[1].positive) == (table != "theme_variations")
    assert await answers() == (resolved, composed)


async def test_another_request_over_the_same_rows_has_its_own_answer(stack: Stack) -> None:
    world = await a_world(stack)
    asked = [
        world.resolving(),
        world.resolving(type="map"),
        world.resolving(overrides={"extra": 1}),
        world.resolving(overrides={"extra": True}),
        world.resolving(presets=[]),
        world.resolving(elements=[]),
        world.resolving(variation=""),
    ]
    for _ in range(2):
        answered = [(await stack.themes.ResolveTheme(each)).config for each in asked]
        assert all(one != other for number, one in enumerate(answered) for other in answered[:number])
