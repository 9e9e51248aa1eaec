"""Links of GetMapExportUrl, followed at a real MinIO: the file as it is sent, for who may have it, for so long."""

import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import grpc
import pytest
from limner.v1 import map_export_pb2, task_pb2
from structlog.testing import capture_logs

from server.domain.callers import Caller, Role
from server.domain.scopes import Scopes
from tests.rpc.errors import refused
from tests.rpc.exported import a_room
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished, small
from tests.rpc.test_export_tasks import asked, kept, swept_of
from tests.system.test_download_urls import bucket, follow, query  # noqa: F401 - a fixture
from tests.system.test_signed_urls import serving_one

METHOD = "/limner.v1.MapGridService/GetMapExportUrl"


@asynccontextmanager
async def kept_file(
    database_url: str, data_dir: Path, target: str = "TARGET_FOUNDRY", scope: str = "", **settings: Any
) -> AsyncIterator[tuple[Stack, str]]:
    """A server with a worker, and a task that keeps a file."""
    async with serving(settings_for(database_url, data_dir, **settings), workers=1) as stack:
        task = await created(stack, asked(await a_room(stack), {"target": target}, scope=scope))
        ended = await finished(stack, task.id)
        assert ended.state == task_pb2.Task.STATE_SUCCEEDED, ended.error
        yield stack, task.id


async def linked(stack: Stack, task_id: str, **values: Any) -> map_export_pb2.GetMapExportUrlResponse:
    """The link to a file."""
    request = map_export_pb2.GetMapExportUrlRequest(task_id=task_id, **values)
    answer: map_export_pb2.GetMapExportUrlResponse = await stack.grids.GetMapExportUrl(request)
    return answer


@pytest.mark.parametrize("target", ["TARGET_FOUNDRY", "TARGET_FOUNDRY_SCENE"])
async def test_a_browser_saves_the_file_that_a_call_would_send(
    target: str,
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
) -> None:
    async with kept_file(database_url, tmp_path, target, **bucket) as (stack, task_id):
        with capture_logs() as logs:
            link = await linked(stack, task_id, expires_in=timedelta(seconds=90))
        sent = await kept(stack, task_id)
        assert link.file == sent.header
        page = await follow(link.url)
        assert (page.status, page.body) == (200, sent.content)
        name, media_type = sent.header.file_name, sent.header.media_type
        assert page.content == (media_type, f"attachment; filename=\"{name}\"; filename*=UTF-8''{name}")
        assert query(link.url)["X-Amz-Expires"] == "90"
        (line,) = [each for each in logs if each["event"] == "audit"]
        told = [line[each] for each in ("action", "code", "ids", "signed", "seconds", "expires")]
        assert told == [METHOD, "OK", [task_id], "export", 90, link.expire_time.ToJsonString()]
        assert "X-Amz" not in repr(logs)
        await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task_id))
        assert (await refused(linked(stack, task_id))).reason == "TASK_NOT_FOUND"
        assert (await follow(link.url)).status == 200  # the bytes stay until a sweep
        await stack.tasks.PurgeTasks(task_pb2.PurgeTasksRequest(ids=[task_id]))
        assert (await swept_of(stack)).removed == 1
        assert (await follow(link.url)).status == 404


async def test_a_link_lives_as_long_and_names_the_host_as_the_settings_say(
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
) -> None:
    values: dict[str, Any] = {"url_seconds": 600, "minio_public_endpoint": "http://maps.example.com"}
    async with kept_file(database_url, tmp_path, **bucket, **values) as (stack, task_id):
        link = await linked(stack, task_id)
        assert link.url.startswith(f"http://maps.example.com/{bucket['minio_bucket']}/sha256/")
        assert query(link.url)["X-Amz-Expires"] == "600"
        longer = await refused(linked(stack, task_id, expires_in=timedelta(seconds=601)))
        assert (longer.reason, longer.fields, longer.metadata["seconds"]) == ("INVALID_FIELD", ("expires_in",), "600")
        drawn = await finished(stack, (await created(stack, small())).id)
        none = await refused(linked(stack, drawn.id))
        assert (none.code, none.reason) == (grpc.StatusCode.NOT_FOUND, "EXPORT_NOT_FOUND")


async def test_a_foreign_task_is_an_unknown_one_and_players_get_no_link(
    database_url: str,
    tmp_path: Path,
    bucket: dict[str, str],  # noqa: F811
) -> None:
    settings, unknown = settings_for(database_url, tmp_path, **bucket), str(uuid.uuid4())
    async with kept_file(database_url, tmp_path, scope="campaign/2", **bucket) as (_, task_id):
        for role in (Role.READER, Role.WRITER, Role.ADMIN):
            async with serving_one(settings, Caller("quill", role, Scopes.parse(["campaign/1"]))) as stack:
                absent = repr(await refused(linked(stack, unknown)))
                assert "TASK_NOT_FOUND" in absent
                assert repr(await refused(linked(stack, task_id))) == absent.replace(unknown, task_id)
        async with serving_one(settings, Caller("mira", Role.PLAYER)) as stack:
            assert (await refused(linked(stack, task_id))).reason == "ROLE_NOT_ALLOWED"
        async with serving_one(settings, Caller("rook", Role.READER, Scopes.parse(["campaign/2"]))) as stack:
            assert (await follow((await linked(stack, task_id)).url)).status == 200
