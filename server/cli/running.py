"""Runs the coroutine behind a command: signals end it cleanly, errors become one line and an exit code."""

import asyncio
import contextlib
import signal
from collections.abc import Coroutine

import click
import uvloop

from server.cli.words.error_words import error_line, file_error
from server.domain.errors import DomainError

TERMINATED = 128 + signal.SIGTERM


def run(work: Coroutine[object, object, None]) -> None:
    """Run `work` to its end. Ctrl-C and SIGTERM cancel it, so it cleans up; then the process exits 130 or 143.

    Raises `click.ClickException` (exit code 1) with one line for an error of our own or of the file system.
    """
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_cancelled_by_sigterm(work))
    except DomainError as error:
        raise click.ClickException(error_line(error)) from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise file_error(error) from error


async def _cancelled_by_sigterm(work: Coroutine[object, object, None]) -> None:
    task = asyncio.ensure_future(work)
    terminated = False

    def terminate() -> None:
        nonlocal terminated
        terminated = True
        task.cancel()

    with contextlib.suppress(NotImplementedError, ValueError):  # no such signals here, or not the main thread
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, terminate)
    try:
        await task
    except asyncio.CancelledError:
        if not terminated:
            raise
        raise click.exceptions.Exit(TERMINATED) from None


async def until(stop: asyncio.Event, work: Coroutine[object, object, None]) -> None:
    """Do work until it is done or the event is set; then it is cancelled, wherever it is. Raises what it raises."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait([working, stopping], return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        working.cancel()
        await asyncio.wait([working])
    if not working.cancelled():
        working.result()


def stop_event() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set from now on, for a command that runs until it is stopped."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop
