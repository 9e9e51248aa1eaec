"""Options of commands that save a picture: for whose eyes, and where the format comes from."""

from pathlib import Path

import click
from limner.v1 import audience_pb2, image_pb2

from server.cli.client.files import STANDARD, shown

AUDIENCES = {"players": audience_pb2.AUDIENCE_PLAYERS, "gm": audience_pb2.AUDIENCE_GM}
FORMATS = {
    ".png": image_pb2.IMAGE_FORMAT_PNG,
    ".webp": image_pb2.IMAGE_FORMAT_WEBP,
    ".jpg": image_pb2.IMAGE_FORMAT_JPEG,
    ".jpeg": image_pb2.IMAGE_FORMAT_JPEG,
}

audience_option = click.option(
    "--audience",
    type=click.Choice(list(AUDIENCES)),
    default="players",
    show_default=True,
    help="For whose eyes: players see no secret.",
)


def format_of(target: Path) -> image_pb2.ImageFormat:
    """The format that a file's name asks for, PNG for the standard output.

    Raises `click.UsageError` for a name that asks for none we draw.
    """
    if target == STANDARD:
        return image_pb2.IMAGE_FORMAT_PNG
    if (picture_format := FORMATS.get(target.suffix.lower())) is None:
        raise click.UsageError(f"{shown(target)} must end in {', '.join(FORMATS)}")
    return picture_format
