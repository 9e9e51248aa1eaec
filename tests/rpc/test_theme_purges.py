"""Themes that images still name are not purged, unless that is allowed, and images are named; tasks hold nothing up."""

import uuid
from typing import Any

import grpc
from limner.v1 import image_pb2, task_pb2, theme_pb2

from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, small
from tests.rpc.uploads import metadata, png


async def a_theme(stack: Stack) -> theme_pb2.Theme:
    """A theme that differs from the built-in one by its name."""
    held = (await stack.themes.GetTheme(theme_pb2.GetThemeRequest(name="high_fantasy"))).theme
    held.name = uuid.uuid4().hex
    theme: theme_pb2.Theme = (await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=held))).theme
    return theme


async def a_variation(stack: Stack, theme_id: str, name: str) -> theme_pb2.ThemeVariation:
    new = theme_pb2.ThemeVariation(theme_id=theme_id, name=name, display_name=name)
    request = theme_pb2.CreateThemeVariationRequest(theme_variation=new)
    variation: theme_pb2.ThemeVariation = (await stack.themes.CreateThemeVariation(request)).theme_variation
    return variation


async def task_with(stack: Stack, theme: str, variation: str = "") -> task_pb2.Task:
    request = small()
    request.generate.theme, request.generate.variation = theme, variation
    return await created(stack, request)


async def purged(stack: Stack, kind: str, row_id: str, **values: Any) -> int:
    """How many of one deleted row are purged."""
    request = getattr(theme_pb2, f"Purge{kind}Request")(ids=[row_id], **values)
    count: int = (await getattr(stack.themes, f"Purge{kind}")(request)).count
    return count


async def test_a_theme_that_images_name_is_in_use(stack: Stack) -> None:
    theme = await a_theme(stack)
    said = metadata(theme=theme.name, name="The Wall")
    image = (await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=png()))).image
    await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=theme.id))
    for asked in ({}, {"dry_run": True}):
        used = await refused(purged(stack, "Themes", theme.id, **asked))
        assert (used.code, used.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "THEME_IN_USE")
        assert used.metadata["id"] == theme.id
        assert used.metadata["users"] == f"1 images such as {image.id}"
        assert "The Wall" not in used.message
        assert "allow_in_use" in used.message
    assert await purged(stack, "Themes", theme.id, allow_in_use=True, dry_run=True) == 1
    assert await purged(stack, "Themes", theme.id, allow_in_use=True) == 1
    gone = await refused(stack.themes.UndeleteTheme(theme_pb2.UndeleteThemeRequest(id=theme.id)))
    assert gone.resource == ("theme", theme.id)


async def test_what_waiting_tasks_draw_with_is_purged(stack: Stack) -> None:
    theme = await a_theme(stack)
    ink = await a_variation(stack, theme.id, "ink")
    task = await task_with(stack, theme.name, "ink")
    await stack.themes.DeleteThemeVariation(theme_pb2.DeleteThemeVariationRequest(id=ink.id))
    assert await purged(stack, "ThemeVariations", ink.id) == 1
    await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=theme.id))
    assert await purged(stack, "Themes", theme.id) == 1
    waiting = (await stack.tasks.GetTask(task_pb2.GetTaskRequest(id=task.id))).task
    assert (waiting.state, waiting.generate) == (task_pb2.Task.STATE_QUEUED, task.generate)


async def test_a_theme_of_many_images_names_some(stack: Stack) -> None:
    theme = await a_theme(stack)
    said = metadata(theme=theme.name, name="🐉" * 255)
    image = (await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=said, content=png()))).image
    for _ in range(8):
        await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image.id))
    await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=theme.id))
    used = await refused(purged(stack, "Themes", theme.id))
    assert "9 images" in used.metadata["users"]


async def test_one_of_several_in_use_refuses_them_all(stack: Stack) -> None:
    used, free = await a_theme(stack), await a_theme(stack)
    await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(theme=used.name), content=png()))
    for theme in (used, free):
        await stack.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=theme.id))
    refusal = await refused(stack.themes.PurgeThemes(theme_pb2.PurgeThemesRequest(ids=[free.id, used.id])))
    assert refusal.metadata["id"] == used.id
    assert (await stack.themes.UndeleteTheme(theme_pb2.UndeleteThemeRequest(id=free.id))).theme.id == free.id


async def test_variations_of_one_name_by_another_writer_upset_nothing(stack: Stack) -> None:
    theme = await a_theme(stack)
    variation = await a_variation(stack, theme.id, "ink")
    columns = "created_at, updated_at, theme_id, name, display_name, config_override, variable_override"
    async with database_of(stack) as connection:
        await connection.execute(
            f"INSERT INTO theme_variations (id, {columns}) SELECT gen_random_uuid(), {columns} FROM theme_variations "
            "WHERE id = $1",
            variation.id,
        )
    assert (await task_with(stack, theme.name, "ink")).id
    taken = await refused(a_variation(stack, theme.id, "ink"))
    assert (taken.code, taken.reason) == (grpc.StatusCode.ALREADY_EXISTS, "THEME_VARIATION_EXISTS")
