"""A scene as a picture: the base image, and over it layer by layer the grid and the overlays."""

from collections.abc import Iterator
from dataclasses import dataclass

from server.domain.overlays import KINDS, Layer
from server.domain.scene import Scene
from server.drawing.canvas import Canvas
from server.imaging.codecs.encode import encode
from server.imaging.render.easel import Easel
from server.imaging.render.grid import draw_grid
from server.imaging.render.placement import Placer
from server.imaging.render.registry import RENDERINGS
from server.imaging.render.source import load_source
from server.imaging.render.viewport import Viewport

UNKNOWN_KIND = "Overlays of kind {kind} are not drawn: this version does not know them."


@dataclass(frozen=True, slots=True)
class Rendered:
    """An encoded picture, its format and pixels, and what could not be drawn as asked (each thing told once)."""

    content: bytes
    format: str
    width: int
    height: int
    warnings: tuple[str, ...]


def render(scene: Scene, source: str) -> Rendered:
    """Draw `scene` over the picture stored at path `source`.

    The same scene and bytes give the same picture byte for byte. Raises Invalid for options that cannot be and
    ImageUnreadable for bytes that do not decode; an overlay that cannot be drawn is a warning, never an error.
    """
    loaded = load_source(source, scene.output)
    part = loaded.part
    width, height = loaded.image.size
    viewport = Viewport(part.x, part.y, width / part.width, height / part.height, scene.lattice)
    warnings = [UNKNOWN_KIND.format(kind=kind) for kind in scene.unknown_kinds]
    if scene.grid is None and not scene.overlays:
        picture = loaded.image
    else:
        canvas = Canvas(loaded.image)
        warnings += _draw(scene, Easel(canvas, viewport, scene.audience, Placer(*canvas.size)))
        picture = canvas.finished()
    output = scene.output
    content = encode(picture, output.format, output.quality, output.background)
    return Rendered(content, output.format, width, height, tuple(dict.fromkeys(warnings)))


def _draw(scene: Scene, easel: Easel) -> Iterator[str]:
    """Draw layer by layer, and yield what could not be drawn."""
    for layer in Layer:
        if layer is Layer.GRID and scene.grid is not None:
            yield from draw_grid(easel.canvas, scene.grid, easel.viewport)
        overlays = [each for each in scene.overlays if KINDS[each.kind].layer is layer]
        for each in overlays:
            yield from RENDERINGS[each.kind].shapes(easel, each.data, each.style)
        for each in overlays:
            yield from RENDERINGS[each.kind].names(easel, each.data, each.style)
