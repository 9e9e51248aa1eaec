"""Single keys of a terminal, without waiting for a line."""

import asyncio
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def key_presses(pressed: Callable[[str], None]) -> Iterator[None]:
    """Call `pressed` with each key as long as the block lasts; nothing happens where standard input is no terminal."""
    if not sys.stdin.isatty():
        yield
        return
    import termios  # noqa: PLC0415 - not on every system
    import tty  # noqa: PLC0415

    number = sys.stdin.fileno()
    before = termios.tcgetattr(number)
    loop = asyncio.get_running_loop()

    def read() -> None:
        for key in os.read(number, 64).decode(errors="replace"):
            pressed(key)

    tty.setcbreak(number)
    loop.add_reader(number, read)
    # uvloop lets nothing that it waits for block, and the screen is the same terminal: a slow one is waited for.
    os.set_blocking(number, True)
    try:
        yield
    finally:
        loop.remove_reader(number)
        termios.tcsetattr(number, termios.TCSADRAIN, before)
