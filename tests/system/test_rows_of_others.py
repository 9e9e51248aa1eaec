"""Every RPC takes rows of the promised columns alone, on the newest and on the oldest PostgreSQL."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from google.protobuf.message_factory import GetMessageClass

from tests.minio_server import MinioAddress
from tests.rows_of_others import added
from tests.rpc.contract.calls import SERVICES
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.uploads import png
from tests.system.maintaining import Ground, maintaining

Call = tuple[str, str, Mapping[str, Any]]
"""Service, method, fields of the request."""

KINDS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "overlay": ("overlays", {"name": "Well", "z": 3}),
    "map_grid": ("grids", {"size": 70.5}),
    "image": ("images", {"name": "Vault of Ash"}),
    "task": ("tasks", {"labels": {"level": "1"}}),
    "theme_variation": ("themes", {"description": "Darker."}),
    "theme": ("themes", {"description": "Plainer."}),
    "style_preset": ("themes", {"description": "Plainer."}),
    "theme_element": ("themes", {"description": "Plainer."}),
}
"""Kind -> the service of it, and a change; children come before their parents."""
LISTS = {f"List{''.join(each.capitalize() for each in kind.split('_'))}s" for kind in KINDS}
WITHOUT_ROWS = {
    "UploadImage",
    "ImportMap",
    "ListGenerators",
    "ListProviders",
    "PauseQueue",
    "ResumeQueue",
    "GetUsage",
    "GetMapExportUrl",
    "GetThemeSchema",
}
"""Beside what creates. No task of others keeps a file."""
ENDLESS = {"WatchTasks"}
OVERLAYS = (
    {"data": '{"text": "Vault", "at": {"pixel": {"x": 3, "y": 4.5}}}'},
    {"type": "annotation", "data": '"free text"', "style": "null"},
    {"type": "marker", "data": '{"x": 3}', "style": '{"colour": "red"}'},
    {
        "type": "walls",
        "data": '{"doors": [{"id": "cellar", "start": {"pixel": {"x": 1}}, "end": {"pixel": {"x": 9}}}]}',
    },
    {"type": "fog"},
    {"type": "patch"},
)


async def filled(ground: Ground) -> dict[str, list[str]]:
    """Rows of every kind: their ids, the first of each kind being the one that goes through everything."""
    connection = ground.connection
    address = await ground.kept(png(64, 48))
    image_id = await added(connection, "images", {"url": address, "width": 64, "height": 48})
    theme_id = await added(connection, "themes")
    rows: dict[str, list[tuple[str, Mapping[str, Any]]]] = {
        "overlay": [("image_overlays", {"image_id": UUID(image_id), **each}) for each in OVERLAYS],
        "map_grid": [("map_grids", {"image_id": UUID(image_id)})],
        "task": [("generation_tasks", {"status": each}) for each in ("succeeded", "queued")],
        "theme_variation": [("theme_variations", {"theme_id": UUID(theme_id)})],
        "style_preset": [("style_presets", {})],
        "theme_element": [("theme_elements", {})],
    }
    ids = {kind: [await added(connection, *each) for each in rows[kind]] for kind in rows}
    return ids | {"image": [image_id], "theme": [theme_id]}


def every_call(ids: Mapping[str, list[str]]) -> Iterator[Call]:
    """What can be asked of the rows, one after the other."""
    (image_id,), overlay_ids, task_id = ids["image"], ids["overlay"], ids["task"][0]
    here = {"id": image_id}
    yield "images", "BatchGetImages", {"ids": [image_id]}
    for method in ("DownloadImage", "RenderImage", "GetRenderedImage", "GetDownloadUrl"):
        yield "images", method, here
    yield "images", "GetImageContent", here
    yield "images", "GetImageContent", {**here, "max_side": 32}
    yield "images", "GetDownloadUrl", {**here, "options": {"scale": 0.5}}
    yield "images", "CopyImage", here
    places = [{"pixel": {"x": 3, "y": 4.5}}, {"cell": {"column": 2}}]
    for method in ("MeasureDistance", "SnapPoints"):
        yield "grids", method, {"image_id": image_id, "positions": places}
    yield "grids", "ResolveArea", {"image_id": image_id, "shape": {"circle": {"center": places[0], "radius": 20}}}
    yield "grids", "DetectGrid", {"image_id": image_id}
    yield "grids", "ExportMap", {"image_id": image_id}
    yield "overlays", "SetDoors", {"image_id": image_id, "doors": [{"id": "cellar", "state": "STATE_OPEN"}]}
    shapes = [{"circle": {"center": places[0], "radius": 20}}]
    yield "overlays", "RevealFog", {"image_id": image_id, "reveal": shapes}
    yield "overlays", "RevealSecret", {"image_id": image_id, "patch": overlay_ids[-1]}
    yield "overlays", "BatchGetOverlays", {"ids": overlay_ids}
    changes = [{"overlay": {"id": each, "description": "Deep."}} for each in overlay_ids]
    yield "overlays", "BatchUpdateOverlays", {"image_id": image_id, "requests": changes}
    yield "overlays", "ReorderOverlays", {"image_id": image_id, "ids": overlay_ids[::-1]}
    yield (
        "overlays",
        "BatchDeleteOverlays",
        {"image_id": image_id, "requests": [{"id": each} for each in overlay_ids[1:]]},
    )
    for each in overlay_ids[1:]:
        yield "overlays", "UndeleteOverlay", {"id": each}
    merged = {"theme": "plain", "variation": "plain", "presets": ["plain"], "elements": ["ink/plain"]}
    for method in ("ResolveTheme", "ComposePrompt"):
        yield "themes", method, {**merged, "type": "map", "subtype": "tactical"}
    yield "images", "ListStaleImages", {}
    yield "tasks", "BatchGetTasks", {"ids": ids["task"]}
    yield "tasks", "ExplainTask", {"id": ids["task"][1]}
    yield "tasks", "CancelTask", {"id": ids["task"][1]}
    yield "tasks", "RetryTask", {"id": ids["task"][1]}
    for method in ("WaitTask", "WatchTask", "ListTaskEvents"):
        yield "tasks", method, {"id": task_id}
    yield "tasks", "GetQueueStats", {}
    yield "tasks", "WatchTasks", {}
    for kind, (service, change) in KINDS.items():
        camel = "".join(each.capitalize() for each in kind.split("_"))
        of_image = {"image_id": image_id} if kind == "overlay" else {}
        for row_id in ids[kind]:
            yield service, f"Get{camel}", {"id": row_id}
            yield service, f"List{camel}s", of_image
            yield service, f"Update{camel}", {kind: {"id": row_id, **change}}
            yield service, f"Delete{camel}", {"id": row_id}
            yield service, f"Undelete{camel}", {"id": row_id}
            yield service, f"Delete{camel}", {"id": row_id}
            yield service, f"Purge{camel}s", {"ids": [row_id]}


async def answered(stack: Stack, call: Call) -> Any:
    """What a call is answered with; raises when it is refused."""
    service, name, values = call
    method = SERVICES[service].methods_by_name[name]
    answer = getattr(getattr(stack, service), name)(GetMessageClass(method.input_type)(**values))
    if name in ENDLESS:
        return await anext(aiter(answer))
    return [each async for each in answer] if method.server_streaming else await answer


async def test_every_call_is_answered(each_database_url: str, minio: MinioAddress, tmp_path: Path) -> None:
    settings = settings_for(each_database_url, tmp_path, **minio.settings())
    made: set[str] = set()
    async with maintaining(settings) as ground, serving(settings) as stack:
        for service, method, values in every_call(await filled(ground)):
            answer = await answered(stack, (service, method, values))
            if method in LISTS:
                assert len(getattr(answer, answer.DESCRIPTOR.fields[0].name)), (method, values)
            if method.startswith("Purge"):
                assert answer.count == 1, (method, values)
            made.add(method)
    every = {name for service in SERVICES.values() for name in service.methods_by_name}
    assert {name for name in every - made if not name.startswith(("Create", "BatchCreate"))} == WITHOUT_ROWS
    assert every >= LISTS


async def test_the_rows_stay_what_they_were(each_database_url: str, minio: MinioAddress, tmp_path: Path) -> None:
    """What a message cannot say is not lost by a change of something else."""
    settings = settings_for(each_database_url, tmp_path, **minio.settings())
    async with maintaining(settings) as ground, serving(settings) as stack:
        ids = (await filled(ground))["overlay"]
        reading = "SELECT type, data, style FROM image_overlays ORDER BY id"
        before = await ground.connection.fetch(reading)
        for row_id in ids:
            for values in ({"name": "Well"}, {"description": "Deep.", "z": 4}):
                await answered(stack, ("overlays", "UpdateOverlay", {"overlay": {"id": row_id, **values}}))
        assert await ground.connection.fetch(reading) == before
