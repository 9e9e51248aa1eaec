"""Which rows a list holds: what is None or empty is not asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from server.domain.tasks import State


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Tasks in one of these states, of a scope, with labels, made in a span of time.

    `type` and `source_id` are those of the images they make, `retry_of` is the task they repeat.
    """

    states: Sequence[State] = ()
    scope: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    created_after: datetime | None = None
    created_before: datetime | None = None
    type: str = ""
    source_id: UUID | None = None
    retry_of: UUID | None = None
