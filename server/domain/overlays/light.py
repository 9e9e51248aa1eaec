"""A source of light: it shows where it is dark."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Light:
    """A source of light: `bright` and `dim` are radii in grid units, `color` is #RRGGBB.

    A beam opens by `angle` around its `direction`; without an angle it shines all around.
    """

    at: Position = UNSET
    bright: float = 0.0
    dim: float = 0.0
    color: str = "#FFFFFF"
    angle: float | None = None
    direction: float = 0.0


KIND = Kind("light", Light, for_players=everything, required=("at",))
