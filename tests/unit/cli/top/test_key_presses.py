"""Keys come one by one, and the terminal that they come from is written to as before."""

import asyncio
import os
import pty
from collections.abc import Callable

import pytest
import uvloop

from server.cli.top.key_presses import key_presses


@pytest.mark.parametrize("new_loop", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def test_a_terminal_whose_keys_are_awaited_is_waited_for(
    new_loop: Callable[[], asyncio.AbstractEventLoop], monkeypatch: pytest.MonkeyPatch
) -> None:
    outer, inner = pty.openpty()
    pressed: list[str] = []
    both = asyncio.Event()

    def press(key: str) -> None:
        pressed.append(key)
        if len(pressed) == 2:
            both.set()

    async def listen() -> None:
        with key_presses(press):
            assert os.get_blocking(inner)
            os.write(outer, b"ab")
            await both.wait()
        assert os.get_blocking(inner)

    with os.fdopen(inner) as terminal, asyncio.Runner(loop_factory=new_loop) as runner:
        monkeypatch.setattr("sys.stdin", terminal)
        runner.run(listen())
    os.close(outer)
    assert pressed == ["a", "b"]
