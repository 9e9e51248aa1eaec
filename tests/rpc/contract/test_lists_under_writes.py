"""A list that is walked while others write: what was there throughout, and stayed where it was, is shown once."""

import asyncio
from typing import Any

import pytest

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import RESOURCES, Place

ROUNDS = 6
"""So many are inserted, as many deleted, and as many changed, each between two pages."""
KEPT = 12
ORDERS = [pytest.param(each, order, id=f"{each.name}-{order}") for each in RESOURCES for order in each.orders]


class Writers:
    """Others who insert, delete and change beside what has to stay."""

    def __init__(self, calls: Calls, place: Place) -> None:
        self._calls, self._place = calls, place
        self._doomed: list[Any] = []
        self.changed: list[Any] = []
        self.field, self._value = next(iter(calls.described.changes.items()))

    async def prepare(self) -> None:
        """Make what is to be deleted and changed."""
        self._doomed = [await self._calls.settle(await self._calls.create(self._place)) for _ in range(ROUNDS)]
        self.changed = [await self._calls.create(self._place) for _ in range(ROUNDS)]

    async def round(self, number: int) -> None:
        """All of them at once."""
        writes = [self._calls.create(self._place)]
        if number < ROUNDS:
            writes.append(self._calls.delete(self._doomed[number].id))
            writes.append(self._calls.update(self.changed[number].id, {self.field: self._value}, [self.field]))
        await asyncio.gather(*writes)


@pytest.mark.parametrize("direction", ["", " desc"], ids=["rising", "falling"])
@pytest.mark.parametrize(("calls", "order"), ORDERS, indirect=["calls"])
async def test_what_stays_is_shown_once(order: str, direction: str, calls: Calls) -> None:
    place = await calls.place()
    writers = Writers(calls, place)
    kept = [(await calls.create(place)).id for _ in range(KEPT // 2)]
    await writers.prepare()
    kept += [(await calls.create(place)).id for _ in range(KEPT // 2)]
    asked = calls.asked(place) | {"order_by": order + direction, "page_size": 2}
    found, token = await calls.page(**asked)
    number = 0
    while token:
        # Rows that are made behind the last one shown would lead on for ever.
        if number < 2 * ROUNDS:
            await writers.round(number)
            number += 1
        rows, token = await calls.page(**asked, page_token=token)
        found += rows
    assert number >= ROUNDS
    ids = [row.id for row in found]
    assert set(kept) <= set(ids)
    assert all(ids.count(row_id) == 1 for row_id in kept)
    moved = {row.id for row in writers.changed} if order in ("update_time", writers.field) else set()
    assert {row_id for row_id in ids if ids.count(row_id) > 1} <= moved
