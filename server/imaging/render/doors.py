"""Doors from above: oak, iron, double leaves, portcullises, and for the game master the hidden passages."""

import math

from server.domain.overlays import GM, Door
from server.drawing.canvas import FARTHEST, Canvas, Point, Shape
from server.imaging.hand import Hand
from server.imaging.palette import BOLT, CREAM, GOLD, INK, IRON, OAK, RED, STRAP, darker
from server.imaging.render.badges import draw_seal
from server.imaging.render.view import View

NOWHERE = "A door is not drawn: its ends have no place on the image."
TOO_LONG = "A door is not drawn: it is longer than any picture."

_AJAR = math.radians(80)
_BOARDS = (0.25, 0.5, 0.75)
_STRAPS = (0.12, 0.88)
_BOLTS = (0.12, 0.37, 0.63, 0.88)
_HATCH_STEP = 0.17
_DASH, _PERIOD = 0.08, 0.17


def draw_door(canvas: Canvas, door: Door, view: View, audience: str, opacity: float = 1.0) -> tuple[str, ...]:
    """Draw one door and return what could not be drawn. A secret door is drawn for the game master only."""
    if door.kind == "arch" or (door.kind == "secret" and audience != GM):
        return ()
    start, end = view.place(door.start), view.place(door.end)
    if start is None or end is None:
        return (NOWHERE,)
    passage = view.places(door.passage.points) if door.kind == "secret" else None
    if not _in_sight((start, end, *(passage or ())), canvas, view.cell):
        return ()
    if max(math.dist(start, point) for point in (end, *(passage or ()))) > FARTHEST:
        return (TOO_LONG,)
    if door.kind == "secret":
        _draw_secret(canvas, passage or _around(start, end, view.cell), view, opacity)
    elif start != end:
        shapes = _portcullis(door, start, end, view) if door.kind == "portcullis" else _leaves(door, start, end, view)
        canvas.paint(shapes, opacity)
    return ()


def seal_of(door: Door, view: View) -> Point | None:
    """Return the middle of the seal drawn on a secret door; None for other doors and those without a place."""
    ground = view.places(door.passage.points or (door.start, door.end))
    return _middle(ground) if door.kind == "secret" and ground else None


def _in_sight(points: tuple[Point, ...], canvas: Canvas, reach: float) -> bool:
    """Whether the box of `points`, `reach` pixels wider on every side for a leaf that swings, touches the picture."""
    width, height = canvas.size
    return (
        min(x for x, _ in points) - reach < width
        and max(x for x, _ in points) + reach > 0
        and min(y for _, y in points) - reach < height
        and max(y for _, y in points) + reach > 0
    )


def _seed(point: Point, view: View) -> tuple[int, int]:
    """Return numbers of the place on the image, so that a door looks alike in every crop and at every scale."""
    x, y = point[0] / view.scale_x + view.left, point[1] / view.scale_y + view.top
    return round(x * 8) & 0xFFFFFFFF, round(y * 8) & 0xFFFFFFFF


def _leaves(door: Door, start: Point, end: Point, view: View) -> list[Shape]:
    length = math.dist(start, end) / view.cell
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    swing = _AJAR if door.state == "open" else 0.0
    hand = Hand(start, angle, view.cell, _seed(start, view))
    thickness = min(0.20, length * 0.4)
    if door.kind == "double":
        _draw_leaf(hand, start, angle + swing, length / 2 - 0.01, thickness, door.kind)
        _draw_leaf(hand, end, angle + math.pi - swing, length / 2 - 0.01, thickness, door.kind)
    else:
        _draw_leaf(hand, start, angle + swing, length, thickness, door.kind)
    if door.state == "locked" or (door.kind == "iron" and door.state != "open"):
        hand.turn(((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), angle)
        size = thickness / 0.20
        hand.box(-0.075 * size, -0.07 * size, 0.15 * size, 0.14 * size, GOLD, 0.022)
        hand.disc(0, 0, 0.024 * size, INK, None, 0)
    return hand.shadows + hand.shapes


def _draw_leaf(hand: Hand, hinge: Point, angle: float, length: float, thickness: float, kind: str) -> None:
    """Add one leaf from its hinge along `angle`."""
    hand.turn(hinge, angle)
    half, color = thickness / 2, IRON if kind == "iron" else OAK
    hand.box(0, -half, length, thickness, color, 0.034, casts=True)
    for share in _BOARDS:
        hand.line((length * share, -half), (length * share, half), darker(color, 0.55), 0.018)
    hand.lit(0, -half, length, thickness, 0.35)
    if kind == "iron":
        for share in _BOLTS:
            for side in (-1, 1):
                hand.disc(length * share, side * half / 2, 0.026 * thickness / 0.20, BOLT, None, 0)
    else:
        for share in _STRAPS:
            hand.box(length * share - 0.03, -half, 0.06, thickness, STRAP, 0.014)
    hand.disc(length * (0.81 if kind != "double" else 0.94), 0, 0.045 * thickness / 0.20, GOLD, INK, 0.016)


def _portcullis(door: Door, start: Point, end: Point, view: View) -> list[Shape]:
    length = math.dist(start, end) / view.cell
    hand = Hand(start, math.atan2(end[1] - start[1], end[0] - start[0]), view.cell, _seed(start, view))
    bars = min(200, max(2, round(length / 0.18) + 1))
    post = min(0.11, length / bars * 0.7)
    raised = door.state == "open"
    hand.line((0, 0), (length, 0), INK, 0.07, 0.35 if raised else 1.0)
    if not raised:
        hand.line((0, 0), (length, 0), STRAP, 0.035)
    for bar in range(bars):
        if raised and 0 < bar < bars - 1:
            continue
        middle = post / 2 + (length - post) * bar / (bars - 1)
        hand.box(middle - post / 2, -post / 2, post, post, STRAP, 0.026, casts=True)
    return hand.shadows + hand.shapes


def _around(start: Point, end: Point, cell: float) -> tuple[Point, ...]:
    """Return the ground of a secret door that does not say where its passage is: half a cell about its leaf."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
    dx, dy = math.cos(angle) * cell / 4, math.sin(angle) * cell / 4
    (x, y), (u, v) = start, end
    return (x + dx, y + dy), (u + dx, v + dy), (u - dx, v - dy), (x - dx, y - dy)


def _draw_secret(canvas: Canvas, ground: tuple[Point, ...], view: View, opacity: float) -> None:
    cell = view.cell
    shapes = [Shape(ground, CREAM, alpha=120)]
    for start, end in _hatching(ground, _HATCH_STEP * cell):
        shapes.append(Shape((start, end), ink=RED, width=0.022 * cell, alpha=90, closed=False))
    shapes.append(Shape(ground, ink=RED, width=0.02 * cell, alpha=150))
    for (x, y), (u, v) in zip(ground, (*ground[1:], ground[0]), strict=True):
        length = math.hypot(u - x, v - y) / cell
        count = min(200, max(1, round(length / _PERIOD)))
        for dash in range(count):
            a, b = (dash + 0.25) / count, (dash + 0.25 + _DASH / _PERIOD) / count
            ends = (x + (u - x) * a, y + (v - y) * a), (x + (u - x) * b, y + (v - y) * b)
            shapes.append(Shape(ends, ink=RED, width=0.05 * cell, closed=False))
    canvas.paint(shapes, opacity)
    draw_seal(canvas, _middle(ground), view, "S", opacity)


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
