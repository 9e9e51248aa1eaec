"""Areas, ways and drawings under a fog: what lies in hidden ground as a whole is hidden, whatever its kind."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from server.domain.documents import to_document
from server.domain.fog_ground import HIDDEN, REVEALED, Sampling
from server.domain.lattice import Square
from server.domain.overlays import TYPES, Outline, Pixel, Position
from server.domain.overlays.drawing import Corners, HandDrawing, PointRun, SvgPath
from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.range import Range, RangeBand
from server.domain.overlays.route import Route
from server.domain.overlays.shapes import Cells, Circle, GridCell, Shape
from server.domain.overlays.template import Template
from server.domain.overlays.territory import Territory
from server.domain.overlays.zone import Zone
from server.domain.veil import Veil
from server.domain.veiled import hides
from tests.lines_run import lines_run
from tests.unit.domain.test_audience import ROW

SAMPLES = Sampling.of(320, 192)
LEFT = bytes(
    HIDDEN if (column + 0.5) * SAMPLES.grain < 160 else REVEALED
    for _ in range(SAMPLES.rows)
    for column in range(SAMPLES.columns)
)
VEIL = Veil(LEFT, SAMPLES, hidden_beyond=True, lattice=Square(32.0), unit=6.4)


def px(x: float, y: float) -> Position:
    return Position(pixel=Pixel(x, y))


def at_(x: float) -> list[Any]:
    """A value of each kind, and each form of it, from `x` to 60 pixels further right."""
    ring = Outline((px(x, 40), px(x + 60, 40), px(x + 30, 90)))
    run = PointRun(ring.points)
    cell = GridCell(int(x // 32), 2)
    return [
        Template(Shape(circle=Circle(px(x + 30, 60), 4.0))),
        Template(Shape(cells=Cells((cell,)))),
        Range(px(x, 60), (RangeBand(5.0),)),
        Route(ring.points),
        Territory(GroundForm((Tract(ring),))),
        Territory(GroundForm(cells=(cell,))),
        Zone(GroundForm((Tract(ring),)), traits=("safe",)),
        Zone(None, Shape(circle=Circle(px(x + 30, 60), 4.0)), ("safe",)),
        HandDrawing(rectangle=Corners(px(x, 40), px(x + 60, 90))),
        HandDrawing(polygon=run),
        HandDrawing(freehand=run),
        HandDrawing(path=SvgPath(f"M{x} 40 l60 0 c-10 40 -50 40 -60 0 z")),
        HandDrawing(path=SvgPath("M0 0 h2 q-1 2 -2 0", px(x, 40), cells=True)),
    ]


def row_of(value: Any) -> Any:
    return replace(ROW, type=TYPES[type(value)], data=orjson.dumps(to_document(value)).decode())


@pytest.mark.parametrize("number", range(len(at_(0))))
def test_what_lies_in_hidden_ground_is_hidden_and_nothing_else(number: int) -> None:
    assert hides(VEIL, row_of(at_(20.0)[number]))
    assert not hides(VEIL, row_of(at_(200.0)[number]))


@pytest.mark.parametrize(
    "commands", ["M10 40 L300 40", "M10 40 q300 0 0 60", "m10 40 h200 v20 h-200 z", "M10 40C500 40 500 90 10 90"]
)
def test_a_path_that_leads_into_the_open_is_seen(commands: str) -> None:
    assert not hides(VEIL, row_of(HandDrawing(path=SvgPath(commands))))


def test_a_curve_is_looked_at_itself_not_its_handles() -> None:
    assert hides(VEIL, row_of(HandDrawing(path=SvgPath("M10 40 q200 0 0 60"))))


def test_a_path_that_nobody_can_read_is_hidden() -> None:
    assert hides(VEIL, row_of(HandDrawing(path=SvgPath("scribble"))))


@pytest.mark.parametrize(
    ("start", "end", "cut"),
    [
        ((-1e6, 60), (1e6, 60), [160, 320]),
        ((1e6, 60), (-1e6, 60), [320, 160]),
        ((170, -1e6), (170, 1e6), [0, 192]),
        ((-1e6, 60), (-1e6, 1e6), []),
        ((100, 60), (220, 60), [160]),
        ((-9, 1e6), (9, -1e6), []),
    ],
)
def test_lines_are_looked_at_where_there_is_ground(start: Any, end: Any, cut: list[float]) -> None:
    with lines_run() as lines:
        stretches = list(VEIL.along(start, end))
    assert lines.count < 20 * (SAMPLES.columns + SAMPLES.rows)
    axis = 0 if start[1] == end[1] else 1
    places = [start[axis] + (end[axis] - start[axis]) * since for _, since, _ in stretches if since > 0]
    assert places == pytest.approx(cut, abs=SAMPLES.grain)
    assert (stretches[0][1], stretches[-1][2]) == (0.0, 1.0)
