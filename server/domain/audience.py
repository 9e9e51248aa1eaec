"""What each audience may know: players never learn of overlays for the game master, nor of secret doors."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from server.domain.overlays import GM, Audience, Data, NewOverlay, Overlay, Walls

AnyOverlay = TypeVar("AnyOverlay", Overlay, NewOverlay)


def visible(overlays: Iterable[AnyOverlay], audience: Audience) -> list[AnyOverlay]:
    """The overlays an audience may know of, in the same order."""
    return [each for each in overlays if audience == GM or each.audience != GM]


def known(data: Data, audience: Audience) -> Data:
    """What an audience may know of one overlay it may see: for players a secret door is plain wall."""
    if audience == GM or not isinstance(data, Walls):
        return data
    return replace(data, doors=tuple(door for door in data.doors if door.kind != "secret"))
