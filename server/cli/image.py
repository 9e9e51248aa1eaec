"""`limner image`: images stored, looked up, fetched, deleted and brought back."""

import uuid
from pathlib import Path

import click
from limner.v1 import image_pb2

from server.cli.client.connection import Connection
from server.cli.client.transfers import download, upload
from server.cli.client_command import as_json, on_server
from server.cli.printing import byte_count, columns, fields, moment, say, say_json

PAGE = 50


@click.group()
def image() -> None:
    """Store, list, show, fetch and delete images."""


@image.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--type", "type_", default="other", show_default=True, help="map, character, item or other.")
@click.option("--subtype", default="", help="Within the type.")
@click.option("--name", default="", help="Name for people. Default: that of the file.")
@click.option("--scope", default="", help="Whose image it is, for example campaign/42.")
@as_json
@on_server
async def put(
    connection: Connection, files: tuple[Path, ...], type_: str, subtype: str, name: str, scope: str, as_json: bool
) -> None:
    """Store image files; prints the id of each."""
    for file in files:
        metadata = image_pb2.ImageMetadata(type=type_, subtype=subtype, name=name or file.stem[:255], scope=scope)
        stored = await upload(connection, file, metadata, str(uuid.uuid4()))
        say_json(stored) if as_json else say(stored.id)


@image.command()
@click.argument("image_id", metavar="ID")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: ID and the ending of its format.")
@on_server
async def get(connection: Connection, image_id: str, out: Path | None) -> None:
    """Save the stored bytes of an image, verified."""
    if out is None:
        found = (await connection.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
        out = Path(f"{found.id}.{found.format}")
    header = await download(connection, image_id, out)
    say(f"{out}  {header.width} x {header.height}, {byte_count(header.size)}")


@image.command()
@click.argument("image_id", metavar="ID")
@as_json
@on_server
async def show(connection: Connection, image_id: str, as_json: bool) -> None:
    """Show what is known of an image."""
    found = (await connection.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
    say_json(found) if as_json else say(_described(found))


@image.command(name="list")
@click.option("--type", "type_", default="", help="Only this type.")
@click.option("--subtype", default="", help="Only this subtype.")
@click.option("--scope", default="", help="Only this scope.")
@click.option("--limit", type=click.IntRange(1), default=PAGE, show_default=True, help="Most images to list.")
@click.option("--deleted", "show_deleted", is_flag=True, help="Also deleted ones.")
@as_json
@on_server
async def list_(
    connection: Connection, type_: str, subtype: str, scope: str, limit: int, show_deleted: bool, as_json: bool
) -> None:
    """List images, newest first."""
    request = image_pb2.ListImagesRequest(type=type_, subtype=subtype, scope=scope, show_deleted=show_deleted)
    found: list[image_pb2.Image] = []
    while len(found) < limit:
        request.page_size = min(1000, limit - len(found))
        page = await connection.images.ListImages(request)
        found.extend(page.images)
        request.page_token = page.next_page_token
        if not page.next_page_token:
            break
    if as_json:
        say_json(image_pb2.ListImagesResponse(images=found, next_page_token=request.page_token))
    elif found:
        say(columns([("ID", "TYPE", "SIZE", "MADE", "NAME"), *map(_row, found)]))


@image.command()
@click.argument("image_id", metavar="ID")
@on_server
async def delete(connection: Connection, image_id: str) -> None:
    """Delete an image softly; `limner image undelete` brings it back."""
    await connection.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))
    say(f"deleted; `limner image undelete {image_id}` brings it back")


@image.command()
@click.argument("image_id", metavar="ID")
@on_server
async def undelete(connection: Connection, image_id: str) -> None:
    """Bring a deleted image back."""
    back = (await connection.images.UndeleteImage(image_pb2.UndeleteImageRequest(id=image_id))).image
    say(_described(back))


def _row(found: image_pb2.Image) -> tuple[str, ...]:
    name = f"{found.name} (deleted)" if found.HasField("delete_time") else found.name
    size = f"{found.width} x {found.height}"
    return found.id, f"{found.type}/{found.subtype}", size, moment(found.create_time), name


def _described(found: image_pb2.Image) -> str:
    return fields(
        [
            ("id", found.id),
            ("name", found.name),
            ("type", f"{found.type}/{found.subtype}"),
            ("pixels", f"{found.width} x {found.height} {found.format}, {byte_count(found.size)}"),
            ("sha256", found.sha256),
            ("theme", found.theme),
            ("generator", found.generator),
            ("task", found.task_id),
            ("scope", found.scope),
            ("labels", ", ".join(f"{key}={value}" for key, value in sorted(found.labels.items()))),
            ("made", f"{moment(found.create_time)} by {found.created_by}"),
            ("deleted", moment(found.delete_time) if found.HasField("delete_time") else ""),
            ("bytes", found.url),
        ]
    )
