"""One picture of a board: a heading, then workers, running tasks and ended ones as far as there is room."""

from collections.abc import Sequence
from datetime import UTC, datetime

from google.protobuf.timestamp_pb2 import Timestamp
from limner.v1 import task_pb2
from rich.text import Text

from server.cli.top.board import Board
from server.cli.words.printing import printable
from server.cli.words.queue_words import pause_words, worker_state
from server.cli.words.task_words import STATES, bar, end_words, place_words

TableRow = tuple[str | Text, ...]

BAR_WIDTH = 20
WIDE = 100
FEWEST_ROWS = 3
STYLES = {
    "succeeded": "green",
    "failed": "red",
    "cancelled": "yellow",
    "silent": "red",
    "draining": "yellow",
    "working": "green",
}


def frame(board: Board, now: datetime, width: int = WIDE, height: int | None = None) -> list[Text]:
    """The board at a time as lines, fit for `width` columns, at most `height` of them (None = as many as it takes)."""
    heading = _heading(board, now)
    size = BAR_WIDTH if width >= WIDE else BAR_WIDTH // 2
    tables: list[tuple[str, list[TableRow]]] = [
        ("WORKERS", [_worker_row(each, now, size) for each in board.stats.workers]),
        ("RUNNING", [_running_row(each, now, size) for each in board.running]),
        ("ENDED", [_ended_row(each, now) for each in board.ended]),
    ]
    room = None if height is None else height - len(heading) - 2 * len(tables)
    lines = list(heading)
    for (title, rows), share in zip(tables, _shares([len(rows) for _, rows in tables], room), strict=True):
        hidden = len(rows) - share
        lines += [
            Text(),
            Text(f"{title}  {hidden} more not shown" if hidden else title, "bold"),
            *_aligned(rows[:share]),
        ]
    for line in lines:
        line.no_wrap, line.overflow = True, "ellipsis"
    return lines


def plain(board: Board, now: datetime) -> str:
    """The whole board as text without colours and trailing blanks; nothing is cut."""
    return "\n".join(line.plain.rstrip() for line in frame(board, now))


def _shares(wanted: Sequence[int], room: int | None) -> list[int]:
    """How many rows each table gets: a few at least, then the second, the first and the last as many as they want."""
    if room is None:
        return list(wanted)
    shares = [0] * len(wanted)
    for place, most in [*((place, FEWEST_ROWS) for place in (1, 0, 2)), *((place, room) for place in (1, 0, 2))]:
        left = max(0, room - sum(shares))
        shares[place] = min(wanted[place], max(shares[place], min(most, shares[place] + left)))
    return shares


def _heading(board: Board, now: datetime) -> list[Text]:
    stats = board.stats
    title = Text.assemble(("limner top", "bold"), f"  {board.address}  {now:%H:%M:%SZ}")
    if board.scope:
        title.append(f"  scope {printable(board.scope)}")
    oldest = f", the oldest for {_age(stats.oldest_queued_time, now)}" if stats.HasField("oldest_queued_time") else ""
    counts = Text(
        f"{stats.queued} queued{oldest}   {stats.waiting} waiting   {stats.running} running   "
        f"last hour: {stats.succeeded_last_hour} succeeded, {stats.failed_last_hour} failed",
    )
    pauses = [Text(f"paused: {pause_words(each)}", style="yellow") for each in stats.pauses]
    trouble = [Text(board.trouble, style="red")] if board.trouble else []
    return [title, *trouble, counts, *pauses]


def _aligned(rows: Sequence[TableRow]) -> list[Text]:
    """Rows of equal length as lines with aligned cells."""
    cells = [[_cell(each) for each in row] for row in rows]
    widths = [max(each.cell_len for each in column) for column in zip(*cells, strict=True)]
    for row in cells:
        for cell, width in zip(row, widths, strict=True):
            cell.pad_right(width - cell.cell_len)
    return [Text("  ").join(row) for row in cells]


def _cell(content: str | Text) -> Text:
    return content if isinstance(content, Text) else Text(" ".join(printable(content).split()))


def _worker_row(worker: task_pb2.GetQueueStatsResponse.Worker, now: datetime, size: int) -> TableRow:
    share = worker.running / worker.slots if worker.slots else 0.0
    state = worker_state(worker)
    return (
        worker.name,
        Text(bar(share, min(2 * worker.slots, size)), "cyan"),
        f"{worker.running}/{worker.slots}",
        _styled(state),
        f"beat {_age(worker.beat_time, now)} ago",
        worker.version,
    )


def _running_row(task: task_pb2.Task, now: datetime, size: int) -> TableRow:
    progress = task.progress
    stage = place_words(progress.index, task.generate.count) + progress.stage
    return (
        task.id,
        Text(bar(progress.fraction, size), "cyan"),
        Text(f"{progress.fraction:4.0%}"),
        _age(task.start_time, now),
        "cancelling" if task.cancel_requested else stage,
        _what(task),
    )


def _ended_row(task: task_pb2.Task, now: datetime) -> TableRow:
    state = STATES[task.state]
    detail = end_words(task).removeprefix(state).lstrip(":, ")
    return task.id, _styled(state), f"{_age(task.finish_time, now)} ago", _what(task), detail


def _what(task: task_pb2.Task) -> str:
    spec = task.generate
    count = f"{spec.count} x " if spec.count > 1 else ""
    scope = f", {task.scope}" if task.scope else ""
    return f"{count}{spec.type}/{spec.subtype}{scope}"


def _styled(state: str) -> Text:
    return Text(state, STYLES.get(state, ""))


def _age(since: Timestamp, now: datetime) -> str:
    """How long ago that was, to the nearest whole unit below."""
    seconds = int(max(0.0, (now - since.ToDatetime(UTC)).total_seconds()))
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= 2 * length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"
