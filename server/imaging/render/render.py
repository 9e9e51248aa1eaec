"""A scene as a picture: the base image, and over it layer by layer the grid and the overlays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from server.domain.overlays import GM, KINDS, Layer, SceneOverlay
from server.domain.scene import Scene
from server.domain.sight import NOTHING_DECIDES
from server.drawing.canvas import Canvas
from server.imaging.codecs.encode import encode
from server.imaging.render.art import LEAST_DRAWN, Gallery
from server.imaging.render.easel import Easel
from server.imaging.render.frames import planned
from server.imaging.render.grid import draw_grid
from server.imaging.render.key import with_key
from server.imaging.render.mist import hidden_part
from server.imaging.render.obstacles import obstacles_of
from server.imaging.render.outlook import Outlook
from server.imaging.render.patch import TOO_MANY, laid_patches
from server.imaging.render.placement import Placer
from server.imaging.render.registry import RENDERINGS
from server.imaging.render.source import Source, load_source
from server.imaging.render.viewport import Viewport

MOST_OFTEN = 16
"""How often figures and pictures may cover all of the picture: more of them are left out."""

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
    patches, missing = laid_patches(scene)
    cover = scene.cover if scene.audience != GM else None
    loaded = load_source(source, scene.output, patches=patches, hidden=cover)
    picture, warnings = drawn_over(scene, loaded)
    output = scene.output
    content = encode(picture, output.format, output.quality, output.background)
    warned = tuple(dict.fromkeys((*missing, *left_out(scene, loaded), *warnings)))
    return Rendered(content, output.format, *picture.size, warned)


def left_out(scene: Scene, loaded: Source) -> Iterator[str]:
    """What is to be said of a scene and its source before anything is drawn."""
    if not loaded.has_all:
        yield TOO_MANY
    for kind in scene.unknown_kinds:
        yield UNKNOWN_KIND.format(kind=kind)


def drawn_over(scene: Scene, loaded: Source) -> tuple[Image.Image, Sequence[str]]:
    """Draw all that lies over the image on what was loaded of it; also what could not be drawn as asked."""
    part, (width, height) = loaded.part, loaded.image.size
    if scene.grid is None and not scene.overlays and scene.cover is None and scene.sight == NOTHING_DECIDES:
        return loaded.image, ()
    viewport = Viewport(part.x, part.y, width / part.width, height / part.height, scene.lattice)
    canvas = Canvas(loaded.image)
    gallery = Gallery(scene.art, LEAST_DRAWN + MOST_OFTEN * width * height)
    obstacles = obstacles_of(scene, viewport, canvas.size)
    if scene.cover is not None and scene.audience != GM:
        obstacles.forget(hidden_part(scene.cover, part))
    placer = Placer(width, height, obstacles)
    easel = Easel(canvas, viewport, scene.audience, placer, scene.measure, gallery, scene.sight.darkness > 0)
    warnings = [*_draw(scene, easel)]
    picture = canvas.finished()
    if scene.key:
        picture, cut = with_key(picture, easel, scene.overlays)
        warnings += cut
    return picture, warnings


def _draw(scene: Scene, easel: Easel) -> Iterator[str]:
    """Draw layer by layer, and yield what could not be drawn."""
    outlook = Outlook(scene, easel)
    shown = outlook.shown()
    frames = planned(easel, shown, RENDERINGS, outlook.clearing())
    for each in shown:
        RENDERINGS[each.kind].takes(easel, each.data)
    layers: dict[Layer, list[SceneOverlay]] = {layer: [] for layer in Layer}
    for each in shown:
        layers[KINDS[each.kind].layer].append(each)
    for layer, overlays in layers.items():
        if layer is Layer.GRID and scene.grid is not None:
            floor = None if scene.outlines is None else scene.outlines.floor
            yield from draw_grid(easel.canvas, scene.grid, easel.viewport, floor)
        if layer is Layer.LIGHTS:
            yield from outlook.light(easel.canvas)
        if layer is Layer.SIGHT:
            yield from outlook.cover(easel.canvas)
        for each in overlays:
            yield from RENDERINGS[each.kind].shapes(easel, each.data, each.style)
        for each in overlays:
            yield from RENDERINGS[each.kind].names(easel, each.data, each.style)
    for draw_frame in frames:
        yield from draw_frame()
