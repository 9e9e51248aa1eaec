"""Identifiers are UUIDv7: the example of RFC 9562, their order, their chance."""

import os
import time
from uuid import RFC_4122

import pytest

from server.domain.ids import new_id, new_ids

MILLISECOND = 1_000_000


def test_the_example_of_the_rfc(monkeypatch: pytest.MonkeyPatch) -> None:
    """Appendix A.6: 2022-02-22 14:22:22 -05:00, rand_a CC3, rand_b 18C4DC0C0C07398F."""
    monkeypatch.setattr(time, "time_ns", lambda: 0x017F22E279B0 * MILLISECOND + 999_999)
    monkeypatch.setattr(os, "urandom", lambda count: (0xCC3 << 68 | 0x18C4DC0C0C07398F).to_bytes(count, "big"))
    assert str(new_id()) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@pytest.mark.parametrize("chance", [b"\x00", b"\xff"])
def test_version_and_variant_stand_whatever_chance_brings(chance: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", lambda count: chance * count)
    made = new_id()
    assert (made.version, made.variant) == (7, RFC_4122)


def test_ids_are_ordered_by_their_millisecond(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for milliseconds in (0, 1, 2, 1_700_000_000_000, 1_700_000_000_001, 2**48 - 1):
        monkeypatch.setattr(time, "time_ns", lambda now=milliseconds: now * MILLISECOND)
        made.append(new_id())
    assert made == sorted(made)
    assert [each.bytes for each in made] == sorted(each.bytes for each in made)


def test_ids_of_one_millisecond_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: 1_700_000_000_000 * MILLISECOND)
    assert len({new_id() for _ in range(10_000)}) == 10_000


def test_ids_made_together_are_in_order() -> None:
    made = new_ids(1000)
    assert len(set(made)) == 1000
    assert made == sorted(made)
    assert new_ids(0) == []
