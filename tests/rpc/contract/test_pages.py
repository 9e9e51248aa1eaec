"""Lists come in pages: of a size asked for, never too large for a message, each bound to its filter and order."""

from typing import Any

import grpc
import pytest

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import Place
from tests.rpc.contract.kinds import only
from tests.rpc.errors import refused

BASIC, FULL = 1, 2
MAX_PAGE_BYTES = 3 << 20


async def several(calls: Calls, count: int) -> tuple[Place, list[Any]]:
    """So many new ones of one place, in the order they were made."""
    place = await calls.place()
    return place, [await calls.create(place) for _ in range(count)]


@pytest.mark.parametrize("size", [1, 2, 3, 1000, 1001, 2**31 - 1])
async def test_pages_together_are_the_list(size: int, calls: Calls) -> None:
    place, rows = await several(calls, 5)
    ids = {row.id for row in rows}
    found = [row.id for row in await calls.walk(**calls.asked(place), page_size=size)]
    assert len(set(found)) == len(found)
    assert ids <= set(found)
    if calls.described.group:
        assert set(found) == ids


async def test_a_page_has_so_many_rows_as_asked_for(calls: Calls) -> None:
    place, _ = await several(calls, 3)
    asked = calls.asked(place)
    for size in (1, 2):
        rows, token = await calls.page(**asked, page_size=size)
        assert len(rows) == size
        assert token
    rows, token = await calls.page(**asked, page_size=1000)
    assert len(rows) >= 3
    assert not token
    assert [row.id for row in (await calls.page(**asked))[0]] == [row.id for row in rows][:50]


@pytest.mark.parametrize("size", [-1, -(2**31)])
async def test_no_page_has_another_size(size: int, calls: Calls) -> None:
    place = await calls.place()
    wrong = await refused(calls.page(**calls.asked(place), page_size=size))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("page_size",))


async def test_a_token_serves_its_own_filter_and_order_only(calls: Calls) -> None:
    place, _ = await several(calls, 2)
    asked = calls.asked(place)
    _, token = await calls.page(**asked, page_size=1)
    others: list[dict[str, Any]] = [asked | {"show_deleted": True}, asked | {"order_by": "update_time"}]
    if calls.described.group:
        others.append(calls.asked((await several(calls, 1))[0]))
    for other in others:
        wrong = await refused(calls.page(**other, page_token=token))
        assert (wrong.code, wrong.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_PAGE_TOKEN")
        assert wrong.fields == ("page_token",)
    # How much of each row is shown, and how many of them, is no part of the filter.
    rows, _ = await calls.page(**asked, page_token=token, page_size=1000, view=FULL)
    assert rows


@pytest.mark.parametrize("token", ["x", "AAAA", "=", "e30", "W10", "🐉", "A" * 4000])
async def test_no_other_text_is_a_token(token: str, calls: Calls) -> None:
    place = await calls.place()
    wrong = await refused(calls.page(**calls.asked(place), page_token=token))
    assert (wrong.code, wrong.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "INVALID_PAGE_TOKEN")


@only(lambda each: each.name not in ("map_grid", "overlay"))
async def test_the_basic_view_has_no_documents(calls: Calls) -> None:
    place = await calls.place()
    row = await calls.update((await calls.create(place)).id, calls.described.changes)
    asked = calls.asked(place)
    for view in (0, BASIC):
        (basic,) = (each for each in await calls.walk(**asked, view=view) if each.id == row.id)
        documents = [
            field.name
            for field, _ in row.ListFields()
            if field.message_type is not None and field.message_type.name in ("Struct", "GenerateSpec")
        ]
        assert documents or calls.name == "image"  # what was uploaded has none
        for name in documents:
            assert not basic.HasField(name) or name == "generate"  # of which a part is told
            getattr(basic, name).CopyFrom(getattr(row, name))
        assert basic == row
    (full,) = (each for each in await calls.walk(**asked, view=FULL) if each.id == row.id)
    assert full == row


@only(lambda each: each.bulky)
async def test_a_page_ends_before_it_is_too_large(calls: Calls) -> None:
    place = await calls.place()
    largest = await calls.update((await calls.create(place)).id, calls.described.bulky)
    count = MAX_PAGE_BYTES // largest.ByteSize() + 1
    ids = {largest.id}
    for _ in range(count):
        ids.add((await calls.update((await calls.create(place)).id, calls.described.bulky)).id)
    found: list[str] = []
    token, pages = "", 0
    while True:
        rows, token = await calls.page(**calls.asked(place), view=FULL, page_size=1000, page_token=token)
        assert sum(row.ByteSize() for row in rows) <= MAX_PAGE_BYTES
        assert rows
        found += [row.id for row in rows]
        pages += 1
        if not token:
            break
    assert pages >= 2
    assert len(set(found)) == len(found)
    assert ids <= set(found)
