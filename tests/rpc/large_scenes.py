"""An image below as many overlays of all kinds as there may be, half of it under a fog."""

from collections.abc import Iterator
from typing import Any

from limner.v1 import audience_pb2, image_pb2, overlay_pb2

from server.domain.overlays import KINDS
from server.domain.overlays.envelope import MOST_OVERLAYS
from tests.rpc.fogged import a_map, box, fog, reveal
from tests.rpc.overlays import FULL, making, nameless, overlay_of
from tests.rpc.stack import Stack
from tests.rpc.uploads import blank

SIDE = 400
"""Of the picture, in pixels: what is asked of the loop does not depend on it."""
NAMING = {"viewers", "overlays"}
"""Fields that name other overlays."""
FEW = ("cartouche", "legend", "scale_bar")
"""Kinds that stand at the edges, where there is room for few."""
Options = Iterator[image_pb2.RenderOptions]


async def crowded(stack: Stack) -> tuple[str, list[str]]:
    """The image, and as many of its tokens as may be named."""
    image_id, shown = await a_map(stack, fog(), content=blank(SIDE, SIDE)), await a_map(stack)
    kinds = sorted(set(KINDS) - {"fog", *FEW})
    turns = [*FEW, *(kinds[at % len(kinds)] for at in range(MOST_OVERLAYS - 1 - len(FEW)))]
    laid = [nameless(_one(each, image_id, shown)) for each in turns]
    tokens: list[str] = []
    for at in range(0, len(laid), 300):
        made = await stack.overlays.BatchCreateOverlays(making(image_id, laid[at : at + 300]))
        tokens += [each.id for each in made.overlays if each.type == "token"]
    await reveal(stack, image_id, box(0, 0, SIDE / 2, SIDE))
    return image_id, tokens[:50]


def _one(kind: str, image_id: str, shown: str) -> overlay_pb2.Overlay:
    data: dict[str, Any] = {name: value for name, value in FULL[kind].items() if name not in NAMING}
    if named := KINDS[kind].image:
        data[named] = shown  # players are shown no image below a fog
    return overlay_of(kind, data, image_id=image_id)


def looked_at(tokens: list[str]) -> Options:
    """Ways to see it: with the notes of the game master, with the eyes of many tokens."""
    yield image_pb2.RenderOptions(audience=audience_pb2.AUDIENCE_GM, key=True)
    yield image_pb2.RenderOptions(audience=audience_pb2.AUDIENCE_PLAYERS, viewers=tokens, baked_light=False)
