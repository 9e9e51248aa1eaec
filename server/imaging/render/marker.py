"""Markers: a badge, and a name beside it where it can be read."""

from collections.abc import Iterable

from server.domain.overlays import Marker, OverlayStyle
from server.drawing.lettering import scripts
from server.drawing.lettering.fonts import BOLD
from server.imaging.render.badges import badge_radius, badge_text, draw_badge
from server.imaging.render.easel import Easel
from server.imaging.render.names import LEGIBLE, MARKER_NAME, draw_name, height
from server.imaging.render.rendering import NOWHERE, Rendering

NAMES_LEFT_OUT = "Names of markers are left out: they cannot be read at this scale."


def _badge(easel: Easel, marker: Marker, style: OverlayStyle) -> Iterable[str]:
    if (middle := easel.place(marker.at)) is None:
        return (NOWHERE.format(kind="marker"),)
    if not easel.reaches(middle):
        return ()
    draw_badge(easel.canvas, marker, middle, easel.viewport, style)
    easel.take(middle, badge_radius(easel.viewport))
    return scripts.warnings(badge_text(marker), BOLD)


def _name(easel: Easel, marker: Marker, style: OverlayStyle) -> Iterable[str]:
    middle = easel.place(marker.at)
    if middle is None or not easel.reaches(middle):
        return ()
    if marker.label and height(MARKER_NAME, style, easel.viewport) < LEGIBLE:
        return (NAMES_LEFT_OUT,)
    letters = OverlayStyle(color=style.color, opacity=style.opacity, font_size=style.font_size)
    return draw_name(easel, marker.label, MARKER_NAME, middle, letters, beside=True)


RENDERING = Rendering(shapes=_badge, names=_name)
