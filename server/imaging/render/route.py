"""Routes: roads, trails, rivers, passages, flights and marches, with what is written along them."""

from collections.abc import Iterable
from dataclasses import replace

from server.domain.overlays import Cell, OverlayStyle, Position
from server.domain.overlays.route import Route
from server.imaging.render.captions import captions_of
from server.imaging.render.courses import Course, course_of
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Finish, finish_of
from server.imaging.render.modes import MANNERS, dots, halted, heads, strands
from server.imaging.render.names import RANKS, SIZE, Rank, draw_name, extent, height, letters_of
from server.imaging.render.rendering import NOWHERE, Entry, Rendering
from server.imaging.render.ways import draw_strands

MEANINGS = {"sea": "Passage", "air": "Flight"}
"""What a legend says of a mode where that is not its name."""
_SAMPLE = tuple(Position(cell=Cell(*each)) for each in ((0.02, 0.7), (0.35, 0.35), (0.65, 0.65), (0.98, 0.3)))
_GAP = 0.12
"""Cells between a line and what is written along it."""


def _shapes(easel: Easel, route: Route, style: OverlayStyle) -> Iterable[str]:
    if (course := course_of(easel, route)) is None:
        return (NOWHERE.format(kind="route"),)
    finish = _finish(easel, route, style)
    if course.way.end > 0:
        places = [*dots(easel, route, course, finish), *halted(route, course, finish)]
        draw_strands(easel, list(strands(route, course, finish)), finish, heads(easel, route, course, finish), places)
    return ()


def _take(easel: Easel, route: Route) -> None:
    """Keep names off the line."""
    if (course := course_of(easel, route)) is None or course.way.end <= 0:
        return
    width = _finish(easel, route, OverlayStyle()).width
    for place in filter(easel.shows, course.places_along(easel)):
        easel.take(place, width)


def _finish(easel: Easel, route: Route, style: OverlayStyle) -> Finish:
    return finish_of(MANNERS.get(route.mode, MANNERS["trail"]), replace(style, fill=""), easel.viewport)


def _names(easel: Easel, route: Route, style: OverlayStyle) -> Iterable[str]:
    if (course := course_of(easel, route)) is None or course.way.end <= 0:
        return
    texts, warning = captions_of(easel, route, course)
    if warning:
        yield warning
    if route.label and (middle := course.middle(easel)) is not None:
        yield from _beside(easel, course, middle, route.label, RANKS["note"], style, -1)
    for leg, text in texts:
        start, end = course.leg(leg)
        if text and easel.shows(course.way.at((start + end) / 2)):
            yield from _beside(easel, course, (start + end) / 2, text, SIZE, style, 1)


def _beside(
    easel: Easel, course: Course, arc: float, text: str, rank: Rank, style: OverlayStyle, side: int
) -> Iterable[str]:
    """Write a text on one side of the line (1 is its right), as near as it may."""
    letters = letters_of(style)
    cell, size = easel.viewport.cell, height(rank, letters, easel.viewport)
    (x, y), (across, down) = course.way.at(arc), course.way.heading(arc, cell / 2)
    wide, high = (each * size / rank.cells for each in extent(text, rank))
    away = (abs(down) * wide + abs(across) * high) / 2 + _GAP * cell
    return draw_name(easel, text, rank, (x - down * away * side, y + across * away * side), letters)


def _entries(easel: Easel, route: Route, style: OverlayStyle) -> Iterable[Entry]:
    course = course_of(easel, route)
    if course is not None and any(map(easel.shows, course.places_along(easel))):
        meaning = MEANINGS.get(route.mode, route.mode.capitalize())
        yield Entry(meaning, Route(_SAMPLE, route.mode), _shapes, replace(style, font_size=None))


RENDERING = Rendering(takes=_take, shapes=_shapes, names=_names, entries=_entries)
