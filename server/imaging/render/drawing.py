"""Drawings: rectangles, ellipses, polygons, lines and paths in ink."""

import math
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from server.domain.overlays import OverlayStyle
from server.domain.overlays.drawing import Corners, HandDrawing
from server.domain.overlays.svg_paths import commands_of
from server.drawing.curves import subpaths
from server.drawing.pigments import MADDER
from server.drawing.polylines import distinct, rounded
from server.drawing.strokes import Points
from server.imaging.render.areas import Area, Outlined, draw_area
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Manner, finish_of
from server.imaging.render.grounds import name_area, points_of
from server.imaging.render.rendering import NOWHERE, Rendering
from server.imaging.render.ways import draw_line

_OPEN = Manner(ink=MADDER, fill=MADDER, line_width=0.055, fill_opacity=0.0)
_CLOSED = Manner(ink=MADDER, fill=MADDER, line_width=0.055, fill_opacity=0.16)
_SMOOTHING = 0.6
_FEWEST, _MOST = 32, 720


def _shapes(easel: Easel, drawing: HandDrawing, style: OverlayStyle) -> Iterable[str]:
    lines = _lines(easel, drawing)
    if lines is None:
        return (NOWHERE.format(kind="drawing"),)
    closed = [line for line, is_closed in lines if is_closed and len(line) > 2]
    if closed:
        finish = finish_of(_CLOSED, style, easel.viewport)
        draw_area(easel, _area(drawing, closed), finish)
    for line, is_closed in lines:
        if not (is_closed and len(line) > 2):
            draw_line(easel, line, finish_of(_OPEN, style, easel.viewport), closed=False)
    return ()


def _area(drawing: HandDrawing, closed: list[Points]) -> Area:
    """Of a path, turns within turns are holes when they run the other way around, as SVG has them."""
    return Area(rings=closed) if drawing.path is not None else Area([Outlined(each) for each in closed])


def _names(easel: Easel, drawing: HandDrawing, style: OverlayStyle) -> Iterable[str]:
    if not drawing.label or not (lines := _lines(easel, drawing)):
        return ()
    area = Area([Outlined(line) for line, _ in lines])
    return name_area(easel, area, drawing.label, style, "note")


def _lines(easel: Easel, drawing: HandDrawing) -> list[tuple[Points, bool]] | None:
    """The lines of a drawing in pixels of the picture, and whether each is closed; None where it has no place."""
    if (box := drawing.rectangle or drawing.ellipse) is not None:
        corners = _box(easel, box, round_=drawing.rectangle is None)
        return None if corners is None else [(corners, True)]
    if drawing.path is not None:
        return _path(easel, drawing)
    run = drawing.polygon or drawing.polyline or drawing.freehand
    if run is None or (points := points_of(easel, run.points)) is None or not len(points):
        return None
    closed = drawing.closed or drawing.polygon is not None
    points = distinct(points, closed=closed)
    if drawing.freehand is not None:
        points = distinct(rounded(points, _SMOOTHING, closed=closed)[0], closed=closed)
    return [(points, closed)]


def _box(easel: Easel, box: Corners, *, round_: bool) -> Points | None:
    ends = easel.viewport.places((box.start, box.end))
    if ends is None:
        return None
    (x, y), (far_x, far_y) = ends
    middle, wide, high = ((x + far_x) / 2, (y + far_y) / 2), abs(far_x - x) / 2, abs(far_y - y) / 2
    if round_:
        corners = _circle(int(min(_MOST, max(_FEWEST, 8 * math.sqrt(max(wide, high)))))) * (wide, high)
    else:
        corners = np.array(((-wide, -high), (wide, -high), (wide, high), (-wide, high)))
    if not box.rotation:
        straight: Points = corners + middle
        return straight
    cosine, sine = math.cos(math.radians(box.rotation)), math.sin(math.radians(box.rotation))
    turned: Points = corners @ np.array(((cosine, sine), (-sine, cosine))) + middle
    return turned


@lru_cache(maxsize=64)
def _circle(count: int) -> Points:
    turn = np.arange(count) / count * math.tau
    return np.array((np.cos(turn), np.sin(turn))).T


def _path(easel: Easel, drawing: HandDrawing) -> list[tuple[Points, bool]] | None:
    viewport, path = easel.viewport, drawing.path
    assert path is not None
    start = viewport.seen(0.0, 0.0) if path.origin is None else easel.place(path.origin)
    if start is None:
        return None
    try:
        commands = commands_of(path.commands)
    except ValueError:  # a row of another writer
        return None
    unit = viewport.lattice.size if path.cells else 1.0
    scale = np.array((viewport.scale_x * unit, viewport.scale_y * unit))
    return [
        (distinct(points * scale + start, closed=closed or drawing.closed), closed or drawing.closed)
        for points, closed in subpaths(commands, 1.0 / float(scale.max()))
    ]


RENDERING = Rendering(shapes=_shapes, names=_names)
