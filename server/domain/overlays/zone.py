"""Ground that is hard to cross, dangerous, under water and the like."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.ground import GroundForm
from server.domain.overlays.kind import Kind, everything
from server.domain.overlays.shapes import Shape


@dataclass(frozen=True, slots=True)
class Zone:
    """Ground with `traits`, the first of which decides its colours; either `ground` or `shape` is set.

    `cost` is how many times as much a step into it costs.
    """

    ground: GroundForm | None = None
    shape: Shape | None = None
    traits: tuple[str, ...] = ()
    cost: float | None = None
    label: str = ""


def _title(zone: Any) -> str:
    return str(zone.label)


KIND = Kind("zone", Zone, for_players=everything, required=("extent",), title=_title)
