"""What a wall check tells; light, so that a server can read it."""

from dataclasses import dataclass
from typing import Final

MOST_P95: Final = 0.15
"""Cells by which the edge of a wall may lie elsewhere, for all but a twentieth of the length of all walls."""
MOST_MISSING: Final = 0.03
"""Of the length of all walls, how much may not be there."""


@dataclass(frozen=True, slots=True)
class WallCheck:
    """How the walls of a painted picture stand to those of the base it was painted over.

    `p95_cells`: 95 % of the length of the walls that are there lie at most so many cells beside where they are in the
    base. `missing_share`: so much of the length is not there. `lost_walls` are stretches of wall where nothing is left
    of it for the better part of a cell: it was opened, or what it bounded was walled up. `closed_doors` are openings
    that the picture shows no more. `walls_cells` is the length that was looked at; 0 where there was none.
    """

    p95_cells: float
    missing_share: float
    lost_walls: int
    closed_doors: int
    walls_cells: float

    @property
    def moved(self) -> bool:
        """Whether the picture is of another place than the facts that lie over it."""
        far = self.p95_cells > MOST_P95 or self.missing_share > MOST_MISSING
        return far or self.lost_walls > 0 or self.closed_doors > 0
