"""Markers: a badge, and a name beside it where it can be read."""

from collections.abc import Iterable

from server.domain.overlays import Cell, Marker, OverlayStyle, Position
from server.drawing.lettering import scripts
from server.drawing.lettering.fonts import BOLD
from server.imaging.render.badges import badge_radius, badge_text, draw_badge
from server.imaging.render.easel import Easel
from server.imaging.render.names import LEGIBLE, MARKER_NAME, draw_name, height
from server.imaging.render.placement import BELOW
from server.imaging.render.rendering import NOWHERE, Entry, Rendering

MIDDLE_OF_CELL = Position(cell=Cell(0.5, 0.5))
MEANINGS = {"custom": "Marked place", "room": "Numbered room", "quest": "Quest", "secret": "Secret"}
"""What a legend says of a category where that is more than its name."""
NAMES_LEFT_OUT = "Names of markers are left out: they cannot be read at this scale."


def draw_marker(easel: Easel, marker: Marker, style: OverlayStyle) -> Iterable[str]:
    """Draw the badge of a marker, and tell what could not be drawn."""
    if (middle := easel.place(marker.at)) is None:
        return (NOWHERE.format(kind="marker"),)
    if not easel.reaches(middle):
        return ()
    draw_badge(easel.canvas, marker, middle, easel.viewport, style)
    return scripts.warnings(badge_text(marker), BOLD)


def _take(easel: Easel, marker: Marker) -> None:
    if (middle := easel.place(marker.at)) is not None:
        easel.take(middle, badge_radius(easel.viewport))


def _name(easel: Easel, marker: Marker, style: OverlayStyle) -> Iterable[str]:
    middle = easel.place(marker.at)
    if middle is None or not easel.reaches(middle):
        return ()
    if marker.label and height(MARKER_NAME, style, easel.viewport) < LEGIBLE:
        return (NAMES_LEFT_OUT,)
    letters = OverlayStyle(color=style.color, opacity=style.opacity, font_size=style.font_size)
    return draw_name(easel, marker.label, MARKER_NAME, middle, letters, BELOW)


def _entries(easel: Easel, marker: Marker, style: OverlayStyle) -> Iterable[Entry]:
    middle = easel.place(marker.at)
    if middle is None or not easel.shows(middle):
        return
    if marker.number:  # of numbered places a legend shows one
        sample = Marker(MIDDLE_OF_CELL, marker.category, 1)
    else:
        sample = Marker(MIDDLE_OF_CELL, marker.category, 0, marker.symbol)
    colors = OverlayStyle(color=style.color, fill=style.fill, opacity=style.opacity)
    yield Entry(
        MEANINGS.get(marker.category, marker.category.replace("_", " ").capitalize()), sample, draw_marker, colors
    )


RENDERING = Rendering(takes=_take, shapes=draw_marker, names=_name, entries=_entries)
