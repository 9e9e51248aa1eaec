"""How far something reaches."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class RangeBand:
    """A band that ends `distance` grid units out. Without a label it is called by that."""

    distance: float = 0.0
    label: str = ""
    color: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """How far something reaches: bands from the inside out; `metric` straight, or grid (steps from cell to cell)."""

    at: Position = UNSET
    bands: tuple[RangeBand, ...] = ()
    metric: str = "straight"


KIND = Kind("range", Range, for_players=everything, required=("at",))
