"""A path of a mask that names one label sets it, or takes it away, and leaves the others."""

import asyncio

import grpc
import pytest

from tests.rpc.contract.calls import Calls
from tests.rpc.contract.kinds import only
from tests.rpc.contract.test_masks import sent_back
from tests.rpc.errors import refused

pytestmark = only(lambda each: "labels" in each.changes)
KEYS = ("level", "a.b", ".", "a.", "*", "🐉", "labels.level", "Two words", "`x`", "x" * 63)


@pytest.mark.parametrize("key", KEYS)
async def test_one_label_is_set_changed_and_taken_away(key: str, calls: Calls) -> None:
    row = await calls.update((await calls.create()).id, {"labels": {"kept": "1"}})
    path = [f"labels.{key}"]
    for value in ("first", "second", ""):
        changed = await calls.update(row.id, {"labels": {key: value, "passed over": "x"}}, path)
        assert dict(changed.labels) == {"kept": "1", key: value}
        assert await calls.get(row.id) == changed
    gone = await calls.update(row.id, {}, path)
    assert dict(gone.labels) == {"kept": "1"}
    assert await calls.update(row.id, {}, path) == gone
    assert await calls.replace(sent_back(gone, row.id), path) == gone


async def test_labels_that_several_set_at_once_are_all_there(calls: Calls) -> None:
    row, keys = await calls.create(), [f"label {number}" for number in range(12)]
    await asyncio.gather(*(calls.update(row.id, {"labels": {key: key}}, [f"labels.{key}"]) for key in keys))
    assert dict((await calls.get(row.id)).labels) == {key: key for key in keys}


async def test_labels_are_at_most_32_however_they_come(calls: Calls) -> None:
    labels = {f"label {number}": "x" for number in range(32)}
    row = await calls.update((await calls.create()).id, {"labels": labels})
    wrong = await refused(calls.update(row.id, {"labels": {"one more": "x"}}, ["labels.one more"]))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, (f"{calls.name}.labels",))
    swapped = await calls.update(row.id, {"labels": {"one more": "x"}}, ["labels.label 0", "labels.one more"])
    assert len(swapped.labels) == 32
    assert "one more" in swapped.labels
