"""How many grids of the made maps are read rightly; `python -m tests.unit.imaging.painted_maps.measured` counts all.

With a number behind it the maps are those from that number on.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from server.imaging.painted_grids.detection import painted_grid
from server.imaging.painted_grids.painted_grid import PaintedGrid
from tests.unit.imaging.painted_maps.corpus import Painted, with_grid, without_grid

GRIDS, GRIDLESS = 240, 120
LARGEST = 1400
MOST_OFF = 0.005
"""How far the cell may be from the true one, as a share of it."""


@dataclass
class Count:
    """Maps by answer, the errors of the right ones (cell as a share, offset in px), and what went wrong."""

    answers: Counter[str] = field(default_factory=Counter[str])
    cells: list[float] = field(default_factory=list)
    offsets: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def of(self, painted: Painted) -> None:
        """Count one more map."""
        grid = painted_grid(painted.picture)
        if painted.cell is None:
            answer = "rightly none" if grid is None else "made up"
        elif grid is None:
            answer = "missed"
        else:
            cell, offset = abs(grid.cell_size / painted.cell - 1), _off(grid, painted)
            right = cell < MOST_OFF and offset < max(1.0, 0.02 * painted.cell)
            answer = "right" if right else "wrong"
            if right:
                self.cells.append(cell)
                self.offsets.append(offset)
        self.answers[answer] += 1
        if answer in {"missed", "wrong", "made up"}:
            self.wrong.append(f"{answer}: {painted.name}: {painted.cell} {painted.offset} {grid}")


def _off(grid: PaintedGrid, painted: Painted) -> float:
    assert painted.cell is not None
    pairs = zip((grid.offset_x, grid.offset_y), painted.offset, strict=True)
    return max(abs((one - other + painted.cell / 2) % painted.cell - painted.cell / 2) for one, other in pairs)


def counted(maps: Iterable[Painted]) -> Count:
    """Return what becomes of the maps."""
    count = Count()
    for each in maps:
        count.of(each)
    return count


def main() -> None:
    """Print the table."""
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    for make, many in ((with_grid, GRIDS), (without_grid, GRIDLESS)):
        count = counted(make(number, LARGEST) for number in range(first, first + many))
        print(*count.wrong, dict(count.answers), sep="\n")
        for name, errors in (("cell, share", count.cells), ("offset, px", count.offsets)):
            if errors:
                middle, most = np.median(errors), np.quantile(errors, 0.95)
                print(f"{name}: median {middle:.5f}, 95 % {most:.5f}, most {max(errors):.5f}")


if __name__ == "__main__":
    main()
