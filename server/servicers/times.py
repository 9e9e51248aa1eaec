"""Points in time between messages and values."""

from datetime import UTC, datetime
from typing import Any


def moment(message: Any, name: str) -> datetime | None:
    """The time in a field of a message; None when it is unset."""
    return getattr(message, name).ToDatetime(UTC) if message.HasField(name) else None
