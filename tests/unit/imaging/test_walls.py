"""Walls and doors in a picture: which are drawn, for whom, where, and how much of them."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.domain.overlays import (
    GM,
    PLAYERS,
    Door,
    Outline,
    OverlayStyle,
    Pixel,
    Position,
    SceneOverlay,
    Segment,
    Walls,
)
from server.domain.passing import CLOSED_DOORS, WALLS
from server.domain.scene import Crop, Grid, Output
from server.imaging.render.render import render
from server.imaging.render.segments import NOWHERE, TOO_FAR
from tests.lines_run import lines_run
from tests.unit.imaging import scenes

KINDS = sorted(WALLS)
STATES = ("open", "closed", "locked")


@pytest.fixture
def base(tmp_path: Path) -> str:
    return scenes.stored(tmp_path)


def walls(*segments: Segment, doors: tuple[Door, ...] = (), opacity: float | None = None) -> SceneOverlay:
    """An overlay of these."""
    return SceneOverlay("walls", Walls(segments, doors), OverlayStyle(opacity=opacity))


def difference(
    base: str, overlay: SceneOverlay, audience: str = GM
) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    """How much an overlay changes each pixel."""
    shown = scenes.drawn(scenes.scene(overlay, audience=audience), base)
    change: np.ndarray[tuple[int, ...], np.dtype[np.int16]]
    change = np.abs(scenes.pixels(shown) - scenes.pixels(scenes.ground())).max(2)
    return change


def run(kind: str, *spots: tuple[float, float]) -> Segment:
    return Segment(tuple(scenes.at(*each) for each in spots or ((1, 1), (4, 1), (4, 3))), kind)


@pytest.mark.parametrize("audience", [GM, PLAYERS])
def test_bars_and_windows_are_drawn_and_what_is_invisible_for_the_game_master(base: str, audience: str) -> None:
    seen = {kind for kind in KINDS if difference(base, walls(run(kind)), audience).max() > 40}
    assert seen == {"bars", "window"} | ({"invisible"} if audience == GM else set())


@pytest.mark.parametrize("kind", ["bars", "window", "invisible"])
def test_walls_are_drawn_where_they_stand(base: str, kind: str) -> None:
    rows, columns = np.nonzero(difference(base, walls(run(kind))))
    assert 34 <= rows.min() <= 40
    assert 34 <= columns.min() <= 42
    assert 116 <= rows.max() <= 126
    assert 158 <= columns.max() <= 166
    faded = difference(base, walls(run(kind), opacity=0.5))
    assert 0 < faded.max() < difference(base, walls(run(kind))).max()


@pytest.mark.parametrize("kind", ["bars", "window", "invisible"])
def test_a_crop_shows_walls_as_the_whole_does(base: str, kind: str) -> None:
    shown = scenes.scene(walls(run(kind, (0.3, 0.2), (9.1, 5.7), (2, 6.5))))
    whole = scenes.pixels(scenes.drawn(shown, base))
    for crop in (Crop(90, 40, 120, 90), Crop(0, 180, 200, 100)):
        part = scenes.drawn(replace(shown, output=Output("png", 1.0, 85, crop)), base)
        window = whole[crop.y : crop.y + crop.height, crop.x : crop.x + crop.width]
        assert np.abs(scenes.pixels(part) - window).max() <= 2


@pytest.mark.parametrize(("kind", "state"), [(kind, state) for kind in CLOSED_DOORS for state in STATES])
def test_every_door_is_drawn_for_whom_it_is(base: str, kind: str, state: str) -> None:
    ends = scenes.at(4, 3), scenes.at(5, 3)
    for is_found, audience in ((False, GM), (False, PLAYERS), (True, GM), (True, PLAYERS)):
        drawn = difference(base, walls(doors=(Door(kind, state, *ends, found=is_found),)), audience).max() > 60
        assert drawn == (kind != "arch" and (kind != "secret" or is_found or audience == GM))


def test_a_found_secret_door_is_drawn_as_a_door_of_wood(base: str) -> None:
    ground = Outline((scenes.at(4, 2), scenes.at(5, 2), scenes.at(5, 3), scenes.at(4, 3)))
    for state in STATES:
        door = Door("secret", state, scenes.at(4, 2.5), scenes.at(5, 2.5), ground, "a", found=True)
        pictures = {
            render(scenes.scene(walls(doors=(each,)), audience=audience), base).content
            for each in (door, replace(door, kind="wood", found=False))
            for audience in (GM, PLAYERS)
        }
        assert len(pictures) == 1


def test_how_a_door_stands_is_seen(base: str) -> None:
    for kind in sorted(set(CLOSED_DOORS) - {"arch", "secret", "iron"}):
        doors = [Door(kind, state, scenes.at(4, 3), scenes.at(5, 3)) for state in STATES]
        pictures = [difference(base, walls(doors=(each,))) for each in doors]
        assert len({each.tobytes() for each in pictures}) == len(STATES), kind


def test_a_wall_that_is_nowhere_is_told(base: str) -> None:
    nowhere = Segment((scenes.at(1, 1), Position()), "bars")
    picture = render(scenes.scene(walls(nowhere, run("window"), replace(nowhere, kind="wall"))), base)
    assert picture.warnings == (NOWHERE,)
    far = run("window", (1e12, 1), (1, 1))
    assert render(scenes.scene(walls(far, replace(far, kind="object"))), base).warnings == (TOO_FAR,)


def test_walls_without_end_cost_what_is_seen_of_them(base: str) -> None:
    def lines(*spots: tuple[float, float]) -> int:
        with lines_run() as counted:
            render(scenes.scene(walls(*(run(kind, *spots) for kind in KINDS))), base)
        return counted.count

    near, far = lines((-1, 3), (11, 4)), lines((-1e6, 3), (1e6, 4))
    assert far < 1.5 * near
    assert lines((-50, -50), (-20, -30)) < near


FAR = st.sampled_from([0.0, 33.3, 1e6, -1e6, 1e300, math.inf, math.nan])
POSITIONS = st.one_of(
    st.builds(scenes.at, st.floats(-3, 13), st.floats(-3, 10)),
    st.builds(Pixel, FAR, FAR).map(lambda pixel: Position(pixel=pixel)),
    st.just(Position()),
)
SEGMENTS = st.builds(Segment, st.lists(POSITIONS, max_size=5).map(tuple), st.sampled_from([*KINDS, "curtain", ""]))
DOORS = st.builds(
    Door,
    st.sampled_from([*CLOSED_DOORS, "curtain", ""]),
    st.sampled_from([*STATES, "ajar", ""]),
    POSITIONS,
    POSITIONS,
    found=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(SEGMENTS, max_size=6).map(tuple),
    st.lists(DOORS, max_size=4).map(tuple),
    st.sampled_from([GM, PLAYERS]),
    st.sampled_from([1.0, 13.9, 14.0, 40.0, 4096.0]),
    st.sampled_from([0.05, 1.0, 2.0]),
)
def test_no_walls_can_break_a_render(
    base: str, segments: tuple[Segment, ...], doors: tuple[Door, ...], audience: str, cell: float, scale: float
) -> None:
    grid = Grid(cell_size=cell)
    shown = scenes.scene(SceneOverlay("walls", Walls(segments, doors)), audience=audience, scale=scale)
    picture = render(replace(shown, lattice=grid.lattice), base)
    assert (picture.width, picture.height) == (round(400 * scale), round(280 * scale))
