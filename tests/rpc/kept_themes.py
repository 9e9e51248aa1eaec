"""Themes that change while tasks wait, and what is seen of it in the images that the tasks make."""

import uuid
from typing import Any
from uuid import UUID

import asyncpg
from google.protobuf.json_format import MessageToDict
from limner.v1 import image_pb2, task_pb2, theme_pb2

from tests.rows_of_others import added
from tests.rpc.stack import Stubs
from tests.rpc.tasks import created, small

INK = "ink"
"""Name of the variation."""
RED: dict[str, Any] = {"battle_map": {"palette": {"wall": "#990000"}}}
"""What it says at first."""
BLUE: dict[str, Any] = {"battle_map": {"palette": {"wall": "#000099"}}}
"""What it says later."""


async def a_theme(stubs: Stubs) -> theme_pb2.Theme:
    """A theme that differs from the built-in one by its name, with the variation `ink`."""
    new = (await stubs.themes.GetTheme(theme_pb2.GetThemeRequest(name="high_fantasy"))).theme
    new.name = uuid.uuid4().hex
    theme: theme_pb2.Theme = (await stubs.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=new))).theme
    ink = theme_pb2.ThemeVariation(theme_id=theme.id, name=INK, display_name="Ink", config_override=RED)
    await stubs.themes.CreateThemeVariation(theme_pb2.CreateThemeVariationRequest(theme_variation=ink))
    return theme


async def variation_of(stubs: Stubs, theme: theme_pb2.Theme) -> str:
    """The id of its variation."""
    listed = await stubs.themes.ListThemeVariations(theme_pb2.ListThemeVariationsRequest(theme_id=theme.id))
    return str(listed.theme_variations[0].id)


def drawn_with(theme: theme_pb2.Theme, **values: Any) -> task_pb2.CreateTaskRequest:
    """A small task with a theme and its variation."""
    request = small(**values)
    request.generate.theme, request.generate.variation = theme.name, INK
    return request


async def task_of_another(stubs: Stubs, connection: asyncpg.Connection, request: task_pb2.CreateTaskRequest) -> str:
    """The id of a task that another program has written: it asks for the same, in the promised columns alone."""
    model = await created(stubs, request)
    await stubs.tasks.CancelTask(task_pb2.CancelTaskRequest(id=model.id))
    params = await connection.fetchval("SELECT params::text FROM generation_tasks WHERE id = $1", UUID(model.id))
    return await added(connection, "generation_tasks", {"params": params, "retry_delay": 0})


async def change(stubs: Stubs, theme: theme_pb2.Theme) -> None:
    """Theme and variation say something else."""
    new = theme_pb2.Theme(id=theme.id, config={"battle_map": {"saturation": 0.1}})
    await stubs.themes.UpdateTheme(theme_pb2.UpdateThemeRequest(theme=new))
    ink = theme_pb2.ThemeVariation(id=await variation_of(stubs, theme), config_override=BLUE)
    await stubs.themes.UpdateThemeVariation(theme_pb2.UpdateThemeVariationRequest(theme_variation=ink))


async def delete(stubs: Stubs, theme: theme_pb2.Theme) -> None:
    """It is hidden."""
    await stubs.themes.DeleteTheme(theme_pb2.DeleteThemeRequest(id=theme.id))


async def purge(stubs: Stubs, theme: theme_pb2.Theme) -> None:
    """It is gone, and nothing has to be forced."""
    await delete(stubs, theme)
    assert (await stubs.themes.PurgeThemes(theme_pb2.PurgeThemesRequest(ids=[theme.id]))).count == 1


async def purge_variation(stubs: Stubs, theme: theme_pb2.Theme) -> None:
    """Its variation is gone, and nothing has to be forced."""
    row_id = await variation_of(stubs, theme)
    await stubs.themes.DeleteThemeVariation(theme_pb2.DeleteThemeVariationRequest(id=row_id))
    request = theme_pb2.PurgeThemeVariationsRequest(ids=[row_id])
    assert (await stubs.themes.PurgeThemeVariations(request)).count == 1


async def replace(stubs: Stubs, theme: theme_pb2.Theme) -> None:
    """Another one has its name."""
    await purge(stubs, theme)
    other = theme_pb2.Theme(name=theme.name, display_name="Another", config={"battle_map": {"saturation": 0.1}})
    made = (await stubs.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=other))).theme
    ink = theme_pb2.ThemeVariation(theme_id=made.id, name=INK, display_name="Ink", config_override=BLUE)
    await stubs.themes.CreateThemeVariation(theme_pb2.CreateThemeVariationRequest(theme_variation=ink))


FATES = (change, delete, purge, purge_variation, replace)
"""What may become of a theme."""


async def seen(stubs: Stubs, task: task_pb2.Task) -> tuple[list[str], dict[str, Any]]:
    """The digests of what a task has made, and what is said there of the theme, but for its name."""
    assert task.state == task_pb2.Task.STATE_SUCCEEDED, task.error
    images = [(await stubs.images.GetImage(image_pb2.GetImageRequest(id=each.image_id))).image for each in task.outputs]
    said = [MessageToDict(each.style_data) for each in images]
    assert all(each.pop("theme") == task.generate.theme for each in said)
    assert all(each == said[0] for each in said)
    return [each.sha256 for each in images], said[0]
