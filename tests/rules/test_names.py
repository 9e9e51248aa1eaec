"""One word means one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.rules.checkout import ROOT, python_files

EMPTY = {"held", "found", "told"}
"""They say what was done, of everything alike; a name says what it is: a row, a task, an image, a text."""


def type_names(module: ast.Module) -> Iterator[str]:
    """Public classes and aliases of types that a module defines; type variables mean nothing outside of theirs."""
    for node in module.body:
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name[0].isupper() and not name.isupper():
                if not ast.unparse(value).startswith(("TypeVar(", "ParamSpec(")):
                    yield name
            case ast.AnnAssign(target=ast.Name(id=name)) if name[0].isupper() and not name.isupper():
                yield name


def defined_twice(files: Iterator[Path]) -> dict[str, list[str]]:
    """Names of types, and the files that define them, where those are several."""
    files_of = defaultdict(list)
    for path in files:
        for name in type_names(ast.parse(path.read_text())):
            if not name.startswith("_"):
                files_of[name].append(path.name)
    return {name: where for name, where in files_of.items() if len(where) > 1}


def test_a_type_has_its_name_for_itself() -> None:
    twice = defined_twice(python_files("server", "limner_client"))
    assert not twice


def test_a_name_given_twice_is_seen(tmp_path: Path) -> None:
    for stem, source in (
        ("sheet", "class Style:\n    pass\n"),
        ("overlay", "Style = tuple[int, int]\nT = TypeVar('T')\nMOST = 3\n"),
        ("other", "Look: TypeAlias = 'int'\nT = TypeVar('T')\nMOST = 4\n"),
    ):
        (tmp_path / f"{stem}.py").write_text(source)
    assert defined_twice(tmp_path.rglob("*.py")).keys() == {"Style"}


def empty_names(source: str) -> list[tuple[int, str]]:
    """Lines that bind a name that says nothing, and the name."""
    bound: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
                bound.append((node.lineno, name))
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                bound.append((node.lineno, name))
            case ast.MatchAs(name=str(name)) | ast.ExceptHandler(name=str(name)):
                bound.append((node.lineno, name))
    return sorted((line, name) for line, name in bound if name in EMPTY)


def test_names_are_nouns_of_the_field() -> None:
    files = python_files("server", "limner_client", "tools", "bench", "migrations")
    empty = {str(path.relative_to(ROOT)): lines for path in files if (lines := empty_names(path.read_text()))}
    assert not empty


def test_names_that_say_nothing_are_seen() -> None:
    source = """
def told(held, *, row):
    found: int = row.found
    self.held = found
    for told in row:
        match told:
            case found:
                return lambda told: told
"""
    assert [name for _, name in empty_names(source)] == ["held", "told", "found", "held", "told", "found", "told"]
