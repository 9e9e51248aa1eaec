"""Which floor lies where: the material of the room, tinted and worn by the kind of place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from server.drawing.draws import Draws
from server.drawing.look import Style
from server.drawing.materials import earth as ground
from server.drawing.materials import paving
from server.drawing.materials.paving import Rect
from server.drawing.materials.wear import WEAR
from server.drawing.painter import Band, Brushes
from server.drawing.pigments import INK, Color, blend, dim
from server.drawing.sketch import Points, Sketch, Stroke
from server.generators.tactical.plan import Link, Plan, Room

STONES: Final[Mapping[str, tuple[Color, float]]] = {
    "temple": ((214, 204, 184), 0.34),
    "mine": ((140, 116, 90), 0.40),
    "sewer": ((112, 122, 98), 0.42),
    "prison": ((126, 130, 138), 0.38),
    "wizard": ((142, 136, 172), 0.34),
    "den": ((158, 134, 108), 0.30),
    "tomb": ((192, 168, 126), 0.40),
}
"""What the stone of a place leans to, and how far."""

SECONDS: Final[Mapping[str, tuple[float, float, float]]] = {
    "throne": (0.72, 0.70, 0.70),
    "treasury": (0.86, 0.74, 0.60),
    "ritual": (0.66, 0.66, 0.74),
    "observatory": (0.56, 0.60, 0.76),
    "tomb": (0.80, 0.72, 0.60),
}
"""The darker stone of a checkered floor by role, as factors of the lighter one."""

STATELY: Final = frozenset({"throne", "shrine", "treasury", "ritual", "crypt", "fountain", "tomb", "idol"})
"""Roles whose rectangular rooms have a border of long stones."""

CURVED: Final = frozenset({"round", "oct", "apse"})

OVERHANG: Final = 0.36
"""How much wider than a curved outline a floor is painted, in cells, to lie under the unsteady wall."""


@dataclass(frozen=True, slots=True)
class Pavement:
    """The floor of one room or passage: strokes, shown inside the outlines only."""

    polygons: Sequence[Points]
    strokes: Sequence[Stroke]

    def paint(self, floor: Image.Image, band: Band, brushes: Brushes) -> None:
        """Paint it onto the floor of the band."""
        low = np.min([polygon.min(0) for polygon in self.polygons], 0) - 0.3
        high = np.max([polygon.max(0) for polygon in self.polygons], 0) + 0.3
        x0, x1 = max(0, int(low[0] * band.px)), min(band.size[0], int(high[0] * band.px) + 1)
        y0 = max(band.first * band.px, int(low[1] * band.px))
        y1 = min(band.last * band.px, int(high[1] * band.px) + 1)
        if x0 >= x1 or y0 >= y1:
            return
        part = Image.new("RGB", (x1 - x0, y1 - y0), brushes.style.palette.joint)
        brushes.paint(part, self.strokes, (x0, y0))
        floor.paste(part, (x0, y0 - band.origin[1]), Image.fromarray(self._clip(x0, y0, x1, y1, band.px)))

    def _clip(self, x0: int, y0: int, x1: int, y1: int, px: int) -> npt.NDArray[np.uint8]:
        mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
        for polygon in self.polygons:
            outline = [np.round((polygon * px - (x0, y0) - 0.5) * 16).astype(np.int32)]
            cv2.fillPoly(mask, outline, 255, shift=4)
            if len(polygon) > 4:
                cv2.polylines(mask, outline, True, 255, max(1, int(px * OVERHANG)), shift=4)
        return mask


def pave(plan: Plan, style: Style) -> list[Pavement]:
    """Return every floor, passages first; each draws from a stream of its own, so none depends on another."""
    lean, share = STONES.get(plan.place, (style.palette.stone, 0.0))
    stone = blend(style.palette.stone, _levelled(lean, style), share)
    floors = [_passage(plan, link, style, stone) for link in plan.known_links]
    return floors + [_room(plan, room, style, stone) for room in plan.rooms]


def _levelled(color: Color, style: Style) -> Color:
    """Return a colour as light as the stone of the style, so that a tint never darkens a pale map."""
    return dim(color, sum(style.palette.stone) / max(1, sum(color)))


def _passage(plan: Plan, link: Link, style: Style, stone: Color) -> Pavement:
    pen = Sketch(Draws(plan.seed, "floor", "passage", link.x, link.y, link.direction))
    pen.layer = "floor"
    x, y, w, h = link.rect
    rect = (float(x), float(y), float(w), float(h))
    if plan.place == "mine" or plan.natural(link):
        ground.earth(pen, (x - 1.5, y - 1.5, w + 3.0, h + 3.0), style.palette.dirt)
    elif plan.place == "sewer":
        paving.bricks(pen, rect, dim(stone, 0.92))
    else:
        paving.flagstones(pen, rect, dim(stone, 0.95))
    if not plan.natural(link):
        paving.sills(pen, rect, link.level, dim(stone, 0.72))
    return Pavement([plan.opening(link)], pen.layers["floor"])


def _room(plan: Plan, room: Room, style: Style, stone: Color) -> Pavement:
    pen = Sketch(Draws(plan.seed, "floor", "room", room.id))
    pen.layer = "floor"
    rect = (float(room.x), float(room.y), float(room.width), float(room.height))
    # A curved floor is painted wider than its room, so it must be laid wider.
    wide = (rect[0] - 1, rect[1] - 1, rect[2] + 2, rect[3] + 2) if room.shape in CURVED else rect
    if room.shape == "cave":
        ground.cave(pen, room, style.palette.dirt)
    else:
        _lay(pen, plan, room, wide, style, stone)
        if room.shape == "rect" and room.role in STATELY and min(room.width, room.height) > 3:
            paving.border(pen, rect, dim(stone, 0.70))
        for index in room.doors:
            if plan.natural(plan.links[index]):
                _trodden(pen, plan.links[index], style)
    if plan.place in WEAR:
        WEAR[plan.place](pen, room.polygons, rect)
    return Pavement(room.polygons, pen.layers["floor"])


def _trodden(pen: Sketch, link: Link, style: Style) -> None:
    """Draw earth carried in from a cave over the edge of a paved floor."""
    x, y, w, h = (float(side) for side in link.rect)
    length, breadth = (w, h) if link.level else (h, w)
    for along in (0.0, length):
        for _ in range(int(breadth * 16)):
            across, reach = breadth * pen.between(-0.1, 1.1), along + float(pen.spread(1, 0.2)[0, 0])
            sx, sy = (x + reach, y + across) if link.level else (x + across, y + reach)
            pen.smudge(sx, sy, pen.between(0.1, 0.3), style.palette.dirt, 0.8)
            if pen.share() < 0.6:
                pen.blob(sx, sy, pen.between(0.02, 0.06), style.palette.dirt, INK, 0.012, 0.25, sides=7)


def _lay(pen: Sketch, plan: Plan, room: Room, rect: Rect, style: Style, stone: Color) -> None:
    red, green, blue = SECONDS.get(room.role, (0.74, 0.78, 0.80))
    second = (int(stone[0] * red), int(stone[1] * green), int(stone[2] * blue))
    noble = plan.place in {"temple", "wizard"}
    match room.floor:
        case "rings":
            paving.rings(pen, room.center, max(room.width, room.height) / 2 + 0.5, stone, dim(second, 1.12))
        case "boards" if noble and room.role in {"library", "study"}:
            paving.herringbone(pen, rect, style.palette.wood, 0.25)
        case "boards":
            ground.boards(pen, rect, dim(style.palette.wood, 0.86) if plan.place == "mine" else style.palette.wood)
        case "bricks" if noble:
            paving.herringbone(pen, rect, blend(stone, (168, 120, 96), 0.25))
        case "bricks":
            paving.bricks(pen, rect, blend(stone, (170, 112, 84), 0.16 if plan.place == "sewer" else 0.30))
        case "checker" if noble:
            paving.marble(pen, rect, blend(stone, (250, 246, 236), 0.30), dim(second, 0.62))
        case "checker":
            paving.checker(pen, rect, stone, second)
        case "slabs":
            paving.slabs(pen, rect, dim(stone, 0.96))
        case "cobbles":
            paving.cobbles(pen, rect, dim(stone, 0.96))
        case "earth":
            ground.earth(pen, rect, style.palette.dirt)
        case "flagstones":
            paving.flagstones(pen, rect, stone)
