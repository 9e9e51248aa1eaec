"""Who is refused is read on for a while and so many bytes, whatever there is still to come."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from server.domain.errors import DomainError, MalformedRequest
from server.domain.limits import MAX_UPLOAD_BYTES
from server.servicers import draining
from server.servicers.draining import drain

MIB = 1 << 20
MOST = MAX_UPLOAD_BYTES // MIB


class Peer:
    """Sends what it has, and then nothing more without leaving; `sent` counts."""

    def __init__(self, parts: int, *, closes: bool = False) -> None:
        self.sent = 0
        self._parts, self._closes = parts, closes

    async def messages(self) -> AsyncIterator[int | DomainError]:
        while self.sent < self._parts:
            self.sent += 1
            yield MIB if self.sent % 2 else MalformedRequest()
        if not self._closes:
            await asyncio.Event().wait()


async def test_no_more_bytes_are_read_on_than_an_upload_has() -> None:
    peer = Peer(10 * MOST, closes=True)
    await drain(peer.messages(), int)
    assert peer.sent == 2 * MOST + 1


async def test_a_stream_that_ends_is_read_to_its_end() -> None:
    peer = Peer(MOST, closes=True)
    await drain(peer.messages(), int)
    assert peer.sent == MOST


async def test_who_falls_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draining, "DRAIN_SECONDS", 0.01)
    peer = Peer(3)
    await drain(peer.messages(), int)
    assert peer.sent == 3
