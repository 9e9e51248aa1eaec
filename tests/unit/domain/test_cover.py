"""Which cells shapes cover: the numbers that players know, and every shape beside samples of its ground."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.cover import MOST_CELLS, AreaTooLarge, Coverage, covered
from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import CellId, ImagePoint, Lattice, Square
from server.domain.overlays import Cell, Pixel, Position
from server.domain.overlays.shapes import Cells, Circle, Cone, GridCell, Line, Polygon, Rectangle, Ring, Shape, opening
from server.domain.places import point_of

LATTICES: list[Lattice] = [
    Square(10),
    Square(7.3, -2.2, 1.7),
    HexPointy(9.1, 3.3, -1.4),
    HexPointy(10, stagger="even"),
    HexFlat(8.7, -20.5, 3.25),
    HexFlat(10, stagger="even"),
]
NEAR = st.builds(Position, st.builds(Pixel, st.floats(-40, 40), st.floats(-40, 40)))
LENGTH, TURN = st.floats(0.5, 25), st.floats(-360, 360)
SHAPES: st.SearchStrategy[Shape] = st.one_of(
    st.builds(Shape, circle=st.builds(Circle, NEAR, LENGTH)),
    st.builds(Shape, cone=st.builds(Cone, NEAR, LENGTH, TURN, st.floats(1, 360))),
    st.builds(Shape, cone=st.builds(Cone, NEAR, st.floats(0.5, 10), TURN, st.floats(1, 120), st.just(True))),
    st.builds(Shape, line=st.builds(Line, NEAR, LENGTH, LENGTH, TURN)),
    st.builds(Shape, rectangle=st.builds(Rectangle, NEAR, LENGTH, LENGTH, TURN)),
    st.builds(Shape, ring=st.builds(lambda at, one, more: Ring(at, one, one + more), NEAR, LENGTH, LENGTH)),
    st.builds(Shape, polygon=st.builds(Polygon, st.lists(NEAR, min_size=3, max_size=9).map(tuple))),
)
UNIT = 2.0
"""Pixels."""
SIDE = 16
"""Samples across a cell."""


def ground(shape: Shape, lattice: Lattice) -> Callable[[ImagePoint], bool]:
    """Whether a point lies inside of a shape, by its definition."""

    def polar(position: Position, degrees: float, point: ImagePoint) -> tuple[float, float]:
        x, y = point_of(position, lattice)
        turn, distance = math.atan2(point[1] - y, point[0] - x) - math.radians(degrees), math.dist((x, y), point)
        return distance, math.remainder(turn, math.tau)

    def inside(point: ImagePoint) -> bool:
        if (circle := shape.circle) is not None:
            return polar(circle.center, 0, point)[0] <= circle.radius * UNIT
        if (ring := shape.ring) is not None:
            return ring.inner * UNIT <= polar(ring.center, 0, point)[0] <= ring.outer * UNIT
        if (cone := shape.cone) is not None:
            distance, turn = polar(cone.origin, cone.direction, point)
            far = distance * math.cos(turn) if cone.flat else distance
            return abs(turn) <= math.radians(opening(cone)) / 2 and far <= cone.length * UNIT
        if (line := shape.line) is not None:
            distance, turn = polar(line.origin, line.direction, point)
            along, across = distance * math.cos(turn), distance * math.sin(turn)
            return 0 <= along <= line.length * UNIT and abs(across) <= line.width * UNIT / 2
        if (box := shape.rectangle) is not None:
            distance, turn = polar(box.corner, box.rotation, point)
            along, across = distance * math.cos(turn), distance * math.sin(turn)
            return 0 <= along <= box.width * UNIT and 0 <= across <= box.height * UNIT
        assert shape.polygon is not None
        corners = [point_of(each, lattice) for each in shape.polygon.points]
        turned = 0.0
        for (x, y), (far_x, far_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
            near, far = math.atan2(y - point[1], x - point[0]), math.atan2(far_y - point[1], far_x - point[0])
            turned += math.remainder(far - near, math.tau)
        return abs(turned) > 1

    return inside


def share(cell: CellId, lattice: Lattice, inside: Callable[[ImagePoint], bool]) -> float:
    """How much of a cell lies inside, by samples."""
    xs, ys = zip(*lattice.corners(cell), strict=True)
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    samples = [
        (min(xs) + (column + 0.5) / SIDE * width, min(ys) + (row + 0.5) / SIDE * height)
        for column in range(SIDE)
        for row in range(SIDE)
    ]
    own = [each for each in samples if lattice.cell(each) == cell]
    return sum(map(inside, own)) / len(own)


def around(shape: Shape, lattice: Lattice) -> list[CellId]:
    """Cells near enough to be looked at: all that any shape here reaches."""
    columns, rows = lattice.within((-160, -160, 160, 160))
    near = set(covered(shape, lattice, UNIT, Coverage("fraction", 0.001)))
    grown = {each for cell in near for each in (cell, *lattice.neighbours(cell))} or {lattice.cell((0, 0))}
    return [each for each in grown if each[0] in columns and each[1] in rows]


@settings(deadline=None, max_examples=60)
@given(SHAPES, st.sampled_from(LATTICES), st.floats(0.1, 0.9))
def test_cells_are_covered_as_samples_say(shape: Shape, lattice: Lattice, fraction: float) -> None:
    inside, off = ground(shape, lattice), 0.12
    shares = {cell: share(cell, lattice, inside) for cell in around(shape, lattice)}
    for coverage, least in (
        (Coverage("any"), 0.01),
        (Coverage("half"), 0.5),
        (Coverage("fraction", fraction), fraction),
    ):
        cells = set(covered(shape, lattice, UNIT, coverage))
        assert {each for each, part in shares.items() if part > least + off} <= cells
        assert not {each for each, part in shares.items() if part < least - off} & cells
    centers = set(covered(shape, lattice, UNIT, Coverage()))
    for cell in shares:
        x, y = lattice.middle(cell)
        said = {inside((x + right, y + below)) for right in (-1e-3, 0, 1e-3) for below in (-1e-3, 0, 1e-3)}
        if len(said) == 1:  # no side runs through the middle
            assert said == {cell in centers}
    # Every cell that is covered was looked at, or it lies beyond what is.
    assert {each for each in centers if max(map(abs, lattice.middle(each))) < 140} <= set(shares)


@settings(deadline=None, max_examples=60)
@given(SHAPES, st.sampled_from(LATTICES))
def test_the_more_of_a_cell_has_to_be_covered_the_fewer_are(shape: Shape, lattice: Lattice) -> None:
    levels = [step / 20 for step in range(1, 21)]
    counts = [len(covered(shape, lattice, UNIT, Coverage("fraction", level - 0.025))) for level in levels]
    assert counts == sorted(counts, reverse=True)
    assert len(covered(shape, lattice, UNIT, Coverage("any"))) >= counts[0]


def at(column: float, row: float, anchor: str = "") -> Position:
    return Position(cell=Cell(column, row, anchor))


KNOWN = (
    (Shape(circle=Circle(at(5, 5), 20)), (52, 60, 52)),
    (Shape(circle=Circle(at(5, 5, "center"), 20)), (49, 69, 45)),
    (Shape(line=Line(at(2, 3.5), 60, 5)), (12, 12, 12)),
    (Shape(line=Line(at(-2.5, -3, ""), 60, 5, 90)), (12, 12, 12)),
    (Shape(rectangle=Rectangle(at(0, 0), 15, 20)), (12, 12, 12)),
)


@pytest.mark.parametrize("lattice", [Square(10), Square(70.3, -13.7, 5.1), Square(0.1 + 0.2, 1e5)])
@pytest.mark.parametrize(("shape", "counts"), KNOWN)
def test_known_shapes_cover_known_numbers_of_cells(shape: Shape, counts: tuple[int, ...], lattice: Square) -> None:
    rules = ("center", "any", "half")
    assert tuple(len(covered(shape, lattice, lattice.size / 5, Coverage(rule))) for rule in rules) == counts


@pytest.mark.parametrize("lattice", [HexPointy(60, 1.5, 2.5), HexFlat(33.3)])
def test_a_circle_around_a_hexagon_covers_those_around_it(lattice: HexPointy) -> None:
    shape = Shape(circle=Circle(at(4, 4, "center"), 5))
    cells = covered(shape, lattice, lattice.size / 5, Coverage())
    assert set(cells) == {(4, 4), *lattice.neighbours((4, 4))}


def test_listed_cells_are_those_cells() -> None:
    shape = Shape(cells=Cells((GridCell(3, -1), GridCell(0, 2), GridCell(3, -1), GridCell(-2, -1))))
    assert covered(shape, Square(), 10, Coverage("any")) == [(-2, -1), (3, -1), (0, 2)]


def test_a_figure_of_eight_covers_both_its_halves() -> None:
    eight = Polygon((at(0, 0), at(8, 4), at(8, 0), at(0, 4)))
    cells = covered(Shape(polygon=eight), Square(10), 2, Coverage("half"))
    assert {(0, 1), (0, 2), (7, 1), (7, 2), (2, 1)} <= set(cells)
    assert not {(3, 0), (4, 0), (3, 3), (4, 3)} & set(cells)


def test_what_is_wound_around_twice_is_covered_once() -> None:
    square = (at(0, 0), at(4, 0), at(4, 4), at(0, 4))
    assert len(covered(Shape(polygon=Polygon(square * 2)), Square(10), 2, Coverage("half"))) == 16


def test_as_many_cells_as_are_looked_at_are_covered() -> None:
    side = 5 * math.isqrt(MOST_CELLS)
    assert len(covered(Shape(rectangle=Rectangle(at(0, 0), side, side)), Square(10), 2, Coverage())) == MOST_CELLS
    for shape in (Rectangle(at(0, 0), side + 5, side), Rectangle(at(0, 0), 1e6, 1e6)):
        with pytest.raises(AreaTooLarge):
            covered(Shape(rectangle=shape), Square(10), 2, Coverage())
    with pytest.raises(AreaTooLarge):
        covered(Shape(circle=Circle(at(0, 0), 1e6)), Square(1), 1e6, Coverage("any"))


def test_an_outline_that_runs_to_and_fro_is_refused() -> None:
    points = tuple(at(5000 * (index % 2), index / 625) for index in range(500))
    with pytest.raises(AreaTooLarge):
        covered(Shape(polygon=Polygon(points)), Square(10), 2, Coverage("half"))
