"""Tasks as they are listed, shown and explained."""

from limner.v1 import task_pb2

from server.cli.words.printing import fields, moment
from server.cli.words.task_words import STATES, end_words, error_words


def row(found: task_pb2.Task) -> tuple[str, ...]:
    """One line of a table: id, state, attempts, time, what was made or why not."""
    outcome = error_words(found.error) if found.HasField("error") else ", ".join(_images(found))
    return found.id, STATES[found.state], str(found.attempts), moment(found.create_time), outcome


def described(found: task_pb2.Task) -> str:
    """Everything a person wants to know, a line each."""
    spec = found.generate
    progress = f"{found.progress.fraction:.0%} {found.progress.stage}" if found.HasField("progress") else ""
    return fields(
        [
            ("id", found.id),
            ("state", STATES[found.state]),
            ("progress", progress),
            ("generates", f"{spec.type}/{spec.subtype} by {spec.generator}, theme {spec.theme}, seed {spec.seed}"),
            ("priority", str(found.priority)),
            ("attempts", f"{found.attempts}, retries {found.retry_count} of {found.max_retries}"),
            ("next", moment(found.next_attempt_time) if found.HasField("next_attempt_time") else ""),
            ("images", ", ".join(_images(found))),
            *(("not made", f"image {each.index + 1}: {error_words(each.error)}") for each in found.failures),
            ("error", error_words(found.error) if found.HasField("error") else ""),
            ("retry of", found.retry_of),
            ("scope", found.scope),
            ("made", f"{moment(found.create_time)} by {found.created_by}"),
            ("ended", moment(found.finish_time) if found.HasField("finish_time") else ""),
        ]
    )


def explained(told: task_pb2.ExplainTaskResponse) -> str:
    """Why a task is where it is, a line for each reason."""
    found = told.task
    progress = f", {found.progress.fraction:.0%} {found.progress.stage}" if found.HasField("progress") else ""
    likely = moment(told.estimated_start_time) if told.HasField("estimated_start_time") else "that cannot be told"
    return fields(
        [
            ("id", found.id),
            ("state", end_words(found) + progress),
            *(("kept by", _reason(each)) for each in told.blockers),
            ("likely to start", likely if found.state in _UNSTARTED else ""),
        ]
    )


_UNSTARTED = {task_pb2.Task.STATE_QUEUED, task_pb2.Task.STATE_WAITING}


def _reason(blocker: task_pb2.ExplainTaskResponse.Blocker) -> str:
    until = f", until {moment(blocker.until)}" if blocker.HasField("until") else ""
    return blocker.message + until


def _images(found: task_pb2.Task) -> list[str]:
    return [output.image_id for output in found.outputs]
