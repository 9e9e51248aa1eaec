"""What is seen of a scene, by whom and in which light, worked out once for all layers that show it."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from server.domain.overlays import GM, SceneOverlay
from server.domain.overlays.line_of_sight import Eye
from server.domain.scene import Scene
from server.domain.sight_errors import SightTooComplex
from server.drawing.canvas import Canvas
from server.drawing.colors import color_of
from server.drawing.pigments import LIT
from server.drawing.strokes import Point
from server.imaging.render.barriers import BarrierField
from server.imaging.render.clearing import Clearing
from server.imaging.render.easel import Easel
from server.imaging.render.light_map import MOST_LIGHTS, SOFT, WALL_FACE, Lamp, LightMap, multiply, seen_from
from server.imaging.render.mist import Mist
from server.imaging.render.screen import Dots, Screen

MOST_EYES = 50
"""Those who look at one picture."""
DARK = 0.5
"""Darkness from which on only what is lit is seen."""
LIGHTS_NEED_A_GRID = "Lights are not drawn: without a grid nobody knows how far they shine."
VIEWERS_MISSING = "Some of those who should look are no tokens over this image that see anything."
NEAR = 0.3
"""Cells around its place that a sign covers."""
AROUND = 8
"""Places around the middle of a figure of which one has to be seen."""


class Outlook:
    """What is seen in a picture. Raises `SightTooComplex`."""

    def __init__(self, scene: Scene, easel: Easel) -> None:
        self._scene = scene
        self._easel = easel
        self._gm = scene.audience == GM
        self._screen = Screen.over(easel.canvas.size, easel.viewport.cell)

    @property
    def dark(self) -> bool:
        """Whether lights show."""
        return self._scene.sight.darkness > 0

    @cached_property
    def _field(self) -> BarrierField:
        return BarrierField(self._scene.sight.barriers, self._easel.viewport)

    @cached_property
    def _light(self) -> LightMap:
        flames = [each for each in self._flames() if self._reaches(each.middle, max(each.bright, each.dim))]
        if len(flames) > MOST_LIGHTS:
            raise SightTooComplex("lights", len(flames), MOST_LIGHTS)
        return LightMap(self._screen, self._easel.viewport.cell, flames, self._field)

    def _flames(self) -> Iterator[Lamp]:
        for each in self._scene.overlays:
            source: Any = each.data if each.kind == "light" else getattr(each.data, "light", None)
            if source is None:
                continue
            middle = self._easel.place(each.data.at)  # type: ignore[attr-defined]  # both stand somewhere
            bright, dim = self._easel.length(source.bright), self._easel.length(max(source.bright, source.dim))
            if middle is None or not dim or bright is None:
                continue
            direction = source.direction if each.kind == "light" else getattr(each.data, "facing", None)
            opacity = 1.0 if each.kind != "light" or each.style.opacity is None else each.style.opacity
            angle = 360.0 if source.angle is None else source.angle
            yield Lamp(middle, bright, dim, color_of(source.color, LIT), angle, direction or 0.0, opacity)

    def _reaches(self, middle: Point, radius: float) -> bool:
        width, height = self._easel.canvas.size
        across, down = max(0.0, -middle[0], middle[0] - width), max(0.0, -middle[1], middle[1] - height)
        return across * across + down * down < radius * radius

    @cached_property
    def _eyes(self) -> list[tuple[Point, Eye]]:
        eyes = self._scene.sight.eyes or ()
        if len(eyes) > MOST_EYES:
            raise SightTooComplex("viewers", len(eyes), MOST_EYES)
        return [(middle, each) for each in eyes if (middle := self._easel.place(each.at)) is not None]

    def _farthest(self, middle: Point) -> float:
        """How far away the farthest corner of the picture is."""
        width, height = self._easel.canvas.size
        return float(np.hypot(max(middle[0], width - middle[0]), max(middle[1], height - middle[1]))) + 1

    def _seen(self, middle: Point, eye: Eye, radius: float) -> Dots:
        cell = self._easel.viewport.cell
        middle = self._field.before_wall(middle)
        angle = 360.0 if eye.angle is None else eye.angle
        barriers = self._field.near(middle, radius)
        return seen_from(self._screen, middle, radius, barriers, WALL_FACE * cell, angle, eye.direction)

    @cached_property
    def _sights(self) -> tuple[Dots, Dots]:
        """How much of each dot is seen, and how much even without light."""
        anything, in_dark = (np.zeros(self._screen.shape, np.float32) for _ in range(2))
        for middle, eye in self._eyes:
            farthest = self._farthest(middle)
            radius = min(farthest, (self._easel.length(eye.range) if eye.range else None) or farthest)
            np.maximum(anything, self._seen(middle, eye, radius), out=anything)
            if self.dark and eye.dark_range and (reach := self._easel.length(eye.dark_range)):
                np.maximum(in_dark, self._seen(middle, eye, min(farthest, reach)), out=in_dark)
        blur = SOFT * self._easel.viewport.cell
        anything, in_dark = (self._screen.softened(each, blur) for each in (anything, in_dark))
        if self._scene.sight.darkness >= DARK:
            lit = (self._light.light.max(-1) * 4).clip(0, 1)
            anything = np.maximum(anything * lit, in_dark)
        return anything, in_dark

    def shown(self) -> Sequence[SceneOverlay]:
        """The overlays as players see them: a token that nobody sees is not there for them, nor is a trace of it."""
        if self._gm or self._scene.sight.eyes is None:
            return self._scene.overlays
        return [each for each in self._scene.overlays if each.kind != "token" or self._shows(each.data)]

    def clearing(self) -> Clearing | None:
        """The ground that players see; None where all of it shows, be it dim."""
        sight = self._scene.sight
        if self._gm or sight.eyes is None or sight.beyond != "hidden":
            return None
        return Clearing(self._screen, self._sights[0], NEAR * self._easel.viewport.cell)

    def _shows(self, token: Any) -> bool:
        middle = self._easel.place(token.at)
        if middle is None:
            return False
        radius = 0.35 * token.size * self._easel.viewport.cell
        turns = np.arange(AROUND) * (2 * np.pi / AROUND)
        across = np.append(np.cos(turns) * radius, 0) + middle[0]
        down = np.append(np.sin(turns) * radius, 0) + middle[1]
        rows, columns = self._screen.shape
        column, row = (across // self._screen.step).astype(int), (down // self._screen.step).astype(int)
        inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        return bool((self._sights[0][row[inside], column[inside]] > 0.5).any())

    def light(self, canvas: Canvas) -> Iterator[str]:
        """Darken the picture where no light falls."""
        if not self.dark:
            return
        if self._easel.measure is None and any(each.kind == "light" for each in self._scene.overlays):
            yield LIGHTS_NEED_A_GRID
        dark_seen = None if self._scene.sight.eyes is None else self._sights[1]
        factors = self._light.darkened(self._scene.sight.darkness, gm=self._gm, dark_seen=dark_seen)
        multiply(canvas, self._screen, factors)

    def cover(self, canvas: Canvas) -> Iterator[str]:
        """Lay fog over the picture, and show what nobody sees as it is to be shown."""
        sight = self._scene.sight
        if sight.missing:
            yield VIEWERS_MISSING
        if self._scene.cover is None and sight.eyes is None:
            return
        unseen = None if sight.eyes is None else 1 - self._sights[0]
        mist = Mist(self._scene.cover, self._easel.viewport, canvas.size, self._scene.audience)
        mist.paint(canvas, self._screen, unseen, hides=sight.beyond == "hidden")
