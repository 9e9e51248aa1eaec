"""A picture to be rendered: the base image and everything drawn on it, for one audience. Plain, picklable values."""

from dataclasses import dataclass

from server.domain.lattice import Lattice, Square
from server.domain.overlays import SceneOverlay


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

    @property
    def lattice(self) -> Lattice:
        """Where its cells lie: as squares also where another program wrote a kind that cannot be drawn."""
        return Square(self.cell_size, self.offset_x, self.offset_y)


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
class Scene:
    """Everything that decides the pixels of a render, already reduced to what its audience may see.

    `lattice` places what stands on cells, also when the grid is off and `grid` is None. `audience` is `gm` or
    `players`. Of one layer, the lowest of `overlays` come first. `unknown_kinds` are those that lie over the image and
    cannot be drawn; players learn of none.
    """

    audience: str
    lattice: Lattice
    grid: Grid | None
    overlays: tuple[SceneOverlay, ...]
    output: Output
    unknown_kinds: tuple[str, ...] = ()
