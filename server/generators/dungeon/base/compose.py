"""The picture that is safe for players: no grid, no number, no door leaf, and a secret passage is rock."""

from collections.abc import Callable
from dataclasses import dataclass
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
from server.generators.dungeon.style import Style

Pixels = npt.NDArray[np.uint8]
Report = Callable[[float, str, Image.Image | None], None]
"""`report(fraction of the base 0..1, stage that begins, picture so far or None)`."""

STAGES: Final = ("walls", "floors", "furniture", "light")
REACHED: Final = (0.0, 0.22, 0.84, 0.97, 1.0)
"""Shares of the painting that are done when a stage begins, and at the end, as measured at 64 pixels per cell."""

PREPARED: Final = 0.3
"""Share of the work that does not depend on pixels per cell."""


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

    def paint(self, band: Band, brushes: Brushes, seen: Callable[[str, Image.Image | None], None]) -> None:
        """Paint one band with its margins: `seen` hears of every stage that begins and gets what each has made."""
        seen("walls", None)
        outside = Image.fromarray(band.stretch(self.ground))
        brushes.paint(outside, within(band, self.walls), band.origin)
        seen("walls", outside)
        seen("floors", None)
        floor = self._floor(band, brushes)
        picture = self._joined(floor, np.asarray(outside), band)
        del floor, outside
        seen("floors", picture)
        seen("furniture", None)
        brushes.paint(picture, within(band, self.body), band.origin)
        seen("furniture", picture)
        seen("light", None)
        lit = cv2.multiply(np.asarray(picture), band.stretch(self.brightness), scale=1 / 128)
        seen("light", Image.fromarray(lit))

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

    The same plan, dressing, px and style give the same bytes. Secret links change no pixel. `report` may raise. A map
    of more than about BAND_PIXELS goes through the stages once per band.
    """
    cv2.setNumThreads(1)
    report(0.0, STAGES[0], None)
    base = Base(plan, dressing, style)
    brushes = Brushes(style, px)
    pieces = list(bands(plan.columns, plan.rows, px))
    whole = Image.new("RGB", (plan.columns * px, plan.rows * px), style.palette.paper)
    for index, band in enumerate(pieces):
        base.paint(band, brushes, _Progress(report, index, len(pieces), band, whole))
    return whole


@dataclass(frozen=True, slots=True)
class _Progress:
    """Puts what is painted of one band into the `whole` and tells of it."""

    report: Report
    index: int
    count: int
    band: Band
    whole: Image.Image

    def __call__(self, stage: str, picture: Image.Image | None) -> None:
        done = REACHED[STAGES.index(stage) + (picture is not None)]
        fraction = PREPARED + (1 - PREPARED) * (self.index + done) / self.count
        if picture is not None:
            self.whole.paste(picture.crop(self.band.core), (0, self.band.top * self.band.px))
        # Looking costs: of later bands only the finished ones are shown.
        shown = picture is not None and (self.index == 0 or done == 1)
        self.report(fraction, stage, self.whole if shown else None)
