"""The jobs of a child on the way to a provider that paints over a picture, and back: files in, files out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from server.domain.digital_sources import DigitalSource
from server.imaging.finishing.cell_sizes import Size
from server.imaging.finishing.tilings import TileBox
from server.imaging.finishing.wall_plan import WallPlan
from server.usecases.drawing_jobs import DRAWN, StoredFile, ingest_to


@dataclass(frozen=True, slots=True)
class PatchFile:
    """The picture of a patch, with alpha, of so many pixels, whose upper left corner lies at (`x`, `y`) of its map."""

    path: str
    x: int
    y: int
    width: int
    height: int

    def touches(self, box: TileBox) -> bool:
        """Whether any of it lies in a part of the map."""
        left, top, right, bottom = box
        return left < self.x + self.width and self.x < right and top < self.y + self.height and self.y < bottom


@dataclass(frozen=True, slots=True)
class RepaintedMap:
    """What is painted over: the picture at `path`, with everything that `patches` show, in the size of a provider.

    It is shown to it in parts, at `boxes`. A cell has `cell` pixels of it. `walls` are those whose places are looked
    at, where there are any; `strength` is how much of the paint is new.
    """

    path: str
    size: Size
    boxes: tuple[TileBox, ...]
    cell: float
    walls: WallPlan | None = None
    patches: tuple[PatchFile, ...] = ()
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What came of an answer: the picture, or those of the patches; and what was seen of the walls, if any."""

    files: tuple[StoredFile, ...]
    moved: bool = False
    check: dict[str, Any] | None = None


def show_to(shown: RepaintedMap, wanted: Mapping[TileBox, str], masks: Mapping[TileBox, str]) -> None:
    """Write what a provider is shown of parts of a picture to their paths, as PNG, and to others what is to be painted
    of it: what patches show, or all of it where there are none.
    """
    from server.imaging.finishing.pictures import base_of, mask_of, masked_to, png_of, shown_to  # noqa: PLC0415

    placed = _placed(shown)
    base = base_of(shown.path, placed)
    for box, path in wanted.items():
        Path(path).write_bytes(png_of(shown_to(base, box, shown.size)))
    if masks:
        mask = mask_of(base.size, placed, shown.cell)
        for box, path in masks.items():
            Path(path).write_bytes(png_of(masked_to(mask, box, shown.size)))


def bring_back(shown: RepaintedMap, answers: Mapping[TileBox, str], target: str) -> BroughtBack:
    """Look at the answers at their paths, and write what is to be stored to `target`, or beside it what patches show.

    Where the walls have moved it is the whole picture that is written, as it was painted. Raises `SizeMismatch`.
    """
    from server.imaging.finishing.pictures import base_of, cut, mixed, png_of, seen_of, taken_from  # noqa: PLC0415

    placed = _placed(shown)
    base = base_of(shown.path, placed)
    painted = taken_from(answers, base, shown.size, f"{target}.rows")
    seen = None if shown.walls is None else seen_of(base, painted, shown.walls)
    moved = seen is not None and seen.moved
    pictures = [painted]
    if not moved:
        painted = mixed(base, painted, shown.strength)
        pictures = cut(painted, placed, shown.cell) if placed else [painted]
    files = []
    for index, each in enumerate(pictures):
        path = target if not placed or moved else f"{target}.patch{index}"
        Path(f"{target}.png").write_bytes(png_of(each))
        files.append(StoredFile(path, ingest_to(f"{target}.png", path, DRAWN, DigitalSource.COMPOSITE)))
    return BroughtBack(tuple(files), moved, None if seen is None else asdict(seen))


def _placed(shown: RepaintedMap) -> Sequence[tuple[str, int, int]]:
    return [(each.path, each.x, each.y) for each in shown.patches]
