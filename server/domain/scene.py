"""A picture to be rendered: the base image and everything drawn on it, for one audience. Plain, picklable values."""

from dataclasses import dataclass

from server.domain.overlays import Drawn


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
    distance_per_cell: float = 5.0


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

    `grid` is None when it is off; `cell_size` and `distance_per_cell` still place cell-anchored overlays through
    `lattice`. `audience` is `gm` or `players`.
    """

    audience: str
    lattice: Grid
    grid: Grid | None
    overlays: tuple[Drawn, ...]
    output: Output
