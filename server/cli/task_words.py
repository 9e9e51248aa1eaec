"""Tasks in words: states, events and the bar, as plain text."""

from limner.v1 import task_pb2

from server.cli.client.watching import Interrupted, Update
from server.cli.printing import printable

STATES = {number: name.removeprefix("STATE_").lower() for name, number in task_pb2.Task.State.items()}
FULL, EMPTY = "█", "░"
_EIGHTHS = " ▏▎▍▌▋▊▉"


def error_words(error: task_pb2.TaskError) -> str:
    """A task's error as one line."""
    return " ".join(f"{printable(error.message)} [{printable(error.reason)}]".split())


def event_words(event: task_pb2.TaskEvent) -> str:
    """An entry of the log as one line."""
    state = STATES[event.state]
    match event.kind:
        case task_pb2.TaskEvent.KIND_STAGE:
            return f"stage {printable(event.stage)}"
        case task_pb2.TaskEvent.KIND_OUTPUT:
            return f"image {event.output.image_id}"
        case task_pb2.TaskEvent.KIND_ATTEMPT_FAILED:
            return f"attempt {event.attempt} failed, {state} now: {error_words(event.error)}"
        case task_pb2.TaskEvent.KIND_CANCEL_REQUESTED:
            return "cancelling was asked for"
        case task_pb2.TaskEvent.KIND_STATE if event.state == task_pb2.Task.STATE_RUNNING:
            return f"running, attempt {event.attempt}"
        case _:
            return f"{state}: {error_words(event.error)}" if event.HasField("error") else state


def end_words(task: task_pb2.Task) -> str:
    """How a task ended, in one line."""
    return f"{STATES[task.state]}: {error_words(task.error)}" if task.HasField("error") else STATES[task.state]


def update_words(update: Update) -> str | None:
    """One line for what a watch tells; None for what is not worth a line of its own."""
    if isinstance(update, Interrupted):
        return f"the connection broke ({update.why.message}); going on after event {update.after_seq or 0}"
    match update.WhichOneof("message"):
        case "snapshot":
            return STATES[update.snapshot.task.state]
        case "event":
            return event_words(update.event)
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
