"""The title of a map, its compass and its frame."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Compass:
    """A rose in a corner; `north` is the angle of north in degrees clockwise from east."""

    corner: str = "ne"
    north: float = 270.0


@dataclass(frozen=True, slots=True)
class Cartouche:
    """What names a map: `frame` none, line, double or ornate."""

    title: str = ""
    subtitle: str = ""
    corner: str = "n"
    compass: Compass | None = None
    frame: str = "none"


def _title(cartouche: Any) -> str:
    return " ".join(cartouche.title.split())


KIND = Kind("cartouche", Cartouche, for_players=everything, title=_title)
