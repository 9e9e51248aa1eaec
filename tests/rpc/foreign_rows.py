"""Rows that a caller of one scope must not know of: those of another scope, and those of none."""

from collections.abc import Mapping, Sequence

import asyncpg
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2

from tests.rpc.stack import Stack
from tests.rpc.tasks import created, small

OWN, FOREIGN = "campaign/own", "campaign/foreign"
ForeignRows = Mapping[str, Sequence[str]]
ROWS = (
    "SELECT to_jsonb(t) FROM images t WHERE scope IS DISTINCT FROM $1 ORDER BY id",
    "SELECT to_jsonb(t) FROM generation_tasks t WHERE scope IS DISTINCT FROM $1 ORDER BY id",
    *(
        f"SELECT to_jsonb(t) FROM {table} t JOIN {parent} p ON p.id = t.{column} "
        f"WHERE p.scope IS DISTINCT FROM $1 ORDER BY to_jsonb(t)"
        for table, parent, column in (
            ("image_overlays", "images", "image_id"),
            ("map_grids", "images", "image_id"),
            ("task_events", "generation_tasks", "task_id"),
        )
    ),
)


async def foreign_rows(stack: Stack, connection: asyncpg.Connection, map_id: str) -> ForeignRows:
    """The ids of such rows by kind: living ones, deleted ones, and those without scope. All there was is of `OWN`.

    Some own rows refer to foreign ones.
    """
    for table in ("images", "generation_tasks"):
        await connection.execute(f"UPDATE {table} SET scope = '{OWN}'")
    ids: dict[str, list[str]] = {"image": [], "grid": [], "overlay": [], "task": []}
    for scope in (FOREIGN, ""):
        image_id = await _copied(stack, connection, map_id, scope)
        await _copied(stack, connection, image_id, scope)
        ended = (await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=(await _another(stack, scope))))).task
        gone = (await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=(await _another(stack, scope))))).task
        await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=gone.id))
        trash_id = await _copied(stack, connection, map_id, scope)
        await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=trash_id))
        grid = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))).map_grid
        bare_id = await _copied(stack, connection, map_id, scope)
        bare = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=bare_id))).map_grid
        await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=bare.id))
        laid = (await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))).overlays
        await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=laid[1].id))
        ids["image"] += [image_id, trash_id, bare_id]
        ids["grid"] += [grid.id, bare.id]
        ids["overlay"] += [laid[0].id, laid[1].id]
        ids["task"] += [ended.id, gone.id]
        await connection.execute("UPDATE images SET task_id = $1 WHERE id = $2", ended.id, bare_id)
        own_id = await _copied(stack, connection, image_id, OWN)
        await connection.execute("UPDATE images SET task_id = $1 WHERE id = $2", ended.id, own_id)
        for of in (scope, OWN):
            again = await _another(stack, of)
            await connection.execute("UPDATE generation_tasks SET retry_of = $1 WHERE id = $2", ended.id, again)
            part = await _another(stack, of)
            await connection.execute("UPDATE generation_tasks SET parent_id = $1 WHERE id = $2", ended.id, part)
    return ids


async def _copied(stack: Stack, connection: asyncpg.Connection, image_id: str, scope: str) -> str:
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id, scope=scope))).image
    if not scope:  # where none is named, that of the source is taken
        await connection.execute("UPDATE images SET scope = NULL WHERE id = $1", copy.id)
    return str(copy.id)


async def _another(stack: Stack, scope: str) -> str:
    return str((await created(stack, small(scope=scope))).id)


async def dump(connection: asyncpg.Connection) -> list[str]:
    """Everything that is not of `OWN`."""
    return [str(row[0]) for statement in ROWS for row in await connection.fetch(statement, OWN)]
