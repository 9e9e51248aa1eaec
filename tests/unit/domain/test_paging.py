"""Page tokens: bound to their filter, and refused in one way whatever they hold."""

import base64
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.images import ImageFilter
from server.domain.paging import (
    DEFAULT_PAGE_SIZE,
    MAX_PAGE_SIZE,
    NEWEST_FIRST,
    InvalidPageToken,
    Ordering,
    decode_token,
    encode_token,
    filter_digest,
    key_token,
    page_limit,
    read_key,
    read_order,
)
from tests.unit.json_values import VALUES

DIGEST = filter_digest("images", ImageFilter(type="map"))
ID = UUID("018f0000-0000-7000-8000-000000000000")
NOW = datetime(2024, 5, 17, 12, 30, 0, 250_000, tzinfo=UTC)
ZONES = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
TIMES = st.integers(0, 10**15).map(lambda microseconds: datetime.fromtimestamp(0, UTC) + timedelta(0, 0, microseconds))


@dataclass(frozen=True)
class Row:
    """What a list shows, as far as its order looks at it."""

    id: UUID
    created_at: datetime = NOW
    updated_at: datetime = NOW
    name: str = ""
    layer: int = 0
    z: int = 0


def token_of(value: Any) -> str:
    """A token that holds any JSON."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@given(TIMES, ZONES, st.uuids())
def test_a_time_comes_back_from_its_token(created_at: datetime, zone: timezone, row: UUID) -> None:
    held = Row(row, created_at.astimezone(zone))
    assert read_key(key_token(DIGEST, NEWEST_FIRST, held), DIGEST, NEWEST_FIRST) == (created_at, row)


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=255),
    st.integers(-(2**31), 2**31 - 1),
    st.integers(-(2**31), 2**31 - 1),
)
def test_names_and_places_come_back_from_their_tokens(name: str, layer: int, z: int) -> None:
    row = Row(ID, name=name, layer=layer, z=z)
    for order, value in ((Ordering("name", descending=False), [name]), (Ordering("z", descending=True), [layer, z])):
        assert read_key(key_token(DIGEST, order, row), DIGEST, order) == (*value, ID)


def test_the_first_page_has_no_key() -> None:
    assert read_key("", DIGEST, NEWEST_FIRST) is None


@pytest.mark.parametrize("value", [str(2**31), str(-(2**31) - 1), "1.0", "", "z"])
def test_a_place_no_row_can_have_is_refused(value: str) -> None:
    with pytest.raises(InvalidPageToken):
        read_key(encode_token(DIGEST, "90", value, str(ID)), DIGEST, Ordering("z", descending=False))
    with pytest.raises(InvalidPageToken):
        read_key(encode_token(DIGEST, value, "0", str(ID)), DIGEST, Ordering("z", descending=False))


def test_a_key_of_another_order_is_refused() -> None:
    """Places were told by `z` alone once."""
    with pytest.raises(InvalidPageToken):
        read_key(encode_token(DIGEST, "0", str(ID)), DIGEST, Ordering("z", descending=False))


def test_orders_are_read_as_they_are_written() -> None:
    assert read_order("", ["name"]) == NEWEST_FIRST
    assert read_order("name", ["name"]) == Ordering("name", descending=False)
    assert read_order("name asc", ["name"]) == Ordering("name", descending=False)
    assert read_order("name desc", ["name"]) == Ordering("name", descending=True)


@pytest.mark.parametrize(
    "text", ["size", "name  asc", "name ASC", "name  desc", "name desc ", "NAME", "name,create_time", "z"]
)
def test_other_orders_are_refused(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_order(text, ["name", "create_time"])
    assert caught.value.field == "order_by"


@given(st.lists(st.text(max_size=20), max_size=4))
def test_a_key_comes_back_from_its_token(key: list[str]) -> None:
    assert decode_token(encode_token(DIGEST, *key), DIGEST, len(key)) == key


@pytest.mark.parametrize(
    "other",
    [
        ("images", ImageFilter()),
        ("images", ImageFilter(type="item")),
        ("images", ImageFilter(subtype="map")),
        ("tasks", ImageFilter(type="map")),
        ("images",),
    ],
)
def test_a_token_serves_its_own_filter_only(other: tuple[object, ...]) -> None:
    token = key_token(DIGEST, NEWEST_FIRST, Row(ID))
    assert filter_digest("images", ImageFilter(type="map")) == DIGEST
    with pytest.raises(InvalidPageToken):
        read_key(token, filter_digest(*other), NEWEST_FIRST)


def test_a_token_of_an_older_release_is_refused() -> None:
    token = (
        "WyI5MmM2MmQ1YWYwNTE3NGQwIiwgIjIwMjYtMDEtMDJUMDM6MDQ6MDUrMDA6MDAiLCAiMDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAw"
        "MDAwMDAwIl0"
    )
    older, digest = "92c62d5af05174d0", filter_digest("image", NEWEST_FIRST, b"")
    assert read_key(token, older, NEWEST_FIRST) is not None, "a token all the same"
    with pytest.raises(InvalidPageToken):
        read_key(token, digest, NEWEST_FIRST)


def refused(token: str) -> None:
    with pytest.raises(InvalidPageToken) as caught:
        read_key(token, DIGEST, NEWEST_FIRST)
    assert caught.value.field == "page_token"


@given(st.text(min_size=1) | st.binary(min_size=1).map(lambda data: base64.urlsafe_b64encode(data).decode()))
@example("=")
@example("A")
@example("\0")
@example("ü")
@example("[" * 999)
def test_garbage_is_refused(token: str) -> None:
    refused(token)


@given(VALUES | st.lists(VALUES, max_size=4).map(lambda rest: [DIGEST, *rest]))
@example([DIGEST, NOW.isoformat()])
@example([DIGEST, NOW.isoformat(), str(ID), ""])
@example([DIGEST, str(ID), NOW.isoformat()])
@example([DIGEST, NOW.isoformat(), 7])
@example([DIGEST, "0001-01-01T00:00:00+14:00", str(ID)])
@example([DIGEST, "9999-12-31T23:59:59-14:00", str(ID)])
@example([DIGEST, "\ud800", str(ID)])
@example([DIGEST, NOW.isoformat(), "\ud800" * 32])
def test_other_json_is_refused(value: Any) -> None:
    refused(token_of(value))


def test_json_that_no_reader_survives_is_refused() -> None:
    for text in ("[" * 100_000, "1" * 5000, "nan", '{"a": 1'):
        refused(base64.urlsafe_b64encode(text.encode()).decode())


def test_a_token_that_lost_its_end_is_refused() -> None:
    token = key_token(DIGEST, NEWEST_FIRST, Row(ID))
    for length in range(1, len(token)):
        refused(token[:length])


@pytest.mark.parametrize(
    ("asked", "given_"), [(0, DEFAULT_PAGE_SIZE), (1, 1), (MAX_PAGE_SIZE, MAX_PAGE_SIZE), (5000, MAX_PAGE_SIZE)]
)
def test_a_page_holds_at_most_its_limit(asked: int, given_: int) -> None:
    assert page_limit(asked) == given_
