"""Water with its depth, ripples and shore, and pits with their shaded walls, drawn into the floor."""

from typing import Any, Final

import cv2
import numpy as np

from server.drawing.arrays import Pixels
from server.drawing.bands import Band
from server.drawing.look import Look
from server.drawing.materials.field import SAMPLES, Field, Raster
from server.drawing.pigments import Color
from server.drawing.strokes import Points

Water = tuple[Color, Color]
"""Its colour where it is shallow, and where it is deep."""

CLEAR: Final[Water] = ((150, 190, 186), (52, 104, 124))

FINER = 4
"""The rim is measured this much finer than SAMPLES: a round basin has no steps."""

RIM = np.array((96, 84, 74), np.float32)
BOTTOM = np.array((26, 21, 20), np.float32)
"""Colours of a pit."""


class Hollow:
    """One basin, pool or pit: its own signed distance at SAMPLES per cell over a box of whole cells.

    A `built` one has straight edges; one without `water` is a pit.
    """

    def __init__(self, outline: Points, field: Field, *, built: bool, water: Water | None = None) -> None:
        columns, rows = field.size
        low = np.clip(np.floor(outline.min(0) - 0.4).astype(int), 0, None)
        high = np.minimum(np.ceil(outline.max(0) + 0.4).astype(int), (columns, rows))
        self.x, self.y = int(low[0]), int(low[1])
        self.columns, self.rows = int(high[0] - low[0]), int(high[1] - low[1])
        self.built, self.water = built, water
        fine = SAMPLES * FINER
        mask = np.zeros((self.rows * fine, self.columns * fine), np.uint8)
        cv2.fillPoly(mask, [np.round(((outline - low) * fine - 0.5) * 16).astype(np.int32)], 1, shift=4)
        inside = cv2.distanceTransform(mask, cv2.DIST_L2, 5)
        exact = (inside - cv2.distanceTransform(1 - mask, cv2.DIST_L2, 5)) / np.float32(fine)
        size = (self.columns * SAMPLES, self.rows * SAMPLES)
        distance = cv2.resize(exact, size, interpolation=cv2.INTER_AREA)
        half = SAMPLES // 2
        rough = field.rough[self.y * half : (self.y + self.rows) * half, self.x * half : (self.x + self.columns) * half]
        self.rough: Raster = np.asarray(cv2.resize(rough, size, interpolation=cv2.INTER_CUBIC), np.float32)
        smooth = cv2.GaussianBlur(distance, (0, 0), SAMPLES * 0.04)
        self.distance: Raster = np.asarray(smooth if built else smooth + self.rough * np.float32(0.05), np.float32)

    def paint(self, picture: Pixels, band: Band, look: Look) -> None:
        """Draw it into the picture of the band, in place."""
        top, bottom = max(self.y, band.first), min(self.y + self.rows, band.last)
        if top >= bottom:
            return
        px = band.px
        size = (self.columns * px, self.rows * px)
        kept = slice((top - self.y) * px, (bottom - self.y) * px)
        distance = cv2.resize(self.distance, size, interpolation=cv2.INTER_CUBIC)[kept]
        rough = cv2.resize(self.rough, size, interpolation=cv2.INTER_LINEAR)[kept]
        box = picture[(top - band.first) * px : (bottom - band.first) * px, self.x * px : (self.x + self.columns) * px]
        floor = box.astype(np.float32)
        cover = np.clip(distance * px + 0.5, 0, 1)
        lip = np.asarray(cv2.GaussianBlur(1 - cover, (0, 0), max(0.8, px * 0.12)), np.float32)
        shift = max(1, int(px * 0.14))
        shade = np.zeros_like(lip)
        shade[shift:, shift:] = lip[:-shift, :-shift]
        shade[:shift] = lip[:shift]
        shade[:, :shift] = lip[:, :shift]
        color = _pit(distance, shade) if self.water is None else _filled(self.water, distance, rough, shade)
        if self.water is not None and not self.built:
            wet = np.clip(1 + distance / 0.24, 0, 1) * (1 - cover) * 0.42
            floor *= (1 - wet)[..., None]
        mixed = floor * (1 - cover[..., None]) + color * cover[..., None]
        line = np.clip((0.024 - np.abs(distance)) * px + 0.5, 0, 1)[..., None]
        box[:] = np.clip(mixed * (1 - line) + np.array(look.palette.ink, np.float32) * line, 0, 255).astype(np.uint8)


def _filled(water: Water, distance: Any, rough: Any, shade: Any) -> Any:
    shallow, deep = (np.array(color, np.float32) for color in water)
    depth = np.clip(distance / 1.3 + rough * 0.12, 0, 1)[..., None]
    phase = distance * 2.7 + rough * 0.55
    crest = np.clip(1 - np.abs(phase - np.round(phase)) * 14, 0, 1)
    crest *= np.clip(rough * 2.2 + 0.55, 0, 1) * np.clip(1.25 - distance * 0.8, 0, 1) * (distance > 0.12)
    color = shallow * (1 - depth) + deep * depth
    color = color + crest[..., None] * (np.float32(235) - color) * np.float32(0.62)
    return color * (1 - np.float32(0.5) * shade[..., None])


def _pit(distance: Any, shade: Any) -> Any:
    depth = np.clip(distance / 0.9, 0, 1)[..., None]
    color = RIM * (1 - depth) + BOTTOM * depth
    return color * (1 - np.float32(0.75) * shade[..., None])
