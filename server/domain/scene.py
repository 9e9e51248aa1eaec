"""A picture to be rendered: the base image and everything drawn on it, for one audience. Plain, picklable values."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from server.domain.errors import Invalid
from server.domain.fog_ground import Sampling
from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import Gridless, Lattice, Square
from server.domain.outlines import Outlines
from server.domain.overlays import SceneOverlay
from server.domain.sight import NOTHING_DECIDES, Visibility

LATTICES: Mapping[str, Callable[[float, float, float, str], Lattice]] = {
    "square": lambda size, x, y, _: Square(size, x, y),
    "hex_pointy": HexPointy,
    "hex_flat": HexFlat,
    "none": lambda size, x, y, _: Gridless(size, x, y),
}
"""How the cells of each kind of grid lie."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid to draw. `cell_size` and offsets in image pixels, `color` #RRGGBB or #RRGGBBAA, `opacity` 0..1."""

    kind: str = "square"
    cell_size: float = 50.0
    offset_x: float = 0.0
    offset_y: float = 0.0
    color: str = "#000000"
    opacity: float = 0.5
    line_width: float = 1.0
    stagger: str = "odd"
    line_style: str = "solid"
    labels: str = "none"
    label_format: str = "letters"
    clip: str = "none"

    def check(self) -> None:
        """Raise `Invalid` with a path for what makes no lattice: the table has other writers too."""
        if self.kind not in LATTICES:
            raise Invalid(f"No grid is of kind {self.kind}.", field="grid.kind")
        if not all(map(math.isfinite, (self.cell_size, self.offset_x, self.offset_y))) or self.cell_size <= 0:
            raise Invalid("The grid needs finite numbers and a cell larger than nothing.", field="grid.size")

    @property
    def lattice(self) -> Lattice:
        """Where its cells lie: as squares also where another program wrote a kind that cannot be drawn."""
        made = LATTICES.get(self.kind, LATTICES["square"])
        return made(self.cell_size, self.offset_x, self.offset_y, self.stagger)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a cell of the grid stands for: `per_cell` of a `unit`, such as 5 ft; `rule` is that of diagonal steps."""

    per_cell: float = 5.0
    unit: str = "ft"
    rule: str = "equidistant"


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of the original image in its pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Output:
    """What comes out: `format` webp, png or jpeg; `scale` of the (cropped) image; `quality` 1..100; `background`
    #RRGGBB is put under transparent pixels where the format has no alpha."""

    format: str = "webp"
    scale: float = 1.0
    quality: int = 85
    crop: Crop | None = None
    background: str = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Cover:
    """The ground under a fog: the `states` of its samples, none unchanged. Its edge is `feather_cells` wide."""

    states: bytes
    samples: Sampling
    feather_cells: float


@dataclass(frozen=True, slots=True)
class Art:
    """Another image that is drawn on the map, `width` x `height` pixels large: the file at `path`, or a `small` one.

    `key` tells what it shows from everything else. It is read only if it has at most `most_pixels`.
    """

    key: str
    width: int
    height: int
    path: str = ""
    small: bytes = b""
    most_pixels: int = 100_000_000


NO_ART: Mapping[str, Art] = {}


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that decides the pixels of a render, already reduced to what its audience may see.

    `lattice` places what stands on cells, also when the grid is off and `grid` is None; `measure` tells what a cell
    stands for, and is None for an image without a grid. `audience` is `gm` or `players`. Of one layer, the lowest of
    `overlays` come first. `unknown_kinds` are those that lie over the image and cannot be drawn; players learn of none.
    `outlines` are what the audience may know of those kept with the image. `art` are the images that overlays show, by
    their ids: one that is not there is as gone. With a `key`, the notes of its markers stand
    beside it.
    """

    audience: str
    lattice: Lattice
    grid: Grid | None
    overlays: tuple[SceneOverlay, ...]
    output: Output
    unknown_kinds: tuple[str, ...] = ()
    outlines: Outlines | None = None
    measure: Measure | None = None
    key: bool = False
    cover: Cover | None = None
    sight: Visibility = NOTHING_DECIDES
    art: Mapping[str, Art] = field(default_factory=dict)
