"""Tasks as values: states, the row, its events, its progress."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid5

from server.domain.scopes import Scopes


class State(StrEnum):
    """Where a task is in its life; succeeded, failed and cancelled are final."""

    QUEUED = "queued"
    WAITING = "waiting"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    """A word of another writer of the table: shown, and otherwise left alone."""

    @classmethod
    def _missing_(cls, value: object) -> "State":
        return cls.UNKNOWN

    @property
    def is_final(self) -> bool:
        """Whether nothing follows."""
        return self in FINAL


FINAL = frozenset({State.SUCCEEDED, State.FAILED, State.CANCELLED})
LONGEST_LEASE = timedelta(minutes=10)
"""A lease ends that much after its last renewal, or earlier."""
MOST_OUTPUTS = 16
"""How many images one task makes at most."""
SPEC_IN_BRIEF = ("type", "subtype", "generator", "name", "source_id", "source_type")
"""What of a spec is told where the whole of it is not."""


class EventKind(StrEnum):
    """What an entry of the log tells."""

    STATE = "state"
    STAGE = "stage"
    OUTPUT = "output"
    OUTPUT_FAILED = "output_failed"
    ATTEMPT_FAILED = "attempt_failed"
    CANCEL_REQUESTED = "cancel_requested"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class TaskError:
    """Why a task or an attempt failed: a word for programs, a sentence for people."""

    reason: str
    message: str
    metadata: Mapping[str, str] = field(default_factory=dict)

    def to_document(self) -> dict[str, Any]:
        """As kept in events and results."""
        return {"reason": self.reason, "message": self.message, "metadata": dict(self.metadata)}


@dataclass(frozen=True, slots=True)
class Task:
    """One row of `generation_tasks`. `params` is the completed spec, `result` holds outputs and error.

    `theme_fingerprint` is that of the theme kept with it; None until its first claim where others wrote the row. A part
    of another task has the `parent_id` of that, and its place there.
    """

    id: UUID
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    is_deleted: bool
    type: str
    status: State
    priority: int
    params: dict[str, Any]
    result: dict[str, Any] | None
    attempts: int
    last_error: str | None
    last_attempt: datetime | None
    retry_count: int
    max_retries: int
    retry_delay: int
    scope: str | None
    labels: dict[str, str]
    created_by: str
    run_after: datetime | None
    worker_losses: int
    cancel_requested_at: datetime | None
    event_seq: int
    finished_at: datetime | None
    retry_of: UUID | None
    theme_fingerprint: str | None
    row_version: int
    parent_id: UUID | None = None
    parent_index: int | None = None

    def __post_init__(self) -> None:
        """Rows hold states as text."""
        object.__setattr__(self, "status", State(self.status))

    @property
    def outputs(self) -> list[dict[str, Any]]:
        """What was made so far: `{"image_id", "index"}` each."""
        return outputs_of(self.result)

    @property
    def failures(self) -> list[dict[str, Any]]:
        """What could not be made: `{"index", "error"}` each."""
        return failures_of(self.result)

    @property
    def error(self) -> dict[str, Any] | None:
        """`{"reason", "message", "metadata"}` of the failure, or of the latest failed attempt, or None."""
        return _error_of(self.result)

    def after(self, event: "TaskEvent") -> "Task":
        """The task behind an event of its log, as far as the event tells."""
        result = dict(self.result) if isinstance(self.result, Mapping) else {}  # a row of others may hold anything
        for kept, part in (("outputs", "output"), ("failures", "failure")):
            if part in event.payload:
                result[kept] = [*_parts(result, kept), event.payload[part]]
        if "error" in event.payload:
            result["error"] = event.payload["error"]
        final = event.kind is EventKind.TERMINAL
        return replace(
            self,
            status=State(event.payload.get("state", self.status)),
            result=result,
            attempts=event.attempt,
            event_seq=event.seq,
            finished_at=event.created_at if final else self.finished_at,
        )


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task about to be queued."""

    id: UUID
    type: str
    params: Mapping[str, Any]
    priority: int
    scope: str | None
    labels: Mapping[str, str]
    created_by: str
    max_retries: int
    retry_delay: int
    retry_of: UUID | None = None
    theme_fingerprint: str | None = None
    parent_id: UUID | None = None
    parent_index: int | None = None


@dataclass(frozen=True, slots=True)
class TaskEvent:
    """One entry of a task's log; `payload` depends on the kind.

    `image_scope` is the scope in which the image lies that it tells of, when it is read; None also where it is purged.
    """

    task_id: UUID
    seq: int
    attempt: int
    kind: EventKind
    payload: dict[str, Any]
    created_at: datetime
    image_scope: str | None = None

    def known_within(self, scopes: Scopes | None) -> "TaskEvent":
        """The event as who is bound to scopes may know it: without the id of an image that is in none of them.

        Where the image lies now that it was drawn from, nobody has looked.
        """
        output = self.payload.get("output")
        if scopes is None or not isinstance(output, dict):
            return self
        hidden = {name: "" for name in ("regenerated_from",) if name in output}
        if not scopes.include(self.image_scope):
            hidden["image_id"] = ""
        return replace(self, payload=self.payload | {"output": output | hidden}) if hidden else self


@dataclass(frozen=True, slots=True)
class Progress:
    """Latest progress of the running attempt; `version` rises with each change."""

    task_id: UUID
    attempt: int
    version: int
    fraction: float
    stage: str
    output_index: int
    preview: bytes | None


@dataclass(frozen=True, slots=True)
class Fence:
    """Whose attempt a task is; a write that carries another changes nothing."""

    task_id: UUID
    attempt: int


@dataclass(frozen=True, slots=True)
class Claim(Fence):
    """A task a worker holds, and what earlier attempts have left of it."""

    type: str
    params: dict[str, Any]
    outputs: tuple[dict[str, Any], ...]
    failures: tuple[dict[str, Any], ...]
    scope: str | None
    labels: dict[str, str]
    created_by: str
    theme_fingerprint: str | None

    def key_of(self, index: int) -> UUID:
        """What an output is known by to who makes it: the same for every attempt."""
        return uuid5(self.task_id, str(index))


def indexes_of(params: Any) -> list[int]:
    """Which outputs a task is to make: all of its count, or those that a retry names; the first, if neither is said."""
    match params:
        case {"indexes": [int(), *_] as named}:
            return [each for each in named if isinstance(each, int)]
        case {"count": int(count)}:
            return list(range(max(1, min(count, MOST_OUTPUTS))))
        case _:
            return [0]


def outputs_of(result: Any) -> list[dict[str, Any]]:
    """The outputs in a result; what another writer of the table has put there in another shape is passed over."""
    return [each for each in _parts(result, "outputs") if isinstance(each.get("image_id"), str)]


def failures_of(result: Any) -> list[dict[str, Any]]:
    """The failures in a result, likewise."""
    return [each for each in _parts(result, "failures") if _error_of(each) is not None]


def _error_of(holder: Any) -> dict[str, Any] | None:
    match holder:
        case {"error": {"reason": str(), "message": str(), "metadata": dict(), **rest} as error} if not rest:
            return dict(error)
        case _:
            return None


def _parts(result: Any, name: str) -> list[dict[str, Any]]:
    listed = result.get(name) if isinstance(result, dict) else None
    parts = listed if isinstance(listed, list) else []
    return [each for each in parts if isinstance(each, dict) and isinstance(each.get("index"), int)]
