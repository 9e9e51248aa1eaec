"""Every prop that the dressing asks for, by name and with options, can be drawn."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.drawing.props import PROPS
from server.drawing.props.footprints import FURNITURE
from server.generators.tactical.dungeon import dressing, worlds

FOLDERS = [Path(next(iter(each.__path__))) for each in (dressing, worlds)]
CALLS = {"wall", "free", "put", "draw", "ring", "stand"}
PLACING = {"sides", "gap", "clear", "corner", "jitter", "turn", "pad", "near", "reach", "scale"}
"""Keyword arguments that say where a thing goes; every other one is an option of the prop."""


def words(node: ast.expr) -> Iterator[str]:
    """The strings a first argument may come to be."""
    if isinstance(node, ast.IfExp):
        yield from words(node.body)
        yield from words(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def asked() -> list[tuple[str, str, frozenset[str]]]:
    found = []
    for path in sorted(each for folder in FOLDERS for each in folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS:
                options = frozenset(each.arg for each in node.keywords if each.arg) - PLACING
                found += [
                    (f"{path.parent.name}/{path.name}:{node.lineno}", word, options) for word in words(node.args[0])
                ]
    return found


ASKED = asked()


def test_the_dressing_was_read() -> None:
    assert len(ASKED) > 150
    assert len({name for _, name, _ in ASKED}) > 50


@pytest.mark.parametrize("name", sorted({name for _, name, _ in ASKED} | set(FURNITURE)))
def test_every_name_has_a_prop(name: str) -> None:
    assert name in PROPS


def test_every_option_is_one_of_the_prop() -> None:
    wrong = [
        f"{where} {name}: {', '.join(sorted(options - set(inspect.signature(PROPS[name]).parameters)))}"
        for where, name, options in ASKED
        if not options <= set(inspect.signature(PROPS[name]).parameters)
    ]
    assert wrong == []
