"""What effects cover."""

from dataclasses import replace

from server.domain.overlays.shapes import Cells, Circle, Cone, GridCell, Line, Polygon, Rectangle, Ring, Shape
from server.domain.overlays.template import Template
from server.domain.scene import Grid, Measure
from tests.overlay_samples.sample import CELL, PIXEL, SPOT, Sample, at, over, scene

FEET = Measure(5.0, "ft")
EFFECTS = (
    Template(Shape(circle=Circle(at(2, 2), 10.0)), "Fireball", "fire"),
    Template(Shape(circle=Circle(at(6.5, 1.5), 7.5)), "", "cold", "any"),
    Template(Shape(cone=Cone(at(5, 4.5), 15.0, -20.0)), "", "acid"),
    Template(Shape(line=Line(at(0.3, 4.6), 20.0, 5.0, 12.0)), "", "lightning", "half"),
    Template(Shape(ring=Ring(at(8.3, 4.2), 4.0, 8.0)), "Ward", "radiant", show_size=False),
)
PLAYED = (
    Template(Shape(circle=Circle(at(2, 2), 10.0)), "", "smoke", grid_based=True),
    Template(Shape(cells=Cells((GridCell(5, 0), GridCell(6, 0), GridCell(6, 1), GridCell(5, 3)))), "", "poison"),
    Template(Shape(rectangle=Rectangle(at(7, 0.5), 10.0, 15.0, 15.0)), "", "force", "any"),
    Template(
        Shape(polygon=Polygon((at(1, 4.2), at(4, 4.2), at(1.3, 5.8), at(2.5, 3.5), at(3.6, 5.8)))), "", "necrotic"
    ),
    Template(Shape(cone=Cone(at(4.5, 2.5), 15.0, 90.0, 90.0, flat=True)), "Ice", "web"),
)
SMALL = Grid(cell_size=32.0, color="#14100E", opacity=0.3)
SQUARES = replace(scene(*over("template", *EFFECTS), grid=True), lattice=SMALL.lattice, grid=SMALL, measure=FEET)
HEXES = Grid("hex_pointy", 32.0)
BALL = {"circle": {"center": CELL, "radius": 20}}
BURST = {"shape": {"circle": {"center": SPOT, "radius": 20}}, "label": "Fireball", "effect": "fire"}

SAMPLE = Sample(
    full={
        "shape": BALL,
        "label": "Fireball",
        "effect": "EFFECT_FIRE",
        "coverage": "COVERAGE_FRACTION",
        "fraction": 0.25,
        "grid_based": True,
        "show_size": False,
    },
    secret=BURST,
    known=BURST,
    words={"EFFECT_FIRE": "fire", "COVERAGE_FRACTION": "fraction"},
    sparse=(({"shape": BALL}, {"effect": "EFFECT_CUSTOM", "coverage": "COVERAGE_CENTER"}),),
    wrong=(
        ({}, "shape"),
        ({"shape": {}}, "shape.form"),
        ({"shape": {"circle": {"center": CELL, "radius": 0}}}, "shape.circle.radius"),
        ({"shape": {"circle": {"radius": 5}}}, "shape.circle.center"),
        ({"shape": {"ring": {"center": CELL, "inner": 5, "outer": 5}}}, "shape.ring.inner"),
        ({"shape": {"cone": {"origin": CELL, "length": 5, "angle": 179, "flat": True}}}, "shape.cone.angle"),
        ({"shape": {"line": {"origin": CELL, "length": 5}}}, "shape.line.width"),
        ({"shape": {"polygon": {"points": [CELL, PIXEL]}}}, "shape.polygon.points"),
        ({"shape": {"cells": {"cells": [{"column": 1_000_001}]}}}, "shape.cells.cells[0].column"),
        ({"shape": BALL, "fraction": 0}, "fraction"),
        ({"shape": BALL, "effect": 99}, "effect"),
        ({"shape": BALL, "label": "x" * 81}, "label"),
    ),
    pictures={
        "templates": SQUARES,
        "templates_played": replace(SQUARES, overlays=over("template", *PLAYED)),
        "templates_on_hexes": replace(SQUARES, lattice=HEXES.lattice, grid=None),
    },
)
