"""What each audience may know: players never learn of overlays for the game master, nor of what is secret in others."""

from collections.abc import Iterable
from typing import Any, TypeVar

import orjson

from server.domain.documents import from_document
from server.domain.errors import Invalid
from server.domain.overlays import GM, KINDS, PLAYERS, Audience, Data, NewOverlay, Overlay, OverlayStyle
from server.domain.overlays.kind import everything
from server.domain.veil import Veil
from server.domain.veiled import clipped, hides

WHOLE = ("type", "name", "description", "style", "audience", "z")
"""What players see whole of an overlay that they may know of, beside its data."""
AnyOverlay = TypeVar("AnyOverlay", Overlay, NewOverlay)


def visible(overlays: Iterable[AnyOverlay], audience: Audience) -> list[AnyOverlay]:
    """The overlays an audience may know of, in the same order.

    Nobody can tell what players may know of a kind that this version does not know, so it is for the game master.
    """
    return [each for each in overlays if audience == GM or (each.audience != GM and each.type in KINDS)]


def known(kind: str, document: Any, audience: Audience) -> Any:
    """What an audience may know of the data of an overlay it may see, by the rule of its kind."""
    if not isinstance(document, dict):
        return document
    whole = KINDS[kind].whole(document)
    return whole if audience == GM else KINDS[kind].for_players(whole)


def noticed(before: Overlay, after: Overlay, veil: Veil | None = None) -> bool:
    """Whether players can tell an overlay from what it was before, with what a veil keeps from them."""
    shown = [players_see(each, veil) for each in (before, after)]
    if not all(shown):
        return any(shown)
    if any(getattr(before, name) != getattr(after, name) for name in WHOLE):
        return True
    return before.data != after.data and known_data(before, PLAYERS, veil) != known_data(after, PLAYERS, veil)


def players_see(overlay: Overlay, veil: Veil | None) -> bool:
    """Whether players know of an overlay over an image of theirs, with what a veil keeps from them."""
    if overlay.is_deleted or not visible([overlay], PLAYERS):
        return False
    return veil is None or not hides(veil, overlay)


def known_data(overlay: Overlay, audience: Audience, veil: Veil | None = None) -> Any:
    """What an audience may know of the data of an overlay that it may see: the text where that is all of it."""
    if audience == GM or (KINDS[overlay.type].for_players is everything and veil is None):
        return overlay.data
    document = known(overlay.type, orjson.loads(overlay.data.encode()), audience)
    return document if veil is None else clipped(veil, overlay.type, document)


def drawn(overlay: Overlay, audience: Audience, veil: Veil | None = None) -> tuple[Data, OverlayStyle] | None:
    """Data and style of a stored overlay as an audience that may see it may know them, as far as they are drawn.

    Of walls a veil leaves what it does not hide; what lies over areas is covered in the picture.

    None for a kind this version does not know, and for documents of another shape: the table has other writers too.
    """
    if (kind := KINDS.get(overlay.type)) is None:
        return None
    try:
        document = known(overlay.type, orjson.loads(overlay.data), audience)
        if isinstance(document, dict):
            if veil is not None and overlay.type == "walls":
                document = clipped(veil, overlay.type, document)
            document = {name: member for name, member in document.items() if name not in kind.undrawn}
        return from_document(kind.value, document), from_document(OverlayStyle, overlay.style)
    except Invalid:
        return None
