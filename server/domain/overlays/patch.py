"""The true picture of a part of a map, which lies over it for those who have found it."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Document, Kind

SECRETS = frozenset({"doors", "overlays", "found"})
"""What tells of doors that may not be found, and of overlays that may be for the game master."""


@dataclass(frozen=True, slots=True)
class Patch:
    """The image `image_id`, pixel for pixel, its upper left corner at `corner`.

    Finding one of `doors` (ids) shows it, with the `overlays` (ids) that come with it; `found` says that it was found
    by itself.
    """

    image_id: str | None = None
    corner: Position = UNSET
    doors: tuple[str, ...] = ()
    overlays: tuple[str, ...] = ()
    found: bool = False


def without_ways(document: Document) -> Document:
    """Players see the picture; which other doors lead there they do not know."""
    return {name: value for name, value in document.items() if name not in SECRETS}


KIND = Kind(
    "patch",
    Patch,
    for_players=without_ways,
    required=("image_id", "corner"),
    image="image_id",
    overlays="overlays",
)
