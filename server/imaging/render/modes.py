"""How each mode of a route is drawn: its lines, arrowheads and dots."""

import math
from collections.abc import Iterator

import numpy as np

from server.domain.overlays.route import Route
from server.drawing.polylines import Way
from server.drawing.strokes import Points
from server.imaging.render.courses import Course
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import RHYTHMS, Finish, Manner
from server.imaging.render.ways import Dot, Strand

MANNERS: dict[str, Manner] = {
    "road": Manner(ink=(226, 200, 146), line_width=0.1, halo=(74, 48, 30), halo_opacity=1.0),
    "trail": Manner(ink=(112, 74, 40), line_width=0.055, line="dashed", halo_opacity=0.5),
    "river": Manner(ink=(92, 148, 186), line_width=0.16, halo=(38, 74, 112), halo_opacity=1.0),
    "sea": Manner(ink=(30, 78, 124), line_width=0.05, line="dash_dot", halo_opacity=0.55),
    "air": Manner(ink=(92, 56, 128), line_width=0.075, line="dotted", halo_opacity=0.6),
    "march": Manner(ink=(164, 36, 30), line_width=0.085, line="solid", halo_opacity=0.65),
}
ARROWS = {"march": "along", "sea": "end", "air": "end"}
"""Where arrowheads stand by mode."""

_EVERY = 6.0
"""Cells between two arrowheads."""
_LEAST_EVERY = 60.0
_MOST_HEADS = 400
_MOST_SPOTS = 1000
_HEAD = 3.4
"""Length of an arrowhead in widths of the line."""
_SHORTEST_HEAD = 9.0
_SOURCE = 0.35
"""How wide a river is at its source."""
_REACHES = 24
"""Parts of a river, each wider than the one before."""


def strands(route: Route, course: Course, finish: Finish) -> Iterator[Strand]:
    """The lines of a route: what is behind those who go is whole, what is ahead in dashes."""
    way = course.way
    if route.progress is not None:
        here = route.progress * way.end
        ahead = finish.rhythm or tuple(each * finish.width for each in RHYTHMS["dashed"])
        if here < way.end:
            yield Strand(way.between(here, way.end), ahead)
        if here > 0:
            yield Strand(way.between(0.0, here), ())
    elif route.mode == "river" and not route.closed and not finish.rhythm:
        for reach in range(_REACHES):
            part = way.between(way.end * reach / _REACHES, way.end * (reach + 1) / _REACHES)
            yield Strand(part, (), _SOURCE + (1 - _SOURCE) * math.sqrt((reach + 0.5) / _REACHES))
    else:
        yield Strand(way, finish.rhythm)


def heads(easel: Easel, route: Route, course: Course, finish: Finish) -> list[Points]:
    """The arrowheads that reach into the picture."""
    sort = route.arrows or ARROWS.get(route.mode, "none")
    way, size = course.way, head_size(finish)
    if sort == "none" or not finish.width:
        return []
    arcs = [] if route.closed else [way.end]
    if sort == "along":
        every = max(_LEAST_EVERY, _EVERY * easel.viewport.cell, way.end / _MOST_HEADS)
        arcs += np.arange(every * 0.6, way.end - 2 * size, every).tolist()
    return [_head(way, arc, size) for arc in arcs if easel.reaches(way.at(arc)) and way.end > size]


def head_size(finish: Finish) -> float:
    """Length of an arrowhead in pixels."""
    return max(_SHORTEST_HEAD, _HEAD * finish.width)


def _head(way: Way, arc: float, size: float) -> Points:
    """An arrowhead whose point lies there."""
    tip, back = np.array(way.at(arc)), np.array(way.at(arc - size * 0.6))
    along = tip - back
    along = along / max(1e-9, float(np.sqrt((along**2).sum())))
    across = np.array((-along[1], along[0]))
    tip = tip + along * size * 0.35
    foot = tip - along * size
    corners: Points = np.array(
        (tip, foot + across * size * 0.48, foot + along * size * 0.24, foot - across * size * 0.48)
    )
    return corners


def dots(easel: Easel, route: Route, course: Course, finish: Finish) -> Iterator[Dot]:
    """The dots of a march at its places, and of what is written at its legs."""
    if route.mode != "march" and route.captions == "none":
        return
    radius = max(2.5, finish.width * 0.95)
    for arc in course.arcs[:_MOST_SPOTS].tolist():
        if easel.shows(middle := course.way.at(arc)):
            yield Dot(middle, radius)


def halted(route: Route, course: Course, finish: Finish) -> Iterator[Dot]:
    """The ring where those are who go."""
    if route.progress is not None:
        radius = max(5.0, finish.width * 1.9)
        yield Dot(course.way.at(route.progress * course.way.end), radius, radius * 0.5)
