"""What the log of a task proves once the task is over."""

from collections.abc import Sequence

from limner.v1 import image_pb2, task_pb2

from tests.rpc.stack import Stubs
from tests.rpc.tasks import events

Task = task_pb2.Task
Event = task_pb2.TaskEvent
FINAL = (Task.STATE_SUCCEEDED, Task.STATE_FAILED, Task.STATE_CANCELLED)


def check_log(task: task_pb2.Task, log: Sequence[task_pb2.TaskEvent]) -> None:
    """Sequences are dense, the end comes once and last, attempts follow one another, and no output is made twice.

    An event belongs to the attempt that began last before it; so one that was robbed has written nothing since.
    """
    assert task.state in FINAL
    assert [each.seq for each in log] == list(range(1, task.event_seq + 1))
    assert [each.seq for each in log if each.kind == Event.KIND_TERMINAL] == [task.event_seq]
    attempt = 0
    for each in log:
        attempt += each.kind == Event.KIND_STATE and each.state == Task.STATE_RUNNING
        assert each.attempt == attempt, log
    assert attempt == task.attempts
    failed = [each.attempt for each in log if each.kind == Event.KIND_ATTEMPT_FAILED]
    assert failed == list(range(1, attempt)), log
    made = [each.output for each in log if each.kind == Event.KIND_OUTPUT]
    assert made == list(task.outputs)
    assert len({each.index for each in made}) == len(made)


async def check_task(stubs: Stubs, task: task_pb2.Task) -> list[task_pb2.TaskEvent]:
    """Check the log of a task that is over, and that its images are exactly its outputs; returns the log."""
    log = await events(stubs, task.id)
    check_log(task, log)
    listed = await stubs.images.ListImages(image_pb2.ListImagesRequest(task_id=task.id, show_deleted=True))
    assert sorted(each.id for each in listed.images) == sorted(each.image_id for each in task.outputs)
    return log
