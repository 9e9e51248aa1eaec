"""`limner top`: queue, workers and running tasks, live."""

import asyncio
import contextlib
import json
import signal
from datetime import UTC, datetime

import click
from rich.console import Console, Group
from rich.live import Live

from limner_client import Limner
from server.cli.client.client_command import on_server
from server.cli.top.board import Board
from server.cli.top.feed import fill, keep_fresh
from server.cli.top.frame import frame, plain
from server.cli.top.key_presses import key_presses
from server.cli.words.printing import say

LONGEST_STILL_SECONDS = 1.0
SHORTEST_STILL_SECONDS = 0.1


@click.command()
@click.option("--scope", default="", help="Only tasks of this scope.")
@click.option("--once", is_flag=True, help="Print one picture as plain text, as in a pipe.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document: stats, running, ended.")
@on_server
async def top(limner: Limner, scope: str, once: bool, as_json: bool) -> None:
    """Watch queue, workers and running tasks, live; q or Ctrl-C ends it."""
    console, board = Console(highlight=False), Board(limner.address, scope)
    if console.is_terminal and not console.is_dumb_terminal and not once and not as_json:
        await _show(limner, board, console)
        return
    await fill(limner, board)
    say(json.dumps(board.document(), indent=2, ensure_ascii=False) if as_json else plain(board, _now()))


async def _show(limner: Limner, board: Board, console: Console) -> None:
    stopped, changed = False, asyncio.Event()

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = True
        changed.set()

    loop = asyncio.get_running_loop()
    for number, react in ((signal.SIGINT, stop), (signal.SIGTERM, stop), (signal.SIGWINCH, changed.set)):
        loop.add_signal_handler(number, react)
    feeding = asyncio.create_task(keep_fresh(limner, board, changed.set))
    feeding.add_done_callback(stop)
    live = Live(
        get_renderable=lambda: Group(*frame(board, _now(), console.width, console.height)),
        console=console,
        screen=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with live, key_presses(lambda key: stop() if key == "q" else None):
        while not stopped:
            changed.clear()
            live.refresh()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_STILL_SECONDS):
                    await changed.wait()
                    await asyncio.sleep(0 if stopped else SHORTEST_STILL_SECONDS)
    feeding.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await feeding


def _now() -> datetime:
    return datetime.now(UTC)
