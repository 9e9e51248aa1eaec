"""Blazons keep the rule of tincture, and every one of them can be painted, the same way each time."""

from io import BytesIO
from itertools import product
from typing import Any

import numpy as np
import pytest
from limner_heraldry.blazon import COLORS, COUNTS, METALS, Blazon, blazon
from limner_heraldry.generator import HeraldryGenerator
from limner_heraldry.options import CHARGES, ORDINARIES, SHAPES, Shield
from PIL import Image

from server.domain.errors import Invalid
from server.generators.port import Commission, Drawn

INKY = {"look": {"ink": "wash", "palette": {"ink": "#402010"}}}


def order(seed: int = 7, theme: dict[str, Any] | None = None, **options: Any) -> Commission[Shield]:
    return Commission("item", "shield", seed, Shield(**options), theme or {})


def drawn(commission: Commission[Shield]) -> Drawn:
    return HeraldryGenerator().generate(commission, lambda *_: None)


def picture(commission: Commission[Shield]) -> Image.Image:
    return Image.open(BytesIO(drawn(commission).picture))


def test_metal_lies_on_colour_and_colour_on_metal() -> None:
    for seed in range(400):
        arms = blazon(Shield(), seed)
        assert (arms.field in METALS) != (arms.other in METALS), arms
        assert {arms.field, arms.other} <= METALS.keys() | COLORS.keys()
        assert (arms.ordinary, arms.charge) != ("none", "none")
        assert arms.count in COUNTS[arms.ordinary]
    assert len({blazon(Shield(), seed).words for seed in range(400)}) > 250


def test_what_is_asked_for_is_on_the_shield() -> None:
    for ordinary, charge in product(ORDINARIES, CHARGES):
        if (ordinary, charge) != ("none", "none"):
            arms = blazon(Shield(ordinary=ordinary, charge=charge), 3)
            assert (arms.ordinary, arms.charge) == (ordinary, charge)
    assert blazon(Shield(charge="none"), 5).ordinary != "none"
    assert blazon(Shield(ordinary="none"), 5).charge != "none"


@pytest.mark.parametrize(
    ("arms", "words"),
    [
        (Blazon("", "azure", "or", "chevron", "mullet", 3), "Azure, a chevron between three mullets or"),
        (Blazon("", "argent", "gules", "none", "fleur-de-lis", 3), "Argent, three fleurs-de-lis gules"),
        (Blazon("", "or", "sable", "bend", "none", 2), "Or, a bend sable"),
        (Blazon("", "vert", "argent", "chief", "tower", 1), "Vert, a chief and a tower argent"),
        (
            Blazon("per pale", "gules", "or", "none", "crescent", 1),
            "Per pale gules and or, a crescent counterchanged",
        ),
    ],
)
def test_a_blazon_is_said_as_heralds_say_it(arms: Blazon, words: str) -> None:
    assert arms.words == words


def test_the_same_order_is_the_same_picture_and_another_seed_another() -> None:
    first, again, other = drawn(order(side=96)), drawn(order(side=96)), drawn(order(8, side=96))
    assert first.picture == again.picture != other.picture
    assert first.title == blazon(Shield(side=96), 7).words
    assert first.picture != drawn(order(theme=INKY, side=96)).picture


def test_every_shield_is_opaque_within_its_rim_and_clear_beyond() -> None:
    for number, (ordinary, charge) in enumerate(product(ORDINARIES, CHARGES)):
        if (ordinary, charge) != ("none", "none"):
            shape = SHAPES[number % len(SHAPES)]
            image = picture(order(number, side=64, shape=shape, ordinary=ordinary, charge=charge))
            pixels = np.asarray(image)
            assert (image.mode, image.size) == ("RGBA", (64, 64))
            assert pixels[12:40, 20:44, 3].min() == 255
            assert pixels[[0, 0, -1, -1], [0, -1, 0, -1], 3].max() < 40
            assert len(np.unique(pixels[12:40, 20:44, :3] // 32)) > 2, (ordinary, charge)


def test_a_shield_with_nothing_on_it_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        HeraldryGenerator().check(order(ordinary="none", charge="none"))
    assert refusal.value.field == "options.charge"
