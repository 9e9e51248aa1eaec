"""Overlays of every kind, and the calls that tests about them share."""

from collections.abc import Iterable
from typing import Any

from limner.v1 import image_pb2, overlay_pb2, view_pb2

from tests.overlay_samples.registry import SAMPLES
from tests.overlay_samples.sample import ITSELF, PIXEL
from tests.rpc.stack import Stack, Stubs, database_of
from tests.rpc.uploads import metadata, png

FULL = {kind: dict(sample.full) for kind, sample in SAMPLES.items()}
"""A value of each kind with every field set."""
KNOWN = {kind: (sample.secret, sample.known) for kind, sample in SAMPLES.items()}
"""A stored value of each kind with all that is secret in it, and what players may know of it."""
ALONE = frozenset({"fog"})
"""Kinds of which one lies over an image at most."""


async def an_image(stack: Stubs) -> str:
    """The id of a new image."""
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
    image_id: str = (await stack.images.CreateImage(request)).image.id
    return image_id


async def revision(stack: Stubs, image_id: str) -> int:
    """How often what lies over an image has changed."""
    held: int = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image.revision
    return held


def overlay_of(kind: str, data: Any = None, **values: Any) -> overlay_pb2.Overlay:
    """An overlay of a kind; with every field set unless `data` says otherwise."""
    values[kind] = showing(FULL[kind] if data is None else data, values.get("image_id", ITSELF))
    return overlay_pb2.Overlay(**values)


def showing(data: Any, image_id: str) -> Any:
    """The data of an overlay that shows this image where it says that it shows the one it lies over."""
    return {**data, "image_id": image_id} if data.get("image_id") == ITSELF else data


def nameless(overlay: overlay_pb2.Overlay) -> overlay_pb2.Overlay:
    """The same with doors that are given ids, so that it may lie over an image twice."""
    for door in overlay.walls.doors if overlay.HasField("walls") else ():
        door.ClearField("id")
    return overlay


def label(text: str, **values: Any) -> overlay_pb2.Overlay:
    """A name somewhere."""
    return overlay_pb2.Overlay(label={"text": text, "at": PIXEL}, **values)


def making(
    image_id: str, overlays: Iterable[overlay_pb2.Overlay], request_id: str = ""
) -> overlay_pb2.BatchCreateOverlaysRequest:
    """A request that makes overlays together."""
    requests = [overlay_pb2.CreateOverlayRequest(overlay=each) for each in overlays]
    return overlay_pb2.BatchCreateOverlaysRequest(image_id=image_id, requests=requests, request_id=request_id)


def deleting(image_id: str, ids: Iterable[str], **values: Any) -> overlay_pb2.BatchDeleteOverlaysRequest:
    """A request that deletes overlays together, each in the same way."""
    requests = [overlay_pb2.DeleteOverlayRequest(id=each, **values) for each in ids]
    return overlay_pb2.BatchDeleteOverlaysRequest(image_id=image_id, requests=requests)


def told(overlay: overlay_pb2.Overlay) -> overlay_pb2.Overlay:
    """What the answer of a write to several tells of an overlay."""
    summary = overlay_pb2.Overlay()
    summary.CopyFrom(overlay)
    for name in ("description", "style", "created_by", summary.WhichOneof("data") or "label"):
        summary.ClearField(name)
    return summary


async def laid(stack: Stubs, image_id: str, *texts: str, **values: Any) -> list[overlay_pb2.Overlay]:
    """New labels over an image."""
    request = making(image_id, [label(text, **values) for text in texts])
    made = (await stack.overlays.BatchCreateOverlays(request)).overlays
    get = stack.overlays.GetOverlay
    return [(await get(overlay_pb2.GetOverlayRequest(id=each.id))).overlay for each in made]


async def listed(
    stack: Stubs, image_id: str, view: view_pb2.View = view_pb2.VIEW_FULL, **values: Any
) -> list[overlay_pb2.Overlay]:
    """What lies over an image, in drawing order."""
    request = overlay_pb2.ListOverlaysRequest(image_id=image_id, page_size=1000, view=view, **values)
    return list((await stack.overlays.ListOverlays(request)).overlays)


async def multiply(stack: Stack, overlay_id: str, count: int) -> None:
    """Lay so many more like one over its image, as another writer would."""
    columns = "created_at, updated_at, image_id, type, name, data, style"
    copied = f"SELECT gen_random_uuid(), {columns} FROM image_overlays, generate_series(1, $2) WHERE id = $1"
    async with database_of(stack) as connection:
        await connection.execute(f"INSERT INTO image_overlays (id, {columns}) {copied}", overlay_id, count)
