"""Random overlays of the kinds that are areas and ways, as callers may send them: the API takes each."""

from collections.abc import Callable
from typing import Any

import numpy as np
from limner.v1 import overlay_pb2

from server.domain.documents import from_document
from server.domain.overlays import KINDS, OverlayStyle, SceneOverlay
from server.servicers.message_documents import document_of
from server.servicers.validation import check_filled, validate

KINDS_OF_AREAS = ("template", "range", "route", "territory", "zone", "drawing")
FAR = (1.0, 10.0, 60.0, 1e4, 1e6)
"""How far from the corner of the image points may lie, in cells or tens of pixels."""


class Dice:
    """Random values of messages; the same seed throws the same."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)

    def between(self, low: float, high: float) -> float:
        """A number."""
        return float(self._random.uniform(low, high))

    def whole(self, low: int, high: int) -> int:
        """A whole number from low to high."""
        return int(self._random.integers(low, high + 1))

    def one(self, *choices: Any) -> Any:
        """One of these."""
        return choices[self.whole(0, len(choices) - 1)]

    def some(self, make: Callable[[], Any], low: int, high: int) -> list[Any]:
        """A list: mostly a short one."""
        most = self.one(low, min(high, low + 6), min(high, 60))
        return [make() for _ in range(self.whole(low, max(low, most)))]

    def position(self) -> dict[str, Any]:
        """A place, mostly in the picture."""
        far = min(1e6, self.one(*FAR, *FAR[:3], *FAR[:3]))
        if self.whole(0, 1):
            return {"pixel": {"x": self.between(-far * 0.3, far), "y": self.between(-far * 0.3, far)}}
        anchor = self.one("ANCHOR_NW", "ANCHOR_CENTER")
        return {"cell": {"column": round(self.between(-1, 10)), "row": self.between(-2, far), "anchor": anchor}}

    def length(self) -> float:
        """A length in grid units."""
        return float(self.one(1e-6, 1.0, 5.0, 12.5, 20.0, 30.0, 60.0, 500.0, 1e6))

    def turn(self) -> float:
        """An angle."""
        return self.one(0.0, 90.0, -360.0, self.between(-360, 360))  # type: ignore[no-any-return]

    def outline(self) -> dict[str, Any]:
        """A polygon, which may cross itself."""
        return {"points": self.some(self.position, 3, 400)}

    def cell(self) -> dict[str, Any]:
        """A cell."""
        return {"column": self.whole(-2, 12), "row": self.one(self.whole(-2, 9), 1_000_000)}

    def ground(self) -> dict[str, Any]:
        """Ground of any form."""
        cells = self.some(self.cell, 1, 200)
        parts = self.some(lambda: {"outline": self.outline(), "holes": self.some(self.outline, 0, 3)}, 1, 4)
        return self.one({"parts": parts}, {"cells": cells}, {"parts": parts, "cells": cells})  # type: ignore[no-any-return]

    def shape(self) -> dict[str, Any]:
        """A shape of any form."""
        outer = self.length()
        return self.one(  # type: ignore[no-any-return]
            {"circle": {"center": self.position(), "radius": self.length()}},
            {
                "cone": {
                    "origin": self.position(),
                    "length": self.length(),
                    "direction": self.turn(),
                    "angle": self.one(1, 53.13, 90, 178.9),
                    "flat": self.one(True, False),
                }
            },
            {"cone": {"origin": self.position(), "length": self.length(), "angle": 360}},
            {"line": {"origin": self.position(), "length": self.length(), "width": self.length()}},
            {"rectangle": {"corner": self.position(), "width": self.length(), "height": self.length(), "rotation": 30}},
            {
                "ring": {
                    "center": self.position(),
                    "inner": outer * 0.6 + 4e-7 if outer < 1e-5 else outer * 0.6,
                    "outer": min(1e6, outer + 1e-6),
                }
            },
            {"polygon": {"points": self.some(self.position, 3, 200)}},
            {"cells": {"cells": self.some(self.cell, 1, 200)}},
        )

    def data(self, kind: str) -> dict[str, Any]:
        """A value of a kind."""
        label = self.one("", "", "Fireball", "x" * 80, "مقبرة")
        share, run = self.one(0.0, 0.5, 1.0), {"points": self.some(self.position, 2, 400)}
        match kind:
            case "template":
                own = {"effect": self.whole(0, 13), "coverage": self.whole(0, 4), "fraction": self.one(0.01, 1.0)}
                return {"shape": self.shape(), "label": label, "grid_based": self.one(True, False), **own}
            case "range":
                farthest = sorted({self.length() for _ in range(self.whole(1, 8))})
                bands = [{"distance": each, "label": self.one("", "far")} for each in farthest]
                return {"at": self.position(), "bands": bands, "metric": self.whole(0, 2)}
            case "route":
                own = {"mode": self.whole(0, 6), "captions": self.whole(0, 4), "arrows": self.whole(0, 3)}
                under_way = self.one({}, {"progress": share})
                return {
                    **run,
                    "label": label,
                    "smoothing": share,
                    "closed": self.one(True, False),
                    "speed": self.one(0.0, 3.0),
                    **own,
                    **under_way,
                }
            case "territory":
                contested = self.one([], ["the Duke"])
                return {
                    "ground": self.ground(),
                    "label": label,
                    "border": self.whole(0, 4),
                    "contested_with": contested,
                }
            case "zone":
                extent = self.one({"ground": self.ground()}, {"shape": self.shape()})
                return {**extent, "traits": [self.whole(1, 12) for _ in range(self.whole(1, 8))], "label": label}
        box = {"start": self.position(), "end": self.position(), "rotation": self.turn()}
        first, second, third = (" ".join(f"{self.between(-900, 900):.1f}" for _ in range(count)) for count in (2, 6, 4))
        path = f"M {first} l {first} C {second} z q {third}"
        form = self.one("rectangle", "ellipse", "polygon", "polyline", "freehand", "path")
        values = {"rectangle": box, "ellipse": box, "path": {"commands": path, "cells": self.one(True, False)}}
        return {form: values.get(form, run), "closed": self.one(True, False), "label": label}

    def style(self) -> dict[str, Any]:
        """A style in which anything may be said."""
        given = {
            "color": self.one("#102030", "#FFFFFF"),
            "fill": "#40A0C0",
            "opacity": self.one(0.0, 0.4, 1.0),
            "font_size": self.one(1.0, 30.0, 1000.0),
            "line_width": self.one(0.0, 0.2, 3.0, 200.0),
            "line": self.whole(0, 4),
            "fill_opacity": self.one(0.0, 0.6, 1.0),
            "pattern": self.whole(0, 7),
            "pattern_spacing": self.one(2.0, 17.3, 1000.0),
            "halo": "#000000",
            "halo_width": self.one(0.0, 2.0, 100.0),
        }
        return {name: value for name, value in given.items() if self.whole(0, 2) == 0}

    def overlay(self) -> SceneOverlay:
        """An overlay that the API takes, as a renderer gets it."""
        kind = self.one(*KINDS_OF_AREAS)
        parts: dict[str, Any] = {kind: self.data(kind), "style": self.style()}
        message = overlay_pb2.Overlay(image_id="018f0000-0000-7000-8000-000000000000", **parts)
        validate(message)
        check_filled(message, "overlay")
        data = from_document(KINDS[kind].value, document_of(getattr(message, kind)))
        return SceneOverlay(kind, data, from_document(OverlayStyle, document_of(message.style)))
