"""Tasks in words: states, events and the bar, as plain text."""

from limner.v1 import task_pb2

from limner_client import LimnerError
from server.cli.words.printing import printable

STATES = {number: name.removeprefix("STATE_").lower() for name, number in task_pb2.Task.State.items()}
FULL, EMPTY = "█", "░"
_EIGHTHS = " ▏▎▍▌▋▊▉"


def error_words(error: task_pb2.TaskError) -> str:
    """A task's error as one line."""
    return " ".join(f"{printable(error.message)} [{printable(error.reason)}]".split())


def place_words(index: int, count: int) -> str:
    """Which of several images something is about; empty when there is only one."""
    return f"image {index + 1} of {count}: " if count > 1 else ""


def event_words(event: task_pb2.TaskEvent, count: int = 1) -> str:
    """An entry of the log as one line, of a task that makes `count` images."""
    state = STATES[event.state]
    match event.kind:
        case task_pb2.TaskEvent.KIND_STAGE:
            words = f"{place_words(event.index, count)}stage {printable(event.stage)}"
        case task_pb2.TaskEvent.KIND_OUTPUT:
            words = f"{place_words(event.output.index, count) or 'image '}{event.output.image_id}"
        case task_pb2.TaskEvent.KIND_OUTPUT_FAILED:
            words = f"{place_words(event.failure.index, count)}failed: {error_words(event.failure.error)}"
        case task_pb2.TaskEvent.KIND_ATTEMPT_FAILED:
            words = f"attempt {event.attempt} failed, {state} now: {error_words(event.error)}"
        case task_pb2.TaskEvent.KIND_CANCEL_REQUESTED:
            words = "cancelling was asked for"
        case task_pb2.TaskEvent.KIND_STATE if event.state == task_pb2.Task.STATE_RUNNING:
            words = f"running, attempt {event.attempt}"
        case _:
            words = f"{state}: {error_words(event.error)}" if event.HasField("error") else state
    return words


def images_of(task: task_pb2.Task) -> int:
    """How many images a task is to make."""
    if task.HasField("regenerate"):
        return len(task.regenerate.indexes) or len(task.regenerate.image_ids)
    return len(task.generate.indexes) or task.generate.count


def end_words(task: task_pb2.Task) -> str:
    """How a task ended, in one line; also how much was made where that is not all."""
    words = f"{STATES[task.state]}: {error_words(task.error)}" if task.HasField("error") else STATES[task.state]
    made, asked = len(task.outputs), images_of(task)
    return f"{words}, {made} of {asked} images made" if 0 < made < asked else words


def break_words(error: LimnerError) -> str:
    """One line for a watch that broke and goes on."""
    return f"connecting again: {printable(error.message)}"


def update_words(update: task_pb2.WatchTaskResponse, count: int = 1) -> str | None:
    """One line for what the watch of a task of `count` images tells; None for what is not worth a line of its own."""
    match update.WhichOneof("message"):
        case "snapshot":
            return STATES[update.snapshot.task.state]
        case "event":
            return event_words(update.event, count)
        case "terminal":
            return end_words(update.terminal.task)
        case _:
            return None


def bar(fraction: float, width: int) -> str:
    """A bar of `width` characters, filled to `fraction` (0 to 1) in eighths of a character."""
    eighths = round(min(1.0, max(0.0, fraction)) * width * 8)
    full, rest = divmod(eighths, 8)
    partial = _EIGHTHS[rest] if rest else ""
    return (FULL * full + partial).ljust(width, EMPTY)


def seconds_words(seconds: float) -> str:
    """A span of time: tenths below a minute, then minutes and seconds."""
    if seconds < 59.95:
        return f"{max(0.0, seconds):.1f} s"
    minutes, left = divmod(round(seconds), 60)
    return f"{minutes} min {left:02d} s"
