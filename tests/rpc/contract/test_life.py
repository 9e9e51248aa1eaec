"""Created, got, listed, changed, deleted, brought back, purged: the same for every kind of resource."""

from typing import Any

import grpc

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import ELSEWHERE
from tests.rpc.errors import refused

FULL = 2


def unversioned(row: Any) -> Any:
    """Everything that outlives a delete and an undelete."""
    kept = type(row).FromString(row.SerializeToString())
    kept.ClearField("etag")
    kept.ClearField("update_time")
    return kept


async def test_what_is_created_is_got_and_listed(calls: Calls) -> None:
    place = await calls.place()
    row = await calls.create(place)
    assert row.id
    assert row.etag
    assert row.created_by == "anonymous"
    assert row.create_time == row.update_time
    assert not row.HasField("delete_time")
    assert await calls.get(row.id) == row
    assert row in await calls.walk(**calls.asked(place), view=FULL)


async def test_a_change_shows_everywhere(calls: Calls) -> None:
    row = await calls.create()
    values = dict(calls.described.changes)
    changed = await calls.update(row.id, values, list(values))
    wanted = calls.resource(**values)
    for name in values:
        assert getattr(changed, name) == getattr(wanted, name) != getattr(row, name)
    assert (changed.id, changed.create_time) == (row.id, row.create_time)
    assert changed.update_time.ToNanoseconds() > row.update_time.ToNanoseconds()
    assert await calls.get(row.id) == changed


async def test_deleted_is_hidden_and_undelete_brings_back(calls: Calls) -> None:
    place = await calls.place()
    row = await calls.settle(await calls.create(place))
    deleted = await calls.delete(row.id)
    assert deleted.HasField("delete_time")
    for call in (calls.get(row.id), calls.delete(row.id), calls.update(row.id, calls.described.changes)):
        gone = await refused(call)
        assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, f"{calls.reason}_NOT_FOUND")
        assert gone.resource == (calls.name, row.id)
    asked = calls.asked(place) | {"view": FULL}
    assert row.id not in [each.id for each in await calls.walk(**asked)]
    assert deleted in await calls.walk(**asked, show_deleted=True)
    back = await calls.undelete(row.id)
    assert unversioned(back) == unversioned(row)
    assert await calls.get(row.id) == back
    assert back in await calls.walk(**asked)
    again = await refused(calls.undelete(row.id))
    assert (again.code, again.reason) == (grpc.StatusCode.FAILED_PRECONDITION, f"{calls.reason}_NOT_DELETED")


async def test_purged_is_gone_for_good(calls: Calls) -> None:
    place = await calls.place()
    row = await calls.deleted(place)
    assert (await calls.purge(ids=[row.id])).count == 1
    assert (await refused(calls.get(row.id))).code is grpc.StatusCode.NOT_FOUND
    assert (await refused(calls.undelete(row.id))).reason == f"{calls.reason}_NOT_FOUND"
    assert row.id not in [each.id for each in await calls.walk(**calls.asked(place), show_deleted=True)]


async def test_what_nobody_made_is_not_found(calls: Calls) -> None:
    for call in (
        calls.get(ELSEWHERE),
        calls.update(ELSEWHERE, calls.described.changes),
        calls.delete(ELSEWHERE),
        calls.undelete(ELSEWHERE),
    ):
        gone = await refused(call)
        assert (gone.code, gone.reason) == (grpc.StatusCode.NOT_FOUND, f"{calls.reason}_NOT_FOUND")
        assert gone.resource == (calls.name, ELSEWHERE)


async def test_an_id_is_a_uuid(calls: Calls) -> None:
    for call in (calls.get("42"), calls.delete("42"), calls.undelete("42"), calls.purge(ids=["42"])):
        wrong = await refused(call)
        assert wrong.code is grpc.StatusCode.INVALID_ARGUMENT
        assert wrong.fields in (("id",), ("ids[0]",))
    assert (await refused(calls.update("42", calls.described.changes))).fields == (f"{calls.name}.id",)
    assert (await refused(calls.update("", calls.described.changes))).fields == (f"{calls.name}.id",)
