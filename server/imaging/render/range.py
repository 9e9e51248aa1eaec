"""Ranges: bands around a place, the outermost the lightest, each called by how far out it ends."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from server.domain.overlays import OverlayStyle
from server.domain.overlays.range import Range, RangeBand
from server.drawing.colors import color_of
from server.drawing.pigments import Color, dim
from server.drawing.strokes import Point, Points
from server.imaging.render.areas import Area, Outlined, draw_area
from server.imaging.render.captions import length_text
from server.imaging.render.cells import outline_of
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Finish, Manner, finish_of
from server.imaging.render.names import SIZE, draw_name, letters_of
from server.imaging.render.reaches import steps_away
from server.imaging.render.rendering import NOWHERE, Rendering
from server.imaging.render.shapes import TOO_MANY_CELLS, UNMEASURED

_COLOR: Color = (58, 116, 168)
_MANNER = Manner(ink=dim(_COLOR, 0.6), fill=_COLOR, line_width=0.04, fill_opacity=0.3, halo_opacity=0.6)
_LIGHTEST = 0.4
"""How solid the outermost band is beside the innermost."""
_FEWEST, _MOST = 48, 4096
_UP, _DOWN, _RIGHT, _LEFT = (0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A band with its ground, and where its name may stand."""

    band: RangeBand
    area: Area
    places: tuple[Point, ...]


def _shapes(easel: Easel, reach: Range, style: OverlayStyle) -> Iterable[str]:
    if (middle := easel.place(reach.at)) is None:
        yield NOWHERE.format(kind="range")
        return
    if easel.measure is None:
        yield UNMEASURED.format(kind="range")
        return
    drawn, warning = _bands(easel, reach, middle)
    if warning:
        yield warning
    for index, each in reversed(list(enumerate(drawn))):
        draw_area(easel, each.area, _finish(easel, each.band, style, index, len(drawn)))


def _finish(easel: Easel, band: RangeBand, style: OverlayStyle, index: int, count: int) -> Finish:
    """The farther out, the lighter."""
    own = color_of(band.color, (-1, -1, -1))
    manner = _MANNER if own[0] < 0 else replace(_MANNER, fill=own, ink=dim(own, 0.55))
    finish = finish_of(manner, replace(style, fill="", color="") if own[0] >= 0 else style, easel.viewport)
    share = 1.0 if count == 1 else 1 - (1 - _LIGHTEST) * index / (count - 1)
    return replace(finish, fill_opacity=finish.fill_opacity * share)


def _bands(easel: Easel, reach: Range, middle: Point) -> tuple[list[_Drawn], str]:
    if reach.metric == "grid" and reach.bands:
        cells = steps_away(easel, reach.at, reach.bands[-1].distance)
        if cells is not None:
            return list(_of_cells(easel, reach, middle, cells)), ""
        return list(_round(easel, reach, middle)), TOO_MANY_CELLS.format(kind="range")
    return list(_round(easel, reach, middle)), ""


def _round(easel: Easel, reach: Range, middle: Point) -> Iterator[_Drawn]:
    inner: list[Points] = []
    for band in reach.bands:
        radius = easel.length(band.distance) or 0.0
        ring = _circle(middle, radius)
        yield _Drawn(
            band,
            Area([Outlined(ring, inner)]),
            tuple(_away(middle, radius, way) for way in (_UP, _DOWN, _RIGHT, _LEFT)),
        )
        inner = [ring]


def _of_cells(easel: Easel, reach: Range, middle: Point, cells: dict[tuple[int, int], float]) -> Iterator[_Drawn]:
    least = -1.0
    for band in reach.bands:
        most = band.distance * (1 + 1e-6)
        ring = [cell for cell, far in cells.items() if least < far <= most]
        whole = outline_of([cell for cell, far in cells.items() if far <= most], easel.viewport)
        yield _Drawn(band, Area(rings=outline_of(ring, easel.viewport)), tuple(_tops(whole, middle)))
        least = most


def _tops(rings: list[Points], middle: Point) -> Iterator[Point]:
    """The middles of the outermost sides above, below, right and left."""
    if rings:
        points = np.concatenate(rings)
        (west, north), (east, south) = points.min(0).tolist(), points.max(0).tolist()
        yield from ((middle[0], north), (middle[0], south), (east, middle[1]), (west, middle[1]))


def _circle(middle: Point, radius: float) -> Points:
    count = int(min(_MOST, max(_FEWEST, 8 * math.sqrt(radius))))
    turn = np.arange(count) / count * math.tau
    return np.stack((middle[0] + np.cos(turn) * radius, middle[1] + np.sin(turn) * radius), 1)


def _away(middle: Point, radius: float, way: Point) -> Point:
    return middle[0] + way[0] * radius, middle[1] + way[1] * radius


def _names(easel: Easel, reach: Range, style: OverlayStyle) -> Iterable[str]:
    if (middle := easel.place(reach.at)) is None or (measure := easel.measure) is None:
        return
    letters = letters_of(style)
    for each in _bands(easel, reach, middle)[0]:
        text = each.band.label or length_text(each.band.distance, measure.unit)
        if (place := next(filter(easel.shows, each.places), None)) is not None:
            yield from draw_name(easel, text, SIZE, place, letters)


RENDERING = Rendering(shapes=_shapes, names=_names)
