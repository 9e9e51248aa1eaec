"""A script that no typeface of ours has is lettered with a font of the machine, where there is one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.drawing.lettering import fonts, scripts
from server.drawing.lettering.blocks import inked
from server.drawing.lettering.fonts import of_machine
from server.drawing.lettering.scripts import Run

HEBREW = "NotoSerifHebrew-Bold.ttf"
CACHED = (of_machine.files, of_machine.font_with, scripts._set, scripts._typeface)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The folder of fonts of a machine that has none yet; we have no Hebrew."""
    monkeypatch.setattr(of_machine, "PLACES", (tmp_path, tmp_path / "nowhere"))
    monkeypatch.setattr(fonts, "OTHERS", tuple(name for name in fonts.OTHERS if name != HEBREW))
    for cached in CACHED:
        cached.cache_clear()
    yield tmp_path
    for cached in CACHED:
        cached.cache_clear()


def test_what_no_font_has_is_told(machine: Path) -> None:
    (machine / "torn.ttf").write_bytes(b"\0\1\0\0 no font")
    assert scripts.warnings("Gate שלום", fonts.SERIF) == (scripts.UNKNOWN,)
    assert {run.typeface for run in scripts.runs("Gate שלום", fonts.SERIF)} == {fonts.SERIF}


def test_the_first_font_that_has_a_script_letters_it(machine: Path) -> None:
    (deep := machine / "truetype" / "hebrew").mkdir(parents=True)
    (machine / "Aaa.ttf").write_bytes((fonts.FOLDER / fonts.BOLD).read_bytes())
    font = shutil.copy(fonts.FOLDER / HEBREW, deep / "Zzz.TTF")
    assert scripts.warnings("Gate שלום", fonts.SERIF) == ()
    assert scripts.runs("Gate שלום", fonts.SERIF) == (Run("Gate ", fonts.SERIF), Run("שלום", str(font)))
    ours = inked("שלום", HEBREW, 40)
    assert inked("שלום", fonts.BOLD, 40).mask.tobytes() == ours.mask.tobytes()


def test_bold_ones_of_known_families_come_first(machine: Path) -> None:
    names = ("Abc.ttf", "DejaVuSans.ttf", "NotoSans-Regular.otf", "NotoSans-Bold.ttf", "NotoSerifX-Bold.ttc", "read.me")
    for name in names:
        (machine / name).touch()
    assert [Path(path).name for path in of_machine.files()] == [
        "NotoSerifX-Bold.ttc", "NotoSans-Bold.ttf", "NotoSans-Regular.otf", "DejaVuSans.ttf", "Abc.ttf",
    ]  # fmt: skip
