"""The loop of tests is the one that commands run on."""

import asyncio

import uvloop


def loop_of_commands() -> asyncio.Runner:
    """Runs coroutines, one after the other, as `limner serve` runs them."""
    return asyncio.Runner(loop_factory=uvloop.new_event_loop)
