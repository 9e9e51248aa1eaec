"""The picture of `limner top`: fit for its window, complete in a pipe, harmless to the terminal."""

from datetime import UTC, datetime, timedelta

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import task_pb2

from server.cli.top.board import Board
from server.cli.top.frame import frame, plain

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
Task = task_pb2.Task
Event = task_pb2.TaskEvent
Stats = task_pb2.GetQueueStatsResponse


def ago(seconds: float) -> Timestamp:
    stamp = Timestamp()
    stamp.FromDatetime(NOW - timedelta(seconds=seconds))
    return stamp


def board(tasks: int = 2) -> Board:
    """A queue with two workers, so many running tasks and as many ended ones."""
    workers = [
        Stats.Worker(name="mill-1", slots=4, running=2, alive=True, version="0.1.0", beat_time=ago(3)),
        Stats.Worker(name="mill-2", slots=1, running=0, alive=False, version="0.1.0", beat_time=ago(7300)),
    ]
    pause = task_pb2.QueuePause(scope="campaign/1", reason="tea\x1b[2J", paused_by="anonymous", pause_time=ago(60))
    spec = task_pb2.GenerateSpec(type="map", subtype="tactical", count=3)
    progress = task_pb2.TaskProgress(fraction=0.5, stage="walls", index=1)
    lost = task_pb2.TaskError(reason="WORKER_LOST", message="the worker is gone")
    running = [
        Task(id=f"run-{n}", state=Task.STATE_RUNNING, generate=spec, progress=progress, start_time=ago(12))
        for n in range(tasks)
    ]
    ended = [
        Task(id=f"end-{n}", state=Task.STATE_FAILED, generate=spec, error=lost, finish_time=ago(150), scope="a\nb")
        for n in range(tasks)
    ]
    stats = Stats(queued=5, waiting=1, running=2, oldest_queued_time=ago(200), workers=workers, pauses=[pause])
    return Board("127.0.0.1:50051", "", stats, running, ended)


def test_a_pipe_gets_everything_in_words() -> None:
    assert plain(board(), NOW).splitlines() == [
        "limner top  127.0.0.1:50051  20:00:00Z",
        "5 queued, the oldest for 3 min   1 waiting   2 running   last hour: 0 succeeded, 0 failed",
        "paused: scope campaign/1, since 2026-11-24 19:59:00Z by anonymous: tea\N{REPLACEMENT CHARACTER}[2J",
        "",
        "WORKERS",
        "mill-1  ████░░░░  2/4  working  beat 3 s ago  0.1.0",
        "mill-2  ░░        0/1  silent   beat 2 h ago  0.1.0",
        "",
        "RUNNING",
        "run-0  ██████████░░░░░░░░░░   50%  12 s  image 2 of 3: walls  3 x map/tactical",
        "run-1  ██████████░░░░░░░░░░   50%  12 s  image 2 of 3: walls  3 x map/tactical",
        "",
        "ENDED",
        "end-0  failed  2 min ago  3 x map/tactical, a b  the worker is gone [WORKER_LOST]",
        "end-1  failed  2 min ago  3 x map/tactical, a b  the worker is gone [WORKER_LOST]",
    ]
    assert len(plain(board(200), NOW).splitlines()) > 400


@pytest.mark.parametrize("height", [16, 20, 50, 500])
def test_a_window_gets_what_fits(height: int) -> None:
    lines = [line.plain for line in frame(board(50), NOW, 80, height)]
    assert len(lines) == min(height, len(frame(board(50), NOW, 80)))
    shown = {name: sum(line.startswith(name) for line in lines) for name in ("mill", "run", "end")}
    assert shown["mill"] >= 1
    assert shown["run"] >= shown["end"] > 0
    assert (f"RUNNING  {50 - shown['run']} more not shown" in lines) == (shown["run"] < 50)


def test_the_smallest_window_breaks_nothing() -> None:
    assert frame(board(), NOW, 1, 1)


def test_trouble_is_said_above_all() -> None:
    troubled = board()
    troubled.trouble = "connecting again"
    assert plain(troubled, NOW).splitlines()[1] == "connecting again"


def test_events_are_taken_ahead_of_the_next_answer() -> None:
    seen = board()
    assert not seen.take_event(Event(task_id="run-0", kind=Event.KIND_STAGE, stage="light", index=2))
    assert "image 3 of 3: light" in plain(seen, NOW)
    assert seen.take_event(Event(task_id="run-0", kind=Event.KIND_TERMINAL))
    assert "run-0" not in plain(seen, NOW)
    assert seen.take_event(Event(task_id="nobody", kind=Event.KIND_TERMINAL))


def test_the_document_has_the_names_of_the_api() -> None:
    document = board(1).document()
    assert set(document) == {"stats", "running", "ended"}
    assert document["running"][0]["progress"] == {"fraction": 0.5, "stage": "walls", "index": 1}  # type: ignore[index]
