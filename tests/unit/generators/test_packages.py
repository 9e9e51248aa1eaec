"""Packages that add generators: a broken one is told of by its name, and the others are there all the same."""

from pathlib import Path

import pytest

from server.generators.registry import GROUP, Registry, installed
from server.generators.tactical.dungeon.generator import DungeonGenerator
from server.wiring import generators, theme_schema
from tests.named_package import named_package, on_path

WHOLE = """
    from dataclasses import dataclass
    from server.generators.port import Drawn, InChild, ThemeSection

    @dataclass(frozen=True)
    class Leaf:
        veins: int = 3

    class Added(InChild[Leaf]):
        name, version, type, subtypes = "leaf", "1", "item", ("leaf",)
        description, stages, options = "A leaf.", ("growing",), Leaf
        section = None

        def generate(self, commission, report):
            return Drawn(b"")
"""
BROKEN = {
    "absent": ("", "has no attribute"),
    "raises": ("raise RuntimeError('no licence')", "no licence"),
    "leaves": ("import sys\nsys.exit(3)", "SystemExit: 3"),
    "imports": ("import limner_of_another_age", "limner_of_another_age"),
    "number": ("Added = 7", "extends neither InChild nor ByProvider"),
    "foreign": ("class Added: pass", "extends neither InChild nor ByProvider"),
    "needy": (WHOLE + "\n        def __init__(self, key): pass\n", "missing 1 required positional argument"),
    "unfinished": (WHOLE.replace("def generate", "def draw"), "abstract"),
    "nameless": (WHOLE.replace('"leaf", "1"', '"", "1"'), "its name is no text"),
    "numbered": (WHOLE.replace('"leaf", "1"', '"leaf", 1'), "its version is no text"),
    "untyped": (WHOLE.replace('("leaf",)\n', '"leaf"\n'), "its subtypes are no tuple"),
    "silent": (WHOLE.replace('"A leaf."', "None"), "its description is no text"),
    "unset": (WHOLE.replace("veins: int = 3", "veins: int"), "veins"),
    "unoptioned": (WHOLE.replace(", Leaf\n", ", None\n"), "None is not a"),
}


def site(folder: Path, monkeypatch: pytest.MonkeyPatch, sources: dict[str, str]) -> None:
    for name, source in sources.items():
        named_package(folder / "site", f"{folder.name}_{name}", GROUP, source)
    on_path(folder / "site", monkeypatch)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_package_is_named_and_left_out(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, why = BROKEN[name]
    site(tmp_path, monkeypatch, {name: source, "sound": WHOLE})
    assert [each.name for each in installed()] == ["leaf"]
    logged = capsys.readouterr().out
    assert f"the package limner-{tmp_path.name}_{name} is broken" in logged
    assert why in logged
    assert f"limner-{tmp_path.name}_sound" not in logged


SECTIONED = 'ThemeSection("{}", "Leaves.", {{"{}": {{"title": "T", "description": "D.", "type": "{}"}}}})'


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ("None", "None", ["dungeon", "leaf"]),
        (SECTIONED.format("leaf", "veins", "string"), "None", ["dungeon", "leaf"]),
        (SECTIONED.format("painting", "provider", "number"), "None", ["dungeon"]),
        (SECTIONED.format("battle_map", "world", "number"), "None", ["dungeon"]),
    ],
)
def test_what_contradicts_another_is_left_out(
    first: str, second: str, kept: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaf, twin = (WHOLE.replace("section = None", f"section = {each}") for each in (first, second))
    site(tmp_path, monkeypatch, {"a": leaf, "b": twin if "leaf" in kept else ""})
    registry = generators()
    assert [each.name for each in registry] == kept
    theme_schema(registry)


def test_the_first_of_a_name_counts() -> None:
    first, second = DungeonGenerator(), DungeonGenerator()
    assert [*Registry([first, second])] == [first]


@pytest.mark.parametrize("name", ["dungeon", "painter"])
def test_names_of_limner_are_taken(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path, monkeypatch, {"a": WHOLE.replace('"leaf", "1"', f'"{name}", "1"')})
    assert [type(each) for each in generators()] == [DungeonGenerator]
