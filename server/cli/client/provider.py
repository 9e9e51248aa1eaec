"""`limner provider`: who paints what nothing generates."""

import click
from limner.v1 import task_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.words.messages import say_json
from server.cli.words.printing import note, say
from server.cli.words.provider_words import provider_table

MOST_PROVIDERS = 1000
"""The largest page there is."""


@click.group()
def provider() -> None:
    """Tell of the services that paint."""


@provider.command(name="list")
@as_json("a ListProvidersResponse")
@on_server
async def list_(limner: Limner, as_json: bool) -> None:
    """List those that paint for you, and how a worker last fared with each."""
    listed = await limner.tasks.ListProviders(task_pb2.ListProvidersRequest(page_size=MOST_PROVIDERS))
    if as_json:
        say_json(listed)
    elif listed.providers:
        say(provider_table(listed.providers))
    else:
        note("none is set for you: LIMNER_PROVIDERS of the server names them")
