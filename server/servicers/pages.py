"""Answers that fit into a message: a page ends at its row limit or at 3 MiB, whichever comes first; others must fit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar
from uuid import UUID

from google.protobuf.message import Message

from server.domain.errors import ContentTooLarge

MAX_PAGE_BYTES = 3 << 20
MAX_ANSWER_BYTES = 4 << 20
"""What clients receive unless told otherwise."""

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
        size += _size(message)
        if shown and size > MAX_PAGE_BYTES:
            break
        shown.append(message)
    more = len(shown) < len(rows)
    return shown, token(rows[len(shown) - 1]) if more and shown else ""


def fitting(shown: Iterable[Shown]) -> list[Shown]:
    """These messages, none of which can be left out. Raises `ContentTooLarge` with the first that is too much."""
    size, fit = 0, []
    for message in shown:
        if (size := size + _size(message)) > MAX_PAGE_BYTES:
            raise ContentTooLarge(size, MAX_PAGE_BYTES)
        fit.append(message)
    return fit


def steps(ids: Iterable[UUID], sizes: Mapping[UUID, int], most: int) -> Iterator[list[UUID]]:
    """These ids in their order, in parts that take so many bytes each, or are one row."""
    part: list[UUID] = []
    size = 0
    for row_id in ids:
        if part and size + sizes.get(row_id, 0) > most:
            yield part
            part, size = [], 0
        part.append(row_id)
        size += sizes.get(row_id, 0)
    if part:
        yield part


def single(shown: Shown) -> Shown:
    """This message, which an answer holds alone. Raises `ContentTooLarge`."""
    if (size := _size(shown)) > MAX_ANSWER_BYTES:
        raise ContentTooLarge(size, MAX_ANSWER_BYTES)
    return shown


def answered(answer: Message) -> bytes:
    """An answer as it is sent. Raises `ContentTooLarge`; who writes has to ask before that is done."""
    if len(data := answer.SerializeToString()) > MAX_ANSWER_BYTES:
        raise ContentTooLarge(len(data), MAX_ANSWER_BYTES)
    return data


def _size(message: Message) -> int:
    return message.ByteSize() + 8  # with its tag and length
