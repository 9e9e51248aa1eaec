"""`limner queue`: the queue paused, resumed and counted."""

import functools
import sys
from collections.abc import Callable
from typing import Any

import click
from limner.v1 import task_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.words.messages import say_json
from server.cli.words.printing import say
from server.cli.words.queue_words import pause_words, scope_words, stats_words

scope_argument = click.argument("scope", required=False)


@click.group()
def queue() -> None:
    """Pause, resume and count what workers are to do."""


def sure_of_all(command: Callable[..., None]) -> Callable[..., None]:
    """Have a command that stops everybody's work say so, or ask. Stands above `on_server`."""

    @functools.wraps(command)
    def asked(scope: str | None, everything: bool, **options: Any) -> None:
        if scope is not None and everything:
            raise click.UsageError("name a SCOPE or say --all, not both")
        if scope is None and not everything:
            if not (sys.stdin and sys.stdin.isatty()):
                raise click.UsageError("name a SCOPE, or say --all to pause the whole queue")
            click.confirm("limner: pause the whole queue, every scope of it?", abort=True, err=True)
        command(scope=scope, **options)

    return asked


@queue.command()
@scope_argument
@click.option("--all", "everything", is_flag=True, help="Of every scope; asked for at a terminal.")
@click.option("--reason", default="", help="Why, for people.")
@as_json("the QueuePause")
@sure_of_all
@on_server
async def pause(limner: Limner, scope: str | None, reason: str, as_json: bool) -> None:
    """Keep workers from starting tasks of SCOPE ('' are those without one), or with --all any task."""
    request = task_pb2.PauseQueueRequest(scope=scope, reason=reason)
    made = (await limner.tasks.PauseQueue(request)).pause
    say_json(made) if as_json else say(f"paused: {pause_words(made)}")


@queue.command()
@scope_argument
@as_json("a ResumeQueueResponse")
@on_server
async def resume(limner: Limner, scope: str | None, as_json: bool) -> None:
    """Let workers go on with SCOPE ('' are tasks without one), or with the whole queue when it is not given."""
    done = await limner.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope=scope))
    what = scope_words(scope)
    say_json(done) if as_json else say(f"resumed: {what}" if done.resumed else f"{what} was not paused")


@queue.command()
@click.option("--scope", default="", help="Count only tasks of this scope.")
@as_json("a GetQueueStatsResponse")
@on_server
async def stats(limner: Limner, scope: str, as_json: bool) -> None:
    """Tell how much waits, who works, what is paused."""
    counts = await limner.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest(scope=scope))
    say_json(counts) if as_json else say(stats_words(counts))
