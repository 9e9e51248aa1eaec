"""Areas and ways in pictures: what lies outside, what measures nothing, what crosses itself, what has no grid."""

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from server.domain.hexagons import HexFlat, HexPointy
from server.domain.lattice import Gridless, Lattice, Square
from server.domain.overlays import TYPES, Outline, Position
from server.domain.overlays.drawing import Corners, HandDrawing, PointRun, SvgPath
from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.range import Range, RangeBand
from server.domain.overlays.route import Route
from server.domain.overlays.shapes import Cells, Circle, Cone, GridCell, Line, Polygon, Rectangle, Ring, Shape
from server.domain.overlays.template import Template
from server.domain.overlays.territory import Territory
from server.domain.overlays.zone import Zone
from server.domain.scene import Crop
from server.imaging.render.captions import UNMEASURED_LEGS
from server.imaging.render.render import render
from server.imaging.render.shapes import TOO_MANY_CELLS, UNMEASURED
from tests.unit.imaging import scenes
from tests.unit.imaging.area_scenes import BALL, EDGES, EVERYWHERE, change, measured, named, over, px
from tests.unit.imaging.scenes import at


@pytest.fixture
def base(tmp_path: Path) -> str:
    return scenes.stored(tmp_path)


@pytest.mark.parametrize("data", EVERYWHERE, ids=named)
def test_a_crop_shows_what_the_whole_shows_there(data: Any, base: str) -> None:
    """But for names, which are placed anew."""
    bare = {name: "" for name in ("label", "owner") if hasattr(data, name)}
    data = replace(data, **bare, **({"show_size": False} if isinstance(data, Template) else {}))
    if isinstance(data, Range):
        data = replace(data, bands=tuple(replace(each, label="\u200b") for each in data.bands))
    whole = scenes.pixels(scenes.drawn(measured(over(data)), base))
    cut = scenes.pixels(scenes.drawn(measured(over(data), crop=Crop(90, 70, 200, 150)), base))
    assert (np.abs(cut - whole[70:220, 90:290]).max(2) > 12).mean() < 0.002


@pytest.mark.parametrize("data", EVERYWHERE, ids=named)
@pytest.mark.parametrize("scale", [0.05, 0.33, 4.0])
def test_every_scale_draws_something(data: Any, scale: float, base: str) -> None:
    picture = scenes.pixels(scenes.drawn(measured(over(data), scale=scale), base))
    ground = scenes.pixels(scenes.drawn(measured(scale=scale), base))
    assert np.abs(picture - ground).max() > 20


FAR_AWAY = (px(9e5, 9e5), px(9.1e5, 9e5), px(9e5, 9.1e5))
OUTSIDE: list[Any] = [
    Template(Shape(circle=Circle(px(9e5, 0), 10.0)), "gone"),
    Template(Shape(cone=Cone(px(-9e5, 0), 10.0)), "gone", grid_based=True),
    Range(px(9e5, -9e5), (RangeBand(5.0),), "grid"),
    Route(FAR_AWAY, "march", "gone", captions="distance"),
    Territory(GroundForm((Tract(Outline(FAR_AWAY)),), (GridCell(90_000, 4),)), "gone"),
    Zone(GroundForm((Tract(Outline(FAR_AWAY)),)), traits=("safe",), label="gone"),
    HandDrawing(freehand=PointRun(FAR_AWAY), label="gone"),
]


@pytest.mark.parametrize("data", OUTSIDE, ids=named)
def test_what_lies_outside_is_not_there(data: Any, base: str) -> None:
    picture = render(measured(over(data)), base)
    assert picture.warnings == ()
    assert change(measured(over(data)), base).max() == 0


def test_a_hole_is_left_alone(base: str) -> None:
    hole = Outline((at(4, 2), at(6, 2), at(6, 5), at(4, 5)))
    for outline in (EDGES, EDGES[::-1]):
        land = Territory(GroundForm((Tract(Outline(outline), (hole,)),)), border="glow")
        levels = change(measured(over(land, fill="#FF0000")), base)
        assert levels[140, 200] == 0
        assert levels[140, 80] > 0
        assert levels[10, 200] > 40


@pytest.mark.parametrize("lattice", [Square(40.0), HexPointy(40.0), HexFlat(40.0), Gridless(40.0)], ids=str)
def test_lengths_are_grid_units_on_every_grid(lattice: Lattice, base: str) -> None:
    circle = Template(Shape(circle=Circle(px(200, 140), 10.0)), show_size=False, coverage="center")
    levels = change(measured(over(circle, line_width=1.0, halo_width=0.0, fill_opacity=1.0), lattice=lattice), base)
    row = np.flatnonzero(levels[140] > 40)
    if isinstance(lattice, Gridless):
        assert (row.min(), row.max()) == (pytest.approx(120, abs=2), pytest.approx(280, abs=2))
    assert row.min() <= 121
    assert row.max() >= 279


@pytest.mark.parametrize(
    "shape",
    [
        BALL,
        Shape(cone=Cone(at(5, 3), 10.0)),
        Shape(line=Line(at(5, 3), 10.0, 5.0)),
        Shape(rectangle=Rectangle(at(5, 3), 10.0, 5.0)),
        Shape(ring=Ring(at(5, 3), 5.0, 10.0)),
    ],
)
def test_nobody_knows_how_long_a_unit_is_without_a_grid(shape: Shape, base: str) -> None:
    for data in (Template(shape, "x"), Zone(None, shape, ("safe",), label="x")):
        scene = scenes.scene(over(data))
        assert render(scene, base).warnings == (UNMEASURED.format(kind=TYPES[type(data)]),)
        assert change(scene, base).max() == 0


def test_polygons_and_cells_need_no_unit(base: str) -> None:
    for shape in (Shape(polygon=Polygon((at(1, 1), at(5, 1), at(3, 5)))), Shape(cells=Cells((GridCell(3, 3),)))):
        for data in (Template(shape, "x"), Zone(None, shape, ("safe",))):
            assert render(scenes.scene(over(data)), base).warnings == ()
            assert change(scenes.scene(over(data)), base).max() > 20


def test_ranges_and_legs_need_a_unit(base: str) -> None:
    reach, way = Range(at(5, 3), (RangeBand(5.0),)), Route((at(1, 1), at(5, 5)), captions="distance")
    assert render(scenes.scene(over(reach)), base).warnings == (UNMEASURED.format(kind="range"),)
    assert render(scenes.scene(over(way)), base).warnings == (UNMEASURED_LEGS,)
    assert change(scenes.scene(over(way)), base).max() > 20


def test_what_has_no_place_is_a_warning(base: str) -> None:
    lost, nowhere = Position(), px(float("nan"), 3)
    overlays = (
        Template(Shape()),
        Template(Shape(circle=Circle(nowhere, 5.0))),
        Range(lost, (RangeBand(5.0),)),
        Route((at(1, 1), lost)),
        Route(()),
        Territory(GroundForm((Tract(Outline((at(1, 1), at(2, 2), nowhere))),))),
        Zone(None, None, ("safe",)),
        HandDrawing(),
        HandDrawing(path=SvgPath("nonsense")),
        HandDrawing(rectangle=Corners(lost, at(1, 1))),
    )
    for data in overlays:
        picture = render(measured(over(data)), base)
        assert picture.warnings == (f"A {TYPES[type(data)]} is not drawn: it has no place on the image.",), data
        assert change(measured(over(data)), base).max() == 0


@pytest.mark.parametrize(
    "data",
    [
        Template(Shape(circle=Circle(at(5, 3), 1e-6)), "tiny"),
        Route((at(5, 3), at(5, 3)), "road", "nowhere", captions="both", speed=1.0, progress=0.5),
        Route((at(5, 3), at(5, 3), at(5, 3)), "river", closed=True),
        Territory(GroundForm((Tract(Outline((at(5, 3), at(5, 3), at(5, 3)))),)), "point"),
        Territory(GroundForm((Tract(Outline((at(1, 1), at(5, 5), at(3, 3)))),)), "line"),
        HandDrawing(ellipse=Corners(at(5, 3), at(5, 3)), label="point"),
        HandDrawing(polyline=PointRun((at(5, 3), at(5, 3))), label="point"),
        HandDrawing(path=SvgPath("M5 5Z")),
        Zone(None, Shape(polygon=Polygon((at(2, 2), at(2, 2), at(2, 2)))), ("safe",), label="point"),
    ],
)
def test_what_measures_nothing_is_drawn_as_nothing_or_a_dot(data: Any, base: str) -> None:
    assert render(measured(over(data)), base).warnings == ()
    assert (change(measured(over(data)), base) > 20).mean() < 0.05


def test_what_crosses_itself_is_filled_whole(base: str) -> None:
    star = tuple(
        px(200 + 120 * math.sin(each * 0.8 * math.pi), 140 - 120 * math.cos(each * 0.8 * math.pi)) for each in range(5)
    )
    for data in (HandDrawing(polygon=PointRun(star)), Template(Shape(polygon=Polygon(star)), coverage="center")):
        levels = change(scenes.scene(over(data, fill="#0000FF", fill_opacity=1.0)), base)
        assert levels[140, 200] > 60


@pytest.mark.parametrize(
    ("shape", "coverage", "count"),
    [
        (Shape(circle=Circle(at(5, 3), 10.0)), "center", 16),  # in steps, whatever the coverage
        (Shape(ring=Ring(at(5, 3), 5.0, 10.0)), "center", 12),
        (Shape(circle=Circle(at(4.5, 3.5), 10.0)), "center", 25),
        (Shape(rectangle=Rectangle(at(2, 2), 13.0, 12.0)), "center", 6),
        (Shape(rectangle=Rectangle(at(2, 2), 13.0, 12.0)), "any", 9),
        (Shape(rectangle=Rectangle(at(2, 2), 13.0, 12.0)), "half", 6),
        (Shape(cells=Cells((GridCell(1, 1), GridCell(2, 1), GridCell(2, 1)))), "center", 2),
    ],
)
def test_covered_cells_are_those_that_the_rule_says(shape: Shape, coverage: str, count: int, base: str) -> None:
    ball = Template(shape, coverage=coverage, grid_based=True, show_size=False)
    style = {"line_width": 0.0, "halo_width": 0.0, "fill_opacity": 1.0, "fill": "#00FF00"}
    assert (change(measured(over(ball, **style)), base) > 60).sum() / 1600 == pytest.approx(count, rel=0.02)


def test_more_cells_than_are_looked_at_are_a_warning(base: str) -> None:
    fine = Square(2.0)
    ball = Template(Shape(circle=Circle(px(200, 140), 1000.0)), "x")
    picture = render(measured(over(ball), lattice=fine), base)
    assert picture.warnings == (TOO_MANY_CELLS.format(kind="template"),)
    reach = Range(px(200, 140), (RangeBand(1000.0),), "grid")
    assert render(measured(over(reach), lattice=fine), base).warnings == (TOO_MANY_CELLS.format(kind="range"),)


@pytest.mark.parametrize("points", [3, 500, 5000])
def test_thousands_of_points_are_one_outline(points: int, base: str) -> None:
    turns = np.arange(points) / points * 2 * np.pi
    ring = tuple(px(200 + 100 * float(np.cos(turn)), 140 + 100 * float(np.sin(turn))) for turn in turns)
    land = Territory(GroundForm((Tract(Outline(ring)),)), border="glow")
    levels = change(measured(over(land, fill_opacity=1.0)), base)
    assert levels[140, 200] > 20
    assert levels[5, 5] == 0
