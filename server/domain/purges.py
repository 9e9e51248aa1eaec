"""Removing deleted rows for good, as values."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from uuid import UUID


class Used(Enum):
    """What happens to a row that others still refer to."""

    REFUSE = auto()
    """The purge is refused and names the users."""
    SKIP = auto()
    """It stays, the others go."""
    FORCE = auto()
    """It goes too."""


@dataclass(frozen=True, slots=True)
class Doom:
    """Which deleted rows are to go, of one scope or any, of one image or any.

    Those with these ids, else those deleted longer ago than `age`, else those deleted before a time.
    """

    ids: tuple[UUID, ...] = ()
    age: timedelta | None = None
    before: datetime | None = None
    scope: str = ""
    image_id: UUID | None = None
    dry_run: bool = False
    used: Used = Used.REFUSE


@dataclass(frozen=True, slots=True)
class Purged:
    """What went, or would go: how many, up to a hundred of their ids, and whether more matched."""

    count: int
    sample: tuple[UUID, ...]
    more: bool
