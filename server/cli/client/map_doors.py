"""`limner map doors`: the doors of a map listed, opened, closed and locked."""

from collections.abc import AsyncIterator, Sequence

import click
from limner.v1 import overlay_pb2, view_pb2

from limner_client import Limner
from server.cli.client.client_command import as_json, on_server
from server.cli.words.messages import say_json
from server.cli.words.printing import columns, say

_Door = overlay_pb2.Overlay.Walls.Door
Shown = overlay_pb2.SetDoorsResponse.Door


@click.command()
@click.argument("image")
@click.option("--open", "opened", metavar="ID", multiple=True, help="Open this door; may be given again.")
@click.option("--close", "closed", metavar="ID", multiple=True, help="Close it, and unlock it if it is locked.")
@click.option("--lock", "locked", metavar="ID", multiple=True, help="Close it and lock it.")
@click.option("--list", "every", is_flag=True, help="List all doors, then; without a change they are listed anyway.")
@as_json("a SetDoorsResponse, without a revision where all are listed")
@on_server
async def doors(
    limner: Limner,
    image: str,
    opened: Sequence[str],
    closed: Sequence[str],
    locked: Sequence[str],
    every: bool,
    as_json: bool,
) -> None:
    """List the doors of IMAGE, or open, close and lock some of them: all that are named, or none."""
    wanted = ((opened, _Door.STATE_OPEN), (closed, _Door.STATE_CLOSED), (locked, _Door.STATE_LOCKED))
    changes = [
        overlay_pb2.SetDoorsRequest.Door(id=door_id, state=state) for door_ids, state in wanted for door_id in door_ids
    ]
    answer = overlay_pb2.SetDoorsResponse()
    if changes:
        answer = await limner.overlays.SetDoors(overlay_pb2.SetDoorsRequest(image_id=image, doors=changes))
    if every or not changes:
        answer = overlay_pb2.SetDoorsResponse(doors=[each async for each in _doors(limner, image)])
    if as_json:
        say_json(answer)
    elif answer.doors:
        say(columns([("DOOR", "KIND", "STATE", "OVERLAY"), *map(_row, answer.doors)]))


async def _doors(limner: Limner, image: str) -> AsyncIterator[Shown]:
    kinds = [overlay_pb2.OVERLAY_KIND_WALLS]
    request = overlay_pb2.ListOverlaysRequest(image_id=image, kinds=kinds, view=view_pb2.VIEW_FULL, page_size=1000)
    while True:
        page = await limner.overlays.ListOverlays(request)
        for overlay in page.overlays:
            for door in overlay.walls.doors:
                yield Shown(id=door.id, overlay_id=overlay.id, kind=door.kind, state=door.state, found=door.found)
        request.page_token = page.next_page_token
        if not request.page_token:
            return


def _row(door: Shown) -> tuple[str, str, str, str]:
    kind = _Door.Kind.Name(door.kind).removeprefix("KIND_").lower()
    if door.kind == _Door.KIND_SECRET and door.found:
        kind = "secret, found"
    return door.id, kind, _Door.State.Name(door.state).removeprefix("STATE_").lower(), door.overlay_id
