"""One word means one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.proto_comments import comments
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


FIELDS = {tuple(name.split(".")[-2:]) for name in comments()}
"""What the API calls the fields of its messages: a value that has the name of one has its fields too."""


def empty_names(source: str) -> list[tuple[int, str]]:
    """Lines that bind a name that says nothing, and the name."""
    bound: list[tuple[int, str]] = []
    module = ast.parse(source)
    fields = {
        id(each.target)
        for value in ast.walk(module)
        if isinstance(value, ast.ClassDef)
        for each in value.body
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        if (value.name, each.target.id) in FIELDS
    }
    for node in ast.walk(module):
        if id(node) in fields:
            continue
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


def test_a_value_has_the_fields_of_its_message() -> None:
    source = "class {}:\n    found: bool = False\n"
    assert not empty_names(source.format("Door"))
    assert empty_names(source.format("Wall")) == [(2, "found")]
    assert empty_names("class Door:\n    def found(self):\n        found: int = 1\n") == [(2, "found"), (3, "found")]
