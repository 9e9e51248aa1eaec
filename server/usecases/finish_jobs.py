"""The jobs of a child on the way to a provider that paints over a picture, and back: files in, files out."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from server.domain.digital_sources import DigitalSource
from server.imaging.finishing.cell_sizes import Size
from server.imaging.finishing.wall_plan import WallPlan
from server.usecases.drawing_jobs import DRAWN, StoredFile, ingest_to


@dataclass(frozen=True, slots=True)
class PatchFile:
    """The picture of a patch, with alpha, whose upper left corner lies at (`x`, `y`) of its map."""

    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class RepaintedMap:
    """What is painted over: the picture at `path`, with everything that `patches` show, in the size of a provider.

    A cell has `cell` pixels of it. `walls` are those whose places are looked at, where there are any; `strength` is how
    much of the paint is new.
    """

    path: str
    size: Size
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


def show_to(shown: RepaintedMap, target: str) -> None:
    """Write the picture that a provider is shown to path `target`, as PNG."""
    from server.imaging.finishing.pictures import base_of, png_of, shown_to  # noqa: PLC0415

    Path(target).write_bytes(png_of(shown_to(base_of(shown.path, _placed(shown)), shown.size)))


def bring_back(shown: RepaintedMap, answer: str, target: str) -> BroughtBack:
    """Look at the answer at path `answer`, and write what is to be stored to `target`, or beside it what patches show.

    Where the walls have moved it is the whole picture that is written, as it was painted. Raises `SizeMismatch`.
    """
    from server.imaging.finishing.pictures import base_of, cut, mixed, png_of, seen_of, taken_from  # noqa: PLC0415

    placed = _placed(shown)
    base = base_of(shown.path, placed)
    painted = taken_from(answer, base, shown.size)
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
