"""Images that are drawn once more: which, with what, and what stays of what lies over them."""

from limner.v1 import regeneration_pb2, task_pb2

from server.wiring import open_worker, running
from tests.rpc.stack import Stack
from tests.rpc.tasks import created, events, finished, small

SCOPE = "campaign/regenerated"
Spec = regeneration_pb2.RegenerateSpec


async def test_images_are_drawn_once_more_beside_the_old(stack: Stack) -> None:
    async with open_worker(stack.settings) as worker, running(worker.run()):
        first = await finished(stack, (await created(stack, small(scope=SCOPE, labels={"a": "b"}))).id)
        image_id = first.outputs[0].image_id
        spec = Spec(image_ids=[image_id], theme="gothic")
        planned = await created(stack, task_pb2.CreateTaskRequest(regenerate=spec, scope=SCOPE, validate_only=True))
        print(planned)
        task = await created(stack, task_pb2.CreateTaskRequest(regenerate=spec, scope=SCOPE))
        print(task)
        ended = await finished(stack, task.id)
        print(ended)
        print(await events(stack, task.id))
        parts = (await stack.tasks.ListTasks(task_pb2.ListTasksRequest(parent_task_id=task.id))).tasks
        print(parts)
        assert ended.state == task_pb2.Task.STATE_SUCCEEDED
