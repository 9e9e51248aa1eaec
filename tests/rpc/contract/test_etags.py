"""An etag names one version: what was read before a change of somebody else changes nothing any more."""

import grpc

from tests.rpc.contract.calls import Calls
from tests.rpc.errors import refused


async def test_every_change_has_an_etag_of_its_own(calls: Calls) -> None:
    row = await calls.settle(await calls.create())
    etags = [row.etag]
    for name, value in calls.described.changes.items():
        if (calls.name, name) != ("task", "priority"):  # a task that can be deleted waits no more
            etags.append((await calls.update(row.id, {name: value}, [name])).etag)
    etags.append((await calls.delete(row.id)).etag)
    etags.append((await calls.undelete(row.id)).etag)
    assert all(etags)
    assert len(set(etags)) == len(etags)


async def test_the_current_etag_lets_through(calls: Calls) -> None:
    row = await calls.settle(await calls.create())
    name, value = next(iter(calls.described.changes.items()))
    row = await calls.update(row.id, {name: value}, etag=row.etag)
    row = await calls.delete(row.id, row.etag)
    row = await calls.undelete(row.id, row.etag)
    assert (await calls.get(row.id)).etag == row.etag


async def test_a_stale_etag_changes_nothing(calls: Calls) -> None:
    row = await calls.settle(await calls.create())
    name, value = next(iter(calls.described.changes.items()))
    current = await calls.update(row.id, {name: value})
    for etag in (row.etag, "*", "7", 'W/"1"'):
        for call in (calls.update(row.id, {name: value}, etag=etag), calls.delete(row.id, etag)):
            stale = await refused(call)
            assert (stale.code, stale.reason) == (grpc.StatusCode.ABORTED, "ETAG_MISMATCH")
            assert stale.metadata["current_etag"] == current.etag
            assert stale.resource == (calls.name, row.id)
    assert await calls.get(row.id) == current
    deleted = await calls.delete(row.id)
    assert (await refused(calls.undelete(row.id, current.etag))).reason == "ETAG_MISMATCH"
    assert (await refused(calls.get(row.id))).reason == f"{calls.reason}_NOT_FOUND"
    await calls.undelete(row.id, deleted.etag)
