"""`limner usage`: what is used of what there may be."""

import click
from limner.v1 import task_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.words.messages import say_json
from server.cli.words.printing import say
from server.cli.words.usage_words import usage_words


@click.command()
@click.option("--scope", default="", help="Also that of this scope; without it, of those you are bound to.")
@as_json("a GetUsageResponse")
@on_server
async def usage(limner: Limner, scope: str, as_json: bool) -> None:
    """Tell what you, and your scopes, use of what you may."""
    used = await limner.tasks.GetUsage(task_pb2.GetUsageRequest(scope=scope))
    say_json(used) if as_json else say(usage_words(used))
