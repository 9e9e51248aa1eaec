"""The ground under a fog: shapes become samples, and however many there were, it is kept in little room."""

import math
from collections.abc import Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from server.domain.errors import Invalid
from server.domain.fog_ground import EXPLORED, HIDDEN, MOST_SAMPLES, REVEALED, FogGround, Sampling
from server.domain.fog_runs import Allowance, runs_of
from server.domain.hexagons import HexPointy
from server.domain.lattice import Square
from server.domain.overlays import Pixel, Position
from server.domain.overlays.shapes import Cells, Circle, Cone, GridCell, Line, Polygon, Rectangle, Ring, Shape

SQUARES, UNIT = Square(32.0, 5.0, -7.0), 6.4
SIZE = (700, 500)


def at(x: float, y: float) -> Position:
    return Position(pixel=Pixel(x, y))


def middles(samples: Sampling) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    down, across = np.mgrid[: samples.rows, : samples.columns] + 0.5
    return across * samples.grain, down * samples.grain


def some_shapes(random: np.random.Generator, count: int) -> Iterable[Shape]:
    """Shapes of all forms, here and there."""
    for index in range(count):
        place = at(*random.uniform((-50, -50), (750, 550)).tolist())
        size, turn = float(random.uniform(1, 25)), float(random.uniform(-360, 360))
        yield (
            Shape(circle=Circle(place, size)),
            Shape(ring=Ring(place, size / 2, size)),
            Shape(cone=Cone(place, size, turn)),
            Shape(line=Line(place, size, size / 3, turn)),
            Shape(rectangle=Rectangle(place, size, size / 2, turn)),
            Shape(polygon=Polygon(tuple(at(*random.uniform(0, 500, 2).tolist()) for _ in range(5)))),
            Shape(cells=Cells((GridCell(index % 9, 3), GridCell(index % 7, 4)))),
        )[index % 7]


def inside(shape: Shape, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which points lie in a shape, by its formula."""
    if (circle := shape.circle) is not None and circle.center.pixel is not None:
        return np.asarray(np.hypot(x - circle.center.pixel.x, y - circle.center.pixel.y) <= circle.radius * UNIT)
    if (ring := shape.ring) is not None and ring.center.pixel is not None:
        far = np.hypot(x - ring.center.pixel.x, y - ring.center.pixel.y)
        return np.asarray((far <= ring.outer * UNIT) & (far >= ring.inner * UNIT))
    box = shape.rectangle
    assert box is not None
    assert box.corner.pixel is not None
    turn = math.radians(box.rotation)
    across, down = x - box.corner.pixel.x, y - box.corner.pixel.y
    along, aside = across * math.cos(turn) + down * math.sin(turn), down * math.cos(turn) - across * math.sin(turn)
    return np.asarray((along >= 0) & (along <= box.width * UNIT) & (aside >= 0) & (aside <= box.height * UNIT))


def states(ground: FogGround) -> NDArray[np.uint8]:
    return np.frombuffer(bytes(ground.states), np.uint8).reshape(ground.samples.rows, ground.samples.columns)


@pytest.mark.parametrize("size", [SIZE, (5000, 3000), (90, 4100)])
def test_a_sample_belongs_to_a_shape_when_its_middle_does(size: tuple[int, int]) -> None:
    samples = Sampling.of(*size)
    assert max(samples.columns, samples.rows) <= MOST_SAMPLES
    x, y = middles(samples)
    for shape in some_shapes(np.random.default_rng(2), 70):
        if shape.circle is None and shape.ring is None and shape.rectangle is None:
            continue
        ground = FogGround(samples)
        ground.paint(runs_of(shape, SQUARES, UNIT, samples, Allowance()), REVEALED)
        assert ((states(ground) == REVEALED) != inside(shape, x, y)).mean() < 2e-4


def test_cells_of_any_lattice_meet_without_a_seam() -> None:
    samples = Sampling.of(*SIZE)
    cells = Shape(cells=Cells(tuple(GridCell(column, row) for column in range(-2, 30) for row in range(-2, 30))))
    for lattice in (SQUARES, HexPointy(31.7, 3.3, 1.1)):
        ground = FogGround(samples)
        ground.paint(runs_of(cells, lattice, UNIT, samples, Allowance()), REVEALED)
        assert set(ground.states) == {REVEALED}


def test_shapes_that_are_merged_give_the_same_samples_as_all_of_them_together() -> None:
    samples, random = Sampling.of(*SIZE), np.random.default_rng(7)
    shapes = list(some_shapes(random, 600))
    kinds = random.choice([HIDDEN, EXPLORED, REVEALED], len(shapes)).tolist()
    together, merged = FogGround(samples), FogGround(samples)
    for shape, state in zip(shapes, kinds, strict=True):
        together.paint(runs_of(shape, SQUARES, UNIT, samples, Allowance()), state)
        merged.paint(runs_of(shape, SQUARES, UNIT, samples, Allowance()), state)
        merged = FogGround.of(samples, merged.stored())
    last = np.zeros((samples.rows, samples.columns), np.uint8)
    for shape, state in zip(shapes, kinds, strict=True):
        single = FogGround(samples)
        single.paint(runs_of(shape, SQUARES, UNIT, samples, Allowance()), REVEALED)
        last[states(single) == REVEALED] = state
    assert merged.states == together.states
    assert (states(merged) == last).all()


def test_thousands_of_reveals_are_kept_in_little_room_and_cost_what_one_does() -> None:
    samples, random = Sampling.of(2048, 2048), np.random.default_rng(3)
    one, many = FogGround(samples), FogGround(samples)
    for index in range(5000):
        place, size = at(*random.uniform(0, 2048, 2).tolist()), float(random.choice([1.5, 3, 8, 20]))
        many.paint(
            runs_of(Shape(circle=Circle(place, size)), SQUARES, UNIT, samples, Allowance()),
            (HIDDEN, EXPLORED, REVEALED)[index % 3],
        )
    assert len(many.stored()) <= 512 << 10
    assert len(many.settled("hidden")) == len(one.settled("hidden"))


def test_what_is_unchanged_is_as_the_base_is() -> None:
    ground = FogGround(Sampling.of(4, 2))
    ground.paint([(0, 1, 3)], REVEALED)
    for base, state in (("hidden", HIDDEN), ("explored", EXPLORED), ("revealed", REVEALED), ("of others", HIDDEN)):
        assert ground.settled(base) == bytes([state, REVEALED, REVEALED, state, *[state] * 4])


@pytest.mark.parametrize(
    "stored", [b"", b"nonsense", FogGround(Sampling.of(9, 9)).stored(), FogGround(Sampling.of(9, 9)).stored()[:-3]]
)
def test_ground_that_is_damaged_is_hidden(stored: bytes) -> None:
    assert set(FogGround.of(Sampling.of(8, 8), stored).states) == {HIDDEN}


def test_sides_that_run_to_and_fro_too_often_are_refused() -> None:
    samples = Sampling.of(2048, 2048)
    zigzag = Shape(polygon=Polygon(tuple(at(each, 2048 * (each % 2)) for each in range(500))))
    with pytest.raises(Invalid, match="too often"):
        list(runs_of(zigzag, SQUARES, UNIT, samples, Allowance()))
