"""How much of a map players have found, and how dark it is."""

from dataclasses import dataclass

from server.domain.overlays.kind import Kind, everything

FEATHER = 0.3
"""Cells that the edge of a fog is wide which does not say so."""


@dataclass(frozen=True, slots=True)
class Fog:
    """How much of a map players have found. `base`: hidden, explored or revealed, where the ground is not changed yet.

    The ground itself lies beside the data of the overlay (see `FogGround`). The edge is `feather_cells` wide;
    `darkness` is from 0, day, to 1.
    """

    enabled: bool = True
    base: str = "hidden"
    feather_cells: float | None = None
    darkness: float = 0.0


KIND = Kind("fog", Fog, for_players=everything)
