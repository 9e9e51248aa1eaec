"""What each audience may know: players never learn of overlays for the game master, nor of secret doors."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.overlays import GM, KINDS, Audience, Data, NewOverlay, Overlay, Style, Walls

AnyOverlay = TypeVar("AnyOverlay", Overlay, NewOverlay)


def visible(overlays: Iterable[AnyOverlay], audience: Audience) -> list[AnyOverlay]:
    """The overlays an audience may know of, in the same order."""
    return [each for each in overlays if audience == GM or each.audience != GM]


def known(data: Data, audience: Audience) -> Data:
    """What an audience may know of one overlay it may see: for players a secret door is plain wall."""
    if audience == GM or not isinstance(data, Walls):
        return data
    return replace(data, doors=tuple(door for door in data.doors if door.kind != "secret"))


def content(overlay: Overlay, audience: Audience) -> tuple[Data, Style] | None:
    """Data and style of a stored overlay, as an audience that may see it may know them.

    None for a kind this version does not know, and for documents of another shape: the table has other writers too.
    """
    if (kind := KINDS.get(overlay.type)) is None:
        return None
    try:
        return known(from_document(kind, overlay.data), audience), from_document(Style, overlay.style)
    except Invalid:
        return None
