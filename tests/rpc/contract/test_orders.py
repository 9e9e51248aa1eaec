"""Lists have the order asked for, also where values are equal and where names are of any script."""

from collections.abc import Callable
from typing import Any

import grpc
import pytest

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.kinds import only
from tests.rpc.errors import refused
from tests.rpc.stack import Stack, database_of

VALUES: dict[str, Callable[[Any], Any]] = {
    "create_time": lambda row: row.create_time.ToNanoseconds(),
    "update_time": lambda row: row.update_time.ToNanoseconds(),
    "name": lambda row: row.name,  # of hexadecimal digits here, which every collation orders alike
    "z": lambda row: row.z,
}
TABLES = {"overlay": "image_overlays", "task": "generation_tasks"}
ALIKE = ("image", "overlay", "theme_variation")
"""Kinds whose rows may have one name: it is unique for some, though not of variations in the database."""


async def test_every_order_both_ways(calls: Calls) -> None:
    place = await calls.place()
    rows = [await calls.create(place) for _ in range(6)]
    for index in (4, 1, 3):
        name, value = next(iter(calls.described.changes.items()))
        rows[index] = await calls.update(rows[index].id, {name: value}, [name])
    ids = {row.id for row in rows}
    for order in calls.described.orders:
        for direction in ("", " asc", " desc"):
            asked = calls.asked(place) | {"order_by": order + direction, "page_size": 2}
            found = [row for row in await calls.walk(**asked) if row.id in ids]
            falling = direction == " desc"
            assert found == sorted(found, key=lambda row: (VALUES[order](row), row.id), reverse=falling)
            assert {row.id for row in found} == ids


@only(lambda each: "z" not in each.orders)  # which come in drawing order
async def test_unasked_the_newest_come_first(calls: Calls) -> None:
    place = await calls.place()
    rows = [await calls.create(place) for _ in range(3)]
    ids = [row.id for row in rows]
    for asked in ({}, {"order_by": "create_time desc"}):
        found = [row.id for row in await calls.walk(**calls.asked(place), **asked) if row.id in ids]
        assert found == ids[::-1]


@pytest.mark.parametrize("order", ["size", "id", "create_time ASC", "NAME", "name,id", "create_time  desc", "x" * 50])
async def test_no_other_order_is_known(order: str, calls: Calls) -> None:
    place = await calls.place()
    wrong = await refused(calls.page(**calls.asked(place), order_by=order))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("order_by",))


async def test_some_lists_know_more_orders(calls: Calls) -> None:
    place = await calls.place()
    for order in ("create_time", "update_time", "name", "z"):
        asked = calls.asked(place) | {"order_by": order, "page_size": 1}
        if order in calls.described.orders:
            await calls.page(**asked)
        else:
            assert (await refused(calls.page(**asked))).fields == ("order_by",)


@only(lambda each: "name" in each.orders)
async def test_names_of_any_script_and_length_lead_on(calls: Calls) -> None:
    place = await calls.place()
    most = 255 if calls.name in ("image", "overlay") else 50
    names = [
        "a",
        "b" * most,
        "ü" * most,
        "竜" * most,
        "🐉" * most,
        "🐉" * (most - 1),
        "\x01" * most,
        '"' * most,
        "\\" * most,
    ]
    ids = {(await calls.create(place, name)).id for name in names}
    for direction in ("", " desc"):
        asked = calls.asked(place) | {"order_by": f"name{direction}", "page_size": 1}
        assert ids <= {row.id for row in await calls.walk(**asked)}


async def test_equal_values_are_shown_once_each(stack: Stack, calls: Calls) -> None:
    place = await calls.place()
    rows = [await calls.create(place) for _ in range(7)]
    ids = [row.id for row in rows]
    await make_alike(stack, calls, ids)
    for order in calls.described.orders:
        if order == "name" and calls.name not in ALIKE:
            continue
        for direction in ("", " desc"):
            asked = calls.asked(place) | {"order_by": order + direction, "page_size": 2}
            found = [row.id for row in await calls.walk(**asked) if row.id in ids]
            assert found == sorted(ids, reverse=bool(direction)), order


async def make_alike(stack: Stack, calls: Calls, ids: list[str]) -> None:
    """Give rows the same times, and the same name where that is allowed."""
    same = "created_at = now(), updated_at = now()" + (", name = 'alike'" if calls.name in ALIKE else "")
    async with database_of(stack) as connection:
        table = TABLES.get(calls.name, f"{calls.name}s")
        await connection.execute(f"UPDATE {table} SET {same} WHERE id = ANY($1::uuid[])", ids)
