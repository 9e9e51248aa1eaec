"""Calls of providers as they are counted: what is reserved before one is made, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

MOST_ASKED = 2
"""How often a provider is asked for one picture, where each time it may have been paid."""


class CallOutcome(StrEnum):
    """What came of a call. One that is under way, or whose worker died, has none, and counts as one that is unknown."""

    DONE = "done"
    REFUSED = "refused"
    """It was not made, or is not billed: it counts as none."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ProviderCall:
    """One call for one picture of a task; `key` is the same for each call for it.

    One that `resumes` asks for what came of those before it, and is the same call as one that is under way, or whose
    picture was lost on the way to the store.
    """

    id: UUID
    provider: str
    scope: str
    task_id: UUID
    output_index: int
    key: UUID
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class PaintedAnswer:
    """What came of the call with this key: a stored picture, and what the provider told of it."""

    key: UUID
    task_id: UUID
    sha256: str
    format: str
    provenance: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reservation:
    """After how many seconds a call may be made, 0 for now; how often it `was_asked` for the same picture before.

    One that `is_earlier` was reserved by a try before this one, which takes it over.
    """

    wait_seconds: float
    was_asked: int
    is_earlier: bool = False


@dataclass(frozen=True, slots=True)
class ProviderUse:
    """What one provider was asked for, and what came of it, within an hour and within a day."""

    provider: str
    calls_last_hour: int
    images_last_hour: int
    calls_last_day: int
    images_last_day: int
