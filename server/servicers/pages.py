"""Pages that fit into a message: a page ends at its row limit or at 3 MiB, whichever comes first."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from google.protobuf.message import Message

MAX_PAGE_BYTES = 3 << 20

Row = TypeVar("Row")
Shown = TypeVar("Shown", bound=Message)


def page(
    rows: Sequence[Row], limit: int, show: Callable[[Row], Shown], token: Callable[[Row], str]
) -> tuple[list[Shown], str]:
    """The messages of one page and the token of the next.

    `rows` holds one row more than `limit` when there is more; `token` names the last row that is shown.
    """
    shown: list[Shown] = []
    size = 0
    for row in rows[:limit]:
        message = show(row)
        size += message.ByteSize() + 8
        if shown and size > MAX_PAGE_BYTES:
            break
        shown.append(message)
    more = len(shown) < len(rows)
    return shown, token(rows[len(shown) - 1]) if more and shown else ""
