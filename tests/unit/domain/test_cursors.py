"""Cursors come back from their text, and no other text is one."""

import base64
from uuid import UUID

import pytest

from server.domain.cursors import Cursor, InvalidCursor

CURSOR = Cursor(1, UUID("018f0000-0000-7000-8000-000000000000"), 1, 1767323045)


def text(*parts: object) -> str:
    return base64.urlsafe_b64encode(".".join(map(str, parts)).encode()).decode().rstrip("=")


def test_a_cursor_comes_back_from_its_text() -> None:
    assert Cursor.decode(CURSOR.encode()) == CURSOR
    assert CURSOR.encode() == text(2, 1, CURSOR.task_id.hex, 1, 1767323045)


@pytest.mark.parametrize(
    "wrong",
    [
        "MS4wMThmMDAwMDAwMDA3MDAwODAwMDAwMDAwMDAwMDAwMC4xLjE3NjczMjMwNDU",  # of 0.1.0
        text(1, 1, CURSOR.task_id.hex, 1, 1767323045),
        text(2, -1, CURSOR.task_id.hex, 1, 1767323045),
        text(2, 1, "x", 1, 1767323045),
        text(2, 1, CURSOR.task_id.hex, 1 << 63, 1767323045),
        text(2, 1, CURSOR.task_id.hex, 1, 1767323045, 1),
        "x",
        "ä",
        "",
    ],
)
def test_no_other_text_is_one(wrong: str) -> None:
    with pytest.raises(InvalidCursor):
        Cursor.decode(wrong)
