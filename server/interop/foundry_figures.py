"""Tokens, notes and lights as a scene of Foundry has them: whole pixels, lengths in the units of its grid.

Directions: a token, or a beam, that is turned by 0 looks south there, and clockwise from that; here 0 is east.
"""

import math
from collections.abc import Iterator
from typing import Any

from server.domain.lattice import CellPoint, ImagePoint
from server.domain.overlays import GM, Figure, Label, Light, Marker, NewOverlay, Position
from server.domain.places import point_of
from server.interop.framing import Framing
from server.interop.lamps import reach
from server.interop.map_scenes import MapScene
from server.interop.points import plain

DISPOSITIONS = {"secret": -2, "hostile": -1, "neutral": 0, "friendly": 1}
ART = "icons/svg/mystery-man.svg"
"""Of tokens: what Foundry has for those without a picture. Pictures stay here."""
ALWAYS, NEVER = 50, 0
"""When a name is shown."""
BOTTOM = 1
_CORNERED = 2 / math.sqrt(3)
"""A hexagon from corner to corner, in widths of it."""
_LEAST_NOTE, _SMALLEST_LETTERS, _LARGEST_LETTERS = 32, 8, 128
_RANKS = {"title": 0.8, "region": 0.5, "note": 0.3}
"""Height of letters in cells."""


class FoundryFigures:
    """What stands on the map of a scene."""

    def __init__(self, scene: MapScene, framing: Framing) -> None:
        self._scene, self._framing, self._lattice = scene, framing, scene.lattice

    def lights(self) -> Iterator[dict[str, Any]]:
        """Lights; those of the game master are off."""
        for overlay, light, (x, y) in self._placed(Light):
            rotation = 0.0 if light.angle is None else _turned(light.direction)
            yield {
                "x": round(x),
                "y": round(y),
                "rotation": rotation,
                "walls": True,
                "config": _glow(light.bright, reach(light), light.color, light.angle),
                "hidden": overlay.audience == GM,
            }

    def tokens(self) -> Iterator[dict[str, Any]]:
        """Tokens, without their pictures and bars, which are their actor's there; those of the game master hidden."""
        for overlay, token, (x, y) in self._placed(Figure):
            size = max(0.5, round(token.size * 2) / 2)
            across, down = (size * each * self._framing.pixels_per_grid / 2 for each in self._box())
            vision, glow = token.vision, token.light
            yield {
                "name": token.label,
                "displayName": ALWAYS if token.label else NEVER,
                "x": round(x - across),
                "y": round(y - down),
                "width": plain(size),
                "height": plain(size),
                "elevation": plain(token.elevation),
                "rotation": 0.0 if token.facing is None else _turned(token.facing),
                "disposition": DISPOSITIONS.get(token.disposition, 0),
                "texture": {"src": ART},
                "hidden": overlay.audience == GM,
                "sight": {
                    "enabled": vision is not None,
                    "range": plain(vision.dark_range) if vision else 0,
                    "angle": plain(vision.angle or 360.0) if vision else 360,
                    "visionMode": "darkvision" if vision and vision.dark_range else "basic",
                },
                "light": _glow(glow.bright, max(glow.bright, glow.dim), glow.color, glow.angle)
                if glow
                else _glow(0, 0, "#FFFFFF", None),
            }

    def notes(self) -> Iterator[dict[str, Any]]:
        """Markers and names that players know of: whoever sees the place sees a note."""
        for x, y, text, height in self._texts(hidden=False):
            yield {
                "entryId": None,
                "x": x,
                "y": y,
                "text": text,
                "iconSize": max(_LEAST_NOTE, round(self._framing.pixels_per_grid * 0.4)),
                "fontSize": height,
                "textAnchor": BOTTOM,
                "global": True,
            }

    def drawings(self) -> Iterator[dict[str, Any]]:
        """Those of the game master: a note cannot be hidden from players, a written drawing can."""
        for x, y, text, height in self._texts(hidden=True):
            width = max(height, round(height * 0.6 * max(map(len, text.splitlines()))))
            yield {
                "x": x - width // 2,
                "y": y - height,
                "shape": {"type": "r", "width": width, "height": 2 * height},
                "strokeWidth": 0,
                "fillType": 0,
                "text": text,
                "fontSize": height,
                "textColor": "#ffffff",
                "hidden": True,
            }

    def _texts(self, hidden: bool) -> Iterator[tuple[int, int, str, int]]:
        for kind in (Marker, Label):
            for overlay, data, (x, y) in self._placed(kind):
                if (overlay.audience == GM) == hidden and (text := _text(data)):
                    height = round(_height(data) * self._framing.pixels_per_grid)
                    yield round(x), round(y), text, min(max(height, _SMALLEST_LETTERS), _LARGEST_LETTERS)

    def _placed(self, kind: type[Any]) -> Iterator[tuple[NewOverlay, Any, ImagePoint]]:
        """Overlays of one kind, their data, and where in the picture that leaves they are."""
        for overlay in self._scene.overlays:
            if isinstance(overlay.data, kind):
                spot = self._spot(overlay.data.at)
                if math.isfinite(sum(spot)):
                    yield overlay, overlay.data, (spot[0] * self._pixels, spot[1] * self._pixels)

    @property
    def _pixels(self) -> int:
        return self._framing.pixels_per_grid

    def _spot(self, position: Position) -> CellPoint:
        return self._framing.spot(point_of(position, self._lattice))

    def _box(self) -> tuple[float, float]:
        """Width and height of the box around a cell, in cells."""
        return {"hex_pointy": (1.0, _CORNERED), "hex_flat": (_CORNERED, 1.0)}.get(self._scene.grid.kind, (1.0, 1.0))


def _glow(bright: float, dim: float, color: str, angle: float | None) -> dict[str, Any]:
    return {
        "bright": round(bright, 2),
        "dim": round(dim, 2),
        "color": color[:7].lower(),
        "alpha": 0.5,
        "angle": plain(360.0 if angle is None else angle),
    }


def _turned(direction: float) -> float:
    """Degrees from south of degrees from east."""
    return plain((direction - 90) % 360)


def _text(data: Marker | Label) -> str:
    if isinstance(data, Label):
        return data.text.strip()
    return " ".join(filter(None, (str(data.number or "") or data.symbol, data.label)))


def _height(data: Marker | Label) -> float:
    return _RANKS.get(data.rank, 0.3) if isinstance(data, Label) else 0.3
