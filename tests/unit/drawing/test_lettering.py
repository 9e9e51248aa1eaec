"""Typefaces, runs of mixed scripts, line breaking and places for text."""

import math
from typing import Any

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont

from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.blocks import LARGEST, SMALLEST, block, inked
from server.imaging.render.placement import BELOW, CENTERED, Placer
from tests.lines_run import lines_run

FILES = (fonts.SERIF, fonts.ITALIC, *fonts.OTHERS)


@pytest.mark.parametrize("name", FILES)
def test_the_coverage_table_is_what_the_font_says(name: str) -> None:
    known = set(TTFont(fonts.FOLDER / name).getBestCmap())
    listed = {point for point in range(0x20000) if fonts.covers(name, chr(point))}
    assert listed == {point for point in known if point < 0x20000}


def test_fonts_come_with_their_licences_and_stay_small() -> None:
    files = list(fonts.FOLDER.iterdir())
    assert sum(path.stat().st_size for path in files if path.is_file()) < 4 << 20
    assert {path.name for path in files if path.suffix in (".otf", ".ttf")} == set(FILES)
    for licence in ("OFL-EBGaramond.txt", "OFL-Noto.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (fonts.FOLDER / licence).read_text()


def test_a_word_stays_in_one_typeface() -> None:
    found = scripts.runs("Erdő مرحبا क्षत्रिय ☠", fonts.SERIF)
    assert [run.typeface for run in found] == [
        fonts.SERIF,
        "NotoNaskhArabic-Bold.ttf",
        "NotoSerifDevanagari-Bold.ttf",
        "NotoSansSymbols2-Regular.ttf",
    ]
    assert "".join(run.text for run in found) == "Erdő مرحبا क्षत्रिय ☠"


def test_text_that_starts_from_the_right_is_laid_from_the_right() -> None:
    found = scripts.runs("שלום Room", fonts.SERIF)
    assert [run.text.strip() for run in found] == ["Room", "שלום"]
    found = scripts.runs("שלום 12 क्षत्रिय", fonts.SERIF)
    assert [run.text for run in found] == ["क्षत्रिय", " 12", "שלום "]


def test_control_and_direction_characters_are_dropped() -> None:
    assert scripts.cleaned("a\0b\u202ec\td\r\ne  \u00a0 f", 80) == "abc d\ne f"
    assert scripts.cleaned("x" * 1000, 10) == "x" * 9 + "…"
    assert len(scripts.cleaned("é" * 500, 240)) == 240


def test_characters_nobody_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "font_with", lambda character: "")  # there may be more on other machines
    assert scripts.warnings("洞", fonts.SERIF) == (scripts.UNKNOWN,)
    assert scripts.warnings("Crypt of Łódź ☠ שלום", fonts.SERIF) == ()


def test_without_shaping_text_is_still_drawn_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.font.cache_clear()
    monkeypatch.setattr(fonts, "shapes_scripts", lambda: False)
    try:
        assert scripts.warnings("مرحبا", fonts.SERIF) == (scripts.UNSHAPED,)
        assert fonts.font(fonts.SERIF, 31).layout_engine == ImageFont.Layout.BASIC
        assert inked("مرحبا", fonts.SERIF, 31).mask.getbbox() is not None
    finally:
        fonts.font.cache_clear()


def test_arabic_letters_are_joined() -> None:
    basic = ImageFont.truetype(str(fonts.FOLDER / "NotoNaskhArabic-Bold.ttf"), 40, layout_engine=ImageFont.Layout.BASIC)
    assert fonts.font("NotoNaskhArabic-Bold.ttf", 40).getlength("مرحبا") != basic.getlength("مرحبا")


def test_lines_are_balanced_and_fit() -> None:
    written = block("Weathered Halls of the Elder Kings", fonts.SERIF, 30, 260, 3)
    assert len(written.lines) == 2
    assert written.width <= 260
    assert " ".join(written.lines) == "Weathered Halls of the Elder Kings"


def test_too_much_text_ends_in_an_ellipsis() -> None:
    written = block("many words " * 30, fonts.SERIF, 30, 200, 2)
    assert len(written.lines) == 2
    assert written.lines[-1].endswith("…")
    assert written.width <= 200


def test_one_long_word_shrinks_then_is_cut() -> None:
    assert block("Llanfairpwllgwyngyll", fonts.SERIF, 60, 200, 2).lines == ("Llanfairpwllgwyngyll",)
    written = block("W" * 200, fonts.SERIF, 60, 200, 2)
    assert written.size == SMALLEST
    assert written.lines[0].endswith("…")


@pytest.mark.parametrize("size", [0.0, 1e-9, 3.0, 1e9, math.inf])
def test_letters_stay_between_their_limits(size: float) -> None:
    assert SMALLEST <= block("A", fonts.SERIF, size, 1e9, 1).size <= LARGEST


def test_the_letters_of_a_badge_have_nothing_around_them() -> None:
    mask = inked("8", fonts.BOLD, 40).mask
    assert mask.getbbox() == (0, 0, *mask.size)


def placed() -> Placer:
    """A placer with a badge in the middle."""
    placer = Placer(400, 300)
    placer.take((180, 130, 220, 170), 2.0)
    return placer


def test_a_label_on_a_badge_goes_below_it() -> None:
    placer = placed()
    box = placer.find(200, 150, 90, 24, 22, CENTERED)
    assert box == (155, 172, 245, 196)


def test_the_next_label_takes_the_next_place() -> None:
    placer = placed()
    first = placer.find(200, 150, 90, 24, 22, BELOW)
    second = placer.find(200, 150, 90, 24, 22, BELOW)
    assert first[1] > 170
    assert second[3] <= 130


@pytest.mark.parametrize("point", [(0, 0), (400, 300), (395, 5), (2, 150)])
def test_text_stays_inside_the_picture(point: tuple[float, float]) -> None:
    left, top, right, bottom = Placer(400, 300).find(*point, 120, 40, 20, CENTERED)
    assert left >= 0
    assert top >= 0
    assert right <= 400
    assert bottom <= 300


class Counted(np.ndarray[Any, np.dtype[np.float64]]):
    """An array that counts the numbers which are computed from it, and from what came of it."""

    computed = 0

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **options: Any) -> Any:
        plain = [each.view(np.ndarray) if isinstance(each, Counted) else each for each in inputs]
        result = np.asarray(getattr(ufunc, method)(*plain, **options))
        Counted.computed += result.size
        return result.view(Counted)


def test_a_text_looks_closely_only_at_those_near_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def spent(count: int) -> tuple[int, int]:
        """Lines of Python that were run, and numbers that were computed of those placed before."""
        monkeypatch.setattr(Counted, "computed", 0)
        points = np.random.default_rng(5).uniform((0, 0), (3000, 2000), (count, 2)).tolist()
        placer = Placer(3000, 2000)
        with lines_run() as lines:
            for x, y in points:
                placer._taken = placer._taken.view(Counted)
                placer.find(x, y, 100, 30, 5, CENTERED)
        return lines.count, Counted.computed

    (few, _), (many, computed) = spent(200), spent(2000)
    # The more crowded, the more places are looked at: nine, then a hundred and more.
    assert many <= 25 * few
    # Whether another is near takes seven comparisons, at each of two looks; by how much it is in the way of a hundred
    # places takes a thousand numbers, of the few that are, and of each as large a share.
    assert computed <= 2 * 7 * 2000 * 2000 / 2 + 10 * 1000 * 2000
