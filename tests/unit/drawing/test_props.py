from typing import Any

import numpy as np
import pytest

from server.drawing.draws import Draws
from server.drawing.luck import DrawnLuck
from server.drawing.props import PROPS, draw
from server.drawing.props.statuary import FIGURES
from server.drawing.sketch import Sketch

FLAT = {
    "rug", "round_rug", "runner", "dais", "round_dais", "circle", "stain", "crack", "tracks", "drag", "grate", "rails",
    "cable", "guide_strip", "hides", "roots",
}  # fmt: skip
STANDING = {
    "bed", "chest", "crate", "barrel", "sack", "stool", "chair", "table", "bench", "shelf", "goods", "desk", "altar",
    "pillar", "statue", "sarcophagus", "urn", "brazier", "torch", "hearth", "cauldron", "rack", "armour", "anvil",
    "workbench", "throne", "coins", "bones", "straw", "bucket", "rock", "rubble", "beam", "mushrooms", "stalagmite",
    "web", "bars", "stairs", "candle", "book", "plate", "mug", "fire", "fallen_chair", "spilled_sack", "broken_crate",
    "minecart", "ore", "cage", "orrery", "idol", "skull_pile", "campfire", "bedroll", "map_table", "ladder",
    "rope_coil", "pickaxe", "lectern", "weapon_pile", "skeleton",
    "vigil", "shards", "bridge", "grating", "crystals",
}  # fmt: skip


def drawn(name: str, seed: int = 3, **options: Any) -> Sketch:
    pen = Sketch(DrawnLuck(Draws(seed, "prop")))
    draw(pen, name, 0, 0, **options)
    return pen


def test_every_wanted_prop_is_there() -> None:
    assert set(PROPS) >= FLAT | STANDING


@pytest.mark.parametrize("name", sorted(PROPS))
@pytest.mark.parametrize("seed", [3, 4])
def test_a_prop_stays_in_its_place_and_lies_in_its_layer(name: str, seed: int) -> None:
    pen = drawn(name, seed)
    strokes = [stroke for layer in pen.layers.values() for stroke in layer]
    points = np.vstack([stroke.points for stroke in strokes])
    assert len(strokes) >= (2 if name in {"web", "crack"} else 3)
    assert np.isfinite(points).all()
    limit = 4.2 if name in {"runner", "guide_strip"} else 1.75
    assert np.abs(points).max() < limit
    if name in FLAT:
        assert not pen.layers["body"]
        assert not pen.shades
    assert not pen.layers["floor"]
    for _, fill, line, width, alpha, _ in strokes:
        assert fill is not None or line is not None
        assert 0 <= alpha <= 1
        assert 0 <= width < 0.25


@pytest.mark.parametrize("name", sorted(PROPS))
def test_a_prop_repeats_itself(name: str) -> None:
    first, second = drawn(name), drawn(name)
    for layer, strokes in first.layers.items():
        for one, other in zip(strokes, second.layers[layer], strict=True):
            assert np.array_equal(one.points, other.points)
            assert one[1:] == other[1:]


@pytest.mark.parametrize("name", ["bed", "chest", "statue", "shelf", "minecart", "skeleton", "barrel", "idol"])
def test_what_stands_throws_a_shadow(name: str) -> None:
    assert drawn(name).shades


def test_statues_differ() -> None:
    counts = {figure: len(drawn("statue", figure=figure).layers["body"]) for figure in FIGURES}
    assert len(FIGURES) >= 5
    assert len(set(counts.values())) >= 4


def test_sizes_are_options() -> None:
    small = np.vstack([stroke.points for stroke in drawn("shelf", w=1.0).layers["body"]])
    large = np.vstack([stroke.points for stroke in drawn("shelf", w=2.0).layers["body"]])
    assert np.ptp(small[:, 0]) == pytest.approx(1.0, abs=0.1)
    assert np.ptp(large[:, 0]) == pytest.approx(2.0, abs=0.1)


def test_an_unknown_prop_is_an_error() -> None:
    with pytest.raises(KeyError):
        drawn("sofa")
