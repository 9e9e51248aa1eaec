"""`limner map import`: maps of other programs, as images with their grid, walls, doors and lights."""

from pathlib import Path

import click
from limner.v1 import map_grid_pb2, map_import_pb2

from limner_client import Limner
from limner_client.transfers import MOST_MAP_BYTES
from server.cli.client.attempts import Attempts
from server.cli.client.client_command import as_json, on_server
from server.cli.client.files import content_of, name_for, shown
from server.cli.client.image_filters import labels_of
from server.cli.client.picture_options import AUDIENCES
from server.cli.words.image_words import noted
from server.cli.words.messages import say_json
from server.cli.words.printing import note, printable, say


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--subtype", default="", help="What kind of map.")
@click.option("--name", default="", help="Name for people. Default: that of the file.")
@click.option("--description", default="", help="Longer text for people.")
@click.option("--scope", default="", help="Whose map it is, for example campaign/42.")
@click.option(
    "--audience",
    type=click.Choice(list(AUDIENCES)),
    default="players",
    show_default=True,
    help="Who may know of it, and of its walls, doors and lights: gm is the game master alone.",
)
@click.option("--label", "labels", multiple=True, metavar="KEY=VALUE", help="A label; may be given again.")
@as_json("an ImportMapResponse a line")
@on_server
async def import_(
    limner: Limner,
    files: tuple[Path, ...],
    subtype: str,
    name: str,
    description: str,
    scope: str,
    audience: str,
    labels: tuple[str, ...],
    as_json: bool,
) -> None:
    """Make maps of Universal VTT files (.dd2vtt, .uvtt, .df2vtt), - being the standard input; prints the id of each.

    What a file holds and is not kept goes to the error output. One that cannot be read does not keep the others from
    it; then the exit code is 1.
    """
    attempts = Attempts()
    said = map_import_pb2.MapMetadata(
        subtype=subtype,
        description=description,
        scope=scope,
        labels=labels_of(labels),
        audience=AUDIENCES[audience],
    )
    for file in files:
        metadata = map_import_pb2.MapMetadata(name=name or name_for(file))
        metadata.MergeFrom(said)
        imported = await attempts.of(file, _import(limner, file, metadata))
        if imported is None:
            continue
        say_json(imported, one_line=True) if as_json else say(imported.image.id)
        if not as_json:
            _remark(file, imported)
    attempts.end()


async def _import(limner: Limner, file: Path, metadata: map_import_pb2.MapMetadata) -> map_grid_pb2.ImportMapResponse:
    return await limner.import_map(await content_of(file, limner.waits, MOST_MAP_BYTES), metadata)


def _remark(file: Path, imported: map_grid_pb2.ImportMapResponse) -> None:
    """Say to the error output what is in a file and was not kept."""
    if imported.image.notes:
        note(f"{shown(file)}: {noted(imported.image)}")
    for warning in imported.warnings:
        note(f"{shown(file)}: {printable(warning)}")
