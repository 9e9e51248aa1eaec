"""Which trees are templates here. What is not listed is refused, so what Jinja2 learns later is refused, too."""

import re
from collections.abc import Callable, Iterator

from jinja2 import nodes

from server.themes.prompts.faults import TemplateFault
from server.themes.prompts.tokens import MOST_LEVELS

NO_ARGUMENT = ("lower", "upper", "title", "capitalize", "trim", "first", "last", "length")
FILTERS = (*NO_ARGUMENT, "default", "join")
"""`default` takes one constant, `join` a constant text or nothing."""
COMPARISONS = ("eq", "ne", "in", "notin")
NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9_]*")
RESERVED = frozenset({"and", "or", "not", "in", "is", "if", "else", "elif", "endif"})

_SAID = {
    nodes.CondExpr: "an if within an expression: write {% if … %}",
    nodes.Call: "a call: nothing can be called here",
    nodes.Concat: "~: write texts one after the other",
    nodes.Slice: "a slice",
    nodes.Tuple: "several values with commas between them",
    nodes.List: "a list: write comparisons with or between them",
    nodes.Dict: "an object",
    nodes.BinExpr: "arithmetic",
    nodes.UnaryExpr: "arithmetic",
}
"""Why some kinds of nodes are refused, the nearer kinds first."""


def check_tree(tree: nodes.Template) -> tuple[int, frozenset[str]]:
    """How many nodes a tree has, and the variables it names. Raises `TemplateFault` for the first that may not be."""
    count, names = 0, set()
    waiting: list[tuple[nodes.Node, int]] = [(node, 1) for node in reversed(tree.body)]
    while waiting:
        node, level = waiting.pop()
        count += 1
        if level > MOST_LEVELS:
            raise TemplateFault(node.lineno, f"nests deeper than {MOST_LEVELS} levels")
        if isinstance(node, nodes.Name):
            names.add(node.name)
        waiting += [(part, level + 1) for part in reversed(_parts(node))]
    return count, frozenset(names)


def plain_text(tree: nodes.Template) -> str | None:
    """The text of a tree that is nothing but text, or None."""
    match tree.body:
        case []:
            return ""
        case [nodes.Output(nodes=[nodes.TemplateData(data=str(text))])]:
            return text
    return None


def operands(node: nodes.And | nodes.Or) -> list[nodes.Expr]:
    """What stands between the words of one kind in a row; the parser puts each of them one level below the next."""
    kind, behind = type(node), []
    place: nodes.Expr = node
    while type(place) is kind:
        behind.append(place.right)
        place = place.left
    return [place, *reversed(behind)]


def _parts(node: nodes.Node) -> list[nodes.Node]:
    if (parts := _KINDS.get(type(node))) is not None:
        return list(parts(node))
    what = next((said for kind, said in _SAID.items() if isinstance(node, kind)), type(node).__name__.lower())
    raise TemplateFault(node.lineno, what)


def _if(node: nodes.If) -> Iterator[nodes.Node]:
    yield node.test
    yield from node.body
    yield from node.elif_
    yield from node.else_


def _constant(node: nodes.Const) -> Iterator[nodes.Node]:
    yield from ()


def _name(node: nodes.Name) -> Iterator[nodes.Node]:
    _check_name(node, node.name)
    yield from ()


def _attribute(node: nodes.Getattr) -> Iterator[nodes.Node]:
    _check_name(node, node.attr, reserved=frozenset())
    _check_place(node.node)
    yield node.node


def _item(node: nodes.Getitem) -> Iterator[nodes.Node]:
    if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, str):
        what = _SAID[nodes.Slice] if isinstance(node.arg, nodes.Slice) else "a key that is no constant text"
        raise TemplateFault(node.lineno, what)
    if node.arg.value.startswith("_"):
        raise TemplateFault(node.lineno, f"the key {node.arg.value[:50]!r}: none begins with _")
    _check_place(node.node)
    yield node.node


def _filter(node: nodes.Filter) -> Iterator[nodes.Node]:
    if node.name not in FILTERS:
        raise TemplateFault(node.lineno, f"the filter {node.name[:50]}: there are {', '.join(FILTERS)}")
    given = [each.value for each in node.args if isinstance(each, nodes.Const)]
    fits = len(given) == len(node.args) and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
    match node.name:
        case "default":
            fits = fits and len(given) == 1 and given[0] is not None
        case "join":
            fits = fits and (not given or (len(given) == 1 and isinstance(given[0], str)))
        case _:
            fits = fits and not given
    if not fits or node.node is None:
        takes = {"default": "one constant", "join": "one constant text or nothing"}.get(node.name, "nothing")
        raise TemplateFault(node.lineno, f"the filter {node.name} takes {takes}")
    yield node.node


def _test(node: nodes.Test) -> Iterator[nodes.Node]:
    if node.name != "defined" or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise TemplateFault(node.lineno, f"the test {node.name[:50]}: there is defined, which takes nothing")
    yield node.node


def _compare(node: nodes.Compare) -> Iterator[nodes.Node]:
    yield node.expr
    for each in node.ops:
        if each.op not in COMPARISONS:
            raise TemplateFault(each.expr.lineno, "a comparison that is none of ==, !=, in and not in")
        yield each.expr


def _check_name(node: nodes.Node, name: str, reserved: frozenset[str] = RESERVED) -> None:
    if name.startswith("_"):
        raise TemplateFault(node.lineno, f"the name {name[:50]}: none begins with _")
    if NAME.fullmatch(name) is None:
        raise TemplateFault(node.lineno, f"the name {name[:50]}: names have the letters a to z, digits and _")
    if name in reserved:
        raise TemplateFault(node.lineno, f"{name} where a value is expected")


def _check_place(node: nodes.Node) -> None:
    if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
        raise TemplateFault(node.lineno, "a key of what is no variable")


_KINDS: dict[type[nodes.Node], Callable[..., Iterator[nodes.Node] | list[nodes.Expr] | list[nodes.Node]]] = {
    nodes.Output: lambda node: list(node.nodes),
    nodes.TemplateData: _constant,
    nodes.Const: _constant,
    nodes.If: _if,
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Compare: _compare,
    nodes.Not: lambda node: [node.node],
    nodes.And: operands,
    nodes.Or: operands,
}
