"""What callers are bound to."""

import pytest

from server.domain.scopes import MOST_SCOPES, Scopes

BOUND = Scopes.parse(["campaign/42", "world/*"])


@pytest.mark.parametrize("scope", ["campaign/42", "world/", "world/7", "world/7/town"])
def test_a_scope_is_included(scope: str) -> None:
    assert BOUND.include(scope)


@pytest.mark.parametrize(
    "scope", [None, "", "campaign/4", "campaign/421", "campaign/42/x", "world", "worlds/7", "WORLD/7"]
)
def test_another_is_not(scope: str | None) -> None:
    assert not BOUND.include(scope)


def test_scopes_are_written_as_they_were_given() -> None:
    assert BOUND.words == ("campaign/42", "world/*")
    assert Scopes.parse(BOUND.words) == BOUND


def test_a_star_is_for_everything_below_a_slash() -> None:
    for word in ("*", "/*", "campaign/42*", "cam*paign", "campaign/*/x", "campaign/**", "", "a\0b", "x" * 129):
        with pytest.raises(ValueError, match=r"must have|star"):
            Scopes.parse([word])


def test_there_is_one_at_least_and_a_bounded_number_of_them() -> None:
    assert len(Scopes.parse(map(str, range(MOST_SCOPES))).exact) == MOST_SCOPES
    for words in ([], [*map(str, range(MOST_SCOPES + 1))]):
        with pytest.raises(ValueError, match="scopes"):
            Scopes.parse(words)


def test_only_one_exact_scope_is_the_only_one() -> None:
    assert Scopes.parse(["campaign/42"]).only == "campaign/42"
    for words in (["campaign/*"], ["a", "b"], ["a", "b/*"]):
        assert Scopes.parse(words).only is None


@pytest.mark.parametrize(
    ("few", "many", "within"),
    [
        (["a"], ["a", "b"], True),
        (["a", "b"], ["a"], False),
        (["a/1"], ["a/*"], True),
        (["a/*"], ["a/1"], False),
        (["a/b/*"], ["a/*"], True),
        (["a/*"], ["a/b/*"], False),
    ],
)
def test_what_is_narrower_is_within_what_is_wider(few: list[str], many: list[str], within: bool) -> None:
    assert Scopes.parse(few).within(Scopes.parse(many)) is within
    assert Scopes.parse(few).within(None)
