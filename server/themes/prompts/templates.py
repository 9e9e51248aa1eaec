"""Texts that are templates: read to a tree by the parser of Jinja2, checked, and never compiled.

Jinja2 is loaded with the first template: most processes read none.
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from server.themes.prompts.faults import TemplateFault

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

MOST_BYTES = 8 << 10
"""Of one template."""
NODE_BYTES = 600
"""About what a node of a tree takes in memory."""


@dataclass(frozen=True, slots=True)
class PromptTemplate:
    """A template that may be filled: its tree, the variables it names, and about the bytes that it takes.

    One without tags is plain: its text is what it makes of any values.
    """

    tree: "nodes.Template"
    names: frozenset[str]
    weight: int
    plain: str | None


def template(text: str) -> PromptTemplate:
    """The template that a text is. Raises `TemplateFault` with the first thing that is wrong in it."""
    from jinja2 import TemplateError  # noqa: PLC0415 - 36 ms and 4 MiB

    from server.themes.prompts.grammar import check_tree, plain_text  # noqa: PLC0415
    from server.themes.prompts.tokens import check_tokens  # noqa: PLC0415

    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        raise TemplateFault(1, f"a template has at most {MOST_BYTES >> 10} KiB; this one has {size} bytes")
    try:
        check_tokens(_environment(), text)
        tree = _environment().parse(text)
    except TemplateError as error:
        raise TemplateFault(getattr(error, "lineno", 1), (error.message or "is no template")[:200]) from None
    count, names = check_tree(tree)
    return PromptTemplate(tree, names, size + NODE_BYTES * count, plain_text(tree))


def template_fault(text: Any) -> str | None:
    """Why something is no template, with the line, or None if it is one."""
    if not isinstance(text, str):
        return "must be a text"
    try:
        template(text)
    except TemplateFault as fault:
        return str(fault)
    return None


@cache
def _environment() -> "Environment":
    from jinja2 import Environment  # noqa: PLC0415 - as above

    return Environment(autoescape=False)  # noqa: S701 - nothing is rendered by it
