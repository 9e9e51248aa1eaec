"""What templates may name: the variables of a theme, what a request says of them, and what stands for every request."""

from collections.abc import Callable, Mapping
from typing import Any

from server.domain.errors import Invalid
from server.domain.prompts import PromptVariable
from server.themes.layers import Layers
from server.themes.prompts.values import is_scalar, kind

EXTRA = "extra"
"""Free in every document: it is no variable."""
REQUEST, VALUES = "request", "values"
"""Origins of what stands for every request, and of what a request sends."""
STANDING = ("name", "type", "subtype")


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


TYPES: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    "string": ("a text", lambda value: isinstance(value, str)),
    "integer": ("a whole number", lambda value: isinstance(value, int) and not isinstance(value, bool)),
    "number": ("a number", _is_number),
    "boolean": ("true or false", lambda value: isinstance(value, bool)),
    "list": ("a list of texts", _is_list),
}


class PromptVariables:
    """The variables of one request: those of the theme and its variation, and what the request says of them.

    Raises `ThemeInvalid` where what is stored is wrong, `Invalid` for a value that was sent.
    """

    def __init__(self, layers: Layers, standing: Mapping[str, str], sent: Mapping[str, Any]) -> None:
        self._layers = layers
        self._declared = layers.merged()
        self._standing = standing
        self._sent = sent
        self._checked = set[str]()
        for name, value in sent.items():
            field = f"values.{name}"
            if name in standing:
                raise Invalid(f"{field}: a request says it in its field {name}", field=field)
            if name in self._declared and name != EXTRA and (what := _unfit(self._variable(name), value)):
                raise Invalid(f"{field}: {what}", field=field)
        self.values: dict[str, Any] = {
            **{name: each["default"] for name, each in self._declared.items() if _is_declared(name, each)},
            **sent,
            **standing,
        }
        """By name; a variable that is declared with no default is not there."""

    def check(self, names: frozenset[str]) -> None:
        """Look at the declarations and defaults of these, unless that was done for one before them."""
        if names <= self._checked:
            return
        for name in sorted((names & self._declared.keys()) - self._checked):
            if name not in self._sent and name not in self._standing and name != EXTRA:
                variable = self._variable(name)
                if what := _unfit(variable, variable.get("default")):
                    raise self._layers.fault(f"{name}.default", what)
        self._checked |= names

    def used(self, name: str) -> PromptVariable:
        """One of the values, with whose it is."""
        if name in self._standing:
            return PromptVariable(name, self.values[name], REQUEST)
        origin = VALUES if name in self._sent else self._layers.origin(f"{name}.default")
        return PromptVariable(name, self.values[name], origin)

    def _variable(self, name: str) -> Mapping[str, Any]:
        variable = self._declared[name]
        if not isinstance(variable, Mapping):
            raise self._layers.fault(name, "must be an object")
        for key, right in (("minimum", _is_number), ("maximum", _is_number), ("choices", _is_choices)):
            if variable.get(key) is not None and not right(variable[key]):
                raise self._layers.fault(f"{name}.{key}", "is not what its schema says")
        if not isinstance(variable.get("type"), str) or variable["type"] not in TYPES:
            raise self._layers.fault(f"{name}.type", f"must be one of {', '.join(TYPES)}")
        return variable


def _is_declared(name: str, variable: Any) -> bool:
    return name != EXTRA and isinstance(variable, Mapping) and "default" in variable


def _is_choices(value: Any) -> bool:
    return isinstance(value, list)


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _key(value: Any) -> Any:
    """A value as it is looked up among others; lists and objects are no choices."""
    return value if is_scalar(value) else None


def _unfit(variable: Mapping[str, Any], value: Any) -> str | None:
    """Why a value is none for a variable, or None."""
    words, fits = TYPES[variable["type"]]
    if not fits(value):
        return f"must be {words}, and is {kind(value)}"
    choices = variable.get("choices")
    if choices is not None and not set(map(_key, choices)).issuperset(map(_key, _items(value))):
        return f"must be one of {', '.join(str(each)[:50] for each in choices[:20])}"
    low, high = variable.get("minimum"), variable.get("maximum")
    if _is_number(value) and ((low is not None and value < low) or (high is not None and value > high)):
        return f"must be at least {low:g}" if low is not None and value < low else f"must be at most {high:g}"
    return None
