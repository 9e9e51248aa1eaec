"""The size that a model is asked for is the nearest it has."""

import pytest

from server.generators.painting.models import Size, model_named


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
        ("flux", (640, 360), (640, 360)),
    ],
)
def test_a_picture_is_painted_over_in_the_size_that_shows_it_largest(model: str, base: Size, size: Size) -> None:
    assert model_named(model).size_over(base) == size
