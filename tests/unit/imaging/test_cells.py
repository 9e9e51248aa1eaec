"""Cells as ground: one outline around all of them, on every grid."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.clipping import area
from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import CellId, Lattice, Square
from server.drawing.strokes import Points
from server.imaging.render.cells import outline_of
from server.imaging.render.viewport import Viewport

LATTICES: list[Lattice] = [
    Square(63.7, -11.3, 5.0),
    HexPointy(50.0, 7.1, -3.0),
    HexFlat(71.3, 0.2, 4.0, "even"),
]


def rings_of(lattice: Lattice, cells: Sequence[CellId], scale: float = 1.0) -> list[Points]:
    return outline_of(cells, Viewport(10.0, -20.0, scale, scale, lattice))


def ground(rings: list[Points]) -> float:
    return area([tuple(map(tuple, ring.tolist())) for ring in rings])


@given(
    st.sampled_from(LATTICES),
    st.sets(st.tuples(st.integers(-4, 4), st.integers(-4, 4)), min_size=1, max_size=30),
    st.sampled_from([0.05, 1.0, 4.0]),
)
def test_the_outline_holds_as_much_ground_as_the_cells(lattice: Lattice, cells: set[CellId], scale: float) -> None:
    rings = rings_of(lattice, sorted(cells), scale)
    each = area([lattice.corners((0, 0))]) * scale**2
    assert ground(rings) == pytest.approx(each * len(cells), rel=1e-6)


@pytest.mark.parametrize("lattice", LATTICES)
def test_a_block_has_one_ring_and_a_hole_another(lattice: Lattice) -> None:
    block = [(column, row) for column in range(5) for row in range(5)]
    assert len(rings_of(lattice, block)) == 1
    assert len(rings_of(lattice, [each for each in block if each != (2, 2)])) == 2
    assert len(rings_of(lattice, [(0, 0), (9, 9)])) == 2
    assert rings_of(lattice, []) == []
    assert ground(rings_of(lattice, [(0, 0), (0, 0)])) == pytest.approx(ground(rings_of(lattice, [(0, 0)])))


def test_a_row_of_squares_has_four_corners() -> None:
    (ring,) = rings_of(Square(40.0), [(column, 3) for column in range(200)])
    assert sorted(map(tuple, np.round(ring).tolist())) == [(-10, 140), (-10, 180), (7990, 140), (7990, 180)]


@pytest.mark.parametrize("lattice", LATTICES)
def test_far_cells_are_outlined_as_near_ones_are(lattice: Lattice) -> None:
    far = [(1_000_000, -1_000_000), (1_000_000, -1_000_001)]
    assert len(rings_of(lattice, far)) == 1
