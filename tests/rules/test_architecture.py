"""docs/architecture.md names files and layers that are there; the other documents, files."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.rules.checkout import ROOT
from tests.rules.documents import CODE_SPAN, instructions

PAGE = (ROOT / "docs" / "architecture.md").read_text()
FOLDERS = "server|protos|tests|docs|generated|limner_client|migrations|tools|examples"
PATH = re.compile(rf"(?:{FOLDERS})/[\w./-]*")
BLOCK = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
MOST_LINES = 150


def paths(text: str) -> set[str]:
    """The paths of this checkout that stand in a text as code."""
    return {each for each in CODE_SPAN.findall(text) if PATH.fullmatch(each)}


@pytest.mark.parametrize("path", instructions(), ids=lambda each: str(each.relative_to(ROOT)))
def test_every_file_a_document_names_is_there(path: Path) -> None:
    text = BLOCK.sub("", path.read_text())
    assert not {each for each in paths(text) if not (ROOT / each).exists()}


def test_it_fits_on_a_page() -> None:
    assert len(PAGE.splitlines()) <= MOST_LINES
    assert len(paths(PAGE)) > 50


def test_it_names_the_layers_in_their_order() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    (layers,) = (each["layers"] for each in contracts if each["id"] == "layers")
    known = [name for line in layers for name in re.findall(r"\w+", line)]
    named = re.findall(r"^\| `server/(\w+)(?:\.py)?` \|", PAGE, re.MULTILINE)
    assert named == [each for each in known if each in named]
    there = {each.stem for each in (ROOT / "server").iterdir()} - {"__init__", "__main__", "__pycache__", "py"}
    assert set(named) == there


def test_paths_are_told_from_other_code() -> None:
    text = "`server/a.py`, `tests/`, `make layers`, `work.<resource>`, `server/<x>`, `a/b`"
    assert paths(text) == {"server/a.py", "tests/"}
