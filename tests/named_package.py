"""Packages that add to Limner: those of the examples, installed as anybody would, and broken ones made for a test."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
BIN = Path(sys.executable).parent


def installed_examples(folder: Path, *names: str) -> Path:
    """A folder that holds packages of the examples; nothing is fetched for it."""
    site = folder / "site"
    command: list[str | Path] = [
        BIN / "uv",
        "pip",
        "install",
        "--quiet",
        "--offline",
        "--no-deps",
        "--no-build-isolation",
    ]
    command += ["--python", sys.executable, "--target", site, *(EXAMPLES / each for each in names)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return site


def on_path(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process, and those it starts, find what is in a folder."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(map(str, (site, ROOT, ROOT / "generated"))))
    monkeypatch.syspath_prepend(site)


def named_package(site: Path, name: str, group: str, source: str, target: str = "Added") -> None:
    """A package of one module that names something in it under an entry point of its own name."""
    site.mkdir(exist_ok=True)
    (site / f"{name}.py").write_text(dedent(source))
    (folder := site / f"{name}-1.dist-info").mkdir()
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: limner-{name}\nVersion: 1\n")
    (folder / "entry_points.txt").write_text(f"[{group}]\n{name} = {name}:{target}\n")
