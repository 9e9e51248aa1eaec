"""A ComfyUI has painted for a worker that died: the next one fetches it, in the same call."""

from pathlib import Path
from uuid import UUID, uuid5

from limner.v1 import task_pb2

from tests.bad_answers import page
from tests.comfy_server import ComfyServer
from tests.comfy_workflow import SAVING
from tests.rpc.stack import database_of
from tests.rpc.tasks import created, finished
from tests.rpc.test_comfy_pictures import PICTURE, order, painting

Task = task_pb2.Task
IMAGE = {"filename": "limner_00001_.png", "subfolder": "", "type": "output"}
ENTRY = {"outputs": {SAVING: {"images": [IMAGE]}}, "status": {"status_str": "success", "messages": []}}
RESERVED = """
INSERT INTO provider_calls (id, provider, task_id, output_index, key, reserved_at, outcome, images)
VALUES (gen_random_uuid(), 'atelier', $1, 0, $2, now(), $3, $4)
"""


async def test_a_call_of_an_earlier_try_is_taken_over(database_url: str, tmp_path: Path) -> None:
    server = ComfyServer(PICTURE, files={IMAGE["filename"]: PICTURE})
    async with painting(server, database_url, tmp_path) as stack, database_of(stack) as connection:
        for refuses in (False, True):
            for outcome in (None, "done"):  # it died before it had fetched the picture, or before it had kept it
                await connection.execute("DELETE FROM provider_calls")
                server.misbehaves = {"/queue": page(401)} if refuses else {}
                await stack.tasks.PauseQueue(task_pb2.PauseQueueRequest())
                task = await created(stack, order())
                key = uuid5(UUID(task.id), "0")
                before = (outcome, int(outcome is not None))
                for _ in range(2 if outcome else 1):  # as they were counted once
                    await connection.execute(RESERVED, task.id, key, *before)
                server.history[str(uuid5(key, "0"))] = ENTRY
                await stack.tasks.ResumeQueue(task_pb2.ResumeQueueRequest())
                ended = await finished(stack, task.id)
                assert ended.state == (Task.STATE_FAILED if refuses else Task.STATE_SUCCEEDED)
                rows = await connection.fetch("SELECT outcome, images FROM provider_calls")
                assert {tuple(each) for each in rows} == {before if refuses else ("done", 1)}
                assert len(rows) == (2 if outcome else 1)
    assert not server.sent
