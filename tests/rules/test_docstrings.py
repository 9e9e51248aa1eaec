"""A docstring says what the name does not: meaning, units, errors."""

import ast
import re
from collections.abc import Iterator
from typing import TypeAlias

from tests.rules.checkout import ROOT, python_files

Documented: TypeAlias = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

EMPTY = "a all an and are as by for from how in is it its new of on one or return some that the this to with"
"""Words that say nothing by themselves."""
ENDINGS = ("ing", "ies", "es", "ed", "s", "d", "y", "e")


def stem(word: str) -> str:
    """A word without its ending: `grids` and `grid` are one."""
    return next((word.removesuffix(end) for end in ENDINGS if word.endswith(end) and len(word) > len(end) + 2), word)


def words(text: str) -> set[str]:
    """The words of a name or a sentence."""
    return {stem(each.lower()) for each in re.findall(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+", text)}


def objects(node: ast.AST, known: set[str]) -> Iterator[tuple[Documented, set[str]]]:
    """What has a docstring below a node, with the words of its name and of the names around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Documented):
            named = known | words(child.name)
            yield child, named
            yield from objects(child, named if isinstance(child, ast.ClassDef) else known)


def repeating(source: str, file: str) -> list[tuple[int, str]]:
    """Lines and docstrings that have no word but those of the name, of its class and of its file."""
    return [
        (node.lineno, text)
        for node, named in objects(ast.parse(source), words(file))
        if (text := ast.get_docstring(node)) is not None and words(text) <= named | words(EMPTY)
    ]


def test_docstrings_say_more_than_the_name() -> None:
    files = python_files("server", "limner_client", "tools", "bench")
    bare = {str(path.relative_to(ROOT)): each for path in files if (each := repeating(path.read_text(), path.stem))}
    assert not bare


def test_a_docstring_that_repeats_the_name_is_seen() -> None:
    source = """
class StylePresets:
    '''Style presets.'''

    def get_all(self):
        '''Get all presets.'''

    def add(self):
        '''Insert a preset. Raises `NameTaken`.'''

def theme_message():
    '''The message of a theme.'''
"""
    assert [line for line, _ in repeating(source, "themes")] == [2, 5, 11]
