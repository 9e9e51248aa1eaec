"""Trees of templates filled with values by walking them. Values are JSON: they have keys, and nothing of Python's."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from jinja2 import nodes
from jinja2.filters import do_capitalize, do_lower, do_title, do_trim, do_upper

from server.themes.prompts.faults import FillingFault, UnknownName, near
from server.themes.prompts.grammar import operands
from server.themes.prompts.meter import NODE_STEPS, FillingMeter, SpentFault
from server.themes.prompts.values import Nothing, is_scalar, is_written, kind, size

CASES: Mapping[str, Callable[[str], str]] = {
    "lower": do_lower,
    "upper": do_upper,
    "title": do_title,
    "capitalize": do_capitalize,
    "trim": do_trim,
}
"""Filters of a text that make another one."""


def filled(tree: nodes.Template, values: Mapping[str, Any], meter: FillingMeter, used: set[str]) -> str:
    """The text that a checked tree makes of values; the variables it looked at are added to `used`.

    Raises `FillingFault`, and `UnknownName` for what is not there.
    """
    return _Walk(values, meter, used).text(tree)


class _Walk:
    def __init__(self, values: Mapping[str, Any], meter: FillingMeter, used: set[str]) -> None:
        self._values = values
        self._meter = meter
        self._used = used
        self._pieces: list[str] = []
        self._line = 1

    def text(self, tree: nodes.Template) -> str:
        try:
            self._body(tree.body)
        except SpentFault as fault:
            raise FillingFault(self._line, str(fault)) from None
        return "".join(self._pieces)

    def _body(self, body: Iterable[nodes.Node]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                for each in node.nodes:
                    self._write(each)
            elif isinstance(node, nodes.If):
                self._body(self._branch(node))

    def _branch(self, node: nodes.If) -> list[nodes.Node]:
        for each in (node, *node.elif_):
            self._line = each.lineno
            self._meter.step(NODE_STEPS)
            if self._truth(each.test):
                return each.body
        return node.else_

    def _write(self, node: nodes.Expr) -> None:
        self._line = node.lineno
        if isinstance(node, nodes.TemplateData):
            self._meter.step(NODE_STEPS)
            text = node.data
        else:
            value = self._known(node)
            if not is_written(value):
                raise FillingFault(node.lineno, f"{_said(node)} is {kind(value)}: only texts and numbers are written")
            text = str(value)
        self._meter.write(text)
        self._pieces.append(text)

    def _truth(self, node: nodes.Node) -> bool:
        return bool(self._known(node))

    def _known(self, node: nodes.Node) -> Any:
        """What an expression is. Raises `UnknownName` where there is nothing."""
        value = self._value(node)
        if isinstance(value, Nothing):
            raise UnknownName(value.line, value.path, near(value.name, value.known))
        return value

    def _value(self, node: nodes.Node) -> Any:
        self._meter.step(NODE_STEPS)
        return self._KINDS[type(node)](self, node)

    def _constant(self, node: nodes.Const) -> Any:
        return node.value

    def _name(self, node: nodes.Name) -> Any:
        self._used.add(node.name)
        if node.name in self._values:
            return self._values[node.name]
        return Nothing(node.lineno, node.name, node.name, self._values)

    def _attribute(self, node: nodes.Getattr) -> Any:
        return self._key(node, node.attr)

    def _item(self, node: nodes.Getitem) -> Any:
        assert isinstance(node.arg, nodes.Const)
        return self._key(node, node.arg.value)

    def _key(self, node: nodes.Getattr | nodes.Getitem, key: str) -> Any:
        place = self._known(node.node)
        if not isinstance(place, dict):
            raise FillingFault(node.lineno, f"{_said(node.node)} is {kind(place)}, which has no {key}")
        return place[key] if key in place else Nothing(node.lineno, _said(node), key, place)

    def _filter(self, node: nodes.Filter) -> Any:
        assert node.node is not None
        argument = next((each.value for each in node.args if isinstance(each, nodes.Const)), "")
        if node.name == "default":
            value = self._value(node.node)
            return argument if isinstance(value, Nothing) else value
        value = self._known(node.node)
        if node.name in CASES:
            return self._cased(node, value)
        if node.name == "length" and isinstance(value, str | list | dict):
            return len(value)
        if not isinstance(value, list):
            wanted = "a text, a list or an object" if node.name == "length" else "a list"
            raise self._unfit(node, value, wanted)
        if node.name == "join":
            return self._joined(node, value, argument)
        if not value:
            return Nothing(node.lineno, f"{node.name} of {_said(node.node)}", "", ())
        return value[0 if node.name == "first" else -1]

    def _cased(self, node: nodes.Filter, value: Any) -> str:
        if not isinstance(value, str):
            raise self._unfit(node, value, "a text")
        self._meter.step(4 * len(value))
        return CASES[node.name](value)

    def _joined(self, node: nodes.Filter, value: list[Any], between: str) -> str:
        self._meter.step(size(value) + len(between) * len(value))
        if not all(map(is_written, value)):
            raise FillingFault(node.lineno, "join takes a list of texts and numbers")
        return between.join(map(str, value))

    def _unfit(self, node: nodes.Filter, value: Any, wanted: str) -> FillingFault:
        return FillingFault(node.lineno, f"{node.name} takes {wanted}, and {_said(node.node)} is {kind(value)}")

    def _defined(self, node: nodes.Test) -> bool:
        return not isinstance(self._value(node.node), Nothing)

    def _not(self, node: nodes.Not) -> bool:
        return not self._truth(node.node)

    def _and(self, node: nodes.And) -> Any:
        *before, last = operands(node)
        for each in before:
            if not (value := self._known(each)):
                return value
        return self._value(last)

    def _or(self, node: nodes.Or) -> Any:
        *before, last = operands(node)
        for each in before:
            if value := self._known(each):
                return value
        return self._value(last)

    def _compare(self, node: nodes.Compare) -> bool:
        left = self._known(node.expr)
        for each in node.ops:
            right = self._known(each.expr)
            self._meter.step(NODE_STEPS + size(right))
            if not self._compared(each, left, right):
                return False
            left = right
        return True

    def _compared(self, node: nodes.Operand, left: Any, right: Any) -> bool:
        if node.op in {"eq", "ne"}:
            if not (is_scalar(left) and is_scalar(right)):
                other = right if is_scalar(left) else left
                raise FillingFault(node.expr.lineno, f"{kind(other)} is compared by in and not in alone")
            return bool((left == right) is (node.op == "eq"))
        fits = isinstance(left, str) if isinstance(right, str | dict) else isinstance(right, list) and is_scalar(left)
        if not fits:
            raise FillingFault(node.expr.lineno, f"{kind(left)} cannot be in {kind(right)}")
        return (left in right) is (node.op == "in")

    _KINDS: ClassVar[Mapping[type[nodes.Node], Callable[..., Any]]] = {
        nodes.Const: _constant,
        nodes.Name: _name,
        nodes.Getattr: _attribute,
        nodes.Getitem: _item,
        nodes.Filter: _filter,
        nodes.Test: _defined,
        nodes.Compare: _compare,
        nodes.Not: _not,
        nodes.And: _and,
        nodes.Or: _or,
    }


def _said(node: nodes.Node | None) -> str:
    """An expression as the template says it, shortened."""
    if isinstance(node, nodes.Name):
        return node.name[:50]
    if isinstance(node, nodes.Getattr):
        return f"{_said(node.node)}.{node.attr[:50]}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_said(node.node)}.{node.arg.value[:50]}"
    return "what comes before" if isinstance(node, nodes.Filter) else "it"
