"""Figures drawn by hand."""

import math
from dataclasses import replace

from server.domain.overlays import OverlayStyle, SceneOverlay
from server.domain.overlays.drawing import Corners, HandDrawing, PointRun, SvgPath
from tests.overlay_samples.sample import CELL, ORIGIN, PIXEL, SPOT, Sample, at, over, scene
from tests.overlay_samples.template import SMALL


def run(*places: tuple[float, float]) -> PointRun:
    """A run of points."""
    return PointRun(tuple(at(*each) for each in places))


STAR = [(5.3 + math.sin(each * math.tau * 2 / 5), 3.6 - math.cos(each * math.tau * 2 / 5)) for each in range(5)]
FIGURES = (
    HandDrawing(rectangle=Corners(at(0.5, 0.5), at(2.5, 1.8), 12.0), label="Camp"),
    HandDrawing(ellipse=Corners(at(3.2, 0.4), at(5.6, 1.9), -10.0)),
    HandDrawing(polyline=run((6.2, 0.4), (6.8, 1.9), (7.4, 0.4), (8, 1.9), (8.6, 0.4), (8.9, 1.9))),
    HandDrawing(freehand=run(*[(0.5 + each * 0.45, 3.2 + math.sin(each) * 0.6) for each in range(8)])),
    HandDrawing(polygon=run(*STAR)),
    HandDrawing(path=SvgPath("M0,0 h2.4 v2 h-2.4 z M.5,.4 v1.2 h1.4 q.4,-.6 0,-1.2 z", at(7, 2.6), True)),
    HandDrawing(freehand=run((0.8, 4.7), (2, 4.5), (2.6, 5.2), (1.4, 5.6)), closed=True),
)
PATTERNS = tuple(
    SceneOverlay(
        "drawing",
        HandDrawing(rectangle=Corners(at(0.3 + index * 1.6, 0.4), at(1.6 + index * 1.6, 2.4))),
        OverlayStyle(fill="#4F8FCF", pattern=pattern, pattern_spacing=10.0),
    )
    for index, pattern in enumerate(("hatch", "cross", "dots", "stripes", "checker", "scales"))
)
LINES = tuple(
    SceneOverlay(
        "drawing",
        HandDrawing(polyline=run((0.4, 3 + index * 0.7), (6, 3 + index * 0.7), (8, 3.4 + index * 0.7))),
        OverlayStyle(color="#1F4E79", line=line, line_width=4.0, halo="#FFFFFF", halo_width=2.0, opacity=0.8),
    )
    for index, line in enumerate(("solid", "dashed", "dotted", "dash_dot"))
)
BARE = replace(scene(*over("drawing", *FIGURES)), lattice=SMALL.lattice)
SKETCH = {"freehand": {"points": [SPOT, PIXEL]}, "label": "here"}

SAMPLE = Sample(
    full={"polyline": {"points": [CELL, PIXEL, ORIGIN]}, "closed": True, "label": "the way out"},
    secret=SKETCH,
    known=SKETCH,
    sparse=(
        ({"rectangle": {"start": CELL, "end": PIXEL}}, {}),
        ({"path": {"commands": "M0 0L1 1", "origin": CELL, "cells": True}}, {}),
        ({"ellipse": {"start": CELL, "end": PIXEL, "rotation": -30}}, {}),
    ),
    wrong=(
        ({"label": "x"}, "form"),
        ({"rectangle": {"start": CELL}}, "rectangle.end"),
        ({"ellipse": {"start": CELL, "end": CELL, "rotation": 361}}, "ellipse.rotation"),
        ({"polygon": {"points": [CELL]}}, "polygon.points"),
        ({"path": {}}, "path.commands"),
        ({"path": {"commands": "L1 1"}}, "path.commands"),
        ({"path": {"commands": "M0 0A1 1 0 0 0 2 2"}}, "path.commands"),
        ({"path": {"commands": "M0 0" + "l1 1" * 5000}}, "path.commands"),
        ({"path": {"commands": "M0 1e7"}}, "path.commands"),
    ),
    pictures={
        "drawings": BARE,
        "drawing_styles": replace(BARE, overlays=(*PATTERNS, *LINES)),
    },
)
