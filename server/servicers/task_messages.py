"""Tasks, events and progress between values and messages."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from google.protobuf.json_format import MessageToDict, ParseDict, ParseError
from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct
from limner.v1 import finish_pb2, regeneration_pb2, task_pb2

from server.domain.errors import Invalid
from server.domain.etags import etag
from server.domain.filters import TaskFilter
from server.domain.generate_specs import GenerateSpec, GivenOptions, spec_of
from server.domain.map_exports import EXPORT
from server.domain.regenerate_specs import REGENERATE
from server.domain.restyle_specs import RESTYLE
from server.domain.tasks import SPEC_IN_BRIEF, NewTask, Progress, State, Task, TaskEvent
from server.servicers.enum_words import EnumWords
from server.servicers.finish_messages import finish_message, finish_of, restyle_message
from server.servicers.structs import get, put
from server.servicers.task_export import export_message, file_message
from server.servicers.task_regeneration import SEEDS, regenerate_message
from server.servicers.times import moment
from server.tasks.watch import Heartbeat, News, Snapshot, Synced, Terminal

STATES = EnumWords(task_pb2.Task.State)
REUSES = EnumWords(task_pb2.Reuse)
KINDS = EnumWords(task_pb2.TaskEvent.Kind)
OPTIONS = "options"
"""The choice of `GenerateSpec` whose fields are the options of generators, a message or a Struct each."""
OF_IMAGES: Mapping[str, Callable[[Mapping[str, Any]], Message]] = {
    EXPORT: export_message,
    REGENERATE: regenerate_message,
    RESTYLE: restyle_message,
}
"""How specs about images that are there are shown, by the type of the task, which is the name of their field too."""
AnySpec = task_pb2.GenerateSpec | task_pb2.ExportSpec | regeneration_pb2.RegenerateSpec | finish_pb2.RestyleSpec


def planned_message(new: NewTask, failures: Sequence[dict[str, Any]] = (), **spec: AnySpec) -> task_pb2.Task:
    """A task that is not kept, as it would be, with what could not be made."""
    return task_pb2.Task(
        **spec,  # type: ignore[arg-type]
        priority=new.priority,
        scope=new.scope or "",
        labels=new.labels,
        max_retries=new.max_retries,
        retry_delay=timedelta(seconds=new.retry_delay),
        created_by=new.created_by,
        failures=[_failure(each) for each in failures],
    )


def task_message(task: Task, progress: Progress | None = None, *, full: bool = True) -> task_pb2.Task:
    """A task as callers see it; its spec in brief unless `full`, and only when its params are a spec of ours."""
    message = task_pb2.Task(
        id=str(task.id),
        state=STATES.value(task.status),
        priority=task.priority,
        scope=task.scope or "",
        labels=task.labels,
        attempts=task.attempts,
        retry_count=task.retry_count,
        max_retries=task.max_retries,
        retry_delay=timedelta(seconds=task.retry_delay),
        next_attempt_time=task.run_after,
        outputs=[_output(each) for each in task.outputs],
        failures=[_failure(each) for each in task.failures],
        retry_of="" if task.retry_of is None else str(task.retry_of),
        parent_task_id="" if task.parent_id is None else str(task.parent_id),
        error=_error(task.error),
        progress=None if progress is None else progress_message(progress),
        event_seq=task.event_seq,
        cancel_requested=task.cancel_requested_at is not None,
        created_by=task.created_by,
        create_time=task.created_at,
        update_time=task.updated_at,
        start_time=task.last_attempt,
        finish_time=task.finished_at,
        delete_time=task.deleted_at,
        etag=etag(task.row_version),
    )
    if (shown := OF_IMAGES.get(task.type)) is not None:
        getattr(message, task.type).CopyFrom(shown(task.params if full else {}))
    if task.type == "generate":
        # What cannot be shown is a row of another writer; its worker will say so.
        with suppress(Invalid, KeyError, TypeError, ValueError):
            message.generate.CopyFrom(spec_message(spec_of(task.params)) if full else _spec_in_brief(task.params))
    return message


def _spec_in_brief(params: Mapping[str, Any]) -> task_pb2.GenerateSpec:
    required, optional = SPEC_IN_BRIEF[:2], SPEC_IN_BRIEF[2:]
    return task_pb2.GenerateSpec(
        **{name: params[name] for name in required}, **{name: params.get(name, "") for name in optional}
    )


def task_columns(message: task_pb2.Task) -> dict[str, Any]:
    """The values of a task's row that callers may change."""
    return {"priority": message.priority, "labels": dict(message.labels)}


def task_filter(request: task_pb2.ListTasksRequest) -> TaskFilter:
    """Which tasks a list shows."""
    return TaskFilter(
        states=sorted({State(STATES.word(number)) for number in request.states}),
        scope=request.scope,
        labels=dict(request.labels),
        created_after=moment(request, "created_after"),
        created_before=moment(request, "created_before"),
        type=request.type,
        source_id=UUID(request.source_id) if request.source_id else None,
        retry_of=UUID(request.retry_of) if request.retry_of else None,
        parent_id=UUID(request.parent_task_id) if request.parent_task_id else None,
    )


def _output(output: dict[str, Any]) -> task_pb2.TaskOutput:
    return task_pb2.TaskOutput(
        image_id=output["image_id"],
        index=output["index"],
        seed=output.get("seed", 0),
        file=file_message(output),
        reused=output.get("reused") is True,
        regenerated_from=str(output.get("regenerated_from", "")),
        task_id=str(output.get("task_id", "")),
        left_overlays=[task_pb2.TaskOutput.LeftOverlay(**each) for each in output.get("left", ())],
        left_count=output.get("left_count", 0),
    )


def _failure(failure: dict[str, Any]) -> task_pb2.TaskFailure:
    task_id = str(failure.get("task_id", ""))
    return task_pb2.TaskFailure(index=failure["index"], error=_error(failure["error"]), task_id=task_id)


def _error(error: dict[str, Any] | None) -> task_pb2.TaskError | None:
    return None if error is None else task_pb2.TaskError(**error)


def progress_message(progress: Progress) -> task_pb2.TaskProgress:
    """Progress without its preview."""
    return task_pb2.TaskProgress(
        fraction=progress.fraction, stage=progress.stage, attempt=progress.attempt, index=progress.output_index
    )


def event_message(event: TaskEvent) -> task_pb2.TaskEvent:
    """An entry of the log."""
    payload = event.payload
    return task_pb2.TaskEvent(
        task_id=str(event.task_id),
        seq=event.seq,
        time=event.created_at,
        attempt=event.attempt,
        kind=KINDS.value(event.kind),
        state=STATES.value(payload.get("state", "")),
        stage=payload.get("stage", ""),
        index=payload.get("index", 0),
        output=_output(payload["output"]) if "output" in payload else None,
        error=_error(payload.get("error")),
        failure=_failure(payload["failure"]) if "failure" in payload else None,
    )


def watch_messages(news: News, picture: bytes | None) -> list[task_pb2.WatchTaskResponse]:
    """What a watcher is sent for a piece of news: one message, two for progress with a new preview `picture`."""
    match news:
        case Snapshot(task):
            snapshot = task_pb2.WatchTaskResponse.Snapshot(task=task_message(task))
            return [task_pb2.WatchTaskResponse(snapshot=snapshot)]
        case TaskEvent():
            return [task_pb2.WatchTaskResponse(event=event_message(news))]
        case Synced(seq):
            return [task_pb2.WatchTaskResponse(synced=task_pb2.WatchTaskResponse.Synced(seq=seq))]
        case Heartbeat(now, worker_time):
            beat = task_pb2.WatchTaskResponse.Heartbeat(server_time=now, worker_time=worker_time)
            return [task_pb2.WatchTaskResponse(heartbeat=beat)]
        case Terminal(task, seq):
            terminal = task_pb2.WatchTaskResponse.Terminal(task=task_message(task), seq=seq)
            return [task_pb2.WatchTaskResponse(terminal=terminal)]
        case Progress():
            messages = [task_pb2.WatchTaskResponse(progress=progress_message(news))]
            if picture:
                preview = task_pb2.WatchTaskResponse.Preview(content=picture, stage=news.stage, attempt=news.attempt)
                messages.append(task_pb2.WatchTaskResponse(preview=preview))
            return messages


def spec_of_message(message: task_pb2.GenerateSpec) -> GenerateSpec:
    """What a caller asks to be generated."""
    return GenerateSpec(
        type=message.type,
        subtype=message.subtype,
        generator=message.generator,
        name=message.name,
        source_id=message.source_id,
        source_type=message.source_type,
        theme=message.theme,
        variation=message.variation,
        overrides=get(message.overrides) if message.HasField("overrides") else None,
        seed=message.seed if message.HasField("seed") else None,
        count=message.count if message.HasField("count") else 1,
        options=_options(message),
        presets=tuple(message.presets),
        elements=tuple(message.elements),
        reuse=REUSES.word(message.reuse),
        provider=message.provider,
        prompt=message.prompt,
        negative_prompt=message.negative_prompt,
        finish=finish_of(message.finish) if message.HasField("finish") else None,
    )


def _options(message: task_pb2.GenerateSpec) -> GivenOptions | None:
    """The options as the caller has set them, in a message of a generator's own or in a Struct."""
    if (name := message.WhichOneof(OPTIONS)) is None:
        return None
    options = getattr(message, name)
    if isinstance(options, Struct):
        return GivenOptions(name, get(options))
    return GivenOptions(name, MessageToDict(options, preserving_proto_field_name=True))


def spec_message(spec: GenerateSpec) -> task_pb2.GenerateSpec:
    """A spec as it is kept. Raises `Invalid` for options that the message has no place for."""
    message = task_pb2.GenerateSpec(
        type=spec.type,
        subtype=spec.subtype,
        generator=spec.generator,
        name=spec.name,
        source_id=spec.source_id,
        source_type=spec.source_type,
        theme=spec.theme,
        variation=spec.variation,
        seed=spec.seed,
        count=spec.count,
        indexes=spec.indexes,
        presets=spec.presets,
        elements=spec.elements,
        reuse=REUSES.value(spec.reuse),
        regenerated_from=spec.regenerated_from,
        regenerate_seed=SEEDS.value(spec.regenerate_seed),
        provider=spec.provider,
        prompt=spec.prompt,
        negative_prompt=spec.negative_prompt,
        finish=None if spec.finish is None else finish_message(spec.finish),
    )
    if spec.overrides is not None:
        message.overrides.SetInParent()
        put(spec.overrides, message.overrides)
    if spec.options is not None:
        _put_options(spec.options, message)
    return message


def _put_options(given: GivenOptions, message: task_pb2.GenerateSpec) -> None:
    if given.field not in {each.name for each in message.DESCRIPTOR.oneofs_by_name[OPTIONS].fields}:
        raise Invalid(f"unknown member {given.field}", field=given.field)
    options = getattr(message, given.field)
    options.SetInParent()
    if isinstance(options, Struct):
        put(given.values, options)
        return
    try:
        ParseDict(given.values, options)
    except ParseError as error:
        raise Invalid(f"{given.field}: {error}", field=given.field) from None
