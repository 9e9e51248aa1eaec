"""A file read again before it leaves: whether its walls stop what those of the map do. Draws masks, so for a child."""

from dataclasses import dataclass

import orjson

from server.domain.errors import Invalid
from server.domain.lattice import CellPoint
from server.domain.overlays import GM, Cell, Position, Walls
from server.imaging.wall_masks import leaks, likeness, wall_mask
from server.interop.cuts import CellLine
from server.interop.universal_vtt import UniversalVtt
from server.interop.universal_vtt_reader import read_universal_vtt
from server.interop.vtt_maps import VttMap

ALIKE = 0.98
"""What masks of the same walls share at least."""


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """How alike walls are, 0 to 1, and how many pieces of ground that are apart on the map are one in the file."""

    likeness: float
    leaks: int

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said of it."""
        said = []
        if self.leaks:
            said.append(f"Walls of the file have gaps where those of the map have none, {self.leaks} of them.")
        if self.likeness < ALIKE:
            said.append(f"Walls of the file are like those of the map to {self.likeness:.0%} alone.")
        return tuple(said)


def faults_of(file: UniversalVtt) -> tuple[str, ...]:
    """What is wrong with a file when it is read again, in words for people: that it cannot be is a fault too."""
    try:
        return self_check(file).warnings
    except Invalid as error:
        return (f"Limner does not take the file back: {error.message}.",)


def self_check(file: UniversalVtt) -> SelfCheck:
    """Read a file again, as programs do that know nothing of `x_limner`, and compare its walls with the map's."""
    foreign = {name: value for name, value in file.document.items() if name != "x_limner"}
    again = read_universal_vtt(orjson.dumps(foreign), GM)
    size = file.framing.columns, file.framing.rows
    mine, theirs = wall_mask(file.walls, *size), wall_mask(_lines(again), *size)
    return SelfCheck(likeness(mine, theirs), leaks(mine, theirs, *size))


def _lines(map_: VttMap) -> list[CellLine]:
    walls = [each.data for each in map_.overlays if isinstance(each.data, Walls)]
    lines = [each.points for part in walls for each in part.segments if each.kind != "window"]
    lines += [(door.start, door.end) for part in walls for door in part.doors]
    return [tuple(_spot(each) for each in line) for line in lines]


def _spot(position: Position) -> CellPoint:
    cell = position.cell or Cell()
    return cell.column, cell.row
