"""That only what somebody sees is shown."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Eye:
    """Somebody who sees: `range` far in light, `dark_range` far in the dark, in grid units.

    With a range of 0 it sees as far as walls let it. The view opens by `angle` around its `direction`; without an
    angle it is all around.
    """

    at: Position = UNSET
    range: float = 0.0
    dark_range: float = 0.0
    angle: float | None = None
    direction: float = 0.0


@dataclass(frozen=True, slots=True)
class LineOfSight:
    """Shows only what somebody sees: `viewers`, ids of overlays that are tokens with vision, and `eyes`.

    Without either it is all tokens with vision. `beyond` is how the rest is shown: dim, or hidden.
    """

    viewers: tuple[str, ...] = ()
    eyes: tuple[Eye, ...] = ()
    beyond: str = "dim"


KIND = Kind("line_of_sight", LineOfSight, for_players=everything, required=("eyes.at",), overlays="viewers")
