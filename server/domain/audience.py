"""What each audience may know: players never learn of overlays for the game master, nor of what is secret in others."""

from collections.abc import Iterable
from typing import Any, TypeVar

import orjson

from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.overlays import GM, KINDS, Audience, Data, NewOverlay, Overlay, OverlayStyle

AnyOverlay = TypeVar("AnyOverlay", Overlay, NewOverlay)


def visible(overlays: Iterable[AnyOverlay], audience: Audience) -> list[AnyOverlay]:
    """The overlays an audience may know of, in the same order.

    Nobody can tell what players may know of a kind that this version does not know, so it is for the game master.
    """
    return [each for each in overlays if audience == GM or (each.audience != GM and each.type in KINDS)]


def known(kind: str, document: Any, audience: Audience) -> Any:
    """What an audience may know of the data of an overlay it may see, by the rule of its kind."""
    if audience == GM or not isinstance(document, dict):
        return document
    return KINDS[kind].for_players(document)


def drawn(overlay: Overlay, audience: Audience) -> tuple[Data, OverlayStyle] | None:
    """Data and style of a stored overlay as an audience that may see it may know them, as far as they are drawn.

    None for a kind this version does not know, and for documents of another shape: the table has other writers too.
    """
    if (kind := KINDS.get(overlay.type)) is None:
        return None
    try:
        document = known(overlay.type, orjson.loads(overlay.data), audience)
        if isinstance(document, dict):
            document = {name: member for name, member in document.items() if name not in kind.undrawn}
        return from_document(kind.value, document), from_document(OverlayStyle, overlay.style)
    except Invalid:
        return None
