"""A numbered or lettered badge."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.geometry import UNSET, Outline, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbered or lettered badge. `number` 0 draws `symbol`; `area` is what it stands for and is not drawn."""

    at: Position = UNSET
    category: str = "custom"
    number: int = 0
    symbol: str = ""
    label: str = ""
    description: str = ""
    area: tuple[Outline, ...] = ()


def _title(marker: Any) -> str:
    return str(marker.label or f"Marker {marker.number or marker.symbol}".strip())


KIND = Kind(
    "marker",
    Marker,
    for_players=everything,
    required=("at",),
    undrawn=frozenset({"area"}),
    title=_title,
)
