"""`limner theme prompt`: the prompts that a theme and what goes over it make, and who says what of them."""

from typing import Any

import click
from limner.v1 import theme_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.theme_options import choice_options, overrides_of
from server.cli.words.messages import say_json
from server.cli.words.printing import note, say
from server.cli.words.prompt_words import composed_words


@click.command()
@choice_options
@click.option(
    "--set",
    "pairs",
    multiple=True,
    metavar="VARIABLE=VALUE",
    help="A value for a variable, for example mood=grim; may be given again.",
)
@click.option("--name", "called", default="", help="What the thing that is painted is called.")
@click.option("--max-length", type=int, default=0, help="Most characters of each prompt. Default 4000.")
@as_json("a ComposePromptResponse")
@on_server
async def prompt(
    limner: Limner,
    choice: dict[str, Any],
    pairs: tuple[str, ...],
    called: str,
    max_length: int,
    as_json: bool,
) -> None:
    """Print the prompts that a painter is given under THEME, and where each part of them comes from.

    Without a THEME it is the default one. A VALUE is a word or JSON.
    """
    request = theme_pb2.ComposePromptRequest(**choice, name=called, values=overrides_of(pairs), max_length=max_length)
    composed = await limner.themes.ComposePrompt(request)
    if as_json:
        say_json(composed)
        return
    say(composed_words(composed))
    if cut := sum(each.cut for each in composed.parts):
        note(f"limner: {cut} {'part was' if cut == 1 else 'parts were'} left out: the prompt would have been too long")
