"""How long a client waits, and for how long it does."""

from itertools import count, islice
from types import SimpleNamespace

import grpc
import pytest

from limner_client.contact import FIRST_SECONDS, LONGEST_SECONDS, Contact, pauses
from limner_client.errors import LimnerError

LOST = LimnerError(grpc.StatusCode.UNAVAILABLE, "CONNECTION_LOST", "gone")


def test_pauses_double_up_to_a_bound_and_are_never_all_the_same() -> None:
    many = [list(islice(pauses(), 40)) for _ in range(20)]
    for each in many:
        for power, pause in enumerate(each):
            longest = min(LONGEST_SECONDS, FIRST_SECONDS * 2**power)
            assert longest / 2 <= pause <= longest
    assert len({each[0] for each in many}) > 1


async def test_without_patience_nothing_is_repeated() -> None:
    told: list[LimnerError] = []
    with pytest.raises(LimnerError, match="CONNECTION_LOST"):
        await Contact(-1, told.append).lost(LOST)
    assert not told


async def test_what_cannot_heal_is_raised_at_once() -> None:
    with pytest.raises(LimnerError, match="TASK_NOT_FOUND"):
        await Contact(60).lost(LimnerError(grpc.StatusCode.NOT_FOUND, "TASK_NOT_FOUND", "no task"))


async def test_who_watches_is_told_before_the_next_attempt() -> None:
    told: list[LimnerError] = []
    await Contact(60, told.append).lost(LOST)
    assert told == [LOST]


async def test_patience_begins_with_the_break_however_long_ago_the_server_was_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hours = count(step=3600)
    monkeypatch.setattr("limner_client.contact.time", SimpleNamespace(monotonic=lambda: next(hours)))
    contact = Contact(0)
    await contact.lost(LOST)
    with pytest.raises(LimnerError, match="CONNECTION_LOST"):
        await contact.lost(LOST)


async def test_who_is_asked_to_wait_for_longer_than_that_gives_up() -> None:
    code = grpc.StatusCode.RESOURCE_EXHAUSTED
    with pytest.raises(LimnerError, match="TOO_MANY"):
        await Contact(60).lost(LimnerError(code, "TOO_MANY", "too many watches", retry_after=3600))
