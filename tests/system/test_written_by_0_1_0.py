"""What version 0.1.0 wrote, kept beside this file, opens with this version: all of it is there and can be used.

The dump is of a PostgreSQL 15 that a 0.1.0 served: uploads, maps and a copy with overlays of every kind, themes, tasks
in every state (one worker was killed in the middle of its work), request ids, and rows of another program.
"""

import asyncio
import base64
import hashlib
import json
import re
import shutil
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from limner.v1 import image_pb2, map_grid_pb2, overlay_pb2, task_pb2, theme_pb2, view_pb2

from server.processes.postgres import EmbeddedPostgres
from server.repositories.migrations import migrate
from tests.databases import DatabaseServer, fresh
from tests.rpc.errors import refused
from tests.rpc.overlays import label, making
from tests.rpc.stack import Stubs
from tests.system.service import service

WRITTEN = Path(__file__).parent / "written_by_0_1_0"
IDS = json.loads((WRITTEN / "ids.json").read_text())
REQUESTS = {
    name: base64.b64decode(content) for name, content in json.loads((WRITTEN / "requests.json").read_text()).items()
}
DOOR_ID = re.compile(r'"id": "[0-9a-f]{10}", ')
"""What doors are given."""
COMPUTED = ("images", "words")
"""The one column that is made of others."""


async def load(database_url: str) -> None:
    """Fill an empty database as 0.1.0 left it."""
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute((WRITTEN / "database.sql").read_text())
    finally:
        await connection.close()


async def rows(database_url: str, held: dict[str, list[str]]) -> dict[str, list[str]]:
    """The rows of every table in these columns."""
    connection = await asyncpg.connect(database_url)
    try:
        return {
            table: sorted(map(repr, await connection.fetch(f"SELECT {', '.join(names)} FROM {table}")))
            for table, names in held.items()
        }
    finally:
        await connection.close()


async def columns(database_url: str) -> dict[str, list[str]]:
    """The columns of every table."""
    connection = await asyncpg.connect(database_url)
    try:
        found: dict[str, list[str]] = {}
        query = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
        for table, column in await connection.fetch(query):
            if table != "alembic_version" and (table, column) != COMPUTED:
                found.setdefault(table, []).append(column)
        return found
    finally:
        await connection.close()


def test_a_migration_keeps_every_value(each_server: DatabaseServer) -> None:
    for url in fresh(each_server, "template0"):
        asyncio.run(load(url))
        held = asyncio.run(columns(url))
        before = asyncio.run(rows(url, held))
        assert {"images", "map_grids", "image_overlays", "generation_tasks", "themes", "task_events"} <= before.keys()
        asyncio.run(migrate(url))
        after = asyncio.run(rows(url, held))
        assert len(DOOR_ID.findall(repr(after))) > 20
        assert {table: [DOOR_ID.sub("", each) for each in kept] for table, kept in after.items()} == before
        asyncio.run(ids_are_unique(url))
        asyncio.run(what_came_with_a_map_is_generated(url))


async def ids_are_unique(database_url: str) -> None:
    """No two doors over an image have the same."""
    connection = await asyncpg.connect(database_url)
    try:
        ids = "SELECT image_id, jsonb_path_query(data, '$.doors[*].id') FROM image_overlays"
        named = [tuple(each) for each in await connection.fetch(ids)]
        assert len(set(named)) == len(named)
    finally:
        await connection.close()


async def what_came_with_a_map_is_generated(database_url: str) -> None:
    """And so are copies of it; what callers and other programs laid over it is not, nor what was changed since."""
    connection = await asyncpg.connect(database_url)
    try:
        rows = await connection.fetch("SELECT id, image_id, name, origin FROM image_overlays ORDER BY id")
        ours = {str(each["id"]) for each in rows if each["origin"] == "generated"}
        assert not ours & {*IDS["overlays"], IDS["others"]["image_overlays"]}
        walls = {str(each["image_id"]): each["origin"] for each in rows if each["name"] == "Walls"}
        assert walls.keys() >= {IDS["map"], IDS["copy"]}
        assert set(walls.values()) == {"generated"}
        copied = {each["origin"] for each in rows if str(each["image_id"]) == IDS["copy"]}
        assert copied == {"generated", "user"}
    finally:
        await connection.close()


@asynccontextmanager
async def served(data_dir: Path) -> AsyncIterator[Stubs]:
    """`limner serve` with a worker over a data folder that holds what 0.1.0 wrote."""
    embedded = EmbeddedPostgres(data_dir)
    try:
        await load(await embedded.start())
    finally:
        await embedded.stop()
    shutil.copytree(WRITTEN / "blobs", data_dir / "blobs")
    # What lies in the trash stays there, whenever this runs.
    async with service({"LIMNER_MAINTENANCE_SECONDS": "0"}, data_dir, workers=1) as each:
        yield each.stubs


async def ended(stubs: Stubs, task_id: str) -> task_pb2.Task:
    """A task when it is over."""
    while True:
        task: task_pb2.Task = (await stubs.tasks.WaitTask(task_pb2.WaitTaskRequest(id=task_id))).task
        if task.HasField("finish_time"):
            return task


async def test_a_data_folder_is_served_on(tmp_path: Path) -> None:
    async with served(tmp_path) as stubs:
        await images_are_whole(stubs)
        await overlays_and_grids_are_there(stubs)
        await themes_are_there(stubs)
        await requests_are_replayed(stubs)
        await tasks_go_on(stubs)


async def images_are_whole(stubs: Stubs) -> None:
    for key in ("image", "plain", "map", "copy"):
        asked = image_pb2.GetImageContentRequest(id=IDS[key])
        answer = await stubs.images.GetImageContent(asked)
        assert hashlib.sha256(answer.content).hexdigest() == answer.header.sha256
    listed = await stubs.images.ListImages(image_pb2.ListImagesRequest(show_deleted=True))
    assert {IDS["trash"], IDS["others"]["images"]} < {each.id for each in listed.images}
    for query in ("12", "lair", "crypt", "level"):
        found = await stubs.images.ListImages(image_pb2.ListImagesRequest(query=query))
        assert IDS["image"] in {each.id for each in found.images}, query
    await stubs.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=IDS["trash"]))
    drawn = image_pb2.GetRenderedImageRequest(id=IDS["copy"], options=image_pb2.RenderOptions(scale=0.5))
    assert (await stubs.images.GetRenderedImage(drawn)).content


async def overlays_and_grids_are_there(stubs: Stubs) -> None:
    asked = overlay_pb2.ListOverlaysRequest(image_id=IDS["map"], view=view_pb2.VIEW_FULL)
    found = {each.id: each for each in (await stubs.overlays.ListOverlays(asked)).overlays}
    kinds = {each.WhichOneof("data") for each in found.values()}
    assert {"label", "marker", "walls", "light"} <= kinds
    *kept, deleted = (found.get(each) for each in [*IDS["overlays"][:2], *IDS["overlays"][3:], IDS["overlays"][2]])
    assert all(kept)
    assert deleted is None
    await stubs.overlays.UndeleteOverlay(overlay_pb2.UndeleteOverlayRequest(id=IDS["overlays"][2]))
    assert (await stubs.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=IDS["map"]))).map_grid.size == 20
    await stubs.overlays.GetOverlay(overlay_pb2.GetOverlayRequest(id=IDS["others"]["image_overlays"]))


async def themes_are_there(stubs: Stubs) -> None:
    gloom = (await stubs.themes.GetTheme(theme_pb2.GetThemeRequest(name="gloom"))).theme
    assert gloom.config["of_ours"]["a"][1] == 2
    for name in ("none", "plain"):
        await stubs.themes.GetTheme(theme_pb2.GetThemeRequest(name=name))
    await stubs.themes.UndeleteTheme(theme_pb2.UndeleteThemeRequest(id=IDS["themes"]["bygone"]))


async def requests_are_replayed(stubs: Stubs) -> None:
    """Messages of 0.1.0 have other numbers: the ids are those of its requests, and what they made is not made again."""
    created = image_pb2.CreateImageRequest.FromString(REQUESTS["CreateImage"])
    assert (await stubs.images.CreateImage(created)).image.id == IDS["image"]
    copied = image_pb2.CopyImageRequest.FromString(REQUESTS["CopyImage"])
    assert (await stubs.images.CopyImage(copied)).image.id == IDS["copy"]
    sent = overlay_pb2.BatchCreateOverlaysRequest.FromString(REQUESTS["BatchCreateOverlays"])
    batch = making(sent.image_id, [label("Beware")], sent.request_id)
    answer = await stubs.overlays.BatchCreateOverlays(batch)
    assert {each.id for each in answer.overlays} <= set(IDS["overlays"])
    asked = task_pb2.CreateTaskRequest(request_id=request_id_of(REQUESTS["CreateTask"]))
    asked.generate.MergeFrom(task_pb2.GenerateSpec(type="map", subtype="tactical"))
    assert (await stubs.tasks.CreateTask(asked)).task.id == IDS["tasks"]["succeeded"]
    # A new id is compared with its body, as ever.
    asked.request_id = str(uuid.uuid4())
    await stubs.tasks.CreateTask(asked)
    asked.priority = 1
    assert (await refused(stubs.tasks.CreateTask(asked))).reason == "REQUEST_ID_REUSED"


def request_id_of(sent: bytes) -> str:
    """The one UUID in a message of another form."""
    found = re.search(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", sent)
    assert found is not None
    return found[0].decode()


async def tasks_go_on(stubs: Stubs) -> None:
    ids, foreign = IDS["tasks"], IDS["others"]["generation_tasks"]
    await stubs.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope="campaign/paused"))
    await stubs.tasks.UndeleteTask(task_pb2.UndeleteTaskRequest(id=ids["deleted"]))
    for task_id in (*ids.values(), foreign):
        assert (await stubs.tasks.GetTask(task_pb2.GetTaskRequest(id=task_id))).task.id == task_id
        log = (await stubs.tasks.ListTaskEvents(task_pb2.ListTaskEventsRequest(id=task_id))).events
        assert log or task_id == foreign
    every = task_pb2.BatchGetTasksRequest(ids=[*ids.values(), foreign], view=view_pb2.VIEW_FULL)
    assert len((await stubs.tasks.BatchGetTasks(every)).tasks) == len(ids) + 1
    again = [await retried(stubs, ids[key]) for key in ("failed", "cancelled", "deleted")]
    for task_id in (ids["running"], ids["queued"], ids["waiting"], *again):
        assert (await ended(stubs, task_id)).state == task_pb2.Task.STATE_SUCCEEDED, task_id
    await what_kept_no_theme_was_given_one(stubs)
    for task_id in (foreign, await retried(stubs, foreign)):
        assert (await ended(stubs, task_id)).state == task_pb2.Task.STATE_FAILED
    whole = await refused(stubs.tasks.RetryTask(task_pb2.RetryTaskRequest(id=ids["succeeded"])))
    assert whole.reason == "NOTHING_TO_RETRY"


async def retried(stubs: Stubs, task_id: str) -> str:
    """The id of the task that repeats one that is over."""
    await ended(stubs, task_id)
    return str((await stubs.tasks.RetryTask(task_pb2.RetryTaskRequest(id=task_id))).task.id)


async def what_kept_no_theme_was_given_one(stubs: Stubs) -> None:
    """It shows in the image; and what a retry is drawn with is what its first claim found."""
    (output,) = (await ended(stubs, IDS["tasks"]["queued"])).outputs
    said = (await stubs.images.GetImage(image_pb2.GetImageRequest(id=output.image_id))).image.style_data
    assert (said["theme"], said["variation"]) == ("gloom", "winter")
    assert said["config"]["battle_map"]["saturation"] == 0.2
    assert len(said["fingerprint"]) == 64
    gloom = theme_pb2.DeleteThemeRequest(id=IDS["themes"]["gloom"])
    await stubs.themes.DeleteTheme(gloom)
    purge = theme_pb2.PurgeThemesRequest(ids=[gloom.id], allow_in_use=True)
    assert (await stubs.themes.PurgeThemes(purge)).count == 1
