"""What is written at areas and ways: names, sizes, distances, times."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from server.domain.overlays import Outline
from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.route import Route
from server.domain.overlays.shapes import Cells, Cone, GridCell, Line, Rectangle, Ring, Shape
from server.domain.overlays.territory import Territory
from server.imaging.render.captions import TOO_MANY_LEGS, UNTIMED, time_text
from server.imaging.render.render import render
from server.imaging.render.template import size_text
from tests.unit.imaging import scenes
from tests.unit.imaging.area_scenes import BALL, EDGES, change, measured, over, px
from tests.unit.imaging.scenes import at


@pytest.fixture
def base(tmp_path: Path) -> str:
    return scenes.stored(tmp_path)


def test_times_are_written_as_travellers_say_them() -> None:
    words = {0.001: "< 1 min", 0.25: "15 min", 2.0: "2 h", 2.5: "2 h 30 min", 99.0: "99 h", 240.0: "10 d"}
    assert {hours: time_text(hours) for hours in words} == words


def test_legs_that_cannot_be_told_are_a_warning(base: str) -> None:
    way = Route((at(1, 1), at(5, 5), at(9, 1)), captions="time")
    assert render(measured(over(way)), base).warnings == (UNTIMED,)
    many = Route(tuple(at(index / 20, index % 2) for index in range(150)), captions="distance")
    assert render(measured(over(many)), base).warnings == (TOO_MANY_LEGS,)


@pytest.mark.parametrize("progress", [0.0, 0.3, 1.0])
def test_what_is_behind_is_whole_and_what_is_ahead_in_dashes(progress: float, base: str) -> None:
    way = Route((px(20, 140), px(380, 140)), "trail", progress=progress, smoothing=0.0)
    levels = change(measured(over(way, line_width=4.0, halo_width=0.0)), base)[140]
    here = 20 + round(360 * progress)
    behind, ahead = levels[24 : max(24, here - 8)], levels[here + 10 : 376]
    assert (behind > 40).all()
    if len(ahead):
        assert 0.4 < (ahead > 40).mean() < 0.8


def test_sizes_are_written_as_players_say_them() -> None:
    assert size_text(BALL, "ft") == "10 ft"
    assert size_text(Shape(cone=Cone(at(0, 0), 15.0)), "ft") == "15 ft"
    assert size_text(Shape(cone=Cone(at(0, 0), 15.0, 0.0, 90.0)), "ft") == "15 ft, 90°"
    assert size_text(Shape(line=Line(at(0, 0), 60.0, 5.0)), "ft") == "60 × 5 ft"
    assert size_text(Shape(rectangle=Rectangle(at(0, 0), 30.0, 12.5)), "m") == "30 × 12.5 m"
    assert size_text(Shape(ring=Ring(at(0, 0), 5.0, 10.0)), "ft") == "5 – 10 ft"
    assert size_text(Shape(cells=Cells((GridCell(),))), "ft") == ""


def test_names_of_areas_keep_off_each_other(base: str) -> None:
    def letters(*names: str) -> Any:
        lands = [Territory(GroundForm((Tract(Outline(EDGES)),)), name, border="glow") for name in names]
        style = {"fill_opacity": 0.0, "line_width": 0.0, "color": "#000000", "fill": "#A69E92"}
        bare, plain = (
            scenes.pixels(scenes.drawn(measured(*(over(each, **style) for each in shown)), base))
            for shown in (lands, [replace(each, label="") for each in lands])
        )
        return np.abs(bare - plain).max(2) > 60

    one, other, both = letters("Aveline"), letters("Dornmark"), letters("Aveline", "Dornmark")
    assert (one & other).sum() > 50  # each by itself stands where there is most room
    assert both.sum() == pytest.approx(one.sum() + other.sum(), rel=0.1)
