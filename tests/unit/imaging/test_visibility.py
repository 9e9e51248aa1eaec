"""What is seen past walls is what single rays tell, whatever the walls are, and costs what is near."""

import math
from dataclasses import replace

import numpy as np
import pytest

from server.domain.sight import Barrier
from server.domain.sight_errors import SightTooComplex
from server.drawing.arrays import Numbers
from server.imaging.render import barriers as barriers_module
from server.imaging.render.barriers import BarrierField
from server.imaging.render.viewport import Viewport
from server.imaging.render.visibility import Barriers, Sectors, view_from
from tests.overlay_samples.sample import GRID

RAYS = 1500
VIEW = Viewport(0, 0, 1, 1, GRID.lattice)


def by_rays(middle: tuple[float, float], radius: float, walls: Barriers, angles: Numbers) -> Numbers:
    """How far single rays get: each wall is asked."""
    along, across = np.cos(angles)[:, None], np.sin(angles)[:, None]
    start, piece = walls.start - middle, walls.end - walls.start
    turn = along * piece[:, 1] - across * piece[:, 0]
    with np.errstate(all="ignore"):
        far = (start[:, 0] * piece[:, 1] - start[:, 1] * piece[:, 0]) / turn
        share = (start[:, 0] * across - start[:, 1] * along) / turn
    far = np.where((turn != 0) & (far > 0) & (share >= 0) & (share <= 1), far, np.inf)
    first = np.where(walls.solid, far, np.inf).min(1, initial=np.inf)
    loose = np.sort(np.where(walls.solid, np.inf, far), 1)
    second = loose[:, 1] if loose.shape[1] > 1 else np.full(len(angles), np.inf)
    return np.asarray(np.minimum(np.minimum(first, second), radius))


def reached(view: Sectors, angles: Numbers) -> Numbers:
    """How far a view reaches in directions: along the line or the arc that ends each sector."""
    sector = np.searchsorted(view.first, angles, "right") - 1
    ends = [
        (reach[sector] * np.cos(at[sector]), reach[sector] * np.sin(at[sector]))
        for at, reach in ((view.first, view.near), (view.last, view.far))
    ]
    (x, y), (end_x, end_y) = ends
    across, down = end_x - x, end_y - y
    with np.errstate(all="ignore"):
        far = (x * down - y * across) / (np.cos(angles) * down - np.sin(angles) * across)
    return np.asarray(np.where(view.stopped[sector], far, view.near[sector]))


def scene(kind: str, random: np.random.Generator) -> Barriers:
    """Walls of a kind, none to some hundreds."""
    count = int(random.integers(0, 400))
    start = random.uniform(0, 1000, (count, 2))
    match kind:
        case "short":
            end = start + random.normal(0, 60, (count, 2))
        case "across":  # they cross each other everywhere
            end = random.uniform(0, 1000, (count, 2))
        case "welded":  # corners in common, pieces without length, pieces on each other
            start = np.round(start / 50) * 50
            end = start + random.choice([-50, 0, 50], (count, 2))
        case _:  # lines through the same points, and through where one looks from
            start, end = (np.round(each / 100) * 100 for each in (start, random.uniform(0, 1000, (count, 2))))
    return Barriers(start, end, random.random(count) < random.choice([0, 0.5, 1.0]))


@pytest.mark.parametrize("kind", ["short", "across", "welded", "through"])
@pytest.mark.parametrize("seed", range(25))
def test_views_are_what_rays_tell(kind: str, seed: int) -> None:
    random = np.random.default_rng((seed, len(kind)))
    walls = scene(kind, random)
    middle = (525.0, 475.0) if seed % 3 == 0 else tuple(random.uniform(0, 1000, 2).tolist())
    radius = float(random.choice([80, 300, 2000]))
    angles = random.uniform(-math.pi, math.pi, RAYS)
    view = view_from(middle, radius, walls)
    assert reached(view, angles) == pytest.approx(by_rays(middle, radius, walls, angles), rel=1e-6, abs=1e-6)


def test_many_walls_hide_each_other_and_what_is_seen_stays_the_same() -> None:
    random = np.random.default_rng(4)
    start = random.uniform(0, 1000, (4000, 2))
    walls = Barriers(start, start + random.normal(0, 25, (4000, 2)), random.random(4000) < 0.7)
    angles = random.uniform(-math.pi, math.pi, RAYS)
    view = view_from((500.0, 500.0), 2000.0, walls)
    assert reached(view, angles) == pytest.approx(by_rays((500.0, 500.0), 2000.0, walls, angles), rel=1e-6)
    assert len(view.first) < 2000


@pytest.mark.parametrize(
    ("angle", "direction"), [(90.0, 0.0), (30.0, 170.0), (300.0, -90.0), (1.0, 360.0), (180.0, 180.0)]
)
def test_a_beam_is_part_of_the_whole(angle: float, direction: float) -> None:
    walls = scene("short", np.random.default_rng(9))
    angles = np.random.default_rng(3).uniform(-math.pi, math.pi, RAYS)
    away = np.abs((np.degrees(angles) - direction + 180) % 360 - 180)
    clear = np.abs(away - angle / 2) > 1e-6
    beam = reached(view_from((500.0, 500.0), 300.0, walls, angle, direction), angles[clear])
    whole = reached(view_from((500.0, 500.0), 300.0, walls), angles[clear])
    assert beam == pytest.approx(np.where(away[clear] < angle / 2, whole, 0.0))


def test_an_outline_goes_a_little_into_walls_and_never_too_far() -> None:
    walls = Barriers(np.array([(100.0, -500.0)]), np.array([(100.0, 500.0)]), np.array([True]))
    view = view_from((0.0, 0.0), 300.0, walls)
    assert view.outline()[:, 0].max() == pytest.approx(100)
    assert 105 < view.outline(20.0)[:, 0].max() < 121
    assert np.hypot(*view.outline(20.0, 300.0).T).max() == pytest.approx(300, rel=1e-6)


def field_of(*runs: list[tuple[float, float]], solid: bool = True) -> BarrierField:
    return BarrierField([Barrier(tuple(each), solid) for each in runs], VIEW)


def test_what_is_looked_at_for_one_light_does_not_grow_with_walls_elsewhere() -> None:
    random = np.random.default_rng(1)
    near = random.uniform(0, 4000, (5000, 2))
    runs = [[tuple(each), tuple(each + 10)] for each in near.tolist() and near]
    more = [[tuple(each), tuple(each + 10)] for each in random.uniform((2000, 0), (4000, 4000), (5000, 2))]
    few, many = (field_of(*each).near((500.0, 500.0), 200.0) for each in (runs, runs + more))
    assert 0 < len(few) < 200
    assert len(many) == len(few)


def test_what_hangs_on_a_wall_shines_into_the_room() -> None:
    cell = GRID.cell_size
    room = [(100.0, 100.0), (500.0, 100.0), (500.0, 400.0), (100.0, 400.0), (100.0, 100.0)]
    field = field_of(room)
    for spot in ((300.0, 100.0), (300.0, 92.0), (300.0, 108.0)):
        x, y = field.before_wall(spot)
        assert (x, 100 < y < 100 + cell / 2) == (300.0, True)
    assert field.before_wall((300.0, 250.0)) == (300.0, 250.0)
    assert field.before_wall((300.0, 50.0)) == (300.0, 50.0)


def test_more_walls_than_are_looked_at_are_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(barriers_module, "MOST_PIECES", 3)
    field_of([(0.0, 0.0)] * 4)
    with pytest.raises(SightTooComplex, match=r"4 pieces of wall .* 3 are the most"):
        field_of([(0.0, 0.0)] * 5)


def test_walls_without_a_place_stop_nothing() -> None:
    nowhere = [(math.nan, 0.0), (5.0, 5.0), (9.0, 9.0)]
    assert len(field_of(nowhere).all) == 1
    assert len(BarrierField([], VIEW).near((0.0, 0.0), 10.0)) == 0
    assert (
        len(BarrierField([Barrier(((3.0, 3.0), (3.0, 3.0)))], replace(VIEW, scale_x=0.5)).near((0.0, 0.0), 10.0)) == 1
    )
