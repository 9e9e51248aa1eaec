"""Tokens that are not valid: all of them are refused in the same words, by the same work."""

import asyncio
import hashlib
import hmac
import random
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import grpc
import pytest

from server.domain.access_errors import IdentityUnknown
from server.domain.tokens import new_token
from server.identities import known_tokens
from server.repositories.database import Database
from server.servicers.caller import Presented
from tests.rpc.errors import Refusal, refused
from tests.rpc.identified import door, queue_stats
from tests.rpc.identity_gate import OneCall, gate
from tests.rpc.statement_log import statements
from tests.tokens import bearer, make_token, revoked, rotated

NOT_KNOWN = IdentityUnknown().message


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look-ups follow each other without a pause."""
    monkeypatch.setattr(known_tokens, "LOOK_UP_SECONDS", 0.0)


async def test_how_a_token_is_shown(database_url: str) -> None:
    async with Database.open(database_url) as database, gate(database) as asking:
        text, _ = await make_token(database, "gm")
        for scheme in ("Bearer", "bearer", "BEARER", "bEaReR"):
            assert await asking.reason(("authorization", f"{scheme} {text}")) == "gm"
        for wrong in (
            (("authorization", text),),
            (("authorization", f"Basic {text}"),),
            (("authorization", f"Bearer{text}"),),
            (("authorization", f"Bearer {text} {text}"),),
            (("authorization", f"Bearer {text}"), ("authorization", f"Bearer {text}")),
            (("authorization", ""), ("authorization", f"Bearer {text}")),
            (("authorization", f"Bearer {text}".encode()),),
            (("authorization-bin", f"Bearer {text}".encode()),),
            (("authorization", f"Bearer {text}"), ("authorization-bin", b"")),
        ):
            assert await asking.reason(*wrong) == "IDENTITY_UNKNOWN", wrong


def mutated(text: str) -> Iterator[str | bytes]:
    """Hundreds of texts that are nearly a token, or not at all."""
    drawn = random.Random(7)
    odd = ["\0", "\n", " ", "_", "é", "Ａ", "ß", "\U0001f409", "\ud800", "'", '"', "%", "\x7f", "\u200b", "-", "="]
    for _ in range(300):
        at = drawn.randrange(len(text))
        one = drawn.choice([*odd, drawn.choice("abcXYZ019")])
        before, after = text[:at], text[at + 1 :]
        other = drawn.choice([before + one + after, f"{before}{one}{text[at:]}", before, after, before + after])
        if other != text:
            yield other
    yield from ("", " ", "limner", "limner_", "limner__", "limner___", "Bearer", "null", "{}", "' OR 1=1 --")
    yield from (f" {text}", f"{text} ", f"{text}\t", f"{text},", f'"{text}"')
    yield from (text.upper(), text.swapcase(), text[::-1], text * 2, f"{text}\n", f"\n{text}", text + "=" * 3)
    yield from ("limner_" + "a" * 100_000, "\0" * 10_000, "é" * 50_000, text + "\U0001f409" * 10_000)
    yield from (text.encode(), b"", b"\xff\xfe", b"\0" * 100, drawn.randbytes(1000), text.encode("utf-16"))


async def test_what_is_nearly_a_token_is_nobodys(database_url: str) -> None:
    async with Database.open(database_url) as database, gate(database) as asking:
        text, _ = await make_token(database, "gm")
        tried = 0
        for wrong in mutated(text):
            value = b"Bearer " + wrong if isinstance(wrong, bytes) else f"Bearer {wrong}"
            with pytest.raises(IdentityUnknown) as caught:
                await asking.identities.identify(Presented((("authorization", value),), OneCall()))
            assert (caught.value.message, caught.value.metadata) == (NOT_KNOWN, {})
            tried += 1
        assert tried > 300
        assert await asking.of(text) == "gm"


async def test_on_the_wire_all_of_it_is_refused_alike(database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path, address_failures_per_minute=0) as at:
        text, token = await make_token(at.database, "gm")
        old_text, old = await make_token(at.database, "expired", lifetime=-timedelta(hours=1))
        ended_text, ended = await make_token(at.database, "ended")
        await revoked(at.database, ended.id)
        texts = [each for each in mutated(text) if isinstance(each, str) and each.isascii() and each.isprintable()]
        wrong_secret = f"limner_{token.id}_{text[-43:].swapcase()}"
        refusals: set[tuple[Any, ...]] = set()
        short = [each for each in texts if len(each) < 4000]
        for wrong in [*short, old_text, ended_text, wrong_secret, new_token()[0]]:
            refusal: Refusal = await refused(queue_stats(await at.showing(*bearer(wrong))))
            refusals.add((refusal.code, refusal.reason, refusal.message, tuple(refusal.metadata)))
        assert refusals == {(grpc.StatusCode.UNAUTHENTICATED, "IDENTITY_UNKNOWN", NOT_KNOWN, ())}
        assert old.id != ended.id


async def test_whatever_is_wrong_takes_the_same_work(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    work: Counter[str] = Counter()
    sha256, compare = hashlib.sha256, hmac.compare_digest
    monkeypatch.setattr(hashlib, "sha256", lambda *given: (work.update(["hash"]), sha256(*given))[1])
    monkeypatch.setattr(hmac, "compare_digest", lambda *given: (work.update(["compare"]), compare(*given))[1])
    async with Database.open(database_url) as database:
        text, token = await make_token(database, "gm")
        expired, _ = await make_token(database, "expired", lifetime=timedelta())
        ended, ended_row = await make_token(database, "ended")
        await revoked(database, ended_row.id)
        before, rotating = await make_token(database, "rotated")
        await rotated(database, rotating.id, timedelta())
        kinds = {
            "unknown": new_token()[0],
            "wrong secret": new_token(token.id)[0],
            "no token": "limner_x",
            "nothing": "",
            "expired": expired,
            "revoked": ended,
            "old secret": before,
        }
        async with gate(database) as asking:
            with statements(lambda text: work.update([text])):
                works = {}
                for again in (False, True):
                    for kind, wrong in kinds.items():
                        work.clear()
                        assert await asking.of(wrong) == "IDENTITY_UNKNOWN", kind
                        works[kind, again] = dict(work)
                work.clear()
                assert await asking.of(text) == "gm"
    assert work == {"hash": 1, "compare": 2}, "what is known is not looked up"
    for again in (False, True):
        alike = [works[kind, again] for kind in kinds]
        assert all(each == alike[0] for each in alike), works
    assert works["unknown", True] == work, "what was refused a moment ago is not looked up again"
    assert works["unknown", False]["compare"] == 4


async def test_those_who_guess_share_a_look_up(database_url: str) -> None:
    reads: list[str] = []
    async with Database.open(database_url) as database, gate(database) as asking:
        text, _ = await make_token(database, "gm")
        with statements(reads.append, "FROM tokens"):
            guesses = [new_token()[0] for _ in range(500)]
            reasons = await asyncio.gather(*map(asking.of, [*guesses, text]))
        assert reasons == ["IDENTITY_UNKNOWN"] * 500 + ["gm"]
        assert len(reads) <= 2


async def test_what_was_refused_is_forgotten(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_tokens, "MOST_REFUSED", 10)
    async with Database.open(database_url) as database, gate(database) as asking:
        for _ in range(35):
            await asking.of(new_token()[0])
            assert len(asking.tokens._refused) <= 10
        await asking.tokens.refresh()
        assert not asking.tokens._refused
