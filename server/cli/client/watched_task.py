"""A task shown from now on to its end, for every command that waits for one."""

import asyncio
from contextlib import aclosing

import click
from limner.v1 import task_pb2

from limner_client import Limner
from server.cli.words.messages import say_json
from server.cli.words.printing import note
from server.cli.words.task_words import end_words, images_of


async def shown_to_its_end(
    limner: Limner, task: task_pb2.Task, after_seq: int | None = None, *, aside: bool = False
) -> task_pb2.Task:
    """Show a task in the terminal, or in lines where there is none; returns it in its final state. What is shown
    `aside` goes to standard error.

    Whoever presses Ctrl-C leaves the watch, not the task, and is told so. Raises what `watch` raises.
    """
    from rich.console import Console  # noqa: PLC0415 - rich is for those who watch

    from server.cli.client.watch_display import display_on, is_lively  # noqa: PLC0415 - as is this

    console = Console(stderr=aside)
    try:
        with display_on(console, max(1, images_of(task))) as display:
            previews = is_lively(console)
            updates = limner.watch(task.id, after_seq=after_seq, previews=previews, on_break=display.broke)
            async with aclosing(updates):
                async for update in updates:
                    display.show(update)
                    if update.HasField("terminal"):
                        return update.terminal.task
    except asyncio.CancelledError:
        note(f"the task goes on; `limner task watch {task.id}` follows it, `limner task cancel {task.id}` ends it")
        raise
    raise AssertionError("a watch ends with the end of its task")


async def printed_to_its_end(limner: Limner, task: task_pb2.Task, after_seq: int | None = None) -> task_pb2.Task:
    """Print every message of a watch as a line of JSON; returns the task in its final state."""
    async with aclosing(limner.watch(task.id, after_seq=after_seq)) as updates:
        async for update in updates:
            say_json(update, one_line=True)
            if update.HasField("terminal"):
                return update.terminal.task
    raise AssertionError("a watch ends with the end of its task")


def check_made(task: task_pb2.Task) -> None:
    """Raise `click.ClickException` for a task that ended and has made nothing."""
    if not task.outputs:
        raise click.ClickException(f"task {task.id} {end_words(task)}")
