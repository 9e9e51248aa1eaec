"""The picture that is safe for players: no grid, no number, no door leaf, and a secret passage is rock."""

from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from server.generators.dungeon.base.canvas import Band, Brushes, bands, within
from server.generators.dungeon.base.field import Field, noise, survey
from server.generators.dungeon.base.floors import Pavement, pave
from server.generators.dungeon.base.hollows import Hollow
from server.generators.dungeon.base.light import brightness, prop_shade, wall_shade
from server.generators.dungeon.base.walls import hatching, stonework
from server.generators.dungeon.plan import Dressing, Plan
from server.generators.dungeon.sketch import Stroke
from server.generators.dungeon.stages import PAINTING, SKETCHED
from server.generators.dungeon.style import Style

Pixels = npt.NDArray[np.uint8]
Report = Callable[[float, str, Image.Image | None], None]
"""`report(fraction of the base 0..1, stage that begins, picture so far or None)`."""

SKETCH_SIDE: Final = 256
"""Longer side of the sketch in pixels, about."""

PREPARED, SKETCH_DONE = 0.3, 0.4
"""Shares of the work: what does not depend on pixels per cell, and the sketch behind it."""


class Base:
    """Everything about a map that does not depend on pixels per cell, ready to be painted band by band."""

    def __init__(self, plan: Plan, dressing: Dressing, style: Style) -> None:
        self.style = style
        self.field: Field = survey(plan)
        self.ground: Pixels = _ground(plan, self.field, style)
        self.walls: list[Stroke] = hatching(plan, self.field, style)
        if style.ink == "masonry":
            self.walls += stonework(plan, self.field, style)
        self.floors: list[Pavement] = pave(plan, style)
        sketches = dressing.sketches
        self.flat = [stroke for layer in ("crack", "flat") for pen in sketches for stroke in pen.layers[layer]]
        self.body = [stroke for pen in sketches for stroke in pen.layers["body"]]
        self.shades = [shade for pen in sketches for shade in pen.shades]
        self.hollows = [Hollow(outline, self.field, built, True, plan.place) for outline, built in dressing.waters]
        self.hollows += [Hollow(outline, self.field, built, False, plan.place) for outline, built in dressing.pits]
        self.wall_shade: Pixels = wall_shade(self.field, style)
        self.brightness: Pixels = brightness(plan, dressing, self.field, style)

    def paint(self, band: Band, brushes: Brushes, seen: Callable[[str, Image.Image], None]) -> Image.Image:
        """Paint one band with its margins; `seen` gets what each stage of `SKETCHED` has made."""
        outside = Image.fromarray(band.stretch(self.ground))
        brushes.paint(outside, within(band, self.walls), band.origin)
        seen("walls", outside)
        floor = self._floor(band, brushes)
        picture = self._joined(floor, np.asarray(outside), band)
        del floor, outside
        seen("floors", picture)
        brushes.paint(picture, within(band, self.body), band.origin)
        seen("furniture", picture)
        lit = Image.fromarray(cv2.multiply(np.asarray(picture), band.stretch(self.brightness), scale=1 / 128))
        seen("light", lit)
        return lit

    def _floor(self, band: Band, brushes: Brushes) -> Pixels:
        image = Image.new("RGB", band.size, self.style.palette.joint)
        for floor in self.floors:
            floor.paint(image, band, brushes)
        brushes.paint(image, within(band, self.flat), band.origin)
        pixels: Pixels = np.array(image)
        for hollow in self.hollows:
            hollow.paint(pixels, band, self.style)
        dark = (prop_shade(self.shades, band) * np.float32(self.style.shadow)).astype(np.uint8)
        shade = cv2.multiply(band.stretch(self.wall_shade), 255 - dark, scale=1 / 255)
        # Shadows are a little warm: they take less from red than from blue.
        warm = cv2.merge([cv2.addWeighted(shade, 0.96, shade, 0, 10), cv2.addWeighted(shade, 0.98, shade, 0, 4), shade])
        return np.asarray(cv2.multiply(pixels, warm, scale=1 / 255), np.uint8)

    def _joined(self, floor: Pixels, outside: Pixels, band: Band) -> Image.Image:
        px, width = band.px, self.style.line
        distance = band.stretch(self.field.distance, cv2.INTER_CUBIC)
        cover = np.clip(distance * px + np.float32(0.5), 0, 1)
        picture = Image.fromarray(cv2.blendLinear(floor, outside, cover, 1 - cover))
        del cover
        np.add(distance, np.float32(width * 0.7), out=distance)
        np.abs(distance, out=distance)
        line = np.clip((width - distance) * px + np.float32(0.5), 0, 1)
        del distance
        mask = Image.fromarray((line * 255).astype(np.uint8))
        picture.paste(Image.new("RGB", picture.size, self.style.palette.ink), (0, 0), mask)
        return picture


def _ground(plan: Plan, field: Field, style: Style) -> Pixels:
    """Return paper or rock with a wash along the walls, as many samples per cell as the field."""
    stone = style.ink == "masonry"
    reach = 1.20 if stone else 0.86
    distance = field.distance
    stain, rough = field.doubled(field.stain), field.doubled(field.rough)
    edge = np.clip((reach + stain * np.float32(0.10) + rough * np.float32(0.07) + distance) / np.float32(0.07), 0, 1)
    rim = np.float32(0.20) * np.exp(-(((edge - np.float32(0.5)) / np.float32(0.25)) ** 2)) * (edge > 0)
    wash = (
        edge * (np.float32(0.56) + np.float32(0.44) * np.clip(np.float32(1.1) + distance / np.float32(0.9), 0, 1)) + rim
    )
    wash *= np.float32(1.0 if stone else 0.62)
    sheet = 1 + np.float32(0.016) * field.doubled(noise(plan, "sheet", 6, 2)) + np.float32(0.014) * field.grain
    rock = 1 + np.float32(0.06) * stain + np.float32(0.03) * field.grain
    if stone:
        rock *= 1 - np.float32(0.55) * np.clip((np.float32(0.36) + distance) / np.float32(0.04), 0, 1)
    out: Pixels = np.empty((*distance.shape, 3), np.uint8)
    for channel in range(3):
        mixed = np.float32(style.palette.paper[channel]) * sheet * (1 - wash)
        mixed += np.float32(style.palette.rock[channel]) * rock * wash
        out[..., channel] = np.clip(mixed, 0, 255)
    return out


def paint_base(plan: Plan, dressing: Dressing, px: int, style: Style, report: Report) -> Image.Image:
    """Return the map at `px` pixels per cell as RGB: columns * px wide, rows * px high.

    A sketch of the whole goes through the stages first, for those who watch; then the map is painted, band by band. The
    same plan, dressing, px and style give the same bytes. Secret links change no pixel. `report` may raise.
    """
    cv2.setNumThreads(1)
    report(0.0, SKETCHED[0], None)
    base = Base(plan, dressing, style)
    _sketch(base, plan, report)
    whole = Image.new("RGB", (plan.columns * px, plan.rows * px), style.palette.paper)
    brushes, pieces = Brushes(style, px), list(bands(plan.columns, plan.rows, px))
    for index, band in enumerate(pieces):
        report(SKETCH_DONE + (1 - SKETCH_DONE) * index / len(pieces), PAINTING, None)
        painted = base.paint(band, brushes, _unseen)
        whole.paste(painted.crop(band.core), (0, band.top * px))
    report(1.0, PAINTING, whole)
    return whole


def _sketch(base: Base, plan: Plan, report: Report) -> None:
    px = max(2, SKETCH_SIDE // max(plan.columns, plan.rows))
    (band,) = bands(plan.columns, plan.rows, px)

    def seen(stage: str, picture: Image.Image) -> None:
        done = (SKETCHED.index(stage) + 1) / len(SKETCHED)
        report(PREPARED + (SKETCH_DONE - PREPARED) * done, stage, picture.crop(band.core))

    base.paint(band, Brushes(base.style, px), seen)


def _unseen(stage: str, picture: Image.Image) -> None:
    del stage, picture
