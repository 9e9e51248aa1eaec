"""Whether a task that has ended made anything."""

import click
import pytest
from limner.v1 import task_pb2

from server.cli.client.watched_task import check_made
from server.cli.words.task_words import end_words

Task = task_pb2.Task
OUTPUT = task_pb2.TaskOutput(image_id="an-image")
FAILURE = task_pb2.TaskFailure(index=1, error=task_pb2.TaskError(reason="JOB_TIMED_OUT", message="too slow"))
SPEC = task_pb2.GenerateSpec(count=2)


def test_what_made_nothing_is_a_failure() -> None:
    error = task_pb2.TaskError(reason="JOB_TIMED_OUT", message="too slow")
    with pytest.raises(click.ClickException, match=r"task 7 failed: too slow \[JOB_TIMED_OUT\]"):
        check_made(Task(id="7", state=Task.STATE_FAILED, error=error, generate=SPEC))


MADE: dict[str, tuple[Task, str]] = {
    "all": (
        Task(state=Task.STATE_SUCCEEDED, outputs=[OUTPUT], generate=task_pb2.GenerateSpec(count=1)),
        "succeeded",
    ),
    "some": (
        Task(state=Task.STATE_SUCCEEDED, outputs=[OUTPUT], failures=[FAILURE], generate=SPEC),
        "succeeded, 1 of 2 images made",
    ),
    "cancelled": (Task(state=Task.STATE_CANCELLED, outputs=[OUTPUT], generate=SPEC), "cancelled, 1 of 2 images made"),
    "retried": (
        Task(state=Task.STATE_SUCCEEDED, outputs=[OUTPUT], generate=task_pb2.GenerateSpec(count=2, indexes=[1])),
        "succeeded",
    ),
}


@pytest.mark.parametrize("name", MADE)
def test_what_made_something_is_none_and_says_how_much(name: str) -> None:
    task, words = MADE[name]
    check_made(task)
    assert end_words(task) == words
