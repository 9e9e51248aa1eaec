"""An update changes what its mask names, and nothing else."""

from typing import Any

import grpc
import pytest

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.kinds import only
from tests.rpc.contract.test_life import unversioned
from tests.rpc.errors import refused


def sent_back(row: Any, row_id: str) -> Any:
    """What a caller has read, to be sent as another version of a row."""
    copy = type(row).FromString(row.SerializeToString())
    copy.id, copy.etag = row_id, ""
    return copy


async def test_a_mask_names_what_changes(calls: Calls) -> None:
    row = await calls.create()
    first, *others = calls.described.changes
    changed = await calls.update(row.id, calls.described.changes, [first])
    assert getattr(changed, first) == getattr(calls.resource(**calls.described.changes), first)
    for name in others:
        assert getattr(changed, name) == getattr(row, name)


async def test_a_mask_that_names_an_unset_field_takes_its_value_away(calls: Calls) -> None:
    row = await calls.create()
    first, *_ = (name for name in calls.described.changes if name not in ("name", "display_name", "type", "category"))
    await calls.update(row.id, calls.described.changes)
    cleared = await calls.update(row.id, {}, [first])
    assert getattr(cleared, first) == getattr(row, first)


@only(lambda each: each.nested)
async def test_a_path_leads_into_a_field(calls: Calls) -> None:
    assert calls.described.nested is not None
    path, value = calls.described.nested
    outer, inner = path.split(".")
    row = await calls.update((await calls.create()).id, calls.described.changes)
    changed = await calls.update(row.id, {outer: {inner: value}}, [path])
    expected = getattr(row, outer)
    setattr(expected, inner, value)
    assert getattr(changed, outer) == expected


async def test_no_mask_means_every_field_that_is_set(calls: Calls) -> None:
    row = await calls.create()
    first, second, *others = calls.described.changes
    values = {name: calls.described.changes[name] for name in (first, second)}
    changed = await calls.update(row.id, values)
    for name in values:
        assert getattr(changed, name) == getattr(calls.resource(**values), name)
    for name in others:
        assert getattr(changed, name) == getattr(row, name)


async def test_a_star_replaces_all_that_can_be_changed(calls: Calls) -> None:
    plain = await calls.create()
    row = await calls.update((await calls.create()).id, calls.described.changes)
    replaced = await calls.replace(sent_back(plain, row.id), ["*"])
    for name in calls.described.changes:
        assert getattr(replaced, name) == getattr(plain, name) != getattr(row, name)
    for name in calls.described.fixed:
        assert getattr(replaced, name) == getattr(row, name)


async def test_what_was_read_can_be_sent_back(calls: Calls) -> None:
    row = await calls.update((await calls.create()).id, calls.described.changes)
    for mask in ([], ["*"], sorted(calls.described.changes), sorted(calls.described.fixed)):
        copy = await calls.replace(sent_back(row, row.id), mask)
        assert unversioned(copy) == unversioned(row), mask


@pytest.mark.parametrize(
    "path",
    ["nothing", "", ".", "name.", "create_time.seconds", "labels.", "name.level", "config.walls", "*", "🐉"],
)
async def test_a_path_that_leads_nowhere_is_refused(path: str, calls: Calls) -> None:
    row = await calls.create()
    mask = [next(iter(calls.described.changes)), path]
    wrong = await refused(calls.update(row.id, calls.described.changes, mask))
    assert (wrong.code, wrong.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "UNKNOWN_PATH")
    assert wrong.fields == ("update_mask",)
    assert await calls.get(row.id) == row


async def test_output_only_fields_are_passed_over(calls: Calls) -> None:
    row = await calls.create()
    values = {"created_by": "mallory", "create_time": {"seconds": 1}, "delete_time": {"seconds": 1}}
    assert unversioned(await calls.update(row.id, values)) == unversioned(row)
    assert unversioned(await calls.update(row.id, values, [*values, "id", "etag"])) == unversioned(row)


async def test_a_fixed_field_stays(calls: Calls) -> None:
    row = await calls.create()
    for name, value in calls.described.fixed.items():
        asked: list[tuple[dict[str, object], list[str]]] = [({name: value}, []), ({name: value}, [name]), ({}, [name])]
        for values, mask in asked:
            if not values and not getattr(row, name):
                continue
            wrong = await refused(calls.update(row.id, values, mask))
            assert (wrong.code, wrong.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "IMMUTABLE_FIELD"), (values, mask)
            assert wrong.fields == (f"{calls.name}.{name}",)
        same = calls.resource(**{name: getattr(row, name)})
        assert unversioned(await calls.update(row.id, {name: getattr(same, name)}, [name])) == unversioned(row)
    assert unversioned(await calls.get(row.id)) == unversioned(row)


async def test_a_resource_must_be_given(calls: Calls) -> None:
    method = f"Update{calls.described.camel}"
    wrong = await refused(calls.send(method, calls.request(method, {})))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (calls.name,))


async def test_a_mask_has_its_limits(calls: Calls) -> None:
    row = await calls.create()
    first, *_ = calls.described.changes
    for mask in ([first] * 101, ["x" * 256], ["a\0b"]):
        refusal = await refused(calls.update(row.id, calls.described.changes, mask))
        assert (refusal.reason, refusal.fields) == ("INVALID_FIELD", ("update_mask",))
    assert await calls.get(row.id) == row
    changed = await calls.update(row.id, calls.described.changes, [first] * 100)
    assert getattr(changed, first) == getattr(calls.resource(**calls.described.changes), first)
