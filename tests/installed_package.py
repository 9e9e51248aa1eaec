"""A package that adds a generator, installed for this process and for those it starts."""

from pathlib import Path
from typing import Any

import pytest

from server.generators.port import ByProvider, InChild

ROOT = Path(__file__).resolve().parents[1]


def install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: type[InChild[Any] | ByProvider[Any]]
) -> None:
    """Make a package in `folder` that names a class of this checkout, until the test is over."""
    site = folder / "site"
    package = site / f"{name}_generator-1.dist-info"
    package.mkdir(parents=True)
    (package / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-generator\nVersion: 1\n")
    entry = f"[limner.generators]\n{name} = {kind.__module__}:{kind.__name__}\n"
    (package / "entry_points.txt").write_text(entry)
    monkeypatch.setenv("PYTHONPATH", f"{site}:{ROOT}")
    monkeypatch.syspath_prepend(site)
