"""A name on the map."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map. `rank`: title, region or note (smaller from left to right)."""

    text: str = ""
    at: Position = UNSET
    rank: str = "region"


def _title(label: Any) -> str:
    return " ".join(label.text.split())


KIND = Kind("label", Label, for_players=everything, required=("text", "at"), title=_title)
