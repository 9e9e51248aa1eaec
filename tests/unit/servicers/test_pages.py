"""A page ends at its limit or at 3 MiB, and its token names the last row on it."""

import pytest
from google.protobuf.wrappers_pb2 import StringValue

from server.servicers.pages import MAX_PAGE_BYTES, page


def shown(rows: list[int], limit: int, size: int = 10) -> tuple[int, str]:
    """How many rows a page shows, and its token."""
    messages, token = page(
        rows[: limit + 1], limit, lambda row: StringValue(value="x" * size), lambda row: f"after {row}"
    )
    return len(messages), token


@pytest.mark.parametrize(
    ("rows", "limit", "expected"),
    [
        (0, 3, (0, "")),
        (2, 3, (2, "")),
        (3, 3, (3, "")),
        (4, 3, (3, "after 2")),
        (9, 1, (1, "after 0")),
    ],
)
def test_a_page_ends_at_its_limit(rows: int, limit: int, expected: tuple[int, str]) -> None:
    assert shown(list(range(rows)), limit) == expected


def test_a_page_ends_before_it_is_too_large() -> None:
    count, token = shown(list(range(100)), 50, size=MAX_PAGE_BYTES // 10)
    assert (count, token) == (9, "after 8")


def test_a_page_that_is_cut_short_is_not_the_last() -> None:
    assert shown([0, 1], 50, size=MAX_PAGE_BYTES) == (1, "after 0")


def test_a_row_larger_than_a_page_is_a_page() -> None:
    assert shown([0], 50, size=2 * MAX_PAGE_BYTES) == (1, "")


def test_the_pages_together_are_the_list() -> None:
    rows, seen, start = list(range(100)), 0, 0
    while True:
        count, token = shown(rows[start:], 7, size=MAX_PAGE_BYTES // 5)
        seen += count
        if not token:
            break
        start = int(token.removeprefix("after ")) + 1
    assert seen == len(rows)
