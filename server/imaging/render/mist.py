"""Fog over a picture: hidden ground covered, explored ground pale and dim; for the game master both only tinted.

All of the edge lies on ground that is not hidden: a pixel that shows anything of hidden ground is covered as a whole.
"""

import math
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from server.domain.fog_ground import HIDDEN, REVEALED
from server.domain.overlays import GM
from server.domain.scene import Cover, Crop
from server.drawing.arrays import Pixels
from server.drawing.canvas import Canvas
from server.drawing.pigments import Color
from server.imaging.codecs.modes import opaque_or_alpha
from server.imaging.render.screen import Dots, Screen, spread
from server.imaging.render.viewport import Viewport

_GREY = np.array((0.3, 0.59, 0.11), np.float32)
MIST: Color = (30, 32, 40)
"""The colour of hidden ground."""
LEAST_EDGE = 1.5
"""Pixels that an edge is wide at least."""
GM_HIDDEN, GM_EXPLORED = 0.55, 0.4
"""How much the game master sees of fog."""
PALE, DIM = 0.6, 0.5
"""How much less colour and light explored ground has."""
BILLOWS, BILLOW_CELLS = 48, 2.5
"""Billows in a row before they repeat, and the cells that each is wide."""
BILLOW_STEP = 8
"""Pixels between which the mist is even."""
BILLOWING = 7.0
"""Levels by which billows differ from the colour of the mist."""
_TINT = (0.9, 0.95, 1.0)
"""By how much of that the channels do."""
TILE = 128
"""Samples along the sides of ground that is looked at together."""


def without_hidden(picture: Image.Image, cover: Cover) -> Image.Image:
    """An image with mist painted over what is hidden of it, before anything is made of it."""
    picture = opaque_or_alpha(picture)
    samples = cover.samples
    hidden = _states(cover) == HIDDEN
    ground = (*MIST, 255)[: len(picture.getbands())]
    step = max(1, 4_000_000 // picture.width // samples.grain)
    for row in range(0, samples.rows, step):
        fine = hidden[row : row + step]
        if samples.grain > 1:
            fine = fine.repeat(samples.grain, 0).repeat(samples.grain, 1)
        top = row * samples.grain
        # A mask of one bit: a pixel is painted over or not, and nothing has to be mixed.
        mask = Image.fromarray(fine[: picture.height - top, : picture.width])
        picture.paste(Image.new(picture.mode, mask.size, ground), (0, top), mask)
    return opaque_or_alpha(picture)  # what is hidden does not decide whether anything is to be seen through


def hidden_part(cover: Cover, part: Crop) -> NDArray[np.bool_]:
    """Which samples of a part of the image are hidden, as a mask over that part."""
    grain = cover.samples.grain
    rows = slice(part.y // grain, -(-(part.y + part.height) // grain))
    columns = slice(part.x // grain, -(-(part.x + part.width) // grain))
    return np.asarray(_states(cover)[rows, columns] == HIDDEN)


def _states(cover: Cover) -> Pixels:
    return np.frombuffer(cover.states, np.uint8).reshape(cover.samples.rows, cover.samples.columns)


class Mist:
    """The fog of a cover in a picture; `unseen` dots of a screen are shown as explored ground, or hidden."""

    def __init__(self, cover: Cover | None, viewport: Viewport, size: tuple[int, int], audience: str) -> None:
        self._viewport = viewport
        self._size = size
        self._gm = audience == GM
        self._cell = viewport.cell
        self._edge = LEAST_EDGE if cover is None else max(LEAST_EDGE, cover.feather_cells * viewport.cell)
        self._grain = 1 if cover is None else cover.samples.grain
        self._step = viewport.scale_x * self._grain, viewport.scale_y * self._grain
        self._cover = cover
        self._first = (0, 0)

    @cached_property
    def _ground(self) -> Pixels | None:
        """The states of the samples in the picture, and around it as far as an edge reaches."""
        if self._cover is None:
            return None
        states = _states(self._cover)
        margin = [int(self._edge / each) + 3 for each in self._step]
        low = self._viewport.left // self._grain, self._viewport.top // self._grain
        spans = [count / each for count, each in zip(self._size, self._step, strict=True)]
        left, top = (max(0, int(at) - more) for at, more in zip(low, margin, strict=True))
        right, bottom = (int(at + span) + more for at, span, more in zip(low, spans, margin, strict=True))
        self._first = (left, top)
        return states[top:bottom, left:right]

    def paint(self, canvas: Canvas, screen: Screen, unseen: Dots | None, *, hides: bool) -> None:
        """Lay the fog over a picture. What is unseen is as explored, or hidden if unseen ground `hides`."""
        ground = self._ground
        covered = None if ground is None else self._edged(ground == HIDDEN)
        faded = None if ground is None else self._edged(ground != REVEALED)
        hidden = None if ground is None or self._gm else ground == HIDDEN
        for top, bottom in screen.bands():
            shape = (bottom - top, screen.width)
            cover, fade = self._over(covered, top, shape), self._over(faded, top, shape)
            if unseen is not None:
                away = screen.spread(unseen, top, bottom)
                cover, fade = (np.maximum(cover, away), fade) if hides else (cover, np.maximum(fade, away))
            if hidden is not None:
                cover[self._touched(hidden, top, shape)] = 1
            if cover.any() or fade.any():
                canvas.change((0, top, screen.width, bottom), self._laid(cover, fade, top))

    def _edged(self, mask: NDArray[np.bool_]) -> Dots | None:
        """How much of each sample the mask and its edge cover."""
        if not mask.any():
            return None
        step = min(self._step)
        edged, reach = mask.astype(np.float32), math.ceil((self._edge + 0.5) / step) + 1
        # Tile by tile: most of the ground lies far from any edge.
        for rows, columns in _tiles(mask.shape):
            (top, upper), (left, first) = ((max(0, each.start - reach), each.start) for each in (rows, columns))
            wide = mask[top : rows.stop + reach, left : columns.stop + reach]
            if wide.any() and not wide.all():
                away = cv2.distanceTransform((~wide).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
                tile = edged[rows, columns]
                away = away[upper - top :, first - left :][: tile.shape[0], : tile.shape[1]]
                share = ((away * np.float32(step) - 0.5) / np.float32(self._edge)).clip(0, 1)
                tile[:] = 1 - share * share * (3 - 2 * share)
        return edged

    def _over(self, dots: Dots | None, top: int, shape: tuple[int, int]) -> Dots:
        if dots is None:
            return np.zeros(shape, np.float32)
        left, upper = (
            (first * self._grain - corner) * scale
            for first, corner, scale in zip(
                self._first,
                (self._viewport.left, self._viewport.top),
                (self._viewport.scale_x, self._viewport.scale_y),
                strict=True,
            )
        )
        return spread(dots, self._step, (left, upper), shape[::-1], (0, top)).clip(0, 1)

    def _touched(self, hidden: NDArray[np.bool_], top: int, shape: tuple[int, int]) -> NDArray[np.bool_]:
        """The pixels that show anything of hidden samples."""
        down = self._reach(top, shape[0], self._viewport.top, self._step[1], self._first[1], hidden.shape[0])
        across = self._reach(0, shape[1], self._viewport.left, self._step[0], self._first[0], hidden.shape[1])
        return _any_within(_any_within(hidden, *down, axis=0), *across, axis=1)

    def _reach(self, start: int, count: int, corner: float, step: float, first: int, most: int) -> NDArray[np.int64]:
        """The first samples that pixels from `start` on show, and those behind the last."""
        edges = np.arange(start, start + count + 1) / step + corner / self._grain - first
        begins = np.floor(edges[:-1] + 1e-9).astype(np.int64).clip(0, most - 1)
        ends = np.ceil(edges[1:] - 1e-9).astype(np.int64).clip(1, most)
        return np.stack((begins, np.maximum(ends, begins + 1)))

    def _laid(self, cover: Dots, fade: Dots, top: int) -> Callable[[Pixels], Pixels]:
        if self._gm:
            cover, fade = cover * np.float32(GM_HIDDEN), fade * np.float32(GM_EXPLORED)

        def change(pixels: Pixels) -> Pixels:
            color = np.ascontiguousarray(pixels[..., :3])
            if fade.any():
                color = _blended(color, cv2.transform(color, _PALED), fade)
            if cover.any():
                mist = self._billows(top, cover.shape)
                color = _blended(color, mist, cover)
                # To the last bit: what is covered shows nothing of what is below.
                cv2.copyTo(mist, (cover >= 1).view(np.uint8), color)
            if pixels.shape[2] == 3:
                return color
            alpha = pixels[..., 3].astype(np.float32)
            return np.dstack((color, (alpha + (255 - alpha) * cover + np.float32(0.5)).astype(np.uint8)))

        return change

    def _billows(self, top: int, shape: tuple[int, int]) -> Pixels:
        """The mist itself, the same wherever a picture begins."""
        left, upper = (
            corner * scale
            for corner, scale in (
                (self._viewport.left, self._viewport.scale_x),
                (self._viewport.top, self._viewport.scale_y),
            )
        )
        # Between spots of a raster that lies fast on the image.
        first = int(left // BILLOW_STEP) * BILLOW_STEP - left, int((upper + top) // BILLOW_STEP) * BILLOW_STEP - upper
        counts = (shape[1] // BILLOW_STEP + 3, shape[0] // BILLOW_STEP + 3)
        wide = BILLOW_CELLS * self._cell
        column, row = (
            (np.arange(count) * BILLOW_STEP + start + corner + BILLOW_STEP / 2) / wide
            for count, start, corner in zip(counts, first, (left, upper), strict=True)
        )
        lattice = _lattice()
        total = _waved(lattice, row, column) + 0.5 * _waved(lattice, row * 2.3 + 7, column * 2.3 + 3)
        step = (BILLOW_STEP, BILLOW_STEP)
        tone = np.float32(BILLOWING) * spread(total, step, first, shape[::-1], (0, top))
        # No tone is dark enough for any channel to be less than nothing.
        channels = (cv2.convertScaleAbs(tone, alpha=share, beta=base) for base, share in zip(MIST, _TINT, strict=True))
        return np.asarray(cv2.merge([*channels]), np.uint8)


def _blended(below: Pixels, above: Any, share: Dots) -> Pixels:
    return np.asarray(cv2.blendLinear(below, above, 1 - share, share), np.uint8)


def _any_within(
    mask: NDArray[np.bool_], begins: NDArray[np.int64], ends: NDArray[np.int64], *, axis: int
) -> NDArray[np.bool_]:
    """Of each stretch of rows or columns, from its beginning to before its end, what any of them has."""
    first = np.take(mask, begins, axis)
    if (longest := (ends - begins).max()) <= 2:
        return first if longest == 1 else np.asarray(first | np.take(mask, ends - 1, axis))
    sums = np.insert(np.cumsum(mask, axis, np.int32), 0, 0, axis)
    return np.asarray(np.take(sums, ends, axis) > np.take(sums, begins, axis))


def _tiles(shape: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
    for top in range(0, shape[0], TILE):
        for left in range(0, shape[1], TILE):
            yield slice(top, top + TILE), slice(left, left + TILE)


_PALED = (1 - DIM) * ((1 - PALE) * np.eye(3, dtype=np.float32) + PALE * np.tile(_GREY, (3, 1)))
"""What makes ground pale and dim."""


@cache
def _lattice() -> Dots:
    return np.random.default_rng((11, 13)).uniform(-1, 1, (BILLOWS, BILLOWS)).astype(np.float32)


def _waved(lattice: Dots, row: NDArray[np.floating[Any]], column: NDArray[np.floating[Any]]) -> Dots:
    """Values between those of a lattice that repeats itself."""
    low, left = np.floor(row).astype(int), np.floor(column).astype(int)
    down, across = ((each - base).astype(np.float32) for each, base in ((row, low), (column, left)))
    down, across = (each * each * (3 - 2 * each) for each in (down, across))
    rows = [lattice[(low + each) % BILLOWS] for each in (0, 1)]
    lines = rows[0] + (rows[1] - rows[0]) * down[:, None]
    first, next_ = (lines[:, (left + each) % BILLOWS] for each in (0, 1))
    return np.asarray(first + (next_ - first) * across[None, :])
