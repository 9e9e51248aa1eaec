"""A picture that lies on the map."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Stamp:
    """Another image on the map, its longer side `size` cells long. `image_id` empty stands for one that is as gone.

    It is changed left to right when `flip`, seen through the colour `tint` (#RRGGBB), then turned clockwise by
    `rotation` degrees.
    """

    image_id: str | None = None
    at: Position = UNSET
    size: float = 1.0
    rotation: float = 0.0
    flip: bool = False
    tint: str = ""


KIND = Kind("stamp", Stamp, for_players=everything, required=("image_id", "at"), image="image_id")
