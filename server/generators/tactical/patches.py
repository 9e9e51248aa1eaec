"""What finders see: the true picture of every secret as a patch, which holds the pixels that differ and no others."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from server.drawing.bands import CellBox
from server.generators.tactical.compositor import Base, Painted, Surfaces, paint_part
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.secrets import Secret, revealed, revealed_dressing
from server.imaging.codecs.png import encode_png

PER_CELL = 4
"""Samples in which it is decided which secret a pixel belongs to."""
AROUND = 3
"""Cells around the ground of a secret in which finding it changes anything: walls, their shade, light."""


@dataclass(frozen=True, slots=True)
class SecretPicture:
    """A picture with alpha and where its upper left corner lies, in pixels of the map; `unlit` as the map is."""

    secret: Secret
    png: bytes
    unlit: bytes
    x: int
    y: int


def paint_patches(
    plan: Plan,
    dressing: Dressing,
    secrets: Sequence[Secret],
    surfaces: Surfaces,
    px: int,
    base: Base,
    painted: Painted,
) -> Iterator[SecretPicture]:
    """What is to be laid over a `painted` base for each secret; all of them make the map with everything found.

    Every pixel that differs is part of one patch, that of the nearest secret. One that changes nothing has none.
    """
    if not secrets:
        return
    owner = _nearest(plan, secrets)
    whole = open_base(plan, dressing, surfaces, base)
    true = {part: paint_part(whole, plan, px, part) for part in _parts(plan, secrets)}
    for index, secret in enumerate(secrets):
        part, picture = next((part, each) for part, each in true.items() if _reaches(part, _part(plan, secret)))
        left, top, right, bottom = part
        own = owner[top * PER_CELL : bottom * PER_CELL, left * PER_CELL : right * PER_CELL] == index
        mine = cv2.resize(own.astype(np.uint8), picture.lit.size, interpolation=cv2.INTER_NEAREST) > 0
        before = [np.asarray(each.crop((left * px, top * px, right * px, bottom * px))) for each in painted]
        changed = [(old != np.asarray(new)).any(2) for old, new in zip(before, picture, strict=True)]
        differs = mine & np.logical_or(*changed)
        if (box := _box(differs)) is not None:
            png, unlit = [_cut_out(each, differs, box) for each in picture]
            yield SecretPicture(secret, png, unlit, left * px + box[0], top * px + box[1])


def _cut_out(picture: Image.Image, shown: npt.NDArray[np.bool_], box: tuple[int, int, int, int]) -> bytes:
    """The pixels of a picture that are shown, cut to a box, as PNG."""
    left, upper, right, lower = box
    pixels = np.dstack((np.asarray(picture.crop(box)), shown[upper:lower, left:right] * np.uint8(255)))
    pixels[pixels[..., 3] == 0] = 0
    return encode_png(Image.fromarray(pixels, "RGBA"))


def open_base(plan: Plan, dressing: Dressing, surfaces: Surfaces, known: Base) -> Base:
    """The base of the map with everything found; where nothing is to be found, its walls are those that are `known`."""
    return Base(revealed(plan), revealed_dressing(dressing), surfaces, known.look, known.stones)


def _part(plan: Plan, secret: Secret) -> CellBox:
    """The part of the map that a secret changes something in."""
    ground = np.concatenate(secret.ground)
    left, top = (int(low) - AROUND for low in ground.min(0))
    right, bottom = (int(-(-high // 1)) + AROUND for high in ground.max(0))
    return max(0, left), max(0, top), min(plan.columns, right), min(plan.rows, bottom)


def _parts(plan: Plan, secrets: Sequence[Secret]) -> list[CellBox]:
    """The same of all of them, joined where they overlap."""
    apart: list[CellBox] = []
    for secret in secrets:
        part = _part(plan, secret)
        while near := [each for each in apart if _reaches(each, part)]:
            apart = [each for each in apart if each not in near]
            left, top, right, bottom = zip(part, *near, strict=True)
            part = min(left), min(top), max(right), max(bottom)
        apart.append(part)
    return apart


def _reaches(one: CellBox, other: CellBox) -> bool:
    """Whether two parts have a cell in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _nearest(plan: Plan, secrets: Sequence[Secret]) -> npt.NDArray[np.intp]:
    """Which secret each sample of the map is nearest to; of two as near, the first."""
    distances = []
    for secret in secrets:
        ground = np.ones((plan.rows * PER_CELL, plan.columns * PER_CELL), np.uint8)
        for outline in secret.ground:
            cv2.fillPoly(ground, [np.round(outline * PER_CELL).astype(np.int32)], (0,))
        distances.append(cv2.distanceTransform(ground, cv2.DIST_L2, 5))
    nearest: npt.NDArray[np.intp] = np.argmin(np.stack(distances), 0)
    return nearest


def _box(mask: npt.NDArray[np.bool_]) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what is set, or None."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return None
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
