"""How long things on a map are."""

from dataclasses import dataclass

from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of `length` grid units, 0 a round one of about a fifth of the picture; of `segments`, 0 as it suits."""

    length: float = 0.0
    segments: int = 0
    corner: str = "sw"


KIND = Kind("scale_bar", ScaleBar, for_players=everything)
