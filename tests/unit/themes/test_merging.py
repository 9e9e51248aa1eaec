"""Patches are merged as RFC 7396 says, and it is known whose every value is that they leave."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.themes.merging import merge_patch, origins_of
from tests.unit.json_values import OBJECTS, VALUES


@pytest.mark.parametrize(
    ("original", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_the_examples_of_the_rfc(original: Any, patch: Any, result: Any) -> None:
    """Appendix A."""
    assert merge_patch(original, patch) == result


@given(VALUES, VALUES)
def test_a_patch_leaves_what_it_is_applied_to(original: Any, patch: Any) -> None:
    before = copy.deepcopy((original, patch))
    merged = merge_patch(original, patch)
    assert (original, patch) == before
    assert merge_patch(merged, patch) == merged


@given(VALUES)
def test_an_empty_patch_changes_no_object(original: Any) -> None:
    assert merge_patch(original, {}) == (original if isinstance(original, dict) else {})


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What of a document is no object, and its empty objects, by the names that lead there."""
    if not isinstance(value, Mapping) or not value:
        yield path, value
        return
    for name, inner in value.items():
        yield from leaves(inner, (*path, name))


def at(document: Any, path: tuple[str, ...]) -> Any:
    """What stands at the end of some names; None also where nothing does."""
    for name in path:
        document = document.get(name) if isinstance(document, Mapping) else None
    return document


PATCHES = st.lists(OBJECTS, max_size=4)


@given(OBJECTS, PATCHES)
def test_every_value_is_of_the_last_that_says_it(document: dict[str, Any], patches: list[dict[str, Any]]) -> None:
    merged: Any = document
    for patch in patches:
        merged = merge_patch(merged, patch)
    said = {"0": document} | {str(index): patch for index, patch in enumerate(patches, 1)}
    origins = dict(leaves(origins_of("0", document, list(said.items())[1:])))
    assert origins.keys() == {path for path, _ in leaves(merged)}
    for path, value in leaves(merged):
        own = origins[path]
        if value != {}:  # an empty one is also what is left of others
            assert at(said[own], path) == value
        later = [patch for name, patch in said.items() if int(name) > int(own)]
        assert all(at(patch, path) is None for patch in later if value != {})


def test_what_is_removed_is_of_nobody() -> None:
    document = {"a": {"b": 1, "c": 2}, "d": 3}
    patches = [("one", {"a": {"b": None, "e": [4]}}), ("two", {"a": {"c": None}, "d": {}})]
    assert origins_of("theme", document, patches) == {"a": {"e": "one"}, "d": "two"}
    assert origins_of("theme", document, [*patches, ("three", {"a": {"e": None}})]) == {"a": "three", "d": "two"}
    assert origins_of("theme", {}, []) == "theme"
