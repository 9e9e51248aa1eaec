"""`limner theme resolve`: what is left when a theme and what goes over it are merged, and who says what of it."""

from typing import Any

import click
from limner.v1 import theme_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.client.theme_options import choice_options, overrides_of
from server.cli.words.messages import say_json
from server.cli.words.printing import note, say
from server.cli.words.theme_words import resolved_words


@click.command()
@choice_options
@click.option(
    "--set",
    "pairs",
    multiple=True,
    metavar="PATH=VALUE",
    help="Over all of it, for example look.mood.glow=0.5; null takes a key away; may be given again.",
)
@as_json("a ResolveThemeResponse")
@on_server
async def resolve(
    limner: Limner,
    choice: dict[str, Any],
    pairs: tuple[str, ...],
    as_json: bool,
) -> None:
    """Print what generators draw with under THEME, each value with where it comes from.

    Without a THEME it is the default one. A VALUE is a word or JSON.
    """
    request = theme_pb2.ResolveThemeRequest(**choice, overrides=overrides_of(pairs))
    resolved = await limner.themes.ResolveTheme(request)
    if as_json:
        say_json(resolved)
        return
    say(resolved_words(resolved))
    for warning in resolved.warnings:
        note(warning)
