"""Tokens as text, and how long they are worth something."""

import string
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from server.domain.callers import RESERVED, Caller, Role
from server.domain.scopes import Scopes
from server.domain.tokens import LIFETIME, ShownToken, Token, checked_name, new_token

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TOKEN = Token(
    "a1", "gm", Role.WRITER, None, b"1" * 32, None, None, NOW, NOW, NOW + LIFETIME, last_used_on=None, revoked_at=None
)


def test_a_token_is_its_id_and_256_bits() -> None:
    texts = {new_token()[0] for _ in range(200)}
    assert len(texts) == 200
    for text in texts:
        word, token_id, secret = text.split("_")
        assert word == "limner"
        assert set(token_id) <= set(string.ascii_lowercase + string.digits)
        assert set(secret) <= set(string.ascii_letters + string.digits)
        assert 62 ** len(secret) >= 2**256
        assert ShownToken.read(text).id == token_id


def test_a_rotated_token_keeps_its_id() -> None:
    first, shown = new_token()
    second, again = new_token(shown.id)
    assert again.id == shown.id
    assert again.digest != shown.digest
    assert first != second


@pytest.mark.parametrize("name", ["gm", "players.service", "spiffe://example.org/ns/a", "a@b.example", "9-lives"])
def test_names(name: str) -> None:
    assert checked_name(name) == name


@pytest.mark.parametrize(
    "name", [*sorted(RESERVED), "", " ", "a b", "-a", "a\n", "a\x1b[1m", "ä", "a" * 129, 'a"', "a=b", "*", "a\0"]
)
def test_names_nobody_can_have(name: str) -> None:
    with pytest.raises(ValueError, match=r"must be|own"):
        checked_name(name)


def test_states() -> None:
    rotating = replace(TOKEN, old_digest=b"0" * 32, old_until=NOW + timedelta(hours=1))
    assert TOKEN.state(NOW) == "active"
    assert TOKEN.state(NOW + LIFETIME) == "expired"
    assert rotating.state(NOW) == "rotating"
    assert rotating.state(NOW + timedelta(hours=1)) == "active"
    assert replace(rotating, revoked_at=NOW).state(NOW) == "revoked"
    assert replace(TOKEN, expires_at=None).state(NOW + 100 * LIFETIME) == "active"
    assert rotating.old_remaining(NOW) == timedelta(hours=1)
    assert replace(rotating, expires_at=NOW).old_remaining(NOW) == timedelta()


GM = Caller("gm", Role.WRITER, Scopes(("campaign/1",)))


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (GM, True),
        (replace(GM, role=Role.ADMIN), True),
        (replace(GM, scopes=None), True),
        (replace(GM, scopes=Scopes((), ("campaign/",))), True),
        (replace(GM, role=Role.READER), False),
        (replace(GM, role=Role.PLAYER), False),
        (replace(GM, scopes=Scopes(("campaign/2",))), False),
        (replace(GM, name="other"), False),
    ],
)
def test_who_may_all_that_another_may(other: Caller, expected: bool) -> None:
    assert GM.within(other) is expected


def test_who_is_bound_to_nothing_is_within_nobody_who_is() -> None:
    assert not Caller("gm", Role.READER).within(GM)
    assert Caller("gm", Role.PLAYER).within(Caller("gm", Role.READER))
