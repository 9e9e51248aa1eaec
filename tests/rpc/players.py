"""A campaign with secrets, and everything that a server tells of it to who sees as players do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import grpc
from google.protobuf.message import Message
from limner.v1 import audience_pb2, grid_detection_pb2, image_pb2, map_export_pb2, map_grid_pb2, overlay_pb2, view_pb2

from server.domain.callers import Role
from tests.overlay_samples.sample import CELL, PIXEL
from tests.rpc.any_call import METHODS, answers_of
from tests.rpc.named_callers import ROLE
from tests.rpc.overlays import label, making, overlay_of
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import metadata, png

UNSAID, GM, PLAYERS = audience_pb2.AUDIENCE_UNSPECIFIED, audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
FULL = view_pb2.VIEW_FULL
NOBODY = "018f0000-0000-7000-8000-000000000000"
TASK = "018f0000-0000-7000-8000-00000000beef"
CANARY = "xyzzy"
"""A word in every text that only the game master may read."""
Asked = Iterator[tuple[str, Message]]


@dataclass(frozen=True)
class Eyes:
    """Who sees as players do: by its role, or because it asks for that."""

    role: Role
    audience: audience_pb2.Audience


EYES = (Eyes(Role.PLAYER, UNSAID), Eyes(Role.WRITER, PLAYERS))


@dataclass(frozen=True)
class Campaign:
    """A map for players with a grid, a name, walls with a secret door and a note of the game master; an image of his
    with the same over it, and a copy of that for players.
    """

    map_id: str
    hidden_id: str
    copy_id: str
    grids: dict[str, str]
    overlays: dict[str, dict[str, str]]

    @property
    def secrets(self) -> list[str]:
        """The ids that players may not know of."""
        return [self.hidden_id, self.grids[self.hidden_id], *self.overlays[self.hidden_id].values(), *self.notes]

    @property
    def notes(self) -> list[str]:
        """The notes of the game master over images of players."""
        return [self.overlays[image_id]["note"] for image_id in (self.map_id, self.copy_id)]


def doors(*kinds: str) -> dict[str, Any]:
    """The data of walls with such doors."""
    return {"doors": [{"kind": kind, "start": CELL, "end": PIXEL, "state": "STATE_CLOSED"} for kind in kinds]}


async def campaign_of(stack: Stack) -> Campaign:
    """A new one."""

    async def image(name: str, audience: audience_pb2.Audience, seed: int) -> str:
        said = metadata(name=name, description=f"{name} of old", audience=audience)
        request = image_pb2.CreateImageRequest(metadata=said, content=png(seed=seed))
        made: str = (await stack.images.CreateImage(request)).image.id
        return made

    map_id, hidden_id = await image("Vault", PLAYERS, 1), await image(f"Vault {CANARY}", GM, 2)
    grids = {}
    for image_id in (map_id, hidden_id):
        grid = map_grid_pb2.MapGrid(image_id=image_id, size=16)
        made = await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
        grids[image_id] = made.map_grid.id
        own = f" {CANARY}" if image_id == hidden_id else ""
        laid = [
            label(f"Keep{own}"),
            overlay_of("walls", doors("KIND_SECRET", "KIND_ARCH"), name=f"Walls{own}"),
            label(f"Here be {CANARY}", audience=GM, description=f"{CANARY} below"),
        ]
        await stack.overlays.BatchCreateOverlays(making(image_id, laid))
    copy = image_pb2.CopyImageRequest(id=hidden_id, name="Handout")
    copy_id = (await stack.images.CopyImage(copy)).image.id
    shown = image_pb2.Image(id=copy_id, audience=PLAYERS, description="A leaf")
    await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=shown))
    async with database_of(stack) as connection:  # as a generation leaves them
        made_by = "generation_params = $1, style_data = $1, task_id = $2"
        secret = f'{{"seed": 4242424242, "{CANARY}": true}}'
        await connection.execute(f"UPDATE images SET {made_by} WHERE type = 'map'", secret, TASK)
    overlays = {each: await _overlays(stack, each) for each in (map_id, hidden_id, copy_id)}
    for each in (overlays[copy_id]["label"], overlays[copy_id]["walls"]):
        renamed = overlay_pb2.Overlay(id=each, name="Leaf")
        if each == overlays[copy_id]["label"]:
            renamed.label.CopyFrom(label("Leaf").label)
        await stack.overlays.UpdateOverlay(overlay_pb2.UpdateOverlayRequest(overlay=renamed))
    grids[copy_id] = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=copy_id))).map_grid.id
    return Campaign(map_id, hidden_id, copy_id, grids, overlays)


async def _overlays(stack: Stack, image_id: str) -> dict[str, str]:
    listed = (await stack.overlays.ListOverlays(overlay_pb2.ListOverlaysRequest(image_id=image_id))).overlays
    return {"note" if each.audience == GM else each.type: each.id for each in listed}


def of_all(audience: audience_pb2.Audience) -> Asked:
    """Requests that name no row."""
    for order in ("", "update_time", "name"):
        values: dict[str, Any] = {"order_by": order, "audience": audience}
        yield "ListImages", image_pb2.ListImagesRequest(view=FULL, thumbnails=True, **values)
        yield "ListImages", image_pb2.ListImagesRequest(page_size=1, **values)
    for word in ("vault", CANARY, "old", "leaf"):
        yield "ListImages", image_pb2.ListImagesRequest(query=word, audience=audience)
    yield "ListImages", image_pb2.ListImagesRequest(task_id=TASK, audience=audience)
    yield "ListMapGrids", map_grid_pb2.ListMapGridsRequest(audience=audience)
    yield "ListMapGrids", map_grid_pb2.ListMapGridsRequest(page_size=1, order_by="update_time", audience=audience)


def of_image(image_id: str, audience: audience_pb2.Audience) -> Asked:
    """Requests that name an image."""
    options = image_pb2.RenderOptions(audience=audience, format=image_pb2.IMAGE_FORMAT_PNG)
    for revision in (None, 1, 5):
        yield (
            "GetImage",
            image_pb2.GetImageRequest(id=image_id, thumbnails=True, if_revision_not=revision, audience=audience),
        )
        for name in ("RenderImage", "GetRenderedImage"):
            request = getattr(image_pb2, f"{name}Request")
            yield name, request(id=image_id, options=options, if_revision_not=revision)
    batch = image_pb2.BatchGetImagesRequest(ids=[image_id], view=FULL, thumbnails=True, audience=audience)
    yield "BatchGetImages", batch
    yield "ListImages", image_pb2.ListImagesRequest(parent_image_id=image_id, audience=audience)
    for sha256 in ("", "0" * 64):
        yield "DownloadImage", image_pb2.DownloadImageRequest(id=image_id, if_sha256=sha256, audience=audience)
    for side in (None, 16):
        yield "GetImageContent", image_pb2.GetImageContentRequest(id=image_id, max_side=side, audience=audience)
    yield "GetDownloadUrl", image_pb2.GetDownloadUrlRequest(id=image_id, audience=audience)
    yield "GetDownloadUrl", image_pb2.GetDownloadUrlRequest(id=image_id, options=options)
    if audience == PLAYERS:
        for target in ("TARGET_GENERIC", "TARGET_FOUNDRY_SCENE"):
            said = map_export_pb2.MapExportOptions(target=target, audience=audience, secrets_as="SECRETS_AS_DOOR")
            yield "ExportMap", map_export_pb2.ExportMapRequest(image_id=image_id, options=said)
    yield "GetMapGrid", map_grid_pb2.GetMapGridRequest(image_id=image_id, audience=audience)
    yield "ListMapGrids", map_grid_pb2.ListMapGridsRequest(image_id=image_id, audience=audience)
    asked: dict[str, Any] = {"image_id": image_id, "audience": audience}
    yield "MeasureDistance", map_grid_pb2.MeasureDistanceRequest(positions=[CELL, PIXEL], **asked)
    yield "SnapPoints", map_grid_pb2.SnapPointsRequest(positions=[CELL, PIXEL], **asked)
    circle = {"circle": {"center": CELL, "radius": 20}}
    yield "ResolveArea", map_grid_pb2.ResolveAreaRequest(shape=circle, **asked)
    yield "DetectGrid", grid_detection_pb2.DetectGridRequest(**asked)
    for order in ("", "update_time desc", "name"):
        values: dict[str, Any] = {"image_id": image_id, "order_by": order, "audience": audience}
        yield "ListOverlays", overlay_pb2.ListOverlaysRequest(view=FULL, **values)
        yield "ListOverlays", overlay_pb2.ListOverlaysRequest(page_size=1, **values)
    kinds = [overlay_pb2.OVERLAY_KIND_LABEL]
    yield "ListOverlays", overlay_pb2.ListOverlaysRequest(image_id=image_id, kinds=kinds, audience=audience)


def of_grid(grid_id: str, audience: audience_pb2.Audience) -> Asked:
    """Requests that name a grid."""
    yield "GetMapGrid", map_grid_pb2.GetMapGridRequest(id=grid_id, audience=audience)


def of_overlay(overlay_id: str, audience: audience_pb2.Audience) -> Asked:
    """Requests that name an overlay."""
    for view in (view_pb2.VIEW_BASIC, FULL):
        yield "GetOverlay", overlay_pb2.GetOverlayRequest(id=overlay_id, view=view, audience=audience)
        batch = overlay_pb2.BatchGetOverlaysRequest(ids=[overlay_id], view=view, audience=audience)
        yield "BatchGetOverlays", batch


def of_campaign(campaign: Campaign, audience: audience_pb2.Audience) -> Asked:
    """Requests that name what players may know of, and those that name nothing."""
    yield from of_all(audience)
    for image_id in (campaign.map_id, campaign.copy_id):
        yield from of_image(image_id, audience)
        yield from of_grid(campaign.grids[image_id], audience)
        for kind in ("label", "walls"):
            yield from of_overlay(campaign.overlays[image_id][kind], audience)


async def answers(stack: Stack, eyes: Eyes, asked: Asked) -> Sequence[tuple[str, bytes]]:
    """Request -> every byte of its answer, or of its refusal, but for the id of the call."""
    return [(f"{name} {request}", await answer(stack, eyes, name, request)) for name, request in asked]


async def answer(stack: Stack, eyes: Eyes, name: str, request: Message) -> bytes:
    """Every byte of one answer, or of its refusal."""
    try:
        told = await answers_of(stack.channel, METHODS[name], [request], metadata=((ROLE, eyes.role.value),))
    except grpc.aio.AioRpcError as error:
        details = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin", b"")
        return f"{error.code()} {error.details()} ".encode() + bytes(details)
    return b"".join([each.SerializeToString(deterministic=True) for each in told])
