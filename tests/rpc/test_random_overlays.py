"""Whatever callers lay over an image: each request is refused with the field that is wrong, or it is drawn, and no
picture is more work than twice that of as many plain overlays.

LIMNER_RANDOM_SCENES says how many scenes of 100 overlays are made: 20 unless it is set, 100 for all.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import grpc
import pytest
from limner.v1 import audience_pb2, image_pb2, map_export_pb2, map_grid_pb2, overlay_pb2
from PIL import Image

from server.domain.overlays import KINDS
from server.drawing.canvas import Canvas
from server.processes.pool import ProcessPool
from tests.lines_run import lines_run
from tests.rpc.errors import refusal
from tests.rpc.overlays import making
from tests.rpc.players import GM, PLAYERS
from tests.rpc.random_messages import CELL, WORDS, Draws
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import blank, metadata

SCENES = int(os.environ.get("LIMNER_RANDOM_SCENES", "20"))
OVERLAYS = 100
PLAIN_SCENES = 2
KINDS_IN_TURN = sorted(KINDS)
SIZES = ((640, 480), (1, 1), (320, 320), (1200, 40), (33, 700), (1024, 1024))
GRIDS = ("KIND_SQUARE", "KIND_HEX_POINTY", "KIND_HEX_FLAT", "KIND_NONE", "")
"""Kinds of grids; the last stands for no grid."""
UNSAID = ("id", "image_id", "etag", "create_time", "update_time", "delete_time", "created_by")
NAMED = {"INVALID_FIELD", "DOOR_ID_TAKEN", "PICTURE_NOT_FOUND", "PICTURE_NOT_FOR_PLAYERS"}
AWAY = {"FOG_NOT_FOUND", "DOOR_NOT_FOUND"}
LEAST = Counter(lines=50_000, pixels=2_000_000)
"""What a picture costs beside its overlays, or a few of them at the most."""


class Work:
    """What drawing costs while it is counted: lines of Python, and pixels changed through masks and pictures."""

    def __init__(self) -> None:
        self._count: Counter[str] | None = None

    @contextmanager
    def counted(self) -> Iterator[Counter[str]]:
        """Count what is done meanwhile. It takes several times as long."""
        self._count = done = Counter[str]()
        yield done
        self._count = None

    def done(self, job: Callable[[], Any]) -> Any:
        """Do what a child would do."""
        if self._count is None:
            return job()
        with lines_run() as lines:
            answer = job()
        self._count["lines"] += lines.count
        return answer

    def covered(self, picture: Image.Image) -> None:
        """A mask or a picture is laid over another one."""
        if self._count is not None:
            self._count["pixels"] += picture.width * picture.height


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    """All drawing is done here, where it can be counted."""
    work, stamp, lay = Work(), Canvas.stamp, Canvas.lay

    async def run(pool: ProcessPool, job: Callable[..., Any], *args: Any, **_: Any) -> Any:
        del pool
        return work.done(partial(job, *args))

    def stamped(canvas: Canvas, mask: Image.Image, *args: Any) -> None:
        work.covered(mask)
        stamp(canvas, mask, *args)

    def laid(canvas: Canvas, picture: Image.Image, *args: Any) -> None:
        work.covered(picture)
        lay(canvas, picture, *args)

    with monkeypatch.context() as here:
        here.setattr(ProcessPool, "run", run)
        here.setattr(Canvas, "stamp", stamped)
        here.setattr(Canvas, "lay", laid)
        yield work


async def answer(call: Any, outcomes: Counter[str], said: object, *away: str) -> Any:
    """What a call answers; None where it is refused as a request may be that says what it may not."""
    try:
        told = await call
    except grpc.aio.AioRpcError as error:
        wrong = refusal(error)
        named = wrong.code is grpc.StatusCode.INVALID_ARGUMENT and wrong.reason in NAMED and any(wrong.fields)
        assert named or wrong.reason in away, (wrong, said)
        outcomes["refused"] += 1
        return None
    outcomes["taken"] += 1
    return told


async def an_image(stack: Stack, size: tuple[int, int]) -> str:
    """The id of a new image of a size."""
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=blank(*size))
    image_id: str = (await stack.images.CreateImage(request)).image.id
    return image_id


async def a_scene(stack: Stack, draws: Draws, kind_of_grid: str, outcomes: Counter[str]) -> tuple[str, list[str]]:
    """An image with a grid and random overlays, as many as are to be taken; and their doors."""
    image_id, other = await an_image(stack, draws.size), await an_image(stack, (40, 60))
    draws.images = (image_id, other)
    if kind_of_grid:
        grid = draws.message(map_grid_pb2.MapGrid.DESCRIPTOR, unwanted=(*UNSAID, "kind"))
        grid.MergeFrom(map_grid_pb2.MapGrid(image_id=image_id, kind=kind_of_grid))
        grid.size = CELL if draws.plain else grid.size
        new = map_grid_pb2.CreateMapGridRequest(map_grid=grid)
        await answer(stack.grids.CreateMapGrid(new), outcomes, new)
    tokens: list[str] = []
    doors: list[str] = []
    at, outcomes["taken"] = 0, 0
    while outcomes["taken"] < OVERLAYS:
        draws.tokens, kind, at = tokens[-5:], KINDS_IN_TURN[at % len(KINDS_IN_TURN)], at + 1
        if kind == "fog" and at > len(KINDS_IN_TURN):
            continue
        overlay = draws.overlay(kind, image_id=image_id)
        request = overlay_pb2.CreateOverlayRequest(overlay=overlay)
        made = await answer(stack.overlays.CreateOverlay(request), outcomes, overlay)
        if made is not None:
            tokens += [made.overlay.id] * made.overlay.HasField("token")
            doors += [each.id for each in made.overlay.walls.doors]
    return image_id, doors


async def changed(stack: Stack, draws: Draws, image_id: str, doors: list[str], outcomes: Counter[str]) -> None:
    """Fog is revealed, doors are set, and a secret is found, at random."""
    one = draws.dice.choice(doors or ["x"])
    calls: tuple[tuple[Any, Any, dict[str, Any]], ...] = (
        (stack.overlays.RevealFog, overlay_pb2.RevealFogRequest, {}),
        (stack.overlays.SetDoors, overlay_pb2.SetDoorsRequest, {"doors": [{"id": one, "found": True}]}),
        (stack.overlays.RevealSecret, overlay_pb2.RevealSecretRequest, {"door": one}),
    )
    for call, request, values in calls:
        made = draws.message(request.DESCRIPTOR, unwanted=("image_id", "request_id", "patch", *values))
        made.MergeFrom(request(image_id=image_id, **values))
        await answer(call(made), outcomes, made, *AWAY)


async def drawn(stack: Stack, image_id: str, outcomes: Counter[str], options: image_pb2.RenderOptions) -> None:
    """Have a picture drawn."""
    request = image_pb2.GetRenderedImageRequest(id=image_id, options=options)
    picture = await answer(stack.images.GetRenderedImage(request), outcomes, request)
    assert picture is None or picture.content


async def left(stack: Stack, image_id: str, outcomes: Counter[str]) -> None:
    """Have it leave for a tabletop, for each audience."""
    for audience in (GM, PLAYERS):
        for target in ("TARGET_GENERIC", "TARGET_FOUNDRY_SCENE"):
            options = map_export_pb2.MapExportOptions(target=target, audience=audience, max_side=2000)
            request = map_export_pb2.ExportMapRequest(image_id=image_id, options=options)
            await answer(_sent(stack, request), outcomes, request, "MAP_GRID_MISSING", "MAP_TOO_LARGE")


async def _sent(stack: Stack, request: map_export_pb2.ExportMapRequest) -> bytes:
    return b"".join([part.chunk async for part in stack.grids.ExportMap(request)])


async def shown(stack: Stack, image_id: str, audience: audience_pb2.Audience) -> None:
    """Have a picture drawn without anything odd about it."""
    outcomes: Counter[str] = Counter()
    await drawn(stack, image_id, outcomes, image_pb2.RenderOptions(audience=audience, key=audience == GM))
    assert outcomes["taken"]


async def costs(stack: Stack, image_id: str, work: Work) -> dict[audience_pb2.Audience, Counter[str]]:
    """What a picture costs for each audience."""
    costs = {}
    for audience in (GM, PLAYERS):
        with work.counted() as costs[audience]:
            await shown(stack, image_id, audience)
    return costs


@pytest.fixture(scope="module")
def plain_costs() -> dict[tuple[int, int], Counter[str]]:
    """By the size of the picture: what plain overlays cost at the most, whoever looks. It is filled by who needs it."""
    return {}


async def read_fonts(stack: Stack) -> None:
    """Have every script drawn: a process reads each font once."""
    image_id = await an_image(stack, (200, 200))
    names = [overlay_pb2.Overlay(label={"text": each, "at": {"pixel": {"x": 99, "y": 99}}}) for each in WORDS]
    await stack.overlays.BatchCreateOverlays(making(image_id, names))
    await drawn(stack, image_id, Counter(), image_pb2.RenderOptions())


async def plain_cost(stack: Stack, size: tuple[int, int], work: Work) -> Counter[str]:
    """What the dearest of some plain scenes costs."""
    most: Counter[str] = Counter()
    await read_fonts(stack)
    for number in range(PLAIN_SCENES):
        image_id, _ = await a_scene(stack, Draws(f"plain {number}", size, plain=True), "KIND_SQUARE", Counter())
        for audience in (GM, PLAYERS):  # pictures of other images, and signs, are kept from now on
            await shown(stack, image_id, audience)
        async with database_of(stack) as connection:
            await connection.execute("DELETE FROM renders")
        for cost in (await costs(stack, image_id, work)).values():
            most |= cost
    return most


@pytest.mark.pictures
@pytest.mark.parametrize("number", range(SCENES))
async def test_every_overlay_is_refused_with_its_field_or_drawn(
    stack: Stack, number: int, work: Work, plain_costs: dict[tuple[int, int], Counter[str]]
) -> None:
    outcomes: Counter[str] = Counter()
    draws = Draws(f"scene {number}", SIZES[number % len(SIZES)], spoiled=0.003)
    if draws.size not in plain_costs:
        plain_costs[draws.size] = await plain_cost(stack, draws.size, work)
    image_id, doors = await a_scene(stack, draws, GRIDS[number % len(GRIDS)], outcomes)
    assert outcomes["refused"], "some of what is sent may not be"
    for audience, cost in (await costs(stack, image_id, work)).items():
        for name, least in LEAST.items():
            most = max(least, plain_costs[draws.size][name])
            assert cost[name] <= 2 * most, (name, audience, cost, most)
    await changed(stack, draws, image_id, doors, outcomes)
    options = draws.message(image_pb2.RenderOptions.DESCRIPTOR, unwanted=("key",))
    await drawn(stack, image_id, outcomes, options)
    await left(stack, image_id, outcomes)
