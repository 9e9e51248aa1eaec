"""Nothing depends on one machine or one package registry, and everything that is fetched is pinned."""

import re

from tests.long_files import LONGEST
from tests.rules.checkout import ROOT, text_files

MACHINE_PATH = re.compile(r"(?<![\w.~})/-])/(?:root|home|work|farm|mnt|tmp|Users)/")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|docker\.io|ghcr\.io|quay\.io|gcr\.io|proxy\.golang\.org|goproxy\."
)
IMAGE = re.compile(r"^(?:\s*image:\s*|FROM\s+)(\S+)", re.MULTILINE)
PINNED = re.compile(r"[\w./-]+:[\w.-]*\d[\w.-]*")


def test_no_path_of_one_machine() -> None:
    assert not [name for name, text in text_files() if MACHINE_PATH.search(text)]


def test_no_registry_is_named() -> None:
    assert not [name for name, text in text_files() if REGISTRY.search(text)]


def test_paths_and_registries_are_recognised() -> None:
    for folder in ("root", "home", "work", "tmp"):
        assert MACHINE_PATH.search(f"cd /{folder}/limner")
    assert not MACHINE_PATH.search("https://example.com/home/ ~/work/x and $HOME/tmp/x, a/tmp/b")
    dot = "."  # so that this file does not name one
    assert REGISTRY.search(f"https://pypi{dot}org/simple")
    assert REGISTRY.search(f"FROM docker{dot}io/library/python:3")


def test_container_images_are_pinned() -> None:
    compose = IMAGE.findall((ROOT / "compose.yaml").read_text())
    stages = re.findall(r"^FROM \S+ AS (\S+)", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    bases = [each for each in IMAGE.findall((ROOT / "Dockerfile").read_text()) if each not in stages]
    assert compose
    assert bases
    for each in [*compose, *bases]:
        assert PINNED.fullmatch(each), each


def test_files_that_begin_first_are_there() -> None:
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []
    assert len({*LONGEST}) == len(LONGEST)
