"""Tiles cover a base, overlap, and leave no trace where they are alike."""

import itertools
from collections.abc import Callable
from math import ceil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageChops, ImageOps

from server.domain.finish_errors import SizeMismatch
from server.imaging.finishing.fitting import BEHIND, prepared
from server.imaging.finishing.pictures import taken_from
from server.imaging.finishing.tile_tones import MOST_GAIN, gains, shared_colors
from server.imaging.finishing.tiles import BAND, blended
from server.imaging.finishing.tilings import OVERLAP, TileBox, Tiling, largest_tiling, tiling_over

BASES = ((300, 260), (128, 100), (129, 100), (900, 90), (90, 900), (640, 480), (101, 333))
SIZES = ((128, 100), (100, 128), (96, 96))


def noise(size: tuple[int, int], seed: int = 0) -> Image.Image:
    pixels = np.random.default_rng((seed, *size)).integers(0, 256, (size[1], size[0], 3))
    return Image.fromarray(pixels.astype(np.uint8))


def only(size: tuple[int, int]) -> Callable[[tuple[float, float]], tuple[int, int]]:
    """A provider that paints nothing but pictures of this size."""
    return lambda _: size


def tiling(base: tuple[float, float], size: tuple[int, int], least: float = 1.0) -> Tiling:
    made = tiling_over(base, least, only(size), 99)
    assert made is not None
    return made


def rows_of(tiles: list[Image.Image]) -> Callable[[int, int, int], npt.NDArray[np.uint8]]:
    def rows(index: int, first: int, last: int) -> npt.NDArray[np.uint8]:
        assert 0 < last - first <= BAND
        return np.asarray(tiles[index])[first:last]

    return rows


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("size", SIZES)
def test_the_fewest_tiles_cover_a_base_and_overlap(base: tuple[int, int], size: tuple[int, int]) -> None:
    covered = np.zeros((base[1], base[0]), np.int64)
    made = tiling(base, size)
    boxes = made.boxes(base)
    assert made.scale >= 1 - 1e-9
    for left, top, right, bottom in boxes:
        assert 0 <= left < right <= base[0]
        assert 0 <= top < bottom <= base[1]
        # A tile that is cut off on no side has the shape of what is painted, within a pixel.
        wide, high = (right - left) * made.scale, (bottom - top) * made.scale
        assert wide <= size[0] + made.scale
        assert high <= size[1] + made.scale
        covered[top:bottom, left:right] += 1
    assert covered.min() >= 1
    over = OVERLAP * min(size)
    for axis in (0, 1):
        spans = sorted({(box[axis], box[axis + 2]) for box in boxes})
        assert all(end - start >= over / made.scale - 1 for (_, end), (start, _) in itertools.pairwise(spans))
        assert len(spans) == max(1, ceil((base[axis] - over) / (size[axis] - over)))


@pytest.mark.parametrize(("columns", "rows"), [(60, 40), (40, 60), (120, 120), (65, 20), (64, 42), (65, 12)])
@pytest.mark.parametrize("cell", [16, 24, 27, 100])
def test_a_map_has_the_same_tiles_in_cells_and_in_pixels(columns: int, rows: int, cell: int) -> None:
    def size_over(sides: tuple[float, float]) -> tuple[int, int]:
        sizes = ((1024, 1024), (1536, 1024), (1024, 1536))
        return max(sizes, key=lambda each: min(each[0] / sides[0], each[1] / sides[1]))

    in_cells = tiling_over((columns, rows), 24.0, size_over)
    in_pixels = tiling_over((columns * cell, rows * cell), 24.0 / cell, size_over)
    assert in_cells is not None
    assert in_pixels is not None
    parts = [(each.size, each.columns, each.rows) for each in (in_cells, in_pixels)]
    assert parts[0] == parts[1]
    base = columns * cell, rows * cell
    assert in_cells.boxes(base) == in_pixels.boxes(base)
    assert (in_cells.count == 1) is ((columns, rows) in {(60, 40), (40, 60), (64, 42)})


def test_tiles_are_of_the_size_that_makes_the_fewest() -> None:
    def size_over(sides: tuple[float, float]) -> tuple[int, int]:
        return (320, 480) if sides[1] > sides[0] else (480, 320)

    made = tiling_over((30, 20), 24.0, size_over)
    assert made is not None
    assert (made.size, made.columns, made.rows) == ((320, 480), 3, 1)
    assert tiling_over((30, 20), 24.0, size_over, 2) is None
    assert tiling_over((300, 200), 24.0, size_over) is None
    most = largest_tiling((300, 200), 24.0, size_over)
    assert most.count <= 16
    across, down = (int(side / 24) for side in most.reach)
    assert tiling_over((across, down), 24.0, size_over) is not None
    assert tiling_over((across + 1, down + 1), 24.0, size_over) is None
    # Where any size can be had, the whole is one tile that is large enough, whatever steps sides come in.
    for step in (1, 8, 64):
        for columns, rows in ((30, 20), (31, 17), (99, 12)):
            one = tiling_over((columns, rows), 24.0, lambda s, n=step: tuple(round(x / n) * n for x in s))  # type: ignore[misc]
            assert one is not None
            assert one.count == 1


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("size", SIZES)
def test_tiles_that_come_back_unchanged_are_the_base_bit_by_bit(base: tuple[int, int], size: tuple[int, int]) -> None:
    picture = noise(base)
    boxes = tiling(base, size).boxes(base)
    tiles = [picture.crop(box) for box in boxes]
    alike = gains([shared_colors(boxes, index, tile) for index, tile in enumerate(tiles)])
    assert blended(boxes, rows_of(tiles), base, alike).tobytes() == picture.tobytes()


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("seed", range(3))
def test_tiles_painted_otherwise_go_over_into_each_other(base: tuple[int, int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    boxes = tiling(base, SIZES[0]).boxes(base)
    tones = [int(chance.integers(60, 200)) for _ in boxes]
    tiles = [
        Image.new("RGB", (box[2] - box[0], box[3] - box[1]), (tone,) * 3)
        for box, tone in zip(boxes, tones, strict=True)
    ]
    pixels = np.asarray(blended(boxes, rows_of(tiles), base, np.ones((len(boxes), 3), np.float32))).astype(int)
    steps = max(int(np.abs(np.diff(pixels, axis=axis)).max(initial=0)) for axis in (0, 1))
    # A Hann ramp over 20 px is nowhere steeper than pi / 2 of an even one.
    assert steps <= max(1, (max(tones) - min(tones)) * 1.6 / 18 + 2)
    assert pixels.min() >= min(tones)
    assert pixels.max() <= max(tones)


def test_no_tile_is_a_strip_where_another_shape_will_do() -> None:
    def size_over(sides: tuple[float, float]) -> tuple[int, int]:
        """Any shape, of a megapixel."""
        scale = (2**20 / (sides[0] * sides[1])) ** 0.5
        return int(sides[0] * scale), int(sides[1] * scale)

    for columns, rows in ((120, 120), (120, 60), (75, 75), (100, 70), (120, 30)):
        made = tiling_over((columns, rows), 24.0, size_over)
        assert made is not None
        assert max(made.size) / min(made.size) <= max(2.0, 1.1 * columns / rows)
        fewest = tiling_over((columns, rows), 24.0, size_over, made.count - 1)
        assert fewest is None or max(fewest.size) > 2 * min(fewest.size)
    strips = tiling_over((60, 60), 24.0, only((1536, 512)))
    assert strips is not None
    assert (strips.columns, strips.rows) == (1, 4)


def scene(size: tuple[int, int]) -> Image.Image:
    """Soft blobs with hard edges between them, as maps have walls."""
    coarse = noise((size[0] // 24, size[1] // 24)).resize(size, Image.Resampling.BICUBIC)
    return ImageOps.posterize(coarse, 3)


def painted_in_tiles(
    base: Image.Image, made: Tiling, folder: Path, paint: Callable[[Image.Image, int], Image.Image]
) -> Image.Image:
    answers = dict[TileBox, str]()
    for index, box in enumerate(made.boxes(base.size)):
        answers[box] = str(folder / f"{index}.png")
        paint(prepared(base.crop(box), made.size)[0], index).save(answers[box])
    return taken_from(answers, base, made.size, str(folder / "rows"))


def seams(made: Tiling, base: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Where tiles begin and end, and a little around it."""
    near = np.zeros((base[1], base[0]), np.bool_)
    for left, top, right, bottom in made.boxes(base):
        for x in {left, right} - {0, base[0]}:
            near[:, x - 4 : x + 4] = True
        for y in {top, bottom} - {0, base[1]}:
            near[y - 4 : y + 4] = True
    return near


def turned(picture: Image.Image, _: int = 0) -> Image.Image:
    """Other colours, by a smooth function of the old ones."""
    values = np.asarray(picture.convert("RGB"), np.float32) / 255
    mixed = values @ np.array([[0.5, 0.3, 0.1], [0.2, 0.5, 0.2], [0.1, 0.3, 0.6]], np.float32)
    return Image.fromarray(np.rint(255 * np.minimum(mixed, 1) ** 0.8).astype(np.uint8))


@pytest.mark.parametrize(("least", "mode"), [(1.0, "RGBA"), (0.83, "RGB"), (1.4, "RGB")])
def test_a_smooth_recolouring_leaves_no_trace_at_the_seams(least: float, mode: str, tmp_path: Path) -> None:
    base = scene((500, 420)).convert(mode)
    if mode == "RGBA":
        base.putalpha(200)
    made = tiling(base.size, (256, 192), least)
    assert made.count >= 4
    whole = painted_in_tiles(base, made, tmp_path, turned)
    assert (whole.mode, whole.size) == (mode, base.size)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(f"{n}.png" for n in range(made.count))
    if mode == "RGBA":
        assert whole.getchannel("A").getextrema() == (200, 200)
        ground = Image.alpha_composite(Image.new("RGBA", base.size, (*BEHIND, 255)), base)
        base = ground.convert("RGB")
    off = np.abs(np.asarray(whole.convert("RGB"), np.float32) - np.asarray(turned(base), np.float32)).mean(axis=2)
    near = seams(made, base.size)
    assert off[near].mean() <= off[~near].mean() * 1.1 + 0.05


@pytest.mark.parametrize("seed", range(3))
def test_tiles_of_tints_of_their_own_become_alike(seed: int, tmp_path: Path) -> None:
    base = scene((500, 420)).point(lambda level: 30 + level // 2)
    made = tiling(base.size, (256, 192))
    tints = np.random.default_rng(seed).uniform(0.85, 1.15, (made.count, 3))

    def tinted(picture: Image.Image, index: int) -> Image.Image:
        return Image.fromarray(np.rint(np.asarray(picture) * tints[index]).astype(np.uint8))

    ratio = np.asarray(painted_in_tiles(base, made, tmp_path, tinted), np.float32) / np.asarray(base, np.float32)
    smooth = Image.fromarray(np.rint(ratio[..., 0] * 100).astype(np.uint8)).resize((20, 16), Image.Resampling.BOX)
    assert np.asarray(smooth).std() <= 1.5, "hundredths of one and the same tint"
    boxes = made.boxes(base.size)
    tiles = [tinted(base.crop(box), index) for index, box in enumerate(boxes)]
    left = gains([shared_colors(boxes, index, tile) for index, tile in enumerate(tiles)]) * tints
    assert np.ptp(left, axis=0).max() <= 0.06 < np.ptp(tints, axis=0).max()
    most = gains([{1: np.full(3, 250.0)}, {0: np.full(3, 10.0)}])
    assert (most.min(), most.max()) == (pytest.approx(1 / MOST_GAIN), pytest.approx(MOST_GAIN))


def test_tiles_that_each_lie_a_little_beside_their_part_are_moved_back(tmp_path: Path) -> None:
    base = scene((500, 420))
    made = tiling(base.size, (256, 192))

    def beside(picture: Image.Image, index: int) -> Image.Image:
        return ImageChops.offset(picture, index % 3 - 1, (index + 1) % 3 - 1)

    whole = painted_in_tiles(base, made, tmp_path, beside)
    inner = (4, 4, 496, 416)  # what lay over the edge is not there
    off = np.asarray(ImageChops.difference(whole.crop(inner), base.crop(inner)))
    plain = painted_in_tiles(base, made, tmp_path, lambda picture, _: picture)
    least = np.asarray(ImageChops.difference(plain.crop(inner), base.crop(inner)))
    assert off.mean() <= least.mean() + 0.5


def test_a_tile_of_another_shape_is_none(tmp_path: Path) -> None:
    base = scene((500, 420))
    made = tiling(base.size, (256, 192))
    with pytest.raises(SizeMismatch):
        painted_in_tiles(base, made, tmp_path, lambda picture, index: picture.crop((0, 0, 200 if index else 256, 192)))
