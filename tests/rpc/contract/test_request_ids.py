"""A request sent again makes nothing again, and is answered with what it made, as that is now."""

import uuid

import grpc

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.described import RESOURCES, Place
from tests.rpc.contract.kinds import only
from tests.rpc.errors import refused
from tests.rpc.stack import Stack


async def test_a_repeated_request_is_answered_with_what_it_made(calls: Calls) -> None:
    place = await calls.place()
    request = await calls.new(place, request_id=str(uuid.uuid4()))
    row = await calls.settle(await calls.made(request))
    assert (await calls.made(request)) == row
    name, value = next(iter(calls.described.changes.items()))
    changed = await calls.update(row.id, {name: value}, [name])
    assert (await calls.made(request)) == changed
    deleted = await calls.delete(row.id)
    assert (await calls.made(request)) == deleted
    if calls.described.group:
        assert len(await calls.walk(**calls.asked(place), show_deleted=True)) == 1
    await calls.purge(ids=[row.id])
    gone = await refused(calls.made(request))
    assert (gone.code, gone.resource) == (grpc.StatusCode.NOT_FOUND, (calls.name, row.id))


async def test_another_body_is_refused(calls: Calls) -> None:
    request_id = str(uuid.uuid4())
    place = await calls.place()
    row = await calls.made(await calls.new(place, request_id=request_id))
    other = await refused(calls.made(await calls.new(place, request_id=request_id)))
    assert (other.code, other.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "REQUEST_ID_REUSED")
    assert other.fields == ("request_id",)
    assert await calls.get(row.id) == row


@only(lambda each: each.parent)
async def test_a_refused_request_leaves_its_id_free(calls: Calls) -> None:
    request_id, place = str(uuid.uuid4()), await calls.place()
    nowhere = calls.described.new(Place(str(uuid.uuid4()), place.group), "first")
    nowhere.request_id = request_id  # type: ignore[attr-defined]
    assert (await refused(calls.made(nowhere))).code is grpc.StatusCode.NOT_FOUND
    assert (await calls.made(await calls.new(place, request_id=request_id))).id


async def test_a_request_id_is_a_uuid(calls: Calls) -> None:
    wrong = await refused(calls.made(await calls.new(request_id="42")))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("request_id",))


async def test_every_method_has_request_ids_of_its_own(stack: Stack) -> None:
    request_id = str(uuid.uuid4())
    for described in RESOURCES:
        calls = Calls(stack, described)
        assert (await calls.made(await calls.new(request_id=request_id))).id
