"""A source of light: data for virtual tabletops, not drawn."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Light:
    """A source of light: `bright` and `dim` are radii in grid units, `color` is #RRGGBB."""

    at: Position = UNSET
    bright: float = 0.0
    dim: float = 0.0
    color: str = "#FFFFFF"


KIND = Kind("light", Light, for_players=everything, required=("at",))
