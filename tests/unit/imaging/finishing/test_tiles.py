"""Tiles cover a base, overlap, and leave no trace where they are alike."""

import itertools

import numpy as np
import pytest
from PIL import Image

from server.imaging.finishing.tiles import OVERLAP, blended, tile_boxes

BASES = ((300, 260), (128, 100), (129, 100), (900, 90), (90, 900), (640, 480), (101, 333))
SIZES = ((128, 100), (100, 128), (96, 96))


def noise(size: tuple[int, int], seed: int = 0) -> Image.Image:
    pixels = np.random.default_rng((seed, *size)).integers(0, 256, (size[1], size[0], 3))
    return Image.fromarray(pixels.astype(np.uint8))


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("size", SIZES)
def test_tiles_cover_a_base_and_overlap(base: tuple[int, int], size: tuple[int, int]) -> None:
    covered = np.zeros((base[1], base[0]), np.int64)
    boxes = tile_boxes(base, size)
    for left, top, right, bottom in boxes:
        assert (right - left, bottom - top) == (min(size[0], base[0]), min(size[1], base[1]))
        assert left >= 0
        assert top >= 0
        assert right <= base[0]
        assert bottom <= base[1]
        covered[top:bottom, left:right] += 1
    assert covered.min() >= 1
    least = round(OVERLAP * min(size))
    for axis in (0, 1):
        spans = sorted({(box[axis], box[axis + 2]) for box in boxes})
        assert all(end - start >= least - 1 for (_, end), (start, _) in itertools.pairwise(spans))
        assert len(spans) == max(1, -(-(base[axis] - least) // (size[axis] - least)))


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("size", SIZES)
def test_tiles_that_come_back_unchanged_are_the_base_bit_by_bit(base: tuple[int, int], size: tuple[int, int]) -> None:
    picture = noise(base)
    tiles = [(box, picture.crop(box)) for box in tile_boxes(base, size)]
    assert blended(tiles, base).tobytes() == picture.tobytes()


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("seed", range(3))
def test_tiles_painted_otherwise_go_over_into_each_other(base: tuple[int, int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    boxes = tile_boxes(base, SIZES[0])
    tones = [int(chance.integers(60, 200)) for _ in boxes]
    tiles = [
        (box, Image.new("RGB", (box[2] - box[0], box[3] - box[1]), (tone,) * 3))
        for box, tone in zip(boxes, tones, strict=True)
    ]
    pixels = np.asarray(blended(tiles, base)).astype(int)
    steps = max(int(np.abs(np.diff(pixels, axis=axis)).max(initial=0)) for axis in (0, 1))
    # A Hann ramp over 20 px is nowhere steeper than pi / 2 of an even one.
    assert steps <= max(1, (max(tones) - min(tones)) * 1.6 / 18 + 2)
    assert pixels.min() >= min(tones)
    assert pixels.max() <= max(tones)
