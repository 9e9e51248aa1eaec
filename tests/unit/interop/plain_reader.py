"""Universal VTT as maps.md tells of it, read by somebody who has never seen how it is written here.

Points come out in pixels of the picture: (cell - map_origin) * pixels_per_grid.
"""

import base64
import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Spot = tuple[float, float]


@dataclass(frozen=True)
class PlainPortal:
    a: Spot
    b: Spot
    is_door: bool
    turn: float
    freestanding: bool


@dataclass(frozen=True)
class PlainLight:
    spot: Spot
    reach: float
    rgb: str


class PlainMap:
    """What a game table would have after an import."""

    def __init__(self, content: bytes) -> None:
        data = json.loads(content)
        assert data["format"] in (0.2, 0.3)
        resolution = data["resolution"]
        self.scale = resolution["pixels_per_grid"]
        assert isinstance(self.scale, int)
        self.origin = resolution["map_origin"]["x"], resolution["map_origin"]["y"]
        self.size = resolution["map_size"]["x"], resolution["map_size"]["y"]
        self.pixels = self.size[0] * self.scale, self.size[1] * self.scale
        self.walls = self._pieces(data["line_of_sight"])
        self.objects = self._pieces(data["objects_line_of_sight"])
        self.portals = [self._portal(each) for each in data["portals"]]
        self.lights = [
            PlainLight(self._spot(each["position"]), each["range"] * self.scale, each["color"][-6:])
            for each in data["lights"]
        ]
        self.image = base64.b64decode(data["image"], validate=True)

    @property
    def doors(self) -> list[PlainPortal]:
        return [each for each in self.portals if each.is_door]

    @property
    def windows(self) -> list[PlainPortal]:
        return [each for each in self.portals if not each.is_door]

    def _spot(self, point: dict[str, float]) -> Spot:
        return (point["x"] - self.origin[0]) * self.scale, (point["y"] - self.origin[1]) * self.scale

    def _pieces(self, lines: list[list[dict[str, float]]]) -> list[tuple[Spot, Spot]]:
        return [piece for line in lines for piece in pairwise(map(self._spot, line))]

    def _portal(self, portal: dict[str, Any]) -> PlainPortal:
        a, b = map(self._spot, portal["bounds"])
        x, y = self._spot(portal["position"])
        assert abs(x - (a[0] + b[0]) / 2) < 0.01
        assert abs(y - (a[1] + b[1]) / 2) < 0.01
        return PlainPortal(a, b, portal["closed"], portal["rotation"], portal["freestanding"])
