"""Tasks as they are listed, shown and explained."""

from limner.v1 import regeneration_pb2, task_pb2

from server.cli.words.messages import moment
from server.cli.words.printing import fields
from server.cli.words.task_words import STATES, end_words, error_words, images_of


def row(task: task_pb2.Task) -> tuple[str, ...]:
    """One line of a table: id, state, attempts, time, what was made or why not."""
    outcome = error_words(task.error) if task.HasField("error") else ", ".join(_images(task))
    return task.id, STATES[task.state], str(task.attempts), moment(task.create_time), outcome


def described(task: task_pb2.Task) -> str:
    """Everything a person wants to know, a line each."""
    progress = f"{task.progress.fraction:.0%} {task.progress.stage}" if task.HasField("progress") else ""
    return fields(
        [
            ("id", task.id),
            ("state", STATES[task.state]),
            ("progress", progress),
            _asked(task),
            ("priority", str(task.priority)),
            ("attempts", f"{task.attempts}, retries {task.retry_count} of {task.max_retries}"),
            ("next", moment(task.next_attempt_time) if task.HasField("next_attempt_time") else ""),
            ("images", ", ".join(_images(task))),
            *(("not made", f"image {each.index + 1}: {error_words(each.error)}") for each in task.failures),
            ("error", error_words(task.error) if task.HasField("error") else ""),
            ("retry of", task.retry_of),
            ("part of", task.parent_task_id),
            ("scope", task.scope),
            ("made", f"{moment(task.create_time)} by {task.created_by}"),
            ("ended", moment(task.finish_time) if task.HasField("finish_time") else ""),
        ]
    )


def explained(explanation: task_pb2.ExplainTaskResponse) -> str:
    """Why a task is where it is, a line for each reason."""
    task = explanation.task
    progress = f", {task.progress.fraction:.0%} {task.progress.stage}" if task.HasField("progress") else ""
    likely = (
        moment(explanation.estimated_start_time)
        if explanation.HasField("estimated_start_time")
        else "that cannot be told"
    )
    return fields(
        [
            ("id", task.id),
            ("state", end_words(task) + progress),
            *(("kept by", _reason(each)) for each in explanation.blockers),
            ("likely to start", likely if task.state in _UNSTARTED else ""),
        ]
    )


_UNSTARTED = {task_pb2.Task.STATE_QUEUED, task_pb2.Task.STATE_WAITING}


def _reason(blocker: task_pb2.ExplainTaskResponse.Blocker) -> str:
    until = f", until {moment(blocker.until)}" if blocker.HasField("until") else ""
    return blocker.message + until


def _asked(task: task_pb2.Task) -> tuple[str, str]:
    if task.HasField("regenerate"):
        theme = _theme(task.regenerate) if task.regenerate.theme else "as they were asked for"
        return "draws once more", f"{images_of(task)} images, {theme}"
    if task.HasField("restyle"):
        return "paints over", f"{task.restyle.image_id} by {task.restyle.provider}"
    spec = task.generate
    return "generates", f"{spec.type}/{spec.subtype} by {spec.generator}, {_theme(spec)}, seed {spec.seed}"


def _theme(spec: task_pb2.GenerateSpec | regeneration_pb2.RegenerateSpec) -> str:
    """The names of a theme and of all that goes over it."""
    chosen = (
        ("theme", [spec.theme]),
        ("variation", [spec.variation] if spec.variation else []),
        ("presets", spec.presets),
        ("elements", spec.elements),
    )
    return ", ".join(f"{kind} {' + '.join(names)}" for kind, names in chosen if names)


def _images(task: task_pb2.Task) -> list[str]:
    return [f"{output.image_id} (reused)" if output.reused else output.image_id for output in task.outputs]
