"""A child is there while its parent is, and comes back with it exactly as it was."""

import grpc

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.kinds import only
from tests.rpc.errors import refused

pytestmark = only(lambda each: each.parent)


async def test_children_vanish_with_their_parent_and_come_back_as_they_were(calls: Calls) -> None:
    place = await calls.place()
    request = calls.described.new(place, "kept")
    kept = await calls.made(request)
    parents, asked = calls.of_parent(), calls.asked(place)
    gone = None if calls.described.alone else await calls.deleted(place)
    rows = [kept] if gone is None else [kept, gone]

    async def listed(*, deleted: bool) -> list[object]:
        ids = {each.id for each in rows}
        return [each for each in await calls.walk(**asked, show_deleted=deleted, view=2) if each.id in ids]

    before = await listed(deleted=True)
    await parents.delete(place.parent)
    for call in (calls.get(kept.id), calls.update(kept.id, calls.described.changes), calls.delete(kept.id)):
        hidden = await refused(call)
        assert (hidden.code, hidden.resource) == (grpc.StatusCode.NOT_FOUND, (calls.name, kept.id))
    if calls.name in ("overlay", "theme_variation"):
        for deleted in (False, True):
            unlisted = await refused(calls.walk(**asked, show_deleted=deleted))
            assert unlisted.resource == (calls.described.parent, place.parent)
    else:
        assert not await listed(deleted=True)
    for row in rows:
        assert (await refused(calls.undelete(row.id))).resource == (calls.described.parent, place.parent)
    assert (await refused(calls.made(request))).resource == (calls.described.parent, place.parent)
    await parents.undelete(place.parent)
    assert await listed(deleted=True) == before
    assert await calls.get(kept.id) == kept
    assert await listed(deleted=False) == [kept]


async def test_children_go_with_a_purged_parent(calls: Calls) -> None:
    place = await calls.place()
    kept = await calls.made(calls.described.new(place, "kept"))
    parents = calls.of_parent()
    await parents.delete(place.parent)
    assert (await parents.purge(ids=[place.parent])).count == 1
    for call in (calls.get(kept.id), calls.undelete(kept.id)):
        assert (await refused(call)).resource == (calls.name, kept.id)
    # There is nothing left to purge either.
    assert (await calls.purge(ids=[kept.id])).count == 0


async def test_there_is_no_child_without_a_parent(calls: Calls) -> None:
    request = await calls.new()
    nobody = "018f0000-0000-7000-8000-000000000001"
    (column,) = (each for each in ("image_id", "theme_id") if each in calls.described.fixed)
    setattr(getattr(request, calls.name), column, nobody)
    gone = await refused(calls.made(request))
    assert (gone.code, gone.resource) == (grpc.StatusCode.NOT_FOUND, (calls.described.parent, nobody))
    getattr(request, calls.name).ClearField(column)
    wrong = await refused(calls.made(request))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (f"{calls.name}.{column}",))
