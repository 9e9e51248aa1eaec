"""Ground of any form; `Ground` of `geometry.proto` has the same."""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNBOUNDED, Outline
from server.domain.overlays.shapes import GridCell


@dataclass(frozen=True, slots=True)
class Tract:
    """One piece of ground: what lies within its outline and in none of its holes."""

    outline: Outline = UNBOUNDED
    holes: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundForm:
    """Outlined pieces and whole cells, all of them together."""

    parts: tuple[Tract, ...] = ()
    cells: tuple[GridCell, ...] = ()


NO_GROUND = GroundForm()
"""Nothing."""
