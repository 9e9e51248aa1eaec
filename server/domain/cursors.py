"""The place of a reader in the events of all tasks, as an opaque text."""

import base64
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self
from uuid import UUID

from server.domain.errors import Invalid, OutOfRange

NOTHING, LAST = UUID(int=0), UUID(int=(1 << 128) - 1)
VERSION = "2"
"""Begins every cursor; those of the releases before are refused."""


class InvalidCursor(Invalid):
    """The cursor is not one of ours, or of an older release."""

    reason = "INVALID_CURSOR"

    def __init__(self) -> None:
        super().__init__("cursor is not one that was received", field="cursor")


class CursorExpired(OutOfRange):
    """Events behind the cursor may be gone already."""

    reason = "CURSOR_EXPIRED"

    def __init__(self, days: int) -> None:
        super().__init__(f"logs are kept for {days} days: watch from now, and list what there is", days=days)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Behind the event with these numbers: transaction, task, sequence.

    `time`, in Unix seconds of the database's clock, is before everything that comes behind it happened.
    """

    xid: int
    task_id: UUID = NOTHING
    seq: int = 0
    time: int = 0

    @classmethod
    def behind(cls, xid: int, time: datetime) -> Self:
        """Behind all of a transaction: it names no task, whose they may be."""
        return cls(xid, LAST, 0, int(time.timestamp()))

    def no_earlier(self, other: Self) -> Self:
        """The later place of two, at the later time."""
        last = max(self, other, key=lambda each: (each.xid, each.task_id, each.seq))
        return replace(last, time=max(self.time, other.time))

    def encode(self) -> str:
        """As callers hold it."""
        text = f"{VERSION}.{self.xid}.{self.task_id.hex}.{self.seq}.{self.time}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Self:
        """Raises `InvalidCursor`."""
        try:
            parts = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().split(".")
            version, xid, task_id, seq, time = parts
            cursor = cls(int(xid), UUID(task_id), int(seq), int(time))
        except ValueError:
            raise InvalidCursor from None
        if version != VERSION or not (
            0 <= cursor.xid < 1 << 63 and 0 <= cursor.seq < 1 << 63 and 0 <= cursor.time < 1 << 40
        ):
            raise InvalidCursor
        return cursor
