"""What a watched task looks like: in place where the terminal can, in plain lines where it cannot."""

import io

import grpc
import pytest
from limner.v1 import task_pb2
from PIL import Image
from rich.console import Console

from limner_client import LimnerError
from server.cli.client.watch_display import LiveDisplay, PlainDisplay, display_on
from server.imaging.sheets.preview import preview

Message = task_pb2.WatchTaskResponse
Task = task_pb2.Task
Event = task_pb2.TaskEvent
LOST = task_pb2.TaskError(reason="WORKER_LOST", message="the worker is gone\x1b[2J")
BROKEN = LimnerError(grpc.StatusCode.UNAVAILABLE, "SERVER_DRAINING", "the server is shutting down")
STORY: list[Message | LimnerError] = [
    Message(snapshot=Message.Snapshot(task=Task(state=Task.STATE_QUEUED))),
    Message(event=Event(seq=2, kind=Event.KIND_STATE, state=Task.STATE_RUNNING, attempt=1)),
    Message(event=Event(seq=3, kind=Event.KIND_STAGE, stage="walls", attempt=1)),
    Message(progress=task_pb2.TaskProgress(fraction=0.5, stage="walls", attempt=1)),
    Message(preview=Message.Preview(content=preview(Image.new("RGB", (64, 48), (200, 30, 30))), stage="walls")),
    Message(heartbeat=Message.Heartbeat()),
    BROKEN,
    Message(event=Event(seq=4, kind=Event.KIND_ATTEMPT_FAILED, state=Task.STATE_QUEUED, attempt=1, error=LOST)),
    Message(event=Event(seq=5, kind=Event.KIND_CANCEL_REQUESTED)),
    Message(event=Event(seq=6, kind=Event.KIND_OUTPUT, output=task_pb2.TaskOutput(image_id="an-image"))),
    Message(terminal=Message.Terminal(task=Task(state=Task.STATE_SUCCEEDED), seq=7)),
]


def terminal(**more: object) -> Console:
    """A terminal with colours that keeps what is written to it."""
    options = {"force_terminal": True, "color_system": "truecolor", "width": 80, "height": 40, "legacy_windows": False}
    return Console(file=io.StringIO(), _environ={}, **(options | more))  # type: ignore[arg-type]


def shown(console: Console, story: list[Message | LimnerError], count: int = 1) -> str:
    with display_on(console, count) as display:
        for update in story:
            display.broke(update) if isinstance(update, LimnerError) else display.show(update)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("console", "kind"),
    [
        (terminal(), LiveDisplay),
        (terminal(force_terminal=False), PlainDisplay),
        (terminal(color_system=None), PlainDisplay),
        (terminal(no_color=True), PlainDisplay),
        (terminal(height=5), PlainDisplay),
        (terminal(width=20), PlainDisplay),
    ],
)
def test_the_view_fits_the_terminal(console: Console, kind: type) -> None:
    assert isinstance(display_on(console), kind)


@pytest.mark.parametrize("length", range(len(STORY) + 1))
def test_a_live_view_shows_the_story_wherever_it_stops(length: int) -> None:
    said = shown(terminal(), STORY[:length])
    assert "%" in said
    assert "\x1b[2J" not in said


def test_a_live_view_draws_the_preview_and_the_end() -> None:
    said = shown(terminal(), STORY)
    assert "▀" in said
    assert "100%" in said
    assert "succeeded" in said
    assert "WORKER_LOST" in said


def test_a_plain_view_has_a_line_for_each_event_and_no_control_codes() -> None:
    lines = shown(terminal(force_terminal=False), STORY).splitlines()
    assert [line.split(" s  ", 1)[1] for line in lines] == [
        "queued",
        "running, attempt 1",
        "stage walls",
        "connecting again: the server is shutting down",
        "attempt 1 failed, queued now: the worker is gone\N{REPLACEMENT CHARACTER}[2J [WORKER_LOST]",
        "cancelling was asked for",
        "image an-image",
        "succeeded",
    ]


def several() -> list[Message | LimnerError]:
    """A task of three images of which one cannot be made."""
    failure = task_pb2.TaskFailure(index=1, error=task_pb2.TaskError(reason="JOB_TIMED_OUT", message="too slow"))
    outputs = [task_pb2.TaskOutput(image_id=name, index=index) for index, name in ((0, "first"), (2, "third"))]
    spec = task_pb2.GenerateSpec(count=3)
    ended = Task(state=Task.STATE_SUCCEEDED, generate=spec, outputs=outputs, failures=[failure])
    return [
        Message(event=Event(seq=3, kind=Event.KIND_STAGE, stage="walls")),
        Message(progress=task_pb2.TaskProgress(fraction=0.1, stage="walls", index=0)),
        Message(event=Event(seq=4, kind=Event.KIND_OUTPUT, output=outputs[0])),
        Message(event=Event(seq=5, kind=Event.KIND_OUTPUT_FAILED, failure=failure)),
        Message(event=Event(seq=6, kind=Event.KIND_OUTPUT, output=outputs[1])),
        Message(terminal=Message.Terminal(task=ended, seq=7)),
    ]


def test_of_several_images_each_is_told() -> None:
    lines = shown(terminal(force_terminal=False), several(), 3).splitlines()
    assert [line.split(" s  ", 1)[1] for line in lines] == [
        "image 1 of 3: stage walls",
        "image 1 of 3: first",
        "image 2 of 3: failed: too slow [JOB_TIMED_OUT]",
        "image 3 of 3: third",
        "succeeded, 2 of 3 images made",
    ]
    live = shown(terminal(), several(), 3)
    assert "image 2 of 3: failed: too slow [JOB_TIMED_OUT]" in live
    assert "succeeded, 2 of 3 images made" in live


def test_a_preview_that_is_no_picture_ends_no_watch() -> None:
    broken = Message(preview=Message.Preview(content=b"RIFF no picture"))
    assert "%" in shown(terminal(), [STORY[0], broken, STORY[-1]])
