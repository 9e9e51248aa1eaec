"""Maps on which everything is that a game master may lay for himself and for players, and what is his alone of it."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

import grpc
from limner.v1 import battle_map_pb2, image_pb2, map_grid_pb2, overlay_pb2, task_pb2

from server.domain.overlays import KINDS
from server.wiring import open_worker, running
from tests.rpc.errors import refusal
from tests.rpc.overlays import listed
from tests.rpc.players import CANARY, GM, PLAYERS
from tests.rpc.random_messages import Draws
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, finished

PX = 16
KINDS_OF_GRID = ("KIND_SQUARE", "KIND_HEX_POINTY", "KIND_HEX_FLAT", "KIND_NONE")
OF_FRAME = ("legend", "scale_bar", "cartouche")
GRID_UNSAID = ("image_id", "etag", "create_time", "update_time", "delete_time", "created_by", "size", "enabled", "kind")
REFUSED = {"INVALID_FIELD", "DOOR_ID_TAKEN", "PICTURE_NOT_FOUND", "PICTURE_NOT_FOR_PLAYERS", "SECOND_FOG"}
Overlay = overlay_pb2.Overlay


class Table:
    """A generated map and those who lay over it: the same seed makes the same."""

    def __init__(self, stack: Stack, seed: int) -> None:
        self.stack = stack
        self.seed = seed
        self.columns, self.rows = 16 + seed % 9, 14 + seed % 7
        size = (self.columns * PX, self.rows * PX)
        self.draws = {
            audience: Draws(f"{seed} {audience}", size, far=0.05, most=4, mark=CANARY if audience == GM else "")
            for audience in (PLAYERS, GM)
        }
        self.dice = self.draws[GM].dice
        self.image_id = ""

    async def laid(self) -> None:
        """Have the map made and lay everything over it."""
        await self._generate()
        for draws in self.draws.values():
            draws.images = [self.image_id]
        await self._lay_grid()
        await self._lay(_crowd(self.draws[GM]))
        for audience, draws in self.draws.items():
            for kind in sorted(KINDS):
                if kind != "fog" or self.seed % 3 == (1 if audience == GM else 2):
                    await self._lay(
                        [
                            draws.overlay(kind, audience=audience, name=draws.mark + kind)
                            for _ in range(1 + self.dice.randrange(2))
                        ]
                    )
            draws.tokens = [each.id for each in await listed(self.stack, self.image_id) if each.type == "token"]
        await self._reveal()

    async def _generate(self) -> None:
        options = battle_map_pb2.BattleMap(columns=self.columns, rows=self.rows, px_per_cell=PX)
        spec = task_pb2.GenerateSpec(type="map", subtype="tactical", seed=self.seed, battle_map=options)
        request = task_pb2.CreateTaskRequest(generate=spec)
        async with open_worker(self.stack.settings) as worker, running(worker.run()):
            task = await finished(self.stack, (await created(self.stack, request)).id)
        self.image_id = task.outputs[0].image_id

    async def _lay_grid(self) -> None:
        asked = map_grid_pb2.GetMapGridRequest(image_id=self.image_id)
        grid = (await self.stack.grids.GetMapGrid(asked)).map_grid
        new = self.draws[PLAYERS].message(map_grid_pb2.MapGrid.DESCRIPTOR, unwanted=(*GRID_UNSAID, "id"))
        kind = KINDS_OF_GRID[self.seed % len(KINDS_OF_GRID)]
        new.MergeFrom(map_grid_pb2.MapGrid(id=grid.id, kind=kind, size=self.dice.choice((PX, 23.5)), enabled=True))
        await self.stack.grids.UpdateMapGrid(map_grid_pb2.UpdateMapGridRequest(map_grid=new))

    async def _lay(self, overlays: Iterable[Overlay]) -> None:
        for each in overlays:
            each.image_id = self.image_id
            await answered(self.stack.overlays.CreateOverlay(overlay_pb2.CreateOverlayRequest(overlay=each)))

    async def _reveal(self) -> None:
        """Some of the doors are found, some of the patches and some of the ground."""
        overlays, every = self.stack.overlays, await listed(self.stack, self.image_id)
        doors = [each for overlay in every for each in overlay.walls.doors]
        for door in self.dice.sample(doors, len(doors) // 3):
            if door.kind == Overlay.Walls.Door.KIND_SECRET and not door.id.startswith(CANARY):
                await answered(
                    overlays.RevealSecret(overlay_pb2.RevealSecretRequest(image_id=self.image_id, door=door.id))
                )
            else:
                changed = {"id": door.id, "state": self.dice.choice(Overlay.Walls.Door.State.values())}
                await answered(overlays.SetDoors(overlay_pb2.SetDoorsRequest(image_id=self.image_id, doors=[changed])))
        patches = [each.id for each in every if each.type == "patch" and CANARY not in each.name]
        if patches and self.seed % 2:
            one = self.dice.choice(patches)
            await answered(overlays.RevealSecret(overlay_pb2.RevealSecretRequest(image_id=self.image_id, patch=one)))
        if any(each.type == "fog" for each in every):
            sweep = self.draws[PLAYERS].message(
                overlay_pb2.RevealFogRequest.DESCRIPTOR, unwanted=("image_id", "request_id", "everything", "hide")
            )
            middle = {"cell": {"column": self.columns / 2, "row": self.rows / 2}}
            sweep.MergeFrom(
                overlay_pb2.RevealFogRequest(
                    image_id=self.image_id, reveal=[{"circle": {"center": middle, "radius": 30}}]
                )
            )
            await answered(overlays.RevealFog(sweep))

    async def secrets(self) -> Sequence[str]:
        """Ids of the overlays and images that players are not told of, and the word of the game master."""
        known = {each.id for each in await listed(self.stack, self.image_id, audience=PLAYERS)}
        overlays = [each.id for each in await listed(self.stack, self.image_id) if each.id not in known]
        patches = image_pb2.ListImagesRequest(patches=True, page_size=1000, image_audience=GM)
        images = (await self.stack.images.ListImages(patches)).images
        return [CANARY, *overlays, *(each.id for each in images if each.patch_of == self.image_id)]

    async def delete_what_is_secret(self) -> None:
        """As if it had never been: rows, what is secret in rows of players, and pictures that were drawn of it."""
        _, *gone = await self.secrets()
        async with database_of(self.stack) as connection:
            await connection.execute("DELETE FROM image_overlays WHERE id::text = ANY($1)", gone)
            await connection.execute("DELETE FROM images WHERE id::text = ANY($1)", gone)
            await connection.execute(
                "UPDATE image_outlines SET floor = players_floor WHERE image_id = $1", self.image_id
            )
            walls = await connection.fetch(
                "SELECT id, data FROM image_overlays WHERE type = 'walls' AND image_id = $1", self.image_id
            )
            for row in walls:
                await connection.execute(
                    "UPDATE image_overlays SET data = $2 WHERE id = $1", row["id"], json.dumps(_open(row["data"]))
                )
            await connection.execute("DELETE FROM renders")


def _open(data: str) -> Any:
    """Walls without doors that nobody has found, and without what is not there for players."""
    walls = json.loads(data)
    if "doors" in walls:
        walls["doors"] = [each for each in walls["doors"] if each.get("kind") != "secret" or each.get("found")]
    if "segments" in walls:
        walls["segments"] = [each for each in walls["segments"] if each.get("kind") != "invisible"]
    return walls


def _crowd(draws: Draws) -> Iterable[Overlay]:
    """Names of both audiences that want the same places, frames at one corner, and walls with secrets in them."""
    for at in range(6):
        place = draws.place()
        for audience, text in ((GM, f"{CANARY} {at}"), (PLAYERS, f"Hall {at}"), (GM, CANARY)):
            label = {"text": text, "at": place, "rank": at % 4}
            yield Overlay(label=label, audience=audience, name=text, z=draws.dice.randrange(-3, 3))
    for kind in OF_FRAME:
        for audience, text in ((GM, CANARY), (PLAYERS, "Map")):
            data: dict[str, Any] = {"corner": "CORNER_NW"} | ({} if kind == "scale_bar" else {"title": text})
            yield Overlay(**{kind: data}, audience=audience, name=f"{text} {kind}")  # type: ignore[arg-type]
    kinds = Overlay.Walls.Door.Kind.keys()[1:]
    doors = [
        {
            "kind": kind,
            "start": draws.place(),
            "end": draws.place(),
            "found": found,
            "state": draws.dice.choice(Overlay.Walls.Door.State.keys()),
            "id": f"{CANARY if kind == 'KIND_SECRET' and not found else 'door'} {kind} {found}",
        }
        for kind in kinds
        for found in (False, True)
    ]
    segments = [
        {"kind": kind, "points": [draws.place() for _ in range(4)]} for kind in Overlay.Walls.Segment.Kind.keys()[1:]
    ]
    yield Overlay(walls={"doors": doors, "segments": segments}, audience=PLAYERS, name="Walls with secrets")
    eye = {"at": draws.place(), "vision": {"dark_range": 30}, "light": {"bright": 20}}
    yield Overlay(token=eye, audience=PLAYERS, name="Scout")


async def answered(call: Any) -> Any:
    """What a call answers; None where what it says is refused."""
    try:
        return await call
    except grpc.aio.AioRpcError as error:
        assert refusal(error).reason in REFUSED, refusal(error)
        return None


def pictures(image_id: str, tokens: Sequence[str]) -> Iterable[tuple[str, image_pb2.GetRenderedImageRequest]]:
    """Pictures that players may ask for, beside the plain one."""
    for options in (
        {"crop": {"x": 40, "y": 30, "width": 150, "height": 120}, "scale": 1.7},
        {"kinds": ["OVERLAY_KIND_LABEL", "OVERLAY_KIND_LEGEND", "OVERLAY_KIND_MARKER"], "grid": False},
        {"viewers": tokens[:3], "baked_light": False, "scale": 0.6},
    ):
        asked = image_pb2.RenderOptions(audience=PLAYERS, format="IMAGE_FORMAT_PNG", **options)  # type: ignore[arg-type]
        yield "GetRenderedImage", image_pb2.GetRenderedImageRequest(id=image_id, options=asked)
