"""The size that a model is asked for is the nearest it has."""

import pytest

from server.generators.painting.models import MOST_OVER, Size, model_named, model_set
from server.imaging.finishing.cell_sizes import LEAST_CELL, largest_map, provider_cell


@pytest.mark.parametrize(
    ("model", "wanted", "sent"),
    [
        ("gpt-image-1", None, (1024, 1024)),
        ("gpt-image-1", (300, 300), (1024, 1024)),
        ("gpt-image-1.5", (1600, 900), (1536, 1024)),
        ("gpt-image-2.5-flare", (1600, 900), (1536, 864)),
        ("gpt-image-2", (900, 1600), (864, 1536)),
        ("gpt-image-2", (4096, 64), (1536, 864)),
        ("chatgpt-image-latest", (64, 4096), (1024, 1536)),
        ("dall-e-3", (1600, 900), (1792, 1024)),
        ("dall-e-2", (300, 300), (256, 256)),
        ("dall-e-2", (400, 300), (256, 256)),
        ("dall-e-2", (4096, 64), (512, 512)),
        ("flux", None, None),
        ("flux", (640, 360), (640, 360)),
    ],
)
def test_the_nearest_ratio_is_sent_and_of_those_the_nearest_size(
    model: str, wanted: Size | None, sent: Size | None
) -> None:
    assert model_named(model).size(wanted) == sent


@pytest.mark.parametrize(
    ("model", "base", "size"),
    [
        ("gpt-image-2", (4000, 3000), (1536, 1024)),
        ("gpt-image-2", (1600, 900), (1536, 864)),
        ("gpt-image-2", (3000, 4000), (1024, 1536)),
        ("gpt-image-2", (400, 400), (1024, 1024)),
        ("gpt-image-1", (1600, 900), (1536, 1024)),
        ("flux", (640, 360), (1928, 1080)),
        ("flux", (9000, 3000), (2504, 832)),
        ("flux", (16, 16), (1448, 1448)),
        ("flux", (100, 1), (4096, 40)),
        ("flux", (1, 5000), (8, 4096)),
    ],
)
def test_a_picture_is_painted_over_in_the_size_that_shows_it_largest(model: str, base: Size, size: Size) -> None:
    assert model_named(model).size_over(base) == size


def test_in_any_size_the_largest_map_that_is_told_of_fits_whatever_its_shape() -> None:
    model = model_set("flux", edits=True)
    for columns in range(1, 200, 3):
        for rows in range(1, 200, 7):
            size = model.size_over((columns, rows))
            assert size[0] * size[1] <= MOST_OVER
            assert (size[0] % 8, size[1] % 8) == (0, 0)
            largest = largest_map(size)
            if provider_cell((columns, rows), 1.0, size) < LEAST_CELL and min(largest):
                assert provider_cell(largest, 1.0, model.size_over(largest)) >= LEAST_CELL


@pytest.mark.parametrize(
    ("model", "said", "edits"),
    [("flux", False, False), ("flux", True, True), ("gpt-image-1", True, True), ("gpt-image-1", False, True)],
)
def test_of_a_model_that_is_not_known_somebody_says_that_it_edits(model: str, said: bool, edits: bool) -> None:
    made = model_set(model, edits=said)
    assert (made.edits, made.draws) == (edits, True)
    assert made.sizes == model_named(model).sizes
