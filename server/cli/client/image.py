"""`limner image`: images stored, found, looked at, fetched, changed, deleted and brought back."""

from pathlib import Path

import click
from google.protobuf.field_mask_pb2 import FieldMask
from limner.v1 import image_pb2

from limner_client import Limner
from server.cli.client.attempts import Attempts
from server.cli.client.client_command import as_json, on_server
from server.cli.client.files import OUT, STANDARD, check_out, content_of, name_for, place, shown, write
from server.cli.client.image_filters import filtered, labels_of, listed
from server.cli.client.map_detect import LAYS_GRID, lay_grid
from server.cli.client.picture_options import AUDIENCES, format_of
from server.cli.lazy_group import Later, LazyGroup
from server.cli.words.image_words import described, format_word, noted, row
from server.cli.words.messages import say_json
from server.cli.words.printing import byte_count, columns, note, say

MANY = 50
WHO = "Who may know of it: gm is the game master alone."


COMMANDS = {
    "regenerate": Later(
        "server.cli.client.image_regenerate:regenerate",
        "Draw images once more, with a theme or as they would be today.",
    ),
    "stale": Later("server.cli.client.image_stale:stale", "List images that would be drawn otherwise today, and why."),
}


@click.group(cls=LazyGroup, later=COMMANDS)
def image() -> None:
    """Store, find, show, fetch, change and delete images."""


@image.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--type", "type_", default="other", show_default=True, help="map, character, item or other.")
@click.option("--subtype", default="", help="Within the type.")
@click.option("--name", default="", help="Name for people. Default: that of the file.")
@click.option("--description", default="", help="Longer text for people.")
@click.option("--scope", default="", help="Whose image it is, for example campaign/42.")
@click.option("--audience", type=click.Choice(list(AUDIENCES)), default="players", show_default=True, help=WHO)
@click.option("--label", "labels", multiple=True, metavar="KEY=VALUE", help="A label; may be given again.")
@click.option("--detect-grid", is_flag=True, help=LAYS_GRID)
@as_json("an Image a line")
@on_server
async def put(
    limner: Limner,
    files: tuple[Path, ...],
    type_: str,
    subtype: str,
    name: str,
    description: str,
    scope: str,
    audience: str,
    labels: tuple[str, ...],
    detect_grid: bool,
    as_json: bool,
) -> None:
    """Store image files, - being the standard input; prints the id of each, and to the error output what it lost.

    One that cannot be stored does not keep the others from it; then the exit code is 1.
    """
    attempts = Attempts()
    said = image_pb2.ImageMetadata(
        type=type_,
        subtype=subtype,
        description=description,
        scope=scope,
        labels=labels_of(labels),
        audience=AUDIENCES[audience],
    )
    for file in files:
        metadata = image_pb2.ImageMetadata(name=name or name_for(file))
        metadata.MergeFrom(said)
        stored = await attempts.of(file, _store(limner, file, metadata))
        if stored is None:
            continue
        say_json(stored, one_line=True) if as_json else say(stored.id)
        if stored.notes and not as_json:
            note(f"{shown(file)}: {noted(stored)}")
        if detect_grid and (words := await attempts.of(file, lay_grid(limner, stored.id))) is not None:
            note(f"{shown(file)}: {words}")
    attempts.end()


async def _store(limner: Limner, file: Path, metadata: image_pb2.ImageMetadata) -> image_pb2.Image:
    return await limner.upload(await content_of(file, limner.waits), metadata)


@image.command()
@click.argument("image_id", metavar="ID")
@click.option("-o", "--out", type=OUT, help="Where to, - being the standard output. Default: ID.FORMAT.")
@as_json("its ImageContentHeader")
@on_server
async def get(limner: Limner, image_id: str, out: Path | None, as_json: bool) -> None:
    """Save the stored bytes of an image, verified."""
    check_out(out, as_json=as_json)
    if out is None:
        stored = (await limner.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
        out = Path(f"{stored.id}.{format_word(stored.format)}")
    async with place(out, limner.waits) as target:
        header = await limner.download(image_id, target)
    if as_json:
        say_json(header)
    elif out != STANDARD:
        say(f"{shown(out)}  {header.width} x {header.height}, {byte_count(header.size)}")


@image.command()
@click.argument("image_id", metavar="ID")
@as_json("the Image")
@on_server
async def show(limner: Limner, image_id: str, as_json: bool) -> None:
    """Show what is known of an image."""
    stored = (await limner.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
    say_json(stored) if as_json else say(described(stored))


@image.command(name="list")
@click.option("--limit", type=click.IntRange(1), default=MANY, show_default=True, help="Most images to list.")
@as_json("a ListImagesResponse")
@on_server
@filtered
async def list_(limner: Limner, request: image_pb2.ListImagesRequest, limit: int, as_json: bool) -> None:
    """List images, newest first unless told otherwise."""
    page = await listed(limner, request, limit)
    if as_json:
        say_json(page)
    elif page.images:
        say(columns([("ID", "TYPE", "SIZE", "MADE", "NAME"), *map(row, page.images)]))


@image.command()
@click.option("-o", "--out", type=OUT, default=Path("sheet.png"), show_default=True, help="- is the standard output.")
@click.option("--limit", type=click.IntRange(1, 500), default=MANY, show_default=True, help="Most images on it.")
@click.option("--columns", "across", type=click.IntRange(1, 20), help="Pictures side by side.")
@on_server
@filtered
async def sheet(
    limner: Limner, request: image_pb2.ListImagesRequest, out: Path, limit: int, across: int | None
) -> None:
    """Save a contact sheet: the thumbnails of the images that a list would show."""
    from server.imaging.sheets.sheet import sheet as drawn  # noqa: PLC0415 - heavy, and only this command needs it

    check_out(out)
    name = format_word(format_of(out))
    request.thumbnails = True
    images = (await listed(limner, request, limit)).images
    if not images:
        raise click.ClickException("no image to show")
    content = drawn([(each.thumbnail, each.name) for each in images], name, across or 0)
    await write(out, content, limner.waits)
    if out != STANDARD:
        say(f"{shown(out)}  {len(images)} images")


@image.command()
@click.argument("image_id", metavar="ID")
@click.option("--name", help="Name for people.")
@click.option("--description", help="Longer text for people.")
@click.option("--type", "type_", help="map, character, item or other.")
@click.option("--subtype", help="Within the type.")
@click.option("--scope", help="Whose image it is.")
@click.option("--audience", type=click.Choice(list(AUDIENCES)), help=WHO)
@click.option("--label", "labels", multiple=True, metavar="KEY=VALUE", help="Replaces all labels; may be given again.")
@as_json("the changed Image")
@on_server
async def update(
    limner: Limner,
    image_id: str,
    name: str | None,
    description: str | None,
    type_: str | None,
    subtype: str | None,
    scope: str | None,
    audience: str | None,
    labels: tuple[str, ...],
    as_json: bool,
) -> None:
    """Change what is said of an image; what is not given stays."""
    said: dict[str, str | int | None] = {"name": name, "description": description, "type": type_}
    said |= {"subtype": subtype, "scope": scope, "audience": AUDIENCES.get(audience or "")}
    changed = image_pb2.Image(id=image_id, labels=labels_of(labels))
    mask = FieldMask(paths=["labels"] if labels else [])
    for field, value in said.items():
        if value is not None:
            setattr(changed, field, value)
            mask.paths.append(field)
    if not mask.paths:
        raise click.UsageError("say what to change")
    request = image_pb2.UpdateImageRequest(image=changed, update_mask=mask)
    updated = (await limner.images.UpdateImage(request)).image
    say_json(updated) if as_json else say(described(updated))


@image.command()
@click.argument("image_id", metavar="ID")
@click.option("--name", default="", help="Name of the copy. Default: that of the image.")
@click.option("--scope", default="", help="Scope of the copy. Default: that of the image.")
@as_json("the new Image")
@on_server
async def copy(limner: Limner, image_id: str, name: str, scope: str, as_json: bool) -> None:
    """Copy an image with its grid and overlays; prints the id of the copy."""
    request = image_pb2.CopyImageRequest(id=image_id, name=name, scope=scope)
    made = (await limner.images.CopyImage(request)).image
    say_json(made) if as_json else say(made.id)


@image.command()
@click.argument("image_id", metavar="ID")
@click.option(
    "--audience", type=click.Choice(list(AUDIENCES)), help="Of a picture for them. Default: the stored bytes."
)
@click.option("--attachment", is_flag=True, help="Have a browser save it.")
@as_json("a GetDownloadUrlResponse")
@on_server
async def url(limner: Limner, image_id: str, audience: str | None, attachment: bool, as_json: bool) -> None:
    """Print a link for a browser, valid for an hour (with MinIO only)."""
    request = image_pb2.GetDownloadUrlRequest(id=image_id, attachment=attachment)
    if audience is not None:
        request.options.audience = AUDIENCES[audience]
    link = await limner.images.GetDownloadUrl(request)
    say_json(link) if as_json else say(link.url)


@image.command()
@click.argument("image_id", metavar="ID")
@as_json("the deleted Image")
@on_server
async def delete(limner: Limner, image_id: str, as_json: bool) -> None:
    """Delete an image softly; `limner image undelete` brings it back."""
    gone = (await limner.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))).image
    say_json(gone) if as_json else say(f"deleted; `limner image undelete {image_id}` brings it back")


@image.command()
@click.argument("image_id", metavar="ID")
@as_json("the Image")
@on_server
async def undelete(limner: Limner, image_id: str, as_json: bool) -> None:
    """Bring a deleted image back."""
    back = (await limner.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=image_id))).image
    say_json(back) if as_json else say(described(back))


@image.command()
@click.argument("image_ids", metavar="ID...", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Only tell how many would go.")
@as_json("a PurgeImagesResponse")
@on_server
async def purge(limner: Limner, image_ids: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Remove deleted images for good."""
    gone = await limner.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=image_ids, dry_run=dry_run))
    say_json(gone) if as_json else say(f"{gone.count} {'would go' if dry_run else 'gone'}")
