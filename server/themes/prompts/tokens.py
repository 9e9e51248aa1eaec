"""What a text is made of, looked at before it is parsed: the parser of Jinja2 calls itself for each level of nesting.

Statements, levels and constants are judged here; all else is left to the tree.
"""

import re
from collections.abc import Iterator

from jinja2 import Environment

from server.themes.prompts.faults import TemplateFault

MOST_LEVELS = 32
"""Blocks, brackets and words such as `not` that are open at once, and levels of the tree."""
MOST_WORDS = 1000
"""Words and signs within the tags of a template: the parser takes some 20 µs for each."""
STATEMENTS = ("if", "elif", "else", "endif")
NUMBER = re.compile(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
ESCAPES = re.compile(r"(?:[^\\]|\\[\\'\"n])*", re.DOTALL)
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_BEFORE_OPERAND = ("not", "-", "+")
"""Each has the parser call itself once more before it sees what is behind."""


def check_tokens(environment: Environment, text: str) -> None:
    """Raises `TemplateFault` for the first thing that no template may hold, or that nests too deep to be parsed."""
    nesting, last = _Nesting(), ""
    for count, (line, kind, word) in enumerate(_words(environment, text), 1):
        what = f"more than {MOST_WORDS} words and signs within tags" if count > MOST_WORDS else _fault(kind, word, last)
        if what is None and nesting.after(kind, word, last) > MOST_LEVELS:
            what = f"nests deeper than {MOST_LEVELS} levels"
        if what is not None:
            raise TemplateFault(line, what)
        last = kind if kind == "block_begin" else word


def _fault(kind: str, word: str, last: str) -> str | None:
    """Why a word cannot stand behind the last one in any template; of many it is the tree that says so."""
    if last == "block_begin":
        if kind != "name" or word not in STATEMENTS:
            return f"{{% {word[:50]} %}} is not known here: templates have {', '.join(STATEMENTS)}"
    elif kind == "name" and word == "if" and last != ".":
        return "an if within an expression: write {% if … %}"
    elif kind == "string" and ESCAPES.fullmatch(word[1:-1]) is None:
        return r"an escape in a text that is none of \\, \', \" and \n"
    elif kind in {"integer", "float"} and NUMBER.fullmatch(word) is None:
        return f"the number {word[:20]}: numbers have at most 15 digits before and behind a point"
    return None


class _Nesting:
    """How often the parser has called itself at a word, at the most."""

    def __init__(self) -> None:
        self._statements = 0
        self._brackets = [0]

    def after(self, kind: str, word: str, last: str) -> int:
        """The levels that are open behind a word: statements, brackets, and in each the words that wait for more."""
        if last == "block_begin":
            self._statements += {"if": 1, "endif": -1}.get(word, 0)
        if kind in {"block_begin", "variable_begin"}:
            self._brackets = [0]
        elif kind == "operator" and word in _OPENING:
            self._brackets.append(0)
        elif kind == "operator" and word in _CLOSING:
            self._brackets.pop()
            self._brackets[-1] = 0
        else:
            self._brackets[-1] = self._brackets[-1] + 1 if word in _BEFORE_OPERAND else 0
        return self._statements + len(self._brackets) - 1 + sum(self._brackets)


def _words(environment: Environment, text: str) -> Iterator[tuple[int, str, str]]:
    for line, kind, word in environment.lexer.tokeniter(text, None):
        if kind not in {"whitespace", "data", "comment", "comment_begin", "comment_end", "raw_begin", "raw_end"}:
            yield line, kind, word
