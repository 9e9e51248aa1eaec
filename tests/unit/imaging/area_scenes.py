"""Pictures of areas and ways, for tests of them: on flat ground, as far as it is changed."""

from dataclasses import replace
from typing import Any

import numpy as np

from server.domain.lattice import Lattice
from server.domain.overlays import TYPES, Outline, OverlayStyle, Pixel, Position, SceneOverlay
from server.domain.overlays.drawing import Corners, HandDrawing
from server.domain.overlays.ground import GroundForm, Tract
from server.domain.overlays.range import Range, RangeBand
from server.domain.overlays.route import Route
from server.domain.overlays.shapes import Circle, GridCell, Shape
from server.domain.overlays.template import Template
from server.domain.overlays.territory import Territory
from server.domain.overlays.zone import Zone
from server.domain.scene import Measure, Output, Scene
from tests.unit.imaging import scenes
from tests.unit.imaging.scenes import at

FEET = Measure(5.0, "ft")
BALL = Shape(circle=Circle(at(5, 3.5), 10.0))
EDGES = (at(0, 0), at(10, 0), at(10, 7), at(0, 7))


def px(x: float, y: float) -> Position:
    return Position(pixel=Pixel(x, y))


def over(data: Any, **style: Any) -> SceneOverlay:
    return SceneOverlay(TYPES[type(data)], data, OverlayStyle(**style))


def measured(*overlays: SceneOverlay, lattice: Lattice | None = None, **output: Any) -> Scene:
    shown = replace(scenes.scene(*overlays), measure=FEET, output=Output("png", **output))
    return shown if lattice is None else replace(shown, lattice=lattice)


def change(scene: Scene, base: str) -> Any:
    """By how much each pixel differs from the ground."""
    return np.abs(scenes.pixels(scenes.drawn(scene, base)) - scenes.pixels(scenes.ground())).max(2)


def named(data: Any) -> str:
    return type(data).__name__ + (
        "_of_cells" if getattr(data, "metric", "") == "grid" or getattr(data, "grid_based", False) else ""
    )


EVERYWHERE: list[Any] = [
    Template(BALL, "Fireball", "fire"),
    Range(at(5, 3.5), (RangeBand(5.0), RangeBand(12.0))),
    Range(at(5, 3.5), (RangeBand(5.0), RangeBand(12.0)), "grid"),
    Route((at(1, 1), at(5, 5), at(9, 1)), "road", "Road"),
    Territory(GroundForm((Tract(Outline(EDGES), (Outline((at(3, 3), at(5, 3), at(4, 5))),)),)), "Land"),
    Zone(GroundForm(cells=tuple(GridCell(column, 3) for column in range(9))), traits=("water",)),
    HandDrawing(rectangle=Corners(at(1, 1), at(4, 4), 20.0)),
]
