"""The wheel holds all that Limner needs away from its checkout, and nothing else."""

import zipfile
from pathlib import Path

import pytest

from tests.rules.checkout import ROOT
from tests.rules.programs import run

FOLDERS = {
    "server": "server",
    "limner_client": "limner_client",
    "migrations": "server/migrations",
    "generated/limner": "limner",
}
"""Folder of the checkout -> folder of the wheel."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run("python", "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    assert done.returncode == 0, done.stdout
    (built,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(built).namelist())


def files(folder: str) -> set[Path]:
    return {
        path.relative_to(ROOT / folder)
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_exactly_the_package(wheel: set[str]) -> None:
    expected = {f"{target}/{path.as_posix()}" for folder, target in FOLDERS.items() for path in files(folder)}
    assert {name for name in wheel if ".dist-info/" not in name} == expected


def test_the_wheel_holds_what_is_not_python(wheel: set[str]) -> None:
    typed = {"server/py.typed", "limner/py.typed", "limner_client/py.typed"}
    assert typed | {"limner/v1/image_pb2.pyi", "server/migrations/env.py"} <= wheel
    for folder, suffix in {
        "server/drawing/lettering/fonts": ".ttf",
        "server/themes/catalogue": ".json",
        "server/migrations/versions": ".py",
    }.items():
        assert any(name.startswith(f"{folder}/") and name.endswith(suffix) for name in wheel), folder
