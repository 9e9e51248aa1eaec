"""Rules of geometry.proto."""

from typing import Any

from server.domain.errors import Invalid
from server.servicers.field_rules.shared import PLACE, TURN, Fields
from server.servicers.rules import Check, items, number

LENGTH = number(0.000_001, 1_000_000)
STRAIGHT = 179
"""Degrees from which on the far end of a cone cannot be straight."""


def _ring(ring: Any, path: str) -> None:
    if ring.HasField("center") and ring.inner >= ring.outer:
        raise Invalid(f"{path}.inner must be less than outer", field=f"{path}.inner")


def _cone(cone: Any, path: str) -> None:
    if cone.flat and cone.angle >= STRAIGHT:
        raise Invalid(f"{path}.angle must be less than {STRAIGHT} where the far end is straight", field=f"{path}.angle")


def _ground(ground: Any, path: str) -> None:
    if not ground.parts and not ground.cells:
        raise Invalid(f"{path} must have parts or cells", field=path)


RULES: dict[str, Fields] = {
    "Position.Pixel": {"x": PLACE, "y": PLACE},
    "Position.Cell": {"column": PLACE, "row": PLACE},
    "Outline": {"points": items(5000, 3)},
    "GridCell": {"column": PLACE, "row": PLACE},
    "Shape.Circle": {"radius": LENGTH},
    "Shape.Cone": {"length": LENGTH, "direction": TURN, "angle": number(1, 360)},
    "Shape.Line": {"length": LENGTH, "width": LENGTH, "direction": TURN},
    "Shape.Rectangle": {"width": LENGTH, "height": LENGTH, "rotation": TURN},
    "Shape.Ring": {"inner": LENGTH, "outer": LENGTH},
    "Shape.Polygon": {"points": items(500, 3)},
    "Shape.Cells": {"cells": items(5000, 1)},
    "Ground": {"parts": items(64), "cells": items(5000)},
    "Ground.Part": {"holes": items(64)},
}
REQUIRED: dict[str, tuple[str, ...]] = {}
FILLED: dict[str, tuple[str, ...]] = {
    "Position": ("at",),
    "Shape": ("form",),
    "Shape.Circle": ("center",),
    "Shape.Cone": ("origin",),
    "Shape.Line": ("origin",),
    "Shape.Rectangle": ("corner",),
    "Shape.Ring": ("center",),
    "Ground.Part": ("outline",),
}
AGREED: dict[str, Check] = {"Shape.Ring": _ring, "Shape.Cone": _cone, "Ground": _ground}
