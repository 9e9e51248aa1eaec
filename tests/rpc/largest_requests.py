"""The largest legal requests of every method, which are answered when they are sent in this order."""

from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import audience_pb2, image_pb2, map_export_pb2, map_grid_pb2, overlay_pb2, task_pb2, view_pb2

from server.repositories.tables import generation_tasks, images, map_grids
from server.wiring import open_worker, running
from tests.rpc.contract.described import LABELS, LONG
from tests.rpc.fogged import a_map, fog
from tests.rpc.imports import largest_maps, map_parts
from tests.rpc.large_areas import largest_areas
from tests.rpc.large_overlays import covered_by, doors, littered_by, outlines
from tests.rpc.largest_themes import DOCUMENT, heavy_theme, largest_of_themes, most_parts
from tests.rpc.most_measured import asking_the_most
from tests.rpc.multiplied import multiply_rows
from tests.rpc.overlays import an_image, deleting, making
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import blank, each, metadata, parts, png

Requests = Mapping[str, Sequence[Sequence[Message]]]
"""By the name of the method: calls, each with its messages."""
SOON = Timestamp(seconds=4_000_000_000)
MANY = 1000


async def largest_requests(stack: Stack, service: str) -> Requests:
    """Those of a service."""
    match service:
        case "OverlayService":
            return await _overlays(stack)
        case "ThemeService":
            return await largest_of_themes(stack)
    theme = await heavy_theme(stack)
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


async def _images(stack: Stack, map_id: str) -> Requests:
    large = png(1000, 1000)
    said = metadata(description=LONG, labels=LABELS)
    upload = (await stack.images.UploadImage(each(list(parts(png()))))).image
    ids = await multiply_rows(stack, images, map_id, MANY)
    gone = await multiply_rows(stack, images, map_id, MANY, is_deleted="true", deleted_at="now()")
    changed = image_pb2.Image(id=upload.id, name="x", type="item", description=LONG, labels=LABELS)
    mask = ["name", "description", "labels", "type"] * 25
    covered, _ = await covered_by(stack, 6)
    littered, _ = await littered_by(stack, 2000)
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
        "ListStaleImages": [[image_pb2.ListStaleImagesRequest(page_size=1000)]],
    }


async def _map_grids(stack: Stack, map_id: str) -> Requests:
    grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=map_id))).map_grid
    other = await multiply_rows(stack, images, map_id, 2 * MANY)
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
    bare = await an_image(stack)
    covered, _ = await covered_by(stack, 6)
    littered, _ = await littered_by(stack, 2000)
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
        **asking_the_most(map_id),
        "ImportMap": [list(map_parts(each, chunk=1 << 20, description=LONG, labels=LABELS)) for each in largest_maps()],
        "ExportMap": [
            [map_export_pb2.ExportMapRequest(image_id=each, options={"target": "TARGET_FOUNDRY_SCENE"})]
            for each in (map_id, covered, littered)
        ],
        "GetMapExportUrl": [[map_export_pb2.GetMapExportUrlRequest(task_id=map_id)]],
    }


async def _overlays(stack: Stack) -> Requests:
    image_id, ids = await covered_by(stack, 12)
    littered, small_ids = await littered_by(stack, 2000)
    bare, new = await an_image(stack), outlines()
    whole: Mapping[str, Any] = {"view": view_pb2.VIEW_FULL, "audience": audience_pb2.AUDIENCE_PLAYERS}
    own = outlines("", bare)
    update = overlay_pb2.UpdateOverlayRequest(overlay=outlines(ids[0]), update_mask={"paths": ["walls"] * 100})
    lifted = [overlay_pb2.UpdateOverlayRequest(overlay=overlay_pb2.Overlay(id=row_id, z=9)) for row_id in ids]
    drawn_anew = [overlay_pb2.UpdateOverlayRequest(overlay=outlines(row_id)) for row_id in ids[:4]]
    batch_update = overlay_pb2.BatchUpdateOverlaysRequest
    doored = await an_image(stack)
    many = doors(doored).walls.doors
    await stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=doors(doored)))
    misty = await a_map(stack, fog(), content=blank(2048, 2048))
    return {
        "CreateOverlay": [
            [overlay_pb2.CreateOverlayRequest(overlay=own, request_id=bare)],
            *([overlay_pb2.CreateOverlayRequest(overlay=each)] for each in largest_areas(bare)),
        ],
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
        "RevealFog": [[_swept(misty)]],
        "SetDoors": [
            [overlay_pb2.SetDoorsRequest(image_id=doored, doors=[{"id": each.id, "state": state} for each in many])]
            for state in ("STATE_OPEN", "STATE_LOCKED")
        ],
        "RevealSecret": [[overlay_pb2.RevealSecretRequest(image_id=doored, door=many[0].id)]],
    }


async def _tasks(stack: Stack, task: task_pb2.Task) -> Requests:
    new = small(seed=6, labels=LABELS)
    new.generate.theme = "heavy"
    new.generate.overrides.update(DOCUMENT)
    other = (await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=(await created(stack, new)).id))).task
    ids = await multiply_rows(stack, generation_tasks, task.id, MANY)
    gone = await multiply_rows(stack, generation_tasks, task.id, MANY, is_deleted="true", deleted_at="now()")
    changed = task_pb2.Task(id=other.id, labels=LABELS)
    new.request_id = task.id
    rich, most = small(seed=6, labels=LABELS), await most_parts(stack)
    rich.generate.MergeFrom(task_pb2.GenerateSpec(theme=most.theme, presets=most.presets, elements=most.elements))
    rich.generate.overrides.CopyFrom(most.overrides)
    batch = task_pb2.BatchGetTasksRequest
    many = await multiply_rows(stack, images, task.outputs[0].image_id, MANY)
    again = task_pb2.CreateTaskRequest(regenerate={"image_ids": many, "theme": "heavy"}, labels=LABELS)
    return {
        "CreateTask": [[new], [rich], [again]],
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
        "ListProviders": [[task_pb2.ListProvidersRequest()]],
    }


def _swept(image_id: str) -> overlay_pb2.RevealFogRequest:
    """Ground whose sides run to and fro as often as they may."""
    corners = [{"pixel": {"x": 4 * each, "y": 52 * (each % 2)}} for each in range(500)]
    return overlay_pb2.RevealFogRequest(
        image_id=image_id,
        hide=[{"circle": {"center": {"pixel": {"x": 900, "y": 900}}, "radius": 20}}] * 64,
        explore=[{"cells": {"cells": [{"column": each} for each in range(1000)]}}] * 5,
        reveal=[{"polygon": {"points": corners}}] * 30,
    )
