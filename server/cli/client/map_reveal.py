"""`limner map reveal`: secrets that players find."""

import click
from limner.v1 import overlay_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.words.messages import say_json
from server.cli.words.printing import say


@click.command
@click.argument("image_id", metavar="IMAGE")
@click.option("--door", default="", metavar="ID", help="The secret door that is found: `limner map doors` lists them.")
@click.option(
    "--patch", default="", metavar="ID", help="The overlay of a patch that is found by itself, such as a pit."
)
@click.option("--hide", is_flag=True, help="Hide it again.")
@as_json("a RevealSecretResponse")
@on_server
async def reveal(limner: Limner, image_id: str, door: str, patch: str, hide: bool, as_json: bool) -> None:
    """Show players of IMAGE a secret door and what lies behind it, or a patch; or hide it again."""
    request = overlay_pb2.RevealSecretRequest(image_id=image_id, door=door, patch=patch, hide=hide)
    revealed = await limner.overlays.RevealSecret(request)
    if as_json:
        say_json(revealed)
        return
    for word, ids in (("shown", revealed.shown), ("hidden", revealed.hidden)):
        for each in ids:
            say(f"{each}  {word}")
