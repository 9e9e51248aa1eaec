"""One word means one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import limner.v1

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


API = [
    import_module(f"{limner.v1.__name__}.{each.name}").DESCRIPTOR
    for each in iter_modules(limner.v1.__path__)
    if each.name.endswith("_pb2")
]
MESSAGES = {name: set(each.fields_by_name) for file in API for name, each in file.message_types_by_name.items()}
"""Messages that have their name in the whole API, and their fields."""
ENUMS = {name for file in API for name in file.enum_types_by_name}


def other_than_the_api(sources: Mapping[str, str]) -> set[tuple[str, str]]:
    """Types that have the name of something in the API and are another thing, by the names of their files.

    A message and its value have fields in common. What an enum stands for is a matter of the domain.
    """
    other = set()
    for file, source in sources.items():
        module = ast.parse(source)
        bodies = {each.name: each.body for each in module.body if isinstance(each, ast.ClassDef)}
        for name in type_names(module):
            own = {ast.unparse(each.target) for each in bodies.get(name, ()) if isinstance(each, ast.AnnAssign)}
            if (name in MESSAGES and not own & MESSAGES[name]) or (name in ENUMS and "domain/" not in file):
                other.add((file, name))
    return other


def test_what_is_called_as_in_the_api_is_what_it_is_there() -> None:
    files = {str(path.relative_to(ROOT)): path.read_text() for path in python_files("server", "limner_client")}
    assert not other_than_the_api(files)


def test_another_thing_of_the_same_name_is_seen() -> None:
    assert {"Image", "ExportSpec"} <= MESSAGES.keys()
    sources = {
        "server/domain/views.py": "class View:\n    pass\nclass Image:\n    width: int\nclass Wall:\n    pass\n",
        "server/imaging/sight.py": "class View:\n    pass\nclass Image:\n    pixels: bytes\nGround = tuple[int, int]\n",
    }
    assert {name for _, name in other_than_the_api(sources)} == {"View", "Image", "Ground"}
    assert {file for file, _ in other_than_the_api(sources)} == {"server/imaging/sight.py"}


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
