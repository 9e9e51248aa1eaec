"""A scene as a picture: the base image, the grid over it, walls and doors, badges, names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.domain.overlays import GM, KINDS, Drawn, Label, Marker, Walls
from server.domain.scene import Scene
from server.drawing.canvas import Canvas, Point
from server.drawing.lettering import scripts
from server.drawing.lettering.fonts import BOLD
from server.imaging.codecs.encode import encode
from server.imaging.render.badges import badge_radius, badge_text, draw_badge, seal_radius
from server.imaging.render.doors import draw_door, seal_of
from server.imaging.render.grid import draw_grid
from server.imaging.render.labels import draw_label, draw_marker_name
from server.imaging.render.placement import Placer
from server.imaging.render.source import load_source
from server.imaging.render.view import View

NOWHERE = "A {kind} is not drawn: it has no place on the image."
UNKNOWN_KIND = "Overlays of kind {kind} are not drawn: this version does not know them."

_FAR = 2.0


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
    view = View(part.x, part.y, width / part.width, height / part.height, scene.lattice)
    if scene.grid is None and not scene.overlays:
        picture, told = loaded.image, []
    else:
        canvas = Canvas(loaded.image)
        told = list(_draw(canvas, scene, view))
        picture = canvas.finished()
    output = scene.output
    content = encode(picture, output.format, output.quality, output.background)
    return Rendered(content, output.format, width, height, tuple(dict.fromkeys(told)))


def _draw(canvas: Canvas, scene: Scene, view: View) -> Iterator[str]:
    """Draw grid, doors, badges and names in this order and yield what could not be drawn."""
    if scene.grid is not None:
        yield from draw_grid(canvas, scene.grid, view)
    yield from (UNKNOWN_KIND.format(kind=overlay.kind) for overlay in scene.overlays if overlay.kind not in KINDS)
    overlays = [overlay for overlay in scene.overlays if overlay.kind in KINDS]
    for overlay in overlays:
        if isinstance(overlay.data, Walls):
            opacity = 1.0 if overlay.style.opacity is None else overlay.style.opacity
            for door in overlay.data.doors:
                yield from draw_door(canvas, door, view, scene.audience, opacity)
    placer = Placer(*canvas.size)
    if scene.audience == GM:
        _spare_seals(overlays, view, placer)
    yield from _draw_badges(canvas, overlays, view, placer)
    yield from _draw_names(canvas, overlays, view, placer)


def _spare_seals(overlays: Sequence[Drawn], view: View, placer: Placer) -> None:
    """Keep names off the seals of secret doors."""
    radius = seal_radius(view)
    for overlay in overlays:
        for door in overlay.data.doors if isinstance(overlay.data, Walls) else ():
            if (middle := seal_of(door, view)) is not None:
                placer.take((middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius), 2.0)


def _draw_badges(canvas: Canvas, overlays: Sequence[Drawn], view: View, placer: Placer) -> Iterator[str]:
    radius = badge_radius(view)
    for overlay in overlays:
        if isinstance(overlay.data, Marker):
            middle = view.place(overlay.data.at)
            if middle is None:
                yield NOWHERE.format(kind=overlay.kind)
            elif _near(middle, canvas):
                draw_badge(canvas, overlay.data, middle, view, overlay.style)
                placer.take((middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius), 2.0)
                yield from scripts.warnings(badge_text(overlay.data), BOLD)


def _draw_names(canvas: Canvas, overlays: Sequence[Drawn], view: View, placer: Placer) -> Iterator[str]:
    for overlay in overlays:
        if isinstance(overlay.data, (Label, Marker)):
            middle = view.place(overlay.data.at)
            if middle is None:
                if isinstance(overlay.data, Label):
                    yield NOWHERE.format(kind=overlay.kind)
            elif _near(middle, canvas):
                yield from _draw_name(canvas, overlay, middle, view, placer)


def _draw_name(canvas: Canvas, overlay: Drawn, middle: Point, view: View, placer: Placer) -> tuple[str, ...]:
    if isinstance(overlay.data, Marker):
        return draw_marker_name(canvas, overlay.data.label, middle, view, overlay.style, placer)
    if isinstance(overlay.data, Label):
        return draw_label(canvas, overlay.data, middle, view, overlay.style, placer)
    return ()


def _near(middle: Point, canvas: Canvas) -> bool:
    """Whether something at `middle` can reach into the picture: nothing is wider than the picture is."""
    width, height = canvas.size
    return -_FAR * width < middle[0] < (1 + _FAR) * width and -_FAR * height < middle[1] < (1 + _FAR) * height
