"""The light that is painted into a dungeon, the same dungeon without it, and one in which nothing burns."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from server.domain.overlays import Light
from server.generators.port import Commission, Drawn
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.generators.tactical.dungeon.options import BattleMap

INKS = ("masonry", "wash")
DARK = 0.25
"""How bright an unlit dungeon is at most, on average."""
WHITE_PAPER = {"battle_map": {"ink": "wash", "palette": {"paper": "#FFFFFF", "stone": "#FFFFFF"}}}


def made(seed: int, *features: str, **theme: Any) -> Drawn:
    options = BattleMap(columns=20, rows=16, px_per_cell=24, features=features)
    return DungeonGenerator().generate(Commission("map", "tactical", seed, options, theme), lambda *_: None)


def pixels(picture: bytes) -> NDArray[np.float64]:
    return np.asarray(Image.open(BytesIO(picture)).convert("RGB")).astype(np.float64) / 255


def luminance(picture: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(picture @ np.array((0.2126, 0.7152, 0.0722)))


@pytest.mark.pictures
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("seed", range(5))
def test_an_unlit_dungeon_is_dark_and_does_not_glow(seed: int, ink: str) -> None:
    dark = made(seed, "unlit", battle_map={"ink": ink})
    assert not [each for each in dark.overlays if isinstance(each.data, Light)]
    shown, even = pixels(dark.picture), pixels(dark.unlit)
    assert luminance(shown).mean() <= DARK
    assert luminance(shown).max() < 0.5
    assert luminance(even).mean() > luminance(shown).mean() + 0.1
    # Nothing is brighter than the ground around it makes it: each pixel is the even one, as much darker.
    bright = even > 0.3
    assert np.percentile((shown / np.maximum(even, 0.01))[bright], 99) < 0.5


@pytest.mark.pictures
def test_an_unlit_dungeon_on_white_paper_is_dark_too() -> None:
    assert luminance(pixels(made(3, "unlit", **WHITE_PAPER).picture)).mean() <= DARK


@pytest.mark.pictures
@pytest.mark.parametrize("ink", INKS)
def test_a_dungeon_keeps_its_picture_without_painted_light(ink: str) -> None:
    drawn = made(2, battle_map={"ink": ink})
    lit, unlit = pixels(drawn.picture), pixels(drawn.unlit)
    assert lit.shape == unlit.shape
    assert (lit != unlit).any(-1).mean() > 0.2
    # By torchlight it is warmer than without.
    assert (lit[..., 0] - lit[..., 2]).mean() > (unlit[..., 0] - unlit[..., 2]).mean()
    for patch in drawn.patches:
        assert (
            np.asarray(Image.open(BytesIO(patch.unlit))).shape == np.asarray(Image.open(BytesIO(patch.picture))).shape
        )


@pytest.mark.pictures
def test_the_picture_without_light_is_the_same_whatever_burns() -> None:
    """But for the flames themselves, which are drawn."""
    lit, dark = (pixels(made(4, *features).unlit) for features in ((), ("unlit",)))
    assert (np.abs(lit - dark).max(-1) > 0.02).mean() < 0.06
