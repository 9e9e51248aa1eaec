"""Other images that overlays show on the map, such as the art of a token."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from server.domain.overlays import GM, KINDS, Overlay

GONE = ""
"""Stands for the id of an image that is as gone."""

THUMBNAIL_SIDE = 256
"""Longest side of a thumbnail in pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that an overlay names: where its bytes are, its pixels, and whether it is `for_players`, too."""

    image_id: UUID
    url: str
    sha256: str | None
    format: str
    width: int
    height: int
    for_players: bool


Pictures = Mapping[UUID, Picture]
"""Overlay -> the image it names. What one that is not in it names is as gone."""

NO_PICTURES: Pictures = {}


def shows_pictures(overlays: Iterable[Overlay]) -> bool:
    """Whether some of the overlays may name an image."""
    return any(each.type in KINDS and KINDS[each.type].image for each in overlays)


def showable(overlays: Iterable[Overlay], named: Pictures) -> Pictures:
    """Of what overlays name, what they may show: one for players shows no image of the game master, to nobody."""
    return {
        each.id: named[each.id]
        for each in overlays
        if each.id in named and (each.audience == GM or named[each.id].for_players)
    }
