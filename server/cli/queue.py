"""`limner queue`: the queue paused, resumed and counted."""

import click
from limner.v1 import task_pb2

from limner_client import Limner
from server.cli.client_command import as_json, on_server
from server.cli.printing import say, say_json
from server.cli.queue_words import pause_words, scope_words, stats_words

scope_argument = click.argument("scope", required=False)


@click.group()
def queue() -> None:
    """Pause, resume and count what workers are to do."""


@queue.command()
@scope_argument
@click.option("--reason", default="", help="Why, for people.")
@as_json
@on_server
async def pause(limner: Limner, scope: str | None, reason: str, as_json: bool) -> None:
    """Keep workers from starting tasks of SCOPE ('' are those without one), or any when it is not given."""
    request = task_pb2.PauseQueueRequest(scope=scope, reason=reason)
    made = (await limner.tasks.PauseQueue(request)).pause
    say_json(made) if as_json else say(f"paused: {pause_words(made)}")


@queue.command()
@scope_argument
@as_json
@on_server
async def resume(limner: Limner, scope: str | None, as_json: bool) -> None:
    """Let workers go on with SCOPE ('' are tasks without one), or with the whole queue when it is not given."""
    done = await limner.tasks.ResumeQueue(task_pb2.ResumeQueueRequest(scope=scope))
    what = scope_words(scope)
    say_json(done) if as_json else say(f"resumed: {what}" if done.resumed else f"{what} was not paused")


@queue.command()
@click.option("--scope", default="", help="Count only tasks of this scope.")
@as_json
@on_server
async def stats(limner: Limner, scope: str, as_json: bool) -> None:
    """Tell how much waits, who works, what is paused."""
    found = await limner.tasks.GetQueueStats(task_pb2.GetQueueStatsRequest(scope=scope))
    say_json(found) if as_json else say(stats_words(found))
