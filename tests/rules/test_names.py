"""One word means one thing."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.rules.checkout import python_files


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
