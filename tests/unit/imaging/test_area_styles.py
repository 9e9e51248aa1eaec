"""How areas and ways look: faded as one, with lines, dashes and fillings as their style says."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from server.domain.overlays import Outline
from server.domain.overlays.drawing import HandDrawing, PointRun
from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.range import Range, RangeBand
from server.domain.overlays.route import Route
from server.domain.overlays.template import Template
from server.domain.overlays.zone import Zone
from server.imaging.render.render import render
from tests.unit.imaging import scenes
from tests.unit.imaging.area_scenes import EDGES, EVERYWHERE, change, measured, over, px


@pytest.fixture
def base(tmp_path: Path) -> str:
    return scenes.stored(tmp_path)


def test_opacity_fades_all_of_it_as_one(base: str) -> None:
    ground = scenes.pixels(scenes.ground())
    for data in EVERYWHERE:
        solid = scenes.pixels(scenes.drawn(measured(over(replace(data, **_nameless(data)))), base))
        half = scenes.pixels(scenes.drawn(measured(over(replace(data, **_nameless(data)), opacity=0.5)), base))
        faded = np.abs(half - (solid + ground) / 2).max(2)
        # Two areas of one overlay fade one after the other: where they overlap, what is below shows through both.
        assert (faded > 2).mean() < (0.2 if isinstance(data, Template) else 0.03), data
        gone = change(measured(over(data, opacity=0.0)), base)
        assert gone.max() == 0


def _nameless(data: Any) -> dict[str, Any]:
    bare: dict[str, Any] = {name: "" for name in ("label", "owner") if hasattr(data, name)}
    return bare | ({"show_size": False} if isinstance(data, Template) else {})


def test_lines_fillings_and_patterns_can_be_taken_away(base: str) -> None:
    bare = {"line_width": 0.0, "fill_opacity": 0.0, "pattern": "none", "halo_width": 0.0}
    zone = Zone(GroundForm((Tract(Outline(EDGES)),)), traits=("water",))
    assert change(measured(over(zone, **bare)), base).max() == 0
    assert change(measured(over(zone, **bare | {"pattern": "checker"})), base).max() > 20
    assert change(measured(over(HandDrawing(polyline=PointRun(EDGES)), line_width=0.0)), base).max() == 0
    assert change(measured(over(Route(EDGES), line_width=0.0)), base).max() == 0


def test_a_dash_is_a_dash_and_a_gap_a_gap(base: str) -> None:
    line = HandDrawing(polyline=PointRun((px(20, 140), px(380, 140))))
    style = {"line_width": 10.0, "color": "#000000", "halo_width": 0.0}
    shares = {
        kind: (change(measured(over(line, line=kind, **style)), base)[140, 30:370] > 60).mean()
        for kind in ("solid", "dashed", "dotted", "dash_dot")
    }
    assert shares["solid"] == 1.0
    assert shares["dashed"] == pytest.approx(4 / 6.6, abs=0.05)
    assert shares["dotted"] == pytest.approx(1 / 2.4, abs=0.08)
    assert 0.5 < shares["dash_dot"] < 0.75


def test_too_many_dashes_are_a_line(base: str) -> None:
    back_and_forth = tuple(px(5 if index % 2 else 395, index / 10) for index in range(2000))
    line = HandDrawing(polyline=PointRun(back_and_forth))
    assert render(measured(over(line, line="dotted", line_width=1.0)), base).warnings == ()


def test_the_outermost_band_is_the_lightest(base: str) -> None:
    reach = Range(px(200, 140), tuple(RangeBand(each, "\u200b") for each in (4.0, 8.0, 12.0, 16.0)))
    levels = change(measured(over(reach, line_width=0.0, halo_width=0.0, fill="#0000FF")), base)
    shades = [levels[138:142, 200 + offset].mean() for offset in (16, 48, 80, 112)]
    assert shades == sorted(shades, reverse=True)
    assert shades[-1] > 5
