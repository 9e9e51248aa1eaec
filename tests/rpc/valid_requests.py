"""A request for every method that is answered OK, when they are sent in this order."""

from collections.abc import Mapping, Sequence

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import (
    audience_pb2,
    grid_detection_pb2,
    image_pb2,
    map_export_pb2,
    map_grid_pb2,
    overlay_pb2,
    task_pb2,
    theme_pb2,
    view_pb2,
)

from server.wiring import open_worker, running
from tests.overlay_samples.sample import CELL, PIXEL
from tests.rpc.imports import map_parts, vtt
from tests.rpc.overlays import deleting, making
from tests.rpc.stack import Stack
from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import each, metadata, parts, png

Requests = Mapping[str, Sequence[Message]]
LONG_AGO = Timestamp(seconds=1_000_000_000)
SHARED = {"config": {"look": {"palette": {"ink": "#112233"}}}, "prompts": {"positive": "a map"}}


async def valid_requests(stack: Stack) -> Requests:
    """By the name of their methods: they follow one map, one upload, two tasks and one theme."""
    async with open_worker(stack.settings) as worker, running(worker.run()):
        task = await finished(stack, (await created(stack, small(seed=6))).id)
    other = (await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=(await created(stack, small())).id))).task
    (made,) = task.outputs
    return {
        **await _images(stack, made.image_id),
        **await _map_grids(stack, made.image_id, task.id),
        **await _overlays(stack, made.image_id),
        **_tasks(task, other),
        **await _themes(stack),
    }


async def _images(stack: Stack, map_id: str) -> Requests:
    content = png()
    upload = (await stack.images.UploadImage(each(list(parts(content))))).image
    options = image_pb2.RenderOptions(
        crop=image_pb2.RenderOptions.Crop(width=16, height=16), format=image_pb2.IMAGE_FORMAT_WEBP
    )
    changed = image_pb2.Image(id=upload.id, name="Crypt", type="item", labels={"level": "1"})
    return {
        "UploadImage": list(parts(content, chunk=4096)),
        "CreateImage": [image_pb2.CreateImageRequest(metadata=metadata(), content=content)],
        "GetImage": [image_pb2.GetImageRequest(id=upload.id)],
        "BatchGetImages": [image_pb2.BatchGetImagesRequest(ids=[upload.id, map_id])],
        "ListImages": [image_pb2.ListImagesRequest(type="map", page_size=2)],
        "UpdateImage": [image_pb2.UpdateImageRequest(image=changed)],
        "CopyImage": [image_pb2.CopyImageRequest(id=map_id)],
        "DeleteImage": [image_pb2.DeleteImageRequest(id=upload.id)],
        "UndeleteImage": [image_pb2.UndeleteImageRequest(id=upload.id)],
        "PurgeImages": [image_pb2.PurgeImagesRequest(deleted_before=LONG_AGO)],
        "DownloadImage": [image_pb2.DownloadImageRequest(id=map_id)],
        "GetImageContent": [image_pb2.GetImageContentRequest(id=map_id)],
        "GetDownloadUrl": [image_pb2.GetDownloadUrlRequest(id=map_id, options=options)],
        "RenderImage": [image_pb2.RenderImageRequest(id=map_id, options=options)],
        "GetRenderedImage": [image_pb2.GetRenderedImageRequest(id=map_id, options=options)],
        "ListStaleImages": [image_pb2.ListStaleImagesRequest(theme="ink", page_size=2)],
    }


async def _map_grids(stack: Stack, map_id: str, task_id: str) -> Requests:
    bare = (await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=png()))).image
    grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=map_id))).map_grid
    changed = map_grid_pb2.MapGrid(id=grid.id, size=70, color="#112233")
    exported = map_export_pb2.MapExportOptions(target="TARGET_FOUNDRY", max_side=1000)
    return {
        "CreateMapGrid": [
            map_grid_pb2.CreateMapGridRequest(map_grid=map_grid_pb2.MapGrid(image_id=bare.id, size=70, offset_x=-3))
        ],
        "GetMapGrid": [map_grid_pb2.GetMapGridRequest(image_id=map_id)],
        "ListMapGrids": [map_grid_pb2.ListMapGridsRequest(page_size=2)],
        "UpdateMapGrid": [map_grid_pb2.UpdateMapGridRequest(map_grid=changed)],
        "DeleteMapGrid": [map_grid_pb2.DeleteMapGridRequest(id=grid.id)],
        "UndeleteMapGrid": [map_grid_pb2.UndeleteMapGridRequest(id=grid.id)],
        "PurgeMapGrids": [map_grid_pb2.PurgeMapGridsRequest(deleted_before=LONG_AGO)],
        "MeasureDistance": [map_grid_pb2.MeasureDistanceRequest(image_id=map_id, positions=[CELL, PIXEL, CELL])],
        "SnapPoints": [map_grid_pb2.SnapPointsRequest(image_id=map_id, positions=[CELL, PIXEL])],
        "ResolveArea": [
            map_grid_pb2.ResolveAreaRequest(image_id=map_id, shape={"circle": {"center": CELL, "radius": 20}})
        ],
        "DetectGrid": [grid_detection_pb2.DetectGridRequest(image_id=map_id)],
        "ImportMap": list(map_parts(vtt(), chunk=400)),
        "ExportMap": [map_export_pb2.ExportMapRequest(image_id=map_id, options=exported)],
        "GetMapExportUrl": [map_export_pb2.GetMapExportUrlRequest(task_id=task_id)],
    }


async def _overlays(stack: Stack, map_id: str) -> Requests:
    listed = await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=map_id))
    ids = [overlay.id for overlay in listed.overlays]
    (walled,) = (each.id for each in listed.overlays if each.type == "walls")
    walls = await stack.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=walled))
    door = walls.overlay.walls.doors[0]
    shown = overlay_pb2.Overlay(image_id=map_id, patch={"image_id": map_id, "corner": PIXEL})
    patch = await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=shown))
    fog = overlay_pb2.Overlay(image_id=map_id, fog={"enabled": False}, audience=audience_pb2.AUDIENCE_GM)
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=fog))
    at = overlay_pb2.Overlay.Marker(at={"cell": {"column": 1, "row": 2}}, number=7)
    style = overlay_pb2.Overlay.Style(color="#112233", opacity=0.5)
    new = overlay_pb2.Overlay(image_id=map_id, marker=at, style=style, z=3)
    changed = overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=ids[0], name="Crypt", style=style))
    return {
        "CreateOverlay": [overlay_pb2.CreateOverlayRequest(overlay=new)],
        "BatchCreateOverlays": [making(map_id, [new, new])],
        "GetOverlay": [overlay_pb2.GetOverlayRequest(id=ids[0])],
        "BatchGetOverlays": [overlay_pb2.BatchGetOverlaysRequest(ids=ids[:2], view=view_pb2.VIEW_FULL)],
        "ListOverlays": [overlay_pb2.ListOverlaysRequest(image_id=map_id)],
        "UpdateOverlay": [changed],
        "BatchUpdateOverlays": [overlay_pb2.BatchUpdateOverlaysRequest(image_id=map_id, requests=[changed, changed])],
        "DeleteOverlay": [overlay_pb2.DeleteOverlayRequest(id=ids[1])],
        "BatchDeleteOverlays": [deleting(map_id, ids[2:3])],
        "UndeleteOverlay": [overlay_pb2.UndeleteOverlayRequest(id=ids[1])],
        "PurgeOverlays": [overlay_pb2.PurgeOverlaysRequest(deleted_before=LONG_AGO)],
        "ReorderOverlays": [overlay_pb2.ReorderOverlaysRequest(image_id=map_id, ids=[ids[1], ids[0]])],
        "RevealFog": [
            overlay_pb2.RevealFogRequest(image_id=map_id, reveal=[{"circle": {"center": PIXEL, "radius": 20}}])
        ],
        "SetDoors": [overlay_pb2.SetDoorsRequest(image_id=map_id, doors=[{"id": door.id, "state": "STATE_OPEN"}])],
        "RevealSecret": [overlay_pb2.RevealSecretRequest(image_id=map_id, patch=patch.overlay.id)],
    }


def _tasks(task: task_pb2.Task, other: task_pb2.Task) -> Requests:
    changed = task_pb2.Task(id=other.id, labels={"level": "1"})
    return {
        "CreateTask": [small(seed=6), task_pb2.CreateTaskRequest(regenerate={"image_ids": [task.outputs[0].image_id]})],
        "GetTask": [task_pb2.GetTaskRequest(id=task.id)],
        "BatchGetTasks": [task_pb2.BatchGetTasksRequest(ids=[task.id, other.id])],
        "ListTasks": [task_pb2.ListTasksRequest(page_size=2)],
        "CancelTask": [task_pb2.CancelTaskRequest(id=task.id)],
        "UpdateTask": [task_pb2.UpdateTaskRequest(task=changed)],
        "DeleteTask": [task_pb2.DeleteTaskRequest(id=other.id)],
        "UndeleteTask": [task_pb2.UndeleteTaskRequest(id=other.id)],
        "PurgeTasks": [task_pb2.PurgeTasksRequest(deleted_before=LONG_AGO)],
        "WaitTask": [task_pb2.WaitTaskRequest(id=task.id)],
        "WatchTask": [task_pb2.WatchTaskRequest(id=task.id)],
        "ListTaskEvents": [task_pb2.ListTaskEventsRequest(id=task.id)],
        "WatchTasks": [task_pb2.WatchTasksRequest(kinds=[task_pb2.TaskEvent.KIND_TERMINAL])],
        "RetryTask": [task_pb2.RetryTaskRequest(id=other.id)],
        "ExplainTask": [task_pb2.ExplainTaskRequest(id=task.id)],
        "PauseQueue": [task_pb2.PauseQueueRequest(scope="campaign/1", reason="the ink is dry")],
        "ResumeQueue": [task_pb2.ResumeQueueRequest(scope="campaign/1")],
        "GetQueueStats": [task_pb2.GetQueueStatsRequest()],
        "GetUsage": [task_pb2.GetUsageRequest()],
        "ListGenerators": [task_pb2.ListGeneratorsRequest()],
        "ListProviders": [task_pb2.ListProvidersRequest()],
    }


async def _themes(stack: Stack) -> Requests:
    async def made(kind: str, **values: object) -> tuple[str, Message]:
        """The id of a new one, and a request that makes another."""
        request = getattr(theme_pb2, f"Create{kind}Request")
        field = request.DESCRIPTOR.fields[0].name
        named = {"display_name": "Ink and Wash"} | values
        answer = await getattr(stack.themes, f"Create{kind}")(request(**{field: {"name": "ink"} | named}))
        return getattr(answer, field).id, request(**{field: {"name": "wash"} | named})

    theme_id, theme = await made("Theme", **SHARED)
    override = {"config_override": SHARED["config"]}
    new = {"Theme": (theme_id, theme), "ThemeVariation": await made("ThemeVariation", theme_id=theme_id, **override)}
    for kind in ("StylePreset", "ThemeElement"):
        new[kind] = await made(kind, category="weather", **SHARED)
    lives = [_life(kind, row_id, create) for kind, (row_id, create) in new.items()]
    others: dict[str, Sequence[Message]] = {
        "GetTheme": [theme_pb2.GetThemeRequest(name="ink")],
        "GetThemeSchema": [theme_pb2.GetThemeSchemaRequest()],
        "ResolveTheme": [theme_pb2.ResolveThemeRequest(theme="ink", presets=["ink"], elements=["weather/ink"])],
        "ComposePrompt": [theme_pb2.ComposePromptRequest(theme="ink", presets=["ink"], elements=["weather/ink"])],
    }
    return {name: [request] for life in lives for name, request in life} | others


def _life(kind: str, row_id: str, create: Message) -> Sequence[tuple[str, Message]]:
    def request(name: str, **values: object) -> tuple[str, Message]:
        made: Message = getattr(theme_pb2, f"{name}Request")(**values)
        return name, made

    changed = {"id": row_id, "display_name": "Wash", "description": "By hand."}
    return [
        (f"Create{kind}", create),
        request(f"Get{kind}", id=row_id),
        request(f"List{kind}s", page_size=1),
        request(f"Update{kind}", **{create.DESCRIPTOR.fields[0].name: changed}),
        request(f"Delete{kind}", id=row_id),
        request(f"Undelete{kind}", id=row_id),
        request(f"Purge{kind}s", deleted_before=LONG_AGO),
    ]
