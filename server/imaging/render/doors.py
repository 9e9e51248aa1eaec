"""Doors from above: oak, iron, double leaves, gratings, and for the game master the hidden passages."""

import math
from collections.abc import Sequence

import numpy as np

from server.domain.overlays import GM, Door
from server.drawing.canvas import FARTHEST, Canvas
from server.drawing.pigments import BOLT, CREAM, GOLD, INK, IRON, MADDER, OAK, PEWTER, Color, dim
from server.drawing.strokes import Point, Stroke
from server.imaging.render.badges import draw_seal
from server.imaging.render.gratings import draw_gate, draw_portcullis
from server.imaging.render.pen import AJAR, RAISED, Pen, painter_at
from server.imaging.render.viewport import Viewport

NOWHERE = "A door is not drawn: its ends have no place on the image."
TOO_LONG = "A door is not drawn: it is longer than any picture."

_BOARDS = (0.25, 0.5, 0.75)
_STRAPS = (0.12, 0.88)
_BOLTS = (0.12, 0.37, 0.63, 0.88)
_HATCH_STEP = 0.17
_DASH, _PERIOD = 0.08, 0.17


def draw_door(canvas: Canvas, door: Door, viewport: Viewport, audience: str, opacity: float = 1.0) -> tuple[str, ...]:
    """Draw one door and return what could not be drawn.

    A secret one that is found has a leaf like others; of one that is not, the game master is shown the passage.
    """
    hidden = is_hidden(door)
    if door.kind == "arch" or (hidden and audience != GM):
        return ()
    start, end = viewport.place(door.start), viewport.place(door.end)
    if start is None or end is None:
        return (NOWHERE,)
    passage = viewport.places(door.passage.points) if hidden else None
    if not _in_sight((start, end, *(passage or ())), canvas, viewport.cell):
        return ()
    if max(math.dist(start, point) for point in (end, *(passage or ()))) > FARTHEST:
        return (TOO_LONG,)
    if hidden:
        _draw_secret(canvas, passage or _around(start, end, viewport.cell), viewport, opacity)
    elif start != end:
        draw = _DRAWN.get(door.kind, _draw_leaves)
        draw(pen := Pen(viewport.cell, _seed(start, viewport)), door, start, end, viewport.cell)
        pen.paint(canvas, opacity)
    return ()


def seal_of(door: Door, viewport: Viewport) -> Point | None:
    """Return the middle of the seal drawn on a hidden door; None for other doors and those without a place."""
    ground = viewport.places(door.passage.points or (door.start, door.end))
    return _middle(ground) if is_hidden(door) and ground else None


def is_hidden(door: Door) -> bool:
    """Return whether players take a door for wall."""
    return door.kind == "secret" and not door.found


def _in_sight(points: tuple[Point, ...], canvas: Canvas, reach: float) -> bool:
    """Whether the box of `points`, `reach` pixels wider on every side for a leaf that swings, touches the picture."""
    width, height = canvas.size
    return (
        min(x for x, _ in points) - reach < width
        and max(x for x, _ in points) + reach > 0
        and min(y for _, y in points) - reach < height
        and max(y for _, y in points) + reach > 0
    )


def _seed(point: Point, viewport: Viewport) -> tuple[int, int]:
    """Return numbers of the place on the image, so that a door looks alike in every crop and at every scale."""
    x, y = point[0] / viewport.scale_x + viewport.left, point[1] / viewport.scale_y + viewport.top
    return round(x * 8) & 0xFFFFFFFF, round(y * 8) & 0xFFFFFFFF


def _draw_leaves(pen: Pen, door: Door, start: Point, end: Point, cell: float) -> None:
    length = math.dist(start, end) / cell
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    swing = AJAR if door.state == "open" else 0.0
    thickness = min(0.20, length * 0.4)
    if door.kind == "double":
        _draw_leaf(pen, start, angle + swing, length / 2 - 0.01, thickness, door.kind)
        _draw_leaf(pen, end, angle + math.pi - swing, length / 2 - 0.01, thickness, door.kind)
    else:
        _draw_leaf(pen, start, angle + swing, length, thickness, door.kind)
    if door.state == "locked" or (door.kind == "iron" and door.state != "open"):
        with pen.frame(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), angle):
            pen.padlock(0, thickness / 0.20)


def _draw_leaf(pen: Pen, hinge: Point, angle: float, length: float, thickness: float, kind: str) -> None:
    """Add one leaf from its hinge along `angle`."""
    half, color = thickness / 2, PEWTER if kind == "iron" else OAK
    with pen.frame(hinge, angle):
        pen.box(0, -half, length, thickness, color, width=0.034, height=RAISED)
        for share in _BOARDS:
            pen.line([(length * share, -half), (length * share, half)], dim(color, 0.55), 0.018)
        pen.lit(0, -half, length, thickness, 0.35)
        if kind == "iron":
            for share in _BOLTS:
                for side in (-1, 1):
                    pen.coin(length * share, side * half / 2, 0.026 * thickness / 0.20, BOLT, None, 0)
        else:
            for share in _STRAPS:
                pen.box(length * share - 0.03, -half, 0.06, thickness, IRON, width=0.014)
        pen.coin(length * (0.81 if kind != "double" else 0.94), 0, 0.045 * thickness / 0.20, GOLD, INK, 0.016)


def _around(start: Point, end: Point, cell: float) -> tuple[Point, ...]:
    """Return the ground of a secret door that does not say where its passage is: half a cell about its leaf."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
    dx, dy = math.cos(angle) * cell / 4, math.sin(angle) * cell / 4
    (x, y), (u, v) = start, end
    return (x + dx, y + dy), (u + dx, v + dy), (u - dx, v - dy), (x - dx, y - dy)


def _draw_secret(canvas: Canvas, ground: tuple[Point, ...], viewport: Viewport, opacity: float) -> None:
    cell = viewport.cell
    strokes = [_stroke(ground, CREAM, None, 0, 0.472)]
    for start, end in _hatching(ground, _HATCH_STEP * cell):
        strokes.append(_stroke((start, end), None, MADDER, 0.022 * cell, 0.354, closed=False))
    strokes.append(_stroke(ground, None, MADDER, 0.02 * cell, 0.59))
    for (x, y), (u, v) in zip(ground, (*ground[1:], ground[0]), strict=True):
        length = math.hypot(u - x, v - y) / cell
        count = min(200, max(1, round(length / _PERIOD)))
        for dash in range(count):
            a, b = (dash + 0.25) / count, (dash + 0.25 + _DASH / _PERIOD) / count
            ends = (x + (u - x) * a, y + (v - y) * a), (x + (u - x) * b, y + (v - y) * b)
            strokes.append(_stroke(ends, None, MADDER, 0.05 * cell, 1.0, closed=False))
    canvas.paint(strokes, painter_at(1), opacity)
    draw_seal(canvas, _middle(ground), viewport, "S", opacity)


def _stroke(
    points: Sequence[Point],
    fill: Color | None,
    line: Color | None,
    width: float,
    alpha: float,
    *,
    closed: bool = True,
) -> Stroke:
    """Return a stroke in pixels."""
    return Stroke(np.array(points), fill, line, width, alpha, closed)


def _middle(ground: tuple[Point, ...]) -> Point:
    return sum(x for x, _ in ground) / len(ground), sum(y for _, y in ground) / len(ground)


def _hatching(ground: tuple[Point, ...], step: float) -> list[tuple[Point, Point]]:
    """Return the diagonal strokes inside a polygon, `step` pixels apart along the edges of its box."""
    edges = list(zip(ground, (*ground[1:], ground[0]), strict=True))
    low, high = min(x + y for x, y in ground), max(x + y for x, y in ground)
    strokes: list[tuple[Point, Point]] = []
    for index in range(1, min(200, math.ceil((high - low) / step))):
        level = low + index * step
        hits = []
        for (x, y), (u, v) in edges:
            before, after = x + y - level, u + v - level
            if (before < 0) != (after < 0):
                share = before / (before - after)
                hits.append((x + (u - x) * share, y + (v - y) * share))
        hits.sort()
        strokes.extend(zip(hits[::2], hits[1::2], strict=False))
    return strokes


_DRAWN = {"portcullis": draw_portcullis, "gate": draw_gate}
"""How doors that are no leaves of wood or iron are drawn."""
