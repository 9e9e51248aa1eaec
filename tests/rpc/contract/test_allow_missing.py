"""Under `allow_missing` a delete or an undelete that is repeated is a success, and changes nothing."""

import grpc

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import ELSEWHERE
from tests.rpc.contract.kinds import only
from tests.rpc.errors import refused


async def test_a_repeated_success_is_a_success(calls: Calls) -> None:
    row = await calls.settle(await calls.create())
    assert await calls.undelete(row.id, allow_missing=True) == row
    deleted = await calls.delete(row.id, allow_missing=True)
    assert deleted.HasField("delete_time")
    assert await calls.delete(row.id, allow_missing=True) == deleted
    # It was asked of the version before, as a repeated request does.
    assert await calls.delete(row.id, row.etag, allow_missing=True) == deleted
    back = await calls.undelete(row.id, allow_missing=True)
    assert await calls.undelete(row.id, allow_missing=True) == back == await calls.get(row.id)


async def test_what_nobody_has_is_no_resource(calls: Calls) -> None:
    assert await calls.delete(ELSEWHERE, allow_missing=True) is None
    assert await calls.undelete(ELSEWHERE, allow_missing=True) is None
    purged = await calls.deleted()
    await calls.purge(ids=[purged.id])
    assert await calls.delete(purged.id, allow_missing=True) is None
    assert await calls.undelete(purged.id, allow_missing=True) is None


async def test_a_stale_etag_is_refused_all_the_same(calls: Calls) -> None:
    row = await calls.settle(await calls.create())
    stale = await refused(calls.delete(row.id, '"77"', allow_missing=True))
    assert (stale.code, stale.resource) == (grpc.StatusCode.ABORTED, (calls.name, row.id))


@only(lambda each: each.parent)
async def test_what_only_hides_with_its_parent_is_not_deleted(calls: Calls) -> None:
    place = await calls.place()
    row = await calls.made(calls.described.new(place, "hidden"))
    parents = calls.of_parent()
    await parents.delete(place.parent)
    for _ in range(2):
        hidden = await refused(calls.delete(row.id, allow_missing=True))
        assert (hidden.code, hidden.resource) == (grpc.StatusCode.NOT_FOUND, (calls.name, row.id))
        gone = await refused(calls.undelete(row.id, allow_missing=True))
        assert (gone.code, gone.resource) == (grpc.StatusCode.NOT_FOUND, (calls.described.parent, place.parent))
    await parents.undelete(place.parent)
    deleted = await calls.delete(row.id)
    await parents.delete(place.parent)
    assert await calls.delete(row.id, allow_missing=True) == deleted
