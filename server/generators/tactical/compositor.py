"""The picture that is safe for players: no grid, no number, no door leaf, and a secret passage is rock."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import cv2
import numpy as np
from PIL import Image

from server.drawing.arrays import Pixels
from server.drawing.bands import Band, CellBox, Sheaf, bands, strokes_of
from server.drawing.finishes import finished
from server.drawing.light.flames import brightness, daylight
from server.drawing.light.shade import FARTHEST, prop_shade, wall_shade
from server.drawing.look import Look
from server.drawing.materials.field import SAMPLES, Field, survey
from server.drawing.materials.hollows import Hollow, Water
from server.drawing.materials.pavement import BESIDE, Pavement
from server.drawing.materials.sheet import sheet
from server.drawing.materials.walls import Stone, hatching, laid, stonework
from server.drawing.painter import Painter
from server.generators.tactical.floor_mask import cave_mask, floor_mask
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.stages import PAINTING, SKETCHED, STAGES

SketchReport = Callable[[float, str, Image.Image | None], None]
"""`report(fraction of the base 0..1, stage that begins, picture so far or None)`."""

SKETCH_SIDE: Final = 256
"""Longer side of the sketch in pixels, about."""

PREPARED, SKETCH_DONE = 0.3, 0.4
"""Shares of the work: what does not depend on pixels per cell, and the sketch behind it."""


CLOSED: Final = frozenset({"wood", "iron", "double"})
"""Doors that stop light."""


@dataclass(frozen=True, slots=True)
class Surfaces:
    """What a kind of map brings along: how it paves a plan, and the colours of its water."""

    pave: Callable[[Plan, Look], Sequence[Pavement]]
    water: Water


class Painted(NamedTuple):
    """A picture, and the same without the light that is painted into it."""

    lit: Image.Image
    unlit: Image.Image


class Base:
    """Everything about a map that does not depend on pixels per cell, ready to be painted band by band.

    Where its walls are those of a map with the stones `before`, it takes them.
    """

    def __init__(
        self, plan: Plan, dressing: Dressing, surfaces: Surfaces, look: Look, before: Sequence[Stone] = ()
    ) -> None:
        self.look = look
        self.field: Field = survey(floor_mask(plan, SAMPLES, jambs=True), cave_mask(plan, SAMPLES), plan.seed)
        self.ground: Pixels = sheet(self.field, look)
        self.stones: Sequence[Stone] = stonework(self.field, look, before) if look.ink == "masonry" else []
        self.walls = strokes_of(hatching(self.field, look) + laid(self.stones))
        self.floors = Sheaf(surfaces.pave(plan, look), lambda _: BESIDE)
        sketches = dressing.sketches
        self.flat = strokes_of(
            [stroke for layer in ("crack", "flat") for pen in sketches for stroke in pen.layers[layer]]
        )
        bodies = [stroke for pen in sketches for stroke in pen.layers["body"]]
        self.body = strokes_of(finished(bodies, look.materials.get("furniture", "")))
        self.shades = Sheaf([shade for pen in sketches for shade in pen.shades], lambda _: FARTHEST)
        self.hollows = [
            Hollow(outline, self.field, built=built, water=surfaces.water) for outline, built in dressing.waters
        ]
        self.hollows += [Hollow(outline, self.field, built=built) for outline, built in dressing.pits]
        leaves = [link.leaf for link in plan.known_links if link.kind in CLOSED]
        self.wall_shade: Pixels = wall_shade(self.field, look)
        self.brightness: Pixels = brightness(self.field, dressing.lights, leaves, look)
        self.daylight: Pixels = daylight(self.field)

    def paint(self, band: Band, painter: Painter, seen: Callable[[str, Image.Image], None]) -> Painted:
        """Paint one band with its margins; `seen` gets what each stage of `SKETCHED` has made."""
        outside = Image.fromarray(band.stretch(self.ground))
        painter.paint(outside, self.walls.touching(band), band.origin)
        seen("walls", outside)
        floor = self._floor(band, painter)
        picture = self._joined(floor, np.asarray(outside), band)
        del floor, outside
        seen("floors", picture)
        painter.paint(picture, self.body.touching(band), band.origin)
        seen("furniture", picture)
        lit, unlit = (
            Image.fromarray(cv2.multiply(np.asarray(picture), band.stretch(light), scale=1 / 128))
            for light in (self.brightness, self.daylight)
        )
        seen("light", lit)
        return Painted(lit, unlit)

    def _floor(self, band: Band, painter: Painter) -> Pixels:
        image = Image.new("RGB", band.size, self.look.palette.joint)
        for floor in self.floors.touching(band):
            floor.paint(image, band, painter)
        painter.paint(image, self.flat.touching(band), band.origin)
        pixels: Pixels = np.array(image)
        for hollow in self.hollows:
            hollow.paint(pixels, band, self.look)
        dark = (prop_shade(self.shades, band) * np.float32(self.look.mood.shadow)).astype(np.uint8)
        shade = cv2.multiply(band.stretch(self.wall_shade), 255 - dark, scale=1 / 255)
        # Shadows are a little warm: they take less from red than from blue.
        warm = cv2.merge([cv2.addWeighted(shade, 0.96, shade, 0, 10), cv2.addWeighted(shade, 0.98, shade, 0, 4), shade])
        return np.asarray(cv2.multiply(pixels, warm, scale=1 / 255), np.uint8)

    def _joined(self, floor: Pixels, outside: Pixels, band: Band) -> Image.Image:
        px, width = band.px, self.look.line
        distance = band.stretch(self.field.distance, cv2.INTER_CUBIC)
        cover = np.clip(distance * px + np.float32(0.5), 0, 1)
        picture = Image.fromarray(cv2.blendLinear(floor, outside, cover, 1 - cover))
        del cover
        np.add(distance, np.float32(width * 0.7), out=distance)
        np.abs(distance, out=distance)
        line = np.clip((width - distance) * px + np.float32(0.5), 0, 1)
        del distance
        mask = Image.fromarray((line * 255).astype(np.uint8))
        picture.paste(Image.new("RGB", picture.size, self.look.palette.ink), (0, 0), mask)
        return picture


def paint_base(
    plan: Plan, dressing: Dressing, surfaces: Surfaces, px: int, look: Look, report: SketchReport | None = None
) -> Image.Image:
    """Return the map at `px` pixels per cell as RGB: columns * px wide, rows * px high.

    For those who watch, by `report`, a sketch of the whole goes through the stages first; then the map is painted, band
    by band. The same plan, dressing, surfaces, px and look give the same bytes, whoever watches. Secret links change no
    pixel. `report` may raise.
    """
    cv2.setNumThreads(1)
    if report is not None:
        report(0.0, STAGES[0], None)
    return paint_whole(Base(plan, dressing, surfaces, look), plan, px, report).lit


def paint_whole(base: Base, plan: Plan, px: int, report: SketchReport | None = None) -> Painted:
    """The same of a base that is made already, with and without its light."""
    report = _unwatched if report is None else _sketch(base, plan, report)
    whole = _blank(base, plan.columns * px, plan.rows * px)
    painter, pieces = Painter(base.look.toned, px), list(bands(plan.columns, plan.rows, px))
    for index, band in enumerate(pieces):
        report(SKETCH_DONE + (1 - SKETCH_DONE) * index / len(pieces), PAINTING, None)
        for picture, part in zip(whole, base.paint(band, painter, _unseen), strict=True):
            picture.paste(part.crop(band.core), (0, band.top * px))
    report(1.0, PAINTING, whole.lit)
    return whole


def _blank(base: Base, width: int, height: int) -> Painted:
    return Painted(*(Image.new("RGB", (width, height), base.look.palette.paper) for _ in range(2)))


def paint_part(base: Base, plan: Plan, px: int, part: CellBox) -> Painted:
    """Return a part of a map, as `paint_base` paints it."""
    cv2.setNumThreads(1)
    left, top, right, bottom = part
    painter, painted = Painter(base.look.toned, px), _blank(base, (right - left) * px, (bottom - top) * px)
    for band in bands(plan.columns, plan.rows, px, part):
        if band.top < bottom and top < band.bottom:
            _, upper, _, lower = band.core
            for picture, whole in zip(painted, base.paint(band, painter, _unseen), strict=True):
                picture.paste(whole.crop((left * px, upper, right * px, lower)), (0, (band.top - top) * px))
    return painted


def _sketch(base: Base, plan: Plan, report: SketchReport) -> SketchReport:
    """Show a sketch by `report`, and return that."""
    px = max(2, SKETCH_SIDE // max(plan.columns, plan.rows))
    (band,) = bands(plan.columns, plan.rows, px)

    def seen(stage: str, picture: Image.Image) -> None:
        done = (SKETCHED.index(stage) + 1) / len(SKETCHED)
        report(PREPARED + (SKETCH_DONE - PREPARED) * done, stage, picture.crop(band.core))

    base.paint(band, Painter(base.look.toned, px), seen)
    return report


def _unwatched(share: float, stage: str, picture: Image.Image | None) -> None:
    del share, stage, picture


def _unseen(stage: str, picture: Image.Image) -> None:
    del stage, picture
