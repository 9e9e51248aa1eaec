"""What can be said of a dungeon: its size, and the features asked for."""

from dataclasses import dataclass
from typing import Annotated

from server.generators.options import Option


@dataclass(frozen=True, slots=True)
class BattleMap:
    """Size of a battle map in cells and pixels, and its features; names are those of `BattleMap` in the protos."""

    columns: Annotated[int, Option("Cells from left to right.", 12, 120)] = 40
    rows: Annotated[int, Option("Cells from top to bottom.", 12, 120)] = 30
    px_per_cell: Annotated[int, Option("Pixels per cell; at most 64 megapixels in all.", 16, 200)] = 100
    features: Annotated[tuple[str, ...], Option("Names of features of the generator.", most=16)] = ()
