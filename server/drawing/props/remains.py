"""Bones: skulls with sockets and jaw, ribs, long bones, whole skeletons."""

import math

from server.drawing.pigments import BONE, INK, PALE, SOOT, dim
from server.drawing.props.tables import candle
from server.drawing.sketch import Sketch


def skull(pen: Sketch, x: float = 0.0, y: float = 0.0, r: float = 0.13, turn: float = 0.0) -> None:
    """Draw a skull that faces the front, `r` the radius of its cap: sockets, nose, cheek bones and teeth."""
    with pen.at(x, y, turn, r):
        head = [(-0.62, 0.42), (-0.95, 0.1), (-1.0, -0.35), (-0.7, -0.86), (0, -1.05), (0.7, -0.86), (1.0, -0.35)]
        head += [(0.95, 0.1), (0.62, 0.42), (0.56, 1.0), (0.3, 1.16), (-0.3, 1.16), (-0.56, 1.0)]
        width = 0.022 if r < 0.1 else 0.026
        pen.poly(head, BONE, INK, width, height=0.09, wobble=0.02)
        across, down = pen.lightward(0.35)
        pen.disc(across, -0.35 + down, 0.42, (250, 246, 232), None, sides=10)
        for side in (-1, 1):
            pen.disc(side * 0.42, 0.08, 0.29, SOOT, None, ry=0.31, sides=10)
        pen.poly([(0, 0.34), (0.15, 0.6), (-0.15, 0.6)], SOOT, None, wobble=0)
        pen.line([(-0.5, 0.8), (0.5, 0.8)], INK, 0.014, wobble=0)
        for tooth in (-0.24, 0.0, 0.24):
            pen.line([(tooth, 0.72), (tooth, 1.06)], INK, 0.012, 0.9, wobble=0)


def long_bone(pen: Sketch, start: tuple[float, float], end: tuple[float, float], width: float = 0.05) -> None:
    """Draw a bone with two knobs at either end."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) + 1e-9
    nx, ny = -(y1 - y0) / length * width * 0.5, (x1 - x0) / length * width * 0.5
    pen.line([start, end], INK, width + 0.026, wobble=0)
    for x, y in (start, end):
        for side in (-1, 1):
            pen.disc(x + nx * side, y + ny * side, width * 0.62, BONE, INK, 0.013, sides=9)
    pen.line([start, end], BONE, width, wobble=0)
    pen.shadow([(x0 - nx, y0 - ny), (x0 + nx, y0 + ny), (x1 + nx, y1 + ny), (x1 - nx, y1 - ny)], 0.05)


def ribs(pen: Sketch, pairs: int = 4, reach: float = 0.17, step: float = 0.085) -> None:
    """Draw a rib cage along y that begins at the origin: curved pairs on a spine."""
    for index in range(pairs):
        y = index * step
        wide = reach * (1 - 0.13 * abs(index - 1.2))
        for side in (-1, 1):
            curve = [(0, y), (side * wide * 0.6, y - 0.035), (side * wide, y + 0.02), (side * wide * 0.78, y + 0.085)]
            pen.line(curve, INK, 0.05, wobble=0.003)
            pen.line(curve, BONE, 0.027, wobble=0.003)
    spine = [(0, -0.06), (0, step * pairs + 0.03)]
    pen.line(spine, INK, 0.062, wobble=0)
    pen.line(spine, dim(BONE, 0.94), 0.036, wobble=0)
    for index in range(pairs + 1):
        pen.line([(-0.018, index * step - 0.03), (0.018, index * step - 0.03)], INK, 0.012, 0.8, wobble=0)
    cage = [(-reach, 0), (reach, 0), (reach * 0.8, step * pairs), (-reach * 0.8, step * pairs)]
    pen.shadow(cage, 0.07)


def skeleton(pen: Sketch) -> None:
    """Draw a whole skeleton that lies on its back, head at the back, 0.8 x 1.5."""
    bend = pen.pick((-1, 1))
    for side, knee, foot in ((-1, (-0.16, 0.42), (-0.1, 0.7)), (1, (0.2, 0.38), (0.12, 0.66))):
        long_bone(pen, (side * 0.07, 0.14), knee)
        long_bone(pen, knee, foot, 0.042)
        pen.disc(foot[0], foot[1] + 0.05, 0.05, BONE, INK, 0.014, ry=0.03, sides=9)
    elbow = (-bend * 0.3, -0.1)
    for points in (
        ((-bend * 0.17, -0.33), elbow, (-bend * 0.22, 0.14)),
        ((bend * 0.17, -0.33), (bend * 0.34, -0.42), (bend * 0.38, -0.7)),
    ):
        long_bone(pen, points[0], points[1], 0.042)
        long_bone(pen, points[1], points[2], 0.036)
        hand = points[2]
        for angle in (-0.5, 0.0, 0.5):
            aim = math.atan2(hand[1] - points[1][1], hand[0] - points[1][0]) + angle
            tip = (hand[0] + 0.1 * math.cos(aim), hand[1] + 0.1 * math.sin(aim))
            pen.line([hand, tip], INK, 0.032, wobble=0)
            pen.line([hand, tip], BONE, 0.014, wobble=0)
    pen.poly(
        [(-0.14, 0.07), (0, 0.12), (0.14, 0.07), (0.1, 0.18), (0, 0.16), (-0.1, 0.18)], BONE, INK, 0.022, height=0.05
    )
    pen.line([(0, -0.05), (0, 0.12)], INK, 0.06, wobble=0)
    pen.line([(0, -0.05), (0, 0.12)], BONE, 0.034, wobble=0)
    with pen.at(0, -0.32):
        ribs(pen, 4, 0.18, 0.08)
    pen.line([(-0.18, -0.36), (0, -0.38), (0.18, -0.36)], INK, 0.05)
    pen.line([(-0.18, -0.36), (0, -0.38), (0.18, -0.36)], BONE, 0.027)
    skull(pen, 0.02 * bend, -0.56, 0.125, pen.between(-0.3, 0.3))


def bones(pen: Sketch) -> None:
    """Draw old bones, 0.7 x 0.7: a skull with crossed bones, or a rib cage and a limb."""
    with pen.at(0, 0, pen.between(-0.35, 0.35)):
        if pen.share() < 0.55:
            long_bone(pen, (-0.26, -0.02), (0.2, 0.26))
            long_bone(pen, (0.27, 0.0), (-0.2, 0.24))
            skull(pen, 0.0, -0.1, 0.145, pen.between(-0.25, 0.25))
            long_bone(pen, (0.2, -0.26), (0.32, -0.14), 0.036)
        else:
            with pen.at(-0.1, -0.14, pen.between(-0.3, 0.3)):
                ribs(pen, 4, 0.19)
            skull(pen, 0.2, -0.2, 0.12, pen.between(-0.8, 0.8))
            long_bone(pen, (0.1, 0.28), (0.32, 0.08))


def skull_pile(pen: Sketch) -> None:
    """Draw a heap of skulls and bones, 0.9 across."""
    pen.blob(0, 0.02, 0.4, dim(BONE, 0.55), INK, 0.026, 0.2, height=0.12)
    for index in range(7):
        angle = index * math.tau / 7 + pen.between(-0.2, 0.2)
        x, y = 0.3 * math.cos(angle), 0.3 * math.sin(angle)
        long_bone(pen, (x * 0.7, y * 0.7), (x * 1.45, y * 1.35), 0.042)
    places = [(0.27 * math.cos(t), 0.24 * math.sin(t)) for t in (3.5, 4.6, 5.8, 0.4, 1.5, 2.5)]
    for x, y in [*places, (0.0, -0.02)]:
        skull(pen, x + pen.between(-0.03, 0.03), y, 0.13, pen.between(-0.35, 0.35))


def vigil(pen: Sketch) -> None:
    """Draw a skull within a ring of chalk and five lit candles, 1.1 across."""
    ring = [(0.42 * math.cos(k * math.tau / 36), 0.42 * math.sin(k * math.tau / 36)) for k in range(36)]
    with pen.on("flat"):
        pen.poly(ring, None, PALE, 0.03, 0.8, wobble=0.008)
    skull(pen, 0, -0.02, 0.17)
    for k in range(5):
        angle = k * math.tau / 5 - math.pi / 2
        with pen.at(0.42 * math.cos(angle), 0.42 * math.sin(angle)):
            candle(pen)
