"""Exports that tasks keep at a real MinIO: accepted by one server, made by a worker of another, sent by a third."""

import hashlib
from pathlib import Path

from limner.v1 import task_pb2

from tests.minio_server import MinioAddress
from tests.rpc.exported import a_room
from tests.rpc.stack import serving, settings_for
from tests.rpc.tasks import created, finished
from tests.rpc.test_export_tasks import asked, kept, swept_of


async def test_a_file_outlives_the_servers_that_made_it(database_url: str, tmp_path: Path, minio: MinioAddress) -> None:
    settings = settings_for(database_url, tmp_path, **minio.settings())
    async with serving(settings) as stack:
        task = await created(stack, asked(await a_room(stack), {"target": "TARGET_FOUNDRY_SCENE"}))
    async with serving(settings, workers=1) as stack:
        ended = await finished(stack, task.id)
        assert ended.state == task_pb2.Task.STATE_SUCCEEDED, ended.error
    async with serving(settings) as stack:
        file = await kept(stack, task.id)
        assert file.header == ended.outputs[0].file
        assert hashlib.sha256(file.content).hexdigest() == file.header.sha256
        assert (await swept_of(stack)).broken == []
        await stack.tasks.DeleteTask(task_pb2.DeleteTaskRequest(id=task.id))
        await stack.tasks.PurgeTasks(task_pb2.PurgeTasksRequest(ids=[task.id]))
        assert (await swept_of(stack)).removed == 1
