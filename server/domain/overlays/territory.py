"""Ground that belongs to somebody."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.ground import NO_GROUND, GroundForm
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Territory:
    """Ground that belongs to somebody. `border`: solid, dashed, glow, hatched. What others claim too is hatched."""

    ground: GroundForm = NO_GROUND
    label: str = ""
    owner: str = ""
    border: str = "solid"
    contested_with: tuple[str, ...] = ()


def _title(territory: Any) -> str:
    return str(territory.label or territory.owner)


KIND = Kind("territory", Territory, for_players=everything, required=("ground",), title=_title)
