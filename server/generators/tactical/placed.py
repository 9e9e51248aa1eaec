"""What stands in a room, and which of it burns."""

from dataclasses import dataclass

Spot = tuple[float, float]
FLAMES = {
    "torch": 4.0, "brazier": 4.2, "hearth": 5.0, "campfire": 4.6, "cauldron": 3.6, "candle": 1.6, "vigil": 2.2,
}  # fmt: skip
SNUFFED = frozenset({"torch", "brazier"})
"""What does not stand in an unlit map."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A thing where it stands: its middle in cells of the room, quarter turns clockwise, its size."""

    name: str
    x: float
    y: float
    turn: float
    width: float
    depth: float
