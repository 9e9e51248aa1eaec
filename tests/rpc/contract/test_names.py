"""A name stays taken while a deleted resource has it; who wants it is told whose it is and what to do."""

from collections.abc import Awaitable
from typing import Any

import grpc
import pytest

from tests.rpc.contract.calls import Calls, word
from tests.rpc.contract.kinds import only
from tests.rpc.errors import Refusal, refused

pytestmark = only(lambda each: each.unique)


async def refusal_by(calls: Calls, holder: Any, creation: Awaitable[object]) -> Refusal:
    """What a creation is told that wants the name of another."""
    taken = await refused(creation)
    assert (taken.code, taken.reason) == (grpc.StatusCode.ALREADY_EXISTS, f"{calls.reason}_EXISTS")
    assert taken.resource == (calls.name, holder.id)
    return taken


async def test_a_name_is_taken(calls: Calls) -> None:
    place, name = await calls.place(), word()
    row = await calls.create(place, name)
    taken = await refusal_by(calls, row, calls.create(place, name))
    assert taken.metadata["deleted"] == "false"
    assert row.id in taken.message
    assert name not in taken.message
    assert "undelete" not in taken.message


async def test_a_deleted_resource_keeps_its_name_until_it_is_purged(calls: Calls) -> None:
    place, name = await calls.place(), word()
    row = await calls.deleted(place, name)
    taken = await refusal_by(calls, row, calls.create(place, name))
    assert taken.metadata["deleted"] == "true"
    assert "undelete" in taken.message
    assert "purge" in taken.message
    assert (await calls.undelete(row.id)).name == name
    await calls.delete(row.id)
    await calls.purge(ids=[row.id])
    assert (await calls.create(place, name)).id != row.id


async def test_a_name_is_taken_within_its_place_alone(calls: Calls) -> None:
    here, there, name = await calls.place(), await calls.place(), word()
    await calls.create(here, name)
    if calls.name in ("theme_variation", "theme_element"):
        assert (await calls.create(there, name)).name == name
    else:
        assert (await refused(calls.create(there, name))).code is grpc.StatusCode.ALREADY_EXISTS


@pytest.mark.parametrize("letter", ["x", "ü", "竜", "🐉", "%", "'"])
async def test_a_name_of_any_letters_is_taken_and_told(letter: str, calls: Calls) -> None:
    place = await calls.place()
    row = await calls.create(place, letter * 50)
    await refusal_by(calls, row, calls.create(place, letter * 50))


@pytest.mark.parametrize("field", ["name", "display_name"])
async def test_names_must_be_given(field: str, calls: Calls) -> None:
    request = await calls.new()
    getattr(request, calls.name).ClearField(field)
    wrong = await refused(calls.made(request))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (f"{calls.name}.{field}",))
