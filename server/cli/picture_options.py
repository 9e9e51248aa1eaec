"""Options of commands that save a picture: for whose eyes, and where the format comes from."""

from pathlib import Path

import click
from limner.v1 import overlay_pb2

from server.cli.files import STANDARD, shown

AUDIENCES = {"players": overlay_pb2.AUDIENCE_PLAYERS, "gm": overlay_pb2.AUDIENCE_GM}
FORMATS = {".png": "png", ".webp": "webp", ".jpg": "jpeg", ".jpeg": "jpeg"}

audience_option = click.option(
    "--audience",
    type=click.Choice(list(AUDIENCES)),
    default="players",
    show_default=True,
    help="For whose eyes: players see no secret.",
)


def format_of(target: Path) -> str:
    """The format that a file's name asks for, PNG for the standard output.

    Raises `click.UsageError` for a name that asks for none we draw.
    """
    if target == STANDARD:
        return "png"
    if (found := FORMATS.get(target.suffix.lower())) is None:
        raise click.UsageError(f"{shown(target)} must end in {', '.join(FORMATS)}")
    return found
