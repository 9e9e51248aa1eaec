"""A way: a road, a river, a march."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.geometry import Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Route:
    """A way over places. `mode`: road, trail, river, sea, air, march; `arrows`: none, end, along, or by mode.

    `progress` is the share of it that is behind those who go, at `speed` grid units per hour. `captions` are what is
    written at the legs: none, distance, time, both; `leg_labels` go before these.
    """

    points: tuple[Position, ...] = ()
    mode: str = "trail"
    label: str = ""
    smoothing: float | None = None
    closed: bool = False
    arrows: str = ""
    progress: float | None = None
    captions: str = "none"
    speed: float = 0.0
    leg_labels: tuple[str, ...] = ()


def _title(route: Any) -> str:
    return str(route.label)


KIND = Kind("route", Route, for_players=everything, title=_title)
