"""Areas: filled, patterned, glowing along their border, outlined."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops

from server.drawing.excerpts import Pane
from server.drawing.masks import Stencil, glow_around
from server.drawing.polylines import Way
from server.drawing.rings import cut
from server.drawing.strokes import Points
from server.drawing.tiles import tiled
from server.imaging.render.easel import Easel
from server.imaging.render.finishes import Finish
from server.imaging.render.parts import around, parts_of
from server.imaging.render.ways import border_layers, stroke

_GROUND_ALPHA = 0.35
_FINE = 128.0
"""Reach of a glow in pixels beyond which it is made from a smaller picture of the area, and costs no more."""
_AT_EDGE = [min(255, max(0, (level - 40) * 8)) for level in range(256)]
"""Of a glow, what is no fainter than a sixth of it, with a crisp edge."""


@dataclass(frozen=True, slots=True)
class Outlined:
    """What lies within an outline and in none of its holes, in pixels of the picture."""

    outline: Points
    holes: Sequence[Points] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Ground in pixels of the picture: pieces, and `rings`, of which one that runs the other way around is a hole."""

    pieces: Sequence[Outlined] = ()
    rings: Sequence[Points] = ()

    @property
    def borders(self) -> list[Points]:
        """Every outline."""
        return [*(ring for piece in self.pieces for ring in (piece.outline, *piece.holes)), *self.rings]

    def shrunk(self, factor: int) -> "Area":
        """The same in a picture so many times smaller."""
        if factor == 1:
            return self
        pieces = [Outlined(each.outline / factor, [hole / factor for hole in each.holes]) for each in self.pieces]
        return Area(pieces, [ring / factor for ring in self.rings])

    def mask(self, part: Pane) -> Image.Image:
        """What of a part of the picture it covers."""
        mask = Stencil(part)
        for piece in self.pieces:
            mask.fill(piece.outline, piece.holes)
        if self.rings:
            mask.rings(self.rings)
        return mask.image


def in_sight(easel: Easel, area: Area) -> bool:
    """Whether anything of an area may lie in the picture and is not covered."""
    width, height = easel.canvas.size
    inside = any(len(cut(ring, (0.0, 0.0, float(width), float(height)))) for ring in area.borders)
    clearing = easel.clearing
    return inside and (clearing is None or clearing.meets(area.shrunk(clearing.step).mask(clearing.part)))


def draw_area(easel: Easel, area: Area, finish: Finish) -> None:
    """Draw an area, as one at the opacity of its finish."""
    borders = area.borders
    reach = finish.width + finish.halo_width
    parts = [*parts_of(easel.canvas.size, borders, reach)]
    for part in parts:
        left, top, right, bottom = map(float, around(part, reach))
        if len(parts) == 1 or any(len(cut(ring, (left, top, right, bottom))) for ring in borders):
            with easel.canvas.faded(part, finish.opacity):
                _draw_part(easel, area, finish, part)


def _draw_part(easel: Easel, area: Area, finish: Finish, part: Pane) -> None:
    if _plain(area, finish):
        _ink_part(easel, area, finish, part)
        return
    canvas, (left, top) = easel.canvas, part[:2]
    mask = area.mask(part)
    if mask.getbbox() is not None:
        if finish.fill_opacity:
            canvas.stamp(mask, left, top, finish.fill, finish.fill_opacity)
        if finish.glow:
            glow = ImageChops.multiply(_glow(area, part, finish.glow), mask)
            canvas.stamp(glow, left, top, finish.fill, finish.glow_opacity)
        if finish.pattern:
            ground = ImageChops.multiply(glow.point(_AT_EDGE), mask) if finish.edge_pattern and finish.glow else mask
            origin = easel.viewport.seen(0, 0)
            if finish.halo_opacity:
                pale = ImageChops.multiply(tiled(finish.pattern, part, origin, wide=True), ground)
                canvas.stamp(pale, left, top, finish.halo, finish.halo_opacity * _GROUND_ALPHA)
            figures = ImageChops.multiply(tiled(finish.pattern, part, origin), ground)
            canvas.stamp(figures, left, top, finish.ink, finish.pattern_opacity)
    if finish.width:
        _draw_border(easel, area, finish, part, mask)


def _glow(area: Area, part: Pane, reach: float) -> Image.Image:
    """The glow of an area in a part of the picture, solid also outside of the area."""
    factor = max(1, math.ceil(reach / _FINE))
    left, top, right, bottom = (each / factor for each in part)
    wide = around((math.floor(left), math.floor(top), math.ceil(right), math.ceil(bottom)), reach / factor)
    glow = glow_around(area.shrunk(factor).mask(wide), reach / factor)
    box = (left - wide[0], top - wide[1], right - wide[0], bottom - wide[1])
    return glow.resize((part[2] - part[0], part[3] - part[1]), Image.Resampling.BILINEAR, box=box)


def _plain(area: Area, finish: Finish) -> bool:
    """Whether an area is one filling and one line, with nothing below, beside or within them: most drawings are."""
    whole = len(area.borders) == 1 and not finish.glow and finish.pattern is None
    return whole and not finish.inside and not finish.halo_opacity


def _ink_part(easel: Easel, area: Area, finish: Finish, part: Pane) -> None:
    """Draw a plain area straight on the picture: that takes half the time of masks."""
    (ring,) = area.borders
    line = np.concatenate((ring, ring[:1]))
    with easel.canvas.inked(part) as ground:
        if finish.fill_opacity:
            ground.ink(finish.fill, finish.fill_opacity)
            ground.fill(line)
        if finish.width:
            ground.ink(finish.ink)
            if finish.rhythm:
                stroke(ground, Way.of(line), finish.width, finish.rhythm)
            else:
                ground.stroke(line, finish.width, round_ends=True)


def _draw_border(easel: Easel, area: Area, finish: Finish, part: Pane, mask: Image.Image) -> None:
    for width, further, color, opacity in border_layers(finish):
        line = Stencil(part)
        for ring in area.borders:
            stroke(line, Way.of(np.concatenate((ring, ring[:1]))), width, finish.rhythm, further)
        if finish.inside:
            line.keep(mask)
        easel.canvas.stamp(line.image, part[0], part[1], color, opacity)
