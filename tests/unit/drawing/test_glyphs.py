"""Text set from glyphs that were drawn before looks as the typeface draws it whole."""

import random
import unicodedata

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from server.drawing.lettering import fonts, glyphs, scripts
from server.drawing.lettering.blocks import inked
from server.drawing.lettering.glyphs import Face, Ink, drawn, ink, nearest, together, words

pytestmark = pytest.mark.pictures

LETTERS = {
    "ascii": (range(0x21, 0x7F),),
    "ligatures": tuple(range(ord(each), ord(each) + 1) for each in "fijlhtbTQuctsgy"),
    "latin": (range(0x41, 0x5B), range(0x61, 0x7B), range(0xC0, 0x180), range(0x1EA0, 0x1F00)),
    "greek": (range(0x391, 0x3CA), range(0x1F00, 0x1F16)),
    "cyrillic": (range(0x410, 0x450),),
    "marks": (range(0x61, 0x7B), range(0x300, 0x30D)),
    "fractions": (range(0x30, 0x3A), range(0x2044, 0x2045)),
    "hebrew": (range(0x5D0, 0x5EB),),
    "arabic": (range(0x627, 0x64B),),
    "devanagari": (range(0x915, 0x93A), range(0x93E, 0x94E)),
    "symbols": (range(0x2600, 0x2700),),
}
ORDINARY = (
    "The Baffling Office of Queen Quilla",
    "these stairs lead to dusty cellars; whispers of fiends, gaffes and eggs",
    "is as us es fishes issues Kings off",
    "AVATAR Twilight To Wynumdor’s Hold — “afflicted” fjord",
    "Erdő ПЕЩЕРА Λαβύρινθος Nguyễn",
    "½ 3⁄4 12⁄34",
    "e\u0301to\u0308ile a\u0323\u0302",
    "جسر الموتى القديم",
    "מערת הדרקון הגדול 12",
    "क्षत्रिय दुर्ग की गुफा",
    "☠ Danger ⚔ here ☠",
)


def texts(letters: str, typeface: str) -> list[str]:
    rng = random.Random(7)
    known = [chr(point) for span in LETTERS[letters] for point in span]
    known = [each for each in known if any(fonts.covers(name, each) for name in (typeface, *fonts.OTHERS))]
    first = [each for each in known if not unicodedata.combining(each)]
    return [
        " ".join(rng.choice(first) + "".join(rng.choices(known, k=rng.randint(0, 7))) for _ in range(3))
        for _ in range(10)
    ]


def assert_looks_alike(text: str, face: Face) -> None:
    """Every glyph stands within a pixel of where the typeface sets it: parts of a word are rounded apart."""
    whole = drawn(text if scripts.starts_from_the_right(text) else f"{text} ", face)
    parts = together((ink(word, face), nearest(pen), 0) for word, pen in words(text, face.typeface, face.size))
    for one, other in ((whole, parts), (parts, whole)):
        around = on_ground(one).filter(ImageFilter.MaxFilter(3))
        assert (levels(around) >= levels(on_ground(other)) - 40).all(), (text, face)


def on_ground(drawing: Ink) -> Image.Image:
    ground = Image.new("L", (1600, 160), 0)
    ground.paste(drawing.mask, (40 + drawing.left, 100 + drawing.top))
    return ground


def levels(picture: Image.Image) -> NDArray[np.int16]:
    return np.asarray(picture, np.int16)


@pytest.mark.parametrize("typeface", [fonts.SERIF, fonts.ITALIC, fonts.BOLD])
@pytest.mark.parametrize("letters", LETTERS)
def test_words_of_any_letters_look_as_the_typeface_draws_them(letters: str, typeface: str) -> None:
    for text in texts(letters, typeface):
        for run in scripts.runs(text, typeface):
            assert_looks_alike(run.text, Face(run.typeface, 29))


@pytest.mark.parametrize("text", ORDINARY)
@pytest.mark.parametrize("size", [14, 23, 50, 83])
def test_names_look_as_the_typeface_draws_them(text: str, size: int) -> None:
    for typeface in (fonts.SERIF, fonts.ITALIC):
        for run in scripts.runs(text, typeface):
            assert_looks_alike(run.text, Face(run.typeface, size))


@pytest.mark.parametrize("stroke", [0.3, 0.5, 0.52, 1.0, 3.4, 3.77, 6.5])
@pytest.mark.parametrize("character", "HfQ☠j")
def test_a_stroke_reaches_as_far_on_every_side(character: str, stroke: float) -> None:
    (run,) = scripts.runs(character, fonts.SERIF)
    plain, heavy = drawn(run.text, Face(run.typeface, 50)), drawn(run.text, Face(run.typeface, 50, stroke))
    right, bottom = plain.left + plain.mask.width, plain.top + plain.mask.height
    reach = (
        plain.left - heavy.left,
        plain.top - heavy.top,
        heavy.left + heavy.mask.width - right,
        heavy.top + heavy.mask.height - bottom,
    )
    assert all(int(stroke) <= each <= stroke + 1 for each in reach), reach


def test_what_is_kept_makes_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    face = Face(fonts.ITALIC, 31, 4.0, 1.1)
    kept = [ink(word, face) for word in ORDINARY[1].split()]
    monkeypatch.setattr(glyphs, "MOST_KEPT", 0)
    anew = [ink(word, face) for word in ("lost", *ORDINARY[1].split())][1:]
    assert [(each.left, each.top, each.mask) for each in anew] == [(each.left, each.top, each.mask) for each in kept]
    assert all(one is not other for one, other in zip(kept, anew, strict=True))


def test_space_and_nothing_have_no_ink() -> None:
    assert inked("", fonts.SERIF, 20) is inked(" ", fonts.SERIF, 20) is glyphs.NOTHING
    assert words("", fonts.SERIF, 20) == []


def test_words_of_letters_to_the_left_stand_from_the_right() -> None:
    assert [word.strip() for word, _ in words("שלום עולם", "NotoSerifHebrew-Bold.ttf", 30)] == ["עולם", "שלום"]
