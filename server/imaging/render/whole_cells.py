"""The picture that a map leaves with: a part of it, in whole cells and of exactly so many pixels."""

import math
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from server.domain.overlays import GM
from server.domain.scene import Scene
from server.domain.sight import NOTHING_DECIDES
from server.imaging.codecs.encode import encode
from server.imaging.render.patch import laid_patches
from server.imaging.render.render import drawn_over, left_out
from server.imaging.render.source import LARGEST_OUTPUT, LARGEST_SCALE, load_source

Edges = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_SLACK = 1e-3


@dataclass(frozen=True, slots=True)
class WholeCells:
    """The part `box` of an image, in its pixels, as a picture of `width` x `height` pixels in a `format`."""

    box: Edges
    width: int
    height: int
    format: str

    @property
    def scale(self) -> float:
        """Pixels of the picture for each of the image."""
        return self.width / (self.box[2] - self.box[0])


def framed_picture(
    scene: Scene, source: str, cells: WholeCells, size: tuple[int, int]
) -> tuple[bytes, tuple[str, ...]]:
    """Draw `scene` over the picture of this size at path `source`, by day; also what could not be drawn.

    What of the cells lies beside the picture is filled with what is at its edges. Raises as `render` does.
    """
    scale = _scale(min(cells.scale, LARGEST_SCALE), *size)
    scene = replace(scene, sight=NOTHING_DECIDES, output=replace(scene.output, scale=scale, format=cells.format))
    patches, missing = laid_patches(scene)
    cover = scene.cover if scene.audience != GM else None
    loaded = load_source(source, scene.output, patches=patches, hidden=cover)
    drawn, warnings = drawn_over(scene, loaded)
    across, down = drawn.width / loaded.part.width, drawn.height / loaded.part.height
    left, top, right, bottom = cells.box
    box = (left * across, top * down, right * across, bottom * down)
    picture = cut(drawn, box, (cells.width, cells.height))
    content = encode(picture, cells.format, scene.output.quality, scene.output.background)
    return content, (*missing, *left_out(scene, loaded), *warnings)


def _scale(scale: float, width: int, height: int) -> float:
    """The scale at which a picture is drawn, as long as it is not too large."""
    if round(width * scale) * round(height * scale) <= LARGEST_OUTPUT:
        return scale
    return 0.999 * math.sqrt(LARGEST_OUTPUT / (width * height))


def cut(picture: Image.Image, box: Edges, size: tuple[int, int]) -> Image.Image:
    """A part of a picture as one of this size: pixel for pixel where it has it already."""
    whole = [round(each) for each in box]
    fits = max(abs(each - near) for each, near in zip(box, whole, strict=True)) <= _SLACK
    if fits and (whole[2] - whole[0], whole[3] - whole[1]) == size:
        if whole == [0, 0, *picture.size]:
            return picture
        return _filled_up(picture, whole) if _is_beyond(picture, whole) else picture.crop(tuple(whole))  # type: ignore[arg-type]
    around = [math.floor(box[0]), math.floor(box[1]), math.ceil(box[2]), math.ceil(box[3])]
    if _is_beyond(picture, around):
        picture = _filled_up(picture, around)
        box = (box[0] - around[0], box[1] - around[1], box[2] - around[0], box[3] - around[1])
    return picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)


def _is_beyond(picture: Image.Image, box: list[int]) -> bool:
    return min(box[0], box[1]) < 0 or box[2] > picture.width or box[3] > picture.height


def _filled_up(picture: Image.Image, box: list[int]) -> Image.Image:
    """A part of a picture that reaches beyond it, on plain ground: the middle one of the colours along its edges."""
    edges = [picture.crop(each) for each in _edges(*picture.size)]
    colors = np.concatenate([np.asarray(each).reshape(-1, len(picture.getbands())) for each in edges])
    ground = tuple(int(each) for each in np.median(colors, axis=0))
    made = Image.new(picture.mode, (box[2] - box[0], box[3] - box[1]), ground)
    made.paste(picture, (-box[0], -box[1]))
    return made


def _edges(width: int, height: int) -> list[tuple[int, int, int, int]]:
    return [(0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height)]
