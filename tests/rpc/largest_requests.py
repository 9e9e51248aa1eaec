"""The largest legal requests of every method, which are answered when they are sent in this order."""

from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2, view_pb2
from sqlalchemy import Table

from server.repositories.tables import generation_tasks, images, map_grids, themes
from server.wiring import open_worker, running
from tests.rpc.contract.described import LABELS, LONG
from tests.rpc.overlays import deleting, making
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import each, metadata, parts, png

Requests = Mapping[str, Sequence[Sequence[Message]]]
"""By the name of the method: calls, each with its messages."""
SOON = Timestamp(seconds=4_000_000_000)
DOCUMENT = {"a": [None] * 16_350}
"""Four bytes for each value: none could be more."""
MANY = 1000


def outlines(overlay_id: str = "", image_id: str = "", segments: int = 26) -> overlay_pb2.Overlay:
    """Walls with as many points as fit: four bytes for each."""
    overlay = overlay_pb2.Overlay(id=overlay_id, image_id=image_id)
    for _ in range(segments):
        points = overlay.walls.segments.add().points
        for _ in range(4980):
            points.add().cell.SetInParent()
    return overlay


async def multiply(stack: Stack, table: Table, row_id: str, count: int, **values: str) -> list[str]:
    """Make so many rows like one, as another writer would; `values` are SQL, where `n` numbers them."""
    taken = [column.name for column in table.c if column.computed is None and column.name not in ("id", *values)]
    statement = (
        f"INSERT INTO {table.name} (id, {', '.join([*values, *taken])}) "
        f"SELECT gen_random_uuid(), {', '.join([*values.values(), *taken])} "
        f"FROM {table.name}, generate_series(1, {count}) n WHERE id = $1 RETURNING id"
    )
    async with database_of(stack) as connection:
        return [str(row[0]) for row in await connection.fetch(statement, row_id)]


async def largest_requests(stack: Stack, service: str) -> Requests:
    """Those of a service."""
    match service:
        case "OverlayService":
            return await _overlays(stack)
        case "ThemeService":
            return await _themes(stack)
    theme = await _heavy_theme(stack)
    asked = small(seed=6, labels=LABELS)
    asked.generate.theme = theme.name
    async with open_worker(stack.settings) as worker, running(worker.run()):
        task = await finished(stack, (await created(stack, asked)).id)
    (made,) = task.outputs
    match service:
        case "ImageService":
            return await _images(stack, made.image_id)
        case "MapGridService":
            return await _map_grids(stack, made.image_id)
        case _:
            return await _tasks(stack, task)


async def _heavy_theme(stack: Stack) -> theme_pb2.Theme:
    theme = theme_pb2.Theme(name="heavy", display_name="Heavy", description=LONG)
    for name in ("variables", "prompts", "styles"):
        getattr(theme, name).update(DOCUMENT)
    made: theme_pb2.Theme = (await stack.themes.CreateTheme(theme_pb2.CreateThemeRequest(theme=theme))).theme
    return made


async def _image(stack: Stack) -> str:
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
    image_id: str = (await stack.images.CreateImage(request)).image.id
    return image_id


async def _covered(stack: Stack, count: int) -> tuple[str, list[str]]:
    """An image below so many overlays of the largest kind, and their ids."""
    image_id = await _image(stack)
    create = overlay_pb2.CreateOverlayRequest(overlay=outlines("", image_id))
    first = (await stack.overlays.CreateOverlay(create)).overlay
    columns = "created_at, updated_at, image_id, type, name, data, style"
    async with database_of(stack) as connection:
        copied = await connection.fetch(
            f"INSERT INTO image_overlays (id, {columns}) SELECT gen_random_uuid(), {columns} "
            "FROM image_overlays, generate_series(2, $2) WHERE id = $1 RETURNING id",
            first.id,
            count,
        )
    return image_id, [first.id, *(str(row[0]) for row in copied)]


async def _littered(stack: Stack, count: int) -> tuple[str, list[str]]:
    """An image below so many small overlays with long names, and their ids."""
    image_id = await _image(stack)
    label = overlay_pb2.Overlay(name="🐉" * 255, description=LONG, label={"text": "x", "at": {"pixel": {}}})
    ids: list[str] = []
    while len(ids) < count:
        request = making(image_id, [label] * min(90, count - len(ids)))
        ids += [each.id for each in (await stack.overlays.BatchCreateOverlays(request)).overlays]
    return image_id, ids


async def _images(stack: Stack, map_id: str) -> Requests:
    large = png(1000, 1000)
    said = metadata(description=LONG, labels=LABELS)
    upload = (await stack.images.UploadImage(each(list(parts(png()))))).image
    ids = await multiply(stack, images, map_id, MANY)
    gone = await multiply(stack, images, map_id, MANY, is_deleted="true", deleted_at="now()")
    changed = image_pb2.Image(id=upload.id, name="x", type="item", description=LONG, labels=LABELS)
    mask = ["name", "description", "labels", "type"] * 25
    covered, _ = await _covered(stack, 6)
    littered, _ = await _littered(stack, 2000)
    options = image_pb2.RenderOptions(format=image_pb2.IMAGE_FORMAT_WEBP, kinds=[overlay_pb2.OVERLAY_KIND_WALLS] * 16)
    return {
        "UploadImage": [list(parts(large, chunk=1 << 20, description=LONG, labels=LABELS))],
        "CreateImage": [[image_pb2.CreateImageRequest(metadata=said, content=large)]],
        "GetImage": [[image_pb2.GetImageRequest(id=map_id, thumbnails=True)]],
        "BatchGetImages": [[image_pb2.BatchGetImagesRequest(ids=ids[:count])] for count in (MANY, 80)],
        "ListImages": [
            [image_pb2.ListImagesRequest(page_size=1000, view=view, thumbnails=view == view_pb2.VIEW_FULL)]
            for view in (view_pb2.VIEW_FULL, view_pb2.VIEW_BASIC)
        ],
        "UpdateImage": [[image_pb2.UpdateImageRequest(image=changed, update_mask={"paths": mask})]],
        "CopyImage": [[image_pb2.CopyImageRequest(id=image_id)] for image_id in (covered, littered)],
        "DeleteImage": [[image_pb2.DeleteImageRequest(id=upload.id)]],
        "UndeleteImage": [[image_pb2.UndeleteImageRequest(id=upload.id)]],
        "PurgeImages": [[image_pb2.PurgeImagesRequest(ids=gone)]],
        "DownloadImage": [[image_pb2.DownloadImageRequest(id=map_id)]],
        "GetImageContent": [[image_pb2.GetImageContentRequest(id=map_id)]],
        "GetDownloadUrl": [[image_pb2.GetDownloadUrlRequest(id=covered, options=options)]],
        "RenderImage": [[image_pb2.RenderImageRequest(id=covered, options=options)]],
        "GetRenderedImage": [[image_pb2.GetRenderedImageRequest(id=covered, options=options)]],
    }


async def _map_grids(stack: Stack, map_id: str) -> Requests:
    grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=map_id))).map_grid
    other = await multiply(stack, images, map_id, 2 * MANY)
    async with database_of(stack) as connection:
        taken = [
            column.name for column in map_grids.c if column.name not in ("id", "image_id", "is_deleted", "deleted_at")
        ]
        held = ", ".join(taken)
        rows = await connection.fetch(
            f"INSERT INTO map_grids (id, image_id, is_deleted, deleted_at, {held}) "
            f"SELECT gen_random_uuid(), i.id, n > 1000, CASE WHEN n > 1000 THEN now() END, {held} "
            "FROM map_grids, unnest($2::uuid[]) WITH ORDINALITY i (id, n) WHERE map_grids.id = $1 "
            "RETURNING id, is_deleted",
            grid.id,
            other,
        )
    gone = [str(row[0]) for row in rows if row[1]]
    changed = map_grid_pb2.MapGrid(id=grid.id, size=70, color="#112233")
    bare = await _image(stack)
    return {
        "CreateMapGrid": [
            [map_grid_pb2.CreateMapGridRequest(map_grid=map_grid_pb2.MapGrid(image_id=bare, distance_unit="🐉" * 16))]
        ],
        "GetMapGrid": [[map_grid_pb2.GetMapGridRequest(image_id=map_id)]],
        "ListMapGrids": [[map_grid_pb2.ListMapGridsRequest(page_size=1000)]],
        "UpdateMapGrid": [
            [map_grid_pb2.UpdateMapGridRequest(map_grid=changed, update_mask={"paths": ["size", "color"] * 50})]
        ],
        "DeleteMapGrid": [[map_grid_pb2.DeleteMapGridRequest(id=grid.id)]],
        "UndeleteMapGrid": [[map_grid_pb2.UndeleteMapGridRequest(id=grid.id)]],
        "PurgeMapGrids": [[map_grid_pb2.PurgeMapGridsRequest(ids=gone)]],
    }


async def _overlays(stack: Stack) -> Requests:
    image_id, ids = await _covered(stack, 12)
    littered, small_ids = await _littered(stack, 2000)
    bare, new = await _image(stack), outlines()
    whole: Mapping[str, Any] = {"view": view_pb2.VIEW_FULL, "audience": audience_pb2.AUDIENCE_PLAYERS}
    own = outlines("", bare)
    update = overlay_pb2.UpdateOverlayRequest(overlay=outlines(ids[0]), update_mask={"paths": ["walls"] * 100})
    lifted = [overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=row_id, z=9)) for row_id in ids]
    drawn_anew = [overlay_pb2.UpdateOverlayRequest(overlay=outlines(row_id)) for row_id in ids[:4]]
    batch_update = overlay_pb2.BatchUpdateOverlaysRequest
    return {
        "CreateOverlay": [[overlay_pb2.CreateOverlayRequest(overlay=own, request_id=bare)]],
        "BatchCreateOverlays": [[making(bare, [new] * 7, bare)]],
        "GetOverlay": [[overlay_pb2.GetOverlayRequest(id=ids[0])]],
        "BatchGetOverlays": [
            [overlay_pb2.BatchGetOverlaysRequest(ids=chosen, **whole)]
            for chosen in (ids[:1] * 5, [*ids, *small_ids[:900]], small_ids[:60])
        ],
        "ListOverlays": [
            [overlay_pb2.ListOverlaysRequest(image_id=listed, page_size=1000, **whole)]
            for listed in (image_id, littered)
        ],
        "UpdateOverlay": [[update]],
        "BatchUpdateOverlays": [
            [batch_update(image_id=image_id, requests=lifted)],
            [batch_update(image_id=image_id, requests=drawn_anew)],
        ],
        "DeleteOverlay": [[overlay_pb2.DeleteOverlayRequest(id=ids[0])]],
        "BatchDeleteOverlays": [
            [deleting(littered, small_ids[:500])],
            [deleting(image_id, ids[8:])],
        ],
        "UndeleteOverlay": [[overlay_pb2.UndeleteOverlayRequest(id=ids[0])]],
        "PurgeOverlays": [[overlay_pb2.PurgeOverlaysRequest(ids=small_ids[:500] + ids[8:])]],
        "ReorderOverlays": [
            [overlay_pb2.ReorderOverlaysRequest(image_id=littered, ids=small_ids[500:])],
            [overlay_pb2.ReorderOverlaysRequest(image_id=image_id, ids=ids[:8])],
        ],
    }


async def _tasks(stack: Stack, task: task_pb2.Task) -> Requests:
    new = small(seed=6, labels=LABELS)
    new.generate.theme = "heavy"
    new.generate.overrides.update(DOCUMENT)
    other = (await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=(await created(stack, new)).id))).task
    ids = await multiply(stack, generation_tasks, task.id, MANY)
    gone = await multiply(stack, generation_tasks, task.id, MANY, is_deleted="true", deleted_at="now()")
    changed = task_pb2.Task(id=other.id, labels=LABELS)
    new.request_id = task.id
    batch = task_pb2.BatchGetTasksRequest
    return {
        "CreateTask": [[new]],
        "GetTask": [[task_pb2.GetTaskRequest(id=other.id)]],
        "BatchGetTasks": [[batch(ids=ids)], [batch(ids=ids[:60], view=view_pb2.VIEW_FULL)]],
        "ListTasks": [
            [task_pb2.ListTasksRequest(page_size=1000, view=view)] for view in (view_pb2.VIEW_FULL, view_pb2.VIEW_BASIC)
        ],
        "CancelTask": [[task_pb2.CancelTaskRequest(id=other.id)]],
        "UpdateTask": [[task_pb2.UpdateTaskRequest(task=changed, update_mask={"paths": ["labels"] * 100})]],
        "DeleteTask": [[task_pb2.DeleteTaskRequest(id=other.id)]],
        "UndeleteTask": [[task_pb2.UndeleteTaskRequest(id=other.id)]],
        "PurgeTasks": [[task_pb2.PurgeTasksRequest(ids=gone)]],
        "WaitTask": [[task_pb2.WaitTaskRequest(id=task.id)]],
        "WatchTask": [[task_pb2.WatchTaskRequest(id=task.id)]],
        "ListTaskEvents": [[task_pb2.ListTaskEventsRequest(id=task.id, page_size=1000)]],
        "WatchTasks": [[task_pb2.WatchTasksRequest(labels=LABELS)]],
        "RetryTask": [[task_pb2.RetryTaskRequest(id=other.id)]],
        "ExplainTask": [[task_pb2.ExplainTaskRequest(id=task.id)]],
        "PauseQueue": [[task_pb2.PauseQueueRequest(scope="🐉" * 128, reason="🐉" * 500)]],
        "ResumeQueue": [[task_pb2.ResumeQueueRequest(scope="🐉" * 128)]],
        "GetQueueStats": [[task_pb2.GetQueueStatsRequest()]],
        "GetUsage": [[task_pb2.GetUsageRequest(scope="🐉" * 128)]],
        "ListGenerators": [[task_pb2.ListGeneratorsRequest()]],
    }


async def _themes(stack: Stack) -> Requests:
    theme_id = (await _heavy_theme(stack)).id
    await multiply(stack, themes, theme_id, 60, name="'heavy ' || n")
    lives: dict[str, Sequence[Sequence[Message]]] = {}
    for kind, documents in (
        ("Theme", ("config", "variables", "prompts", "styles")),
        ("ThemeVariation", ("config_override", "variable_override")),
        ("StylePreset", ("config", "prompts", "compatibility")),
        ("ThemeElement", ("config", "prompts", "compatibility")),
    ):
        lives |= await _life(stack, kind, documents, {"theme_id": theme_id} if kind == "ThemeVariation" else {})
    return lives


async def _life(stack: Stack, kind: str, documents: Sequence[str], values: Mapping[str, Any]) -> Requests:
    def request(method: str, **fields: Any) -> Message:
        made: Message = getattr(theme_pb2, f"{method}Request")(**fields)
        return made

    field = request(f"Create{kind}").DESCRIPTOR.fields[0].name
    full = {"display_name": "Heavy", "description": LONG, **dict.fromkeys(documents, DOCUMENT)}
    category = {"category": "weather"} if kind in ("StylePreset", "ThemeElement") else {}
    send = getattr(stack.themes, f"Create{kind}")
    row = getattr(
        await send(request(f"Create{kind}", **{field: {"name": "made", **full, **values, **category}})), field
    )
    changed = {"id": row.id, **full, "display_name": "Changed"}
    mask = {"paths": ([*documents, "display_name", "description"] * 50)[:100]}
    return {
        f"Create{kind}": [[request(f"Create{kind}", **{field: {"name": "other", **full, **values, **category}})]],
        f"Get{kind}": [[request(f"Get{kind}", id=row.id)]],
        f"List{kind}s": [[request(f"List{kind}s", page_size=1000, view=view_pb2.VIEW_FULL)]],
        f"Update{kind}": [[request(f"Update{kind}", **{field: changed}, update_mask=mask)]],
        f"Delete{kind}": [[request(f"Delete{kind}", id=row.id)]],
        f"Undelete{kind}": [[request(f"Undelete{kind}", id=row.id)]],
        f"Purge{kind}s": [[request(f"Purge{kind}s", deleted_before=SOON, dry_run=True)]],
    }
