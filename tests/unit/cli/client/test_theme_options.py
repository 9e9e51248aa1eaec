"""Overrides as they are typed."""

from typing import Any

import click
import pytest

from server.cli.client.theme_options import overrides_of


@pytest.mark.parametrize(
    ("pairs", "overrides"),
    [
        ([], {}),
        (["look.mood.glow=0.5", "look.ink=wash"], {"look": {"mood": {"glow": 0.5}, "ink": "wash"}}),
        (["look.palette.ink=#112233"], {"look": {"palette": {"ink": "#112233"}}}),
        (["look.mood=null", "extra.a=b=c"], {"look": {"mood": None}, "extra": {"a": "b=c"}}),
        (['look={"line": 0.1}', "look.line=0.2"], {"look": {"line": 0.2}}),
        (["extra.list=[1, 2]", "extra.empty="], {"extra": {"list": [1, 2], "empty": ""}}),
    ],
    ids=str,
)
def test_pairs_become_a_patch(pairs: list[str], overrides: dict[str, Any]) -> None:
    assert overrides_of(pairs) == overrides


@pytest.mark.parametrize("pairs", [["look"], ["=1"], ["look..ink=1"], [".=1"], ["look=wash", "look.ink=wash"]], ids=str)
def test_what_is_no_pair_is_refused(pairs: list[str]) -> None:
    with pytest.raises(click.UsageError, match="--set"):
        overrides_of(pairs)
