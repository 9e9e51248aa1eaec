"""Overrides that keep what decides the layout as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.themes.layout_overrides import keeping_layout, without_layout
from server.themes.merging import merge_patch

KEYS = ("places", "floors")
VALUES = st.one_of(st.integers(0, 3), st.dictionaries(st.sampled_from("abc"), st.integers(0, 3)))
SECTIONS = st.dictionaries(st.sampled_from([*KEYS, "line"]), VALUES)


def known(section: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in section.items() if name in KEYS}


@given(theme=SECTIONS, overrides=st.one_of(st.none(), SECTIONS), old=SECTIONS)
def test_they_are_as_they_were_whatever_is_merged(
    theme: dict[str, Any], overrides: dict[str, Any] | None, old: dict[str, Any]
) -> None:
    asked = None if overrides is None else {"map": overrides, "look": {"line": 1}}
    bare = without_layout(asked, "map", KEYS)
    config = merge_patch({"map": theme}, bare or {})
    kept = merge_patch({"map": theme}, keeping_layout(bare, config, old, "map", KEYS) or {})
    assert known(kept.get("map", {})) == known(old)
    assert kept.get("look") == config.get("look")
    assert kept.get("map", {}).get("line") == config.get("map", {}).get("line")


@pytest.mark.parametrize("overrides", [None, {}, {"look": {"line": 2}}])
def test_what_is_as_it_was_needs_no_word(overrides: dict[str, Any] | None) -> None:
    config = {"map": {"places": {"tomb": 1}}}
    assert keeping_layout(overrides, config, {"places": {"tomb": 1}, "line": 3}, "map", KEYS) == overrides
    assert keeping_layout(overrides, {}, None, "map", KEYS) == overrides
