"""Shows a watched task: in place with pictures where the terminal can, in plain lines where it cannot."""

import time
from types import TracebackType
from typing import Protocol, Self

from limner.v1 import task_pb2
from rich.console import Console, Group
from rich.live import Live
from rich.text import Text

from limner_client import LimnerError
from server.cli.words.printing import printable
from server.cli.words.task_words import STATES, bar, break_words, event_words, place_words, seconds_words, update_words

LEAST_COLUMNS, LEAST_ROWS = 40, 8
WIDEST_PREVIEW = 72
REFRESHES_PER_SECOND = 8
LASTING = {task_pb2.TaskEvent.KIND_ATTEMPT_FAILED, task_pb2.TaskEvent.KIND_OUTPUT_FAILED}
"""Kinds of events whose line stays above what is redrawn."""


Message = task_pb2.WatchTaskResponse


class WatchDisplay(Protocol):
    """Shows updates from `__enter__` to `__exit__`."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def show(self, update: Message) -> None:
        """Take one message of the watch."""

    def broke(self, error: LimnerError) -> None:
        """Take note that the watch is interrupted."""


def display_on(console: Console, count: int = 1) -> WatchDisplay:
    """The display that fits the console, for a task of `count` images."""
    return LiveDisplay(console, count) if is_lively(console) else PlainDisplay(console, count)


def is_lively(console: Console) -> bool:
    """Whether lines may be redrawn: a terminal with colours and some room, and nobody asked for plain text."""
    plain = not console.is_terminal or console.is_dumb_terminal or console.no_color or console.color_system is None
    return not plain and console.width >= LEAST_COLUMNS and console.height >= LEAST_ROWS


class PlainDisplay:
    """One line for each event, with the seconds since the watch began; no control codes."""

    def __init__(self, console: Console, count: int) -> None:
        self._file = console.file
        self._count = count
        self._began = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def show(self, update: Message) -> None:
        """Write the line of a message that has one."""
        if (words := update_words(update, self._count)) is not None:
            self._write(words)

    def broke(self, error: LimnerError) -> None:
        """Write a line."""
        self._write(break_words(error))

    def _write(self, words: str) -> None:
        print(f"{time.monotonic() - self._began:7.1f} s  {words}", file=self._file, flush=True)


class LiveDisplay:
    """The newest preview above a bar with stage, share and elapsed time, drawn in place."""

    def __init__(self, console: Console, count: int) -> None:
        self._console = console
        self._count = count
        self._began = time.monotonic()
        self._ended: float | None = None
        self._state = self._stage = ""
        self._fraction = 0.0
        self._note = ""
        self._preview = b""
        self._drawn: tuple[bytes, int, int] | None = None
        self._blocks = Text()
        # Last, for it asks for the picture at once.
        self._live = Live(
            get_renderable=self._picture,
            console=console,
            refresh_per_second=REFRESHES_PER_SECOND,
            redirect_stdout=False,
            redirect_stderr=False,
            vertical_overflow="crop",
        )

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = self._ended or time.monotonic()
        self._live.stop()

    def broke(self, error: LimnerError) -> None:
        """Say so until the next message."""
        self._note = "connecting again"

    def show(self, update: Message) -> None:
        """Take a message; the next refresh draws it."""
        self._note = ""
        match update.WhichOneof("message"):
            case "snapshot":
                self._take_state(update.snapshot.task.state)
            case "event":
                self._take_event(update.event)
            case "progress":
                self._fraction = update.progress.fraction
                self._take_stage(update.progress.index, update.progress.stage)
            case "preview":
                self._preview = update.preview.content
            case "terminal":
                self._take_state(update.terminal.task.state)
                self._ended = time.monotonic()
                self._note = update_words(update) or ""
                if update.terminal.task.state == task_pb2.Task.STATE_SUCCEEDED:
                    self._fraction = 1.0
            case _:
                pass

    def _take_event(self, event: task_pb2.TaskEvent) -> None:
        if event.kind == task_pb2.TaskEvent.KIND_STAGE:
            self._take_stage(event.index, event.stage)
        elif event.kind in LASTING:
            self._live.console.print(Text(event_words(event, self._count)))
        elif event.kind == task_pb2.TaskEvent.KIND_CANCEL_REQUESTED:
            self._note = "cancelling"
        if event.state:
            self._take_state(event.state)

    def _take_stage(self, index: int, stage: str) -> None:
        self._stage = place_words(index, self._count) + printable(stage)

    def _take_state(self, state: task_pb2.Task.State) -> None:
        self._state = STATES[state]
        if state != task_pb2.Task.STATE_RUNNING:
            self._stage = ""
        if state in {task_pb2.Task.STATE_QUEUED, task_pb2.Task.STATE_WAITING}:
            self._fraction = 0.0

    def _picture(self) -> Group:
        elapsed = seconds_words((self._ended or time.monotonic()) - self._began)
        state = self._note or self._stage or self._state
        width = self._console.width
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(bar(self._fraction, min(30, width // 3)), style="cyan")
        line.append(f" {self._fraction:4.0%}  {elapsed}  ")
        line.append(state, style="bold")
        return Group(self._preview_lines(width), line)

    def _preview_lines(self, width: int) -> Text:
        key = (self._preview, min(width - 2, WIDEST_PREVIEW), self._console.height - 4)
        if key != self._drawn:
            from server.cli.client.preview_text import preview_text  # noqa: PLC0415 - Pillow and numpy are for pictures

            self._drawn = key
            rich_colours = self._console.color_system in {"256", "truecolor", "windows"}
            self._blocks = preview_text(*key) if rich_colours else Text()
        return self._blocks
