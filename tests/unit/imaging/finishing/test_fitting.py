"""There and back: nothing is stretched, nothing cropped, and what comes back lies where it was."""

import math

import numpy as np
import pytest
from PIL import Image

from server.domain.finish_errors import SizeMismatch
from server.imaging.finishing.cell_sizes import LEAST_CELL, largest_map, provider_cell
from server.imaging.finishing.fitting import fit_of, prepared, restored
from server.imaging.finishing.registration import MOST_SHIFT, shift_between

BASES = ((320, 240), (240, 320), (311, 97), (97, 311), (256, 256), (500, 173), (64, 48))
SIZES = ((256, 256), (384, 256), (256, 384), (200, 150), (512, 512))


def scene(width: int, height: int, seed: int = 0) -> Image.Image:
    """Soft blobs with hard edges between them: neither flat nor all of one frequency."""
    chance = np.random.default_rng((width, height, seed))
    coarse = Image.fromarray(chance.integers(0, 255, (8, 10, 3)).astype(np.uint8))
    values = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)) // 48 * 48
    return Image.fromarray(values.astype(np.uint8))


def off(one: Image.Image, other: Image.Image) -> float:
    return float(np.abs(np.asarray(one, np.float32) - np.asarray(other, np.float32)).mean())


def rolled(picture: Image.Image, across: float, down: float) -> Image.Image:
    matrix = (1, 0, -across, 0, 1, -down)
    return picture.transform(picture.size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("size", SIZES)
def test_a_base_lies_whole_and_unstretched_on_the_canvas(base: tuple[int, int], size: tuple[int, int]) -> None:
    fit = fit_of(base, size)
    wide, high = base[0] * fit.scale, base[1] * fit.scale
    assert math.isclose(max(wide / size[0], high / size[1]), 1.0)
    assert math.isclose(fit.left * 2 + wide, size[0])
    assert math.isclose(fit.top * 2 + high, size[1])
    assert min(fit.left, fit.top) >= 0


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("size", SIZES)
def test_what_comes_back_as_it_went_out_is_the_base(base: tuple[int, int], size: tuple[int, int]) -> None:
    picture = scene(*base)
    shown, fit = prepared(picture, size)
    assert shown.size == size
    back = restored(shown, fit, picture)
    assert back.size == base
    if fit.scale >= 1:
        assert off(back, picture) < 6
    else:
        small = picture.resize((round(base[0] * fit.scale), round(base[1] * fit.scale)), Image.Resampling.LANCZOS)
        assert off(back, small.resize(base, Image.Resampling.LANCZOS)) < 6


@pytest.mark.parametrize("size", BASES)
def test_a_base_of_the_size_of_the_provider_goes_and_comes_bit_by_bit(size: tuple[int, int]) -> None:
    picture = scene(*size)
    shown, fit = prepared(picture, size)
    assert shown.tobytes() == picture.tobytes()
    assert restored(shown, fit, picture).tobytes() == picture.tobytes()


@pytest.mark.parametrize("size", SIZES)
def test_the_padding_repeats_the_edge(size: tuple[int, int]) -> None:
    colors = np.zeros((40, 120, 3), np.uint8)
    colors[:20], colors[20:] = (200, 30, 30), (30, 30, 200)
    shown, fit = prepared(Image.fromarray(colors), size)
    pixels = np.asarray(shown).astype(int)
    assert fit.top > 0
    assert np.abs(pixels[0] - (200, 30, 30)).max() < 12
    assert np.abs(pixels[-1] - (30, 30, 200)).max() < 12


def test_what_is_clear_in_a_base_is_clear_in_what_comes_back() -> None:
    picture = scene(120, 80).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize((120, 80)))
    shown, fit = prepared(picture, (256, 256))
    assert shown.mode == "RGB"
    assert restored(shown, fit, picture).getchannel("A").tobytes() == picture.getchannel("A").tobytes()


@pytest.mark.parametrize("share", [0.5, 0.75, 1.5, 2.0, 0.501, 1.333])
@pytest.mark.parametrize("base", BASES[:4])
def test_an_answer_of_another_resolution_is_taken(base: tuple[int, int], share: float) -> None:
    picture = scene(*base)
    shown, fit = prepared(picture, (384, 256))
    answer = shown.resize((round(384 * share), round(256 * share)), Image.Resampling.LANCZOS)
    assert off(restored(answer, fit, picture), restored(shown, fit, picture)) < 9


@pytest.mark.parametrize(
    "size", [(256, 256), (384, 250), (390, 256), (256, 384), (1, 1), (3, 1), (1024, 1024), (386, 255), (768, 500)]
)
def test_an_answer_of_another_shape_is_refused(size: tuple[int, int]) -> None:
    picture = scene(320, 240)
    _, fit = prepared(picture, (384, 256))
    with pytest.raises(SizeMismatch, match="384 x 256") as refusal:
        restored(Image.new("RGB", size), fit, picture)
    assert refusal.value.metadata == {"asked": "384 x 256", "answered": f"{size[0]} x {size[1]}"}


SHIFTS = [(0.5, 0.0), (-1.0, 0.0), (0.0, 1.5), (2.0, 0.0), (-2.0, 2.0), (1.3, -0.7), (0.0, -2.0), (-1.6, -1.2)]


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("seed", range(3))
def test_a_small_shift_is_found_and_undone(shift: tuple[float, float], seed: int) -> None:
    picture = scene(320, 240, seed)
    shown, fit = prepared(picture, (384, 256))
    answer = rolled(shown, *shift)
    dimmed = answer.point([round(255 - 0.6 * level) for level in range(256)] * 3)
    assert np.abs(np.subtract(shift_between(shown, dimmed), shift)).max() < 0.2
    back = restored(answer, fit, picture).crop((8, 8, 312, 232))
    assert off(back, picture.crop((8, 8, 312, 232))) < 0.5 * off(rolled(picture, *shift), picture) + 3


@pytest.mark.parametrize("shift", [(3.0, 0.0), (0.0, -3.0), (2.6, 2.6), (-6.0, 1.0), (0.0, 12.0), (0.1, -0.1)])
@pytest.mark.parametrize("seed", range(3))
def test_a_large_shift_is_left_to_the_wall_check(shift: tuple[float, float], seed: int) -> None:
    shown = scene(384, 256, seed)
    assert max(map(abs, shift)) > MOST_SHIFT or max(map(abs, shift)) < 0.25
    assert shift_between(shown, rolled(shown, *shift)) == (0.0, 0.0)


@pytest.mark.parametrize("seed", range(8))
def test_pictures_that_show_nothing_alike_are_not_moved(seed: int) -> None:
    chance = np.random.default_rng(seed)
    one, other = (Image.fromarray(chance.integers(0, 255, (96, 128, 3)).astype(np.uint8)) for _ in range(2))
    assert shift_between(one, other) == (0.0, 0.0)
    assert shift_between(one, Image.new("RGB", one.size, (90, 90, 90))) == (0.0, 0.0)


@pytest.mark.parametrize("size", [(1024, 1024), (1536, 1024), (1024, 1536), (512, 512), (1000, 999), (24, 24)])
def test_the_largest_map_is_one_whose_cells_a_provider_can_paint(size: tuple[int, int]) -> None:
    columns, rows = largest_map(size)
    for cell in (16, 50, 100):
        assert provider_cell((columns * cell, rows * cell), cell, size) >= LEAST_CELL
        wider, higher = ((columns + 1) * cell, rows * cell), (columns * cell, (rows + 1) * cell)
        assert min(provider_cell(each, cell, size) for each in (wider, higher)) < LEAST_CELL
