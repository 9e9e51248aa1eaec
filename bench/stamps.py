"""What measured processes say on standard output: numbers of 64 bits, mostly when something happened.

All stamp with CLOCK_MONOTONIC, which is the same for every process of a machine.
"""

import asyncio
import os
import struct
import sys
import time

STDOUT = 1


def say(*numbers: int) -> None:
    """Say numbers to whoever started this process; a few of them are never torn apart by those of others."""
    os.write(STDOUT, struct.pack(f"={len(numbers)}q", *numbers))


def stamp() -> None:
    """Say that something happens now."""
    say(time.monotonic_ns())


async def ready() -> None:
    """Say that this process is ready, and wait until it shall begin."""
    stamp()
    await asyncio.to_thread(sys.stdin.buffer.readline)
