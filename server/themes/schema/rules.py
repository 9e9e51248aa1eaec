"""What documents keep to besides their schema, which cannot say it: sizes in bytes, values that fit each other."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from server.drawing.look import EXTRA
from server.themes.prompts.templates import template_fault
from server.themes.schema.faults import Fault, nearest, path_of


def _variables(field: str, variables: Mapping[str, Any]) -> Iterator[Fault]:
    """A default is among the choices, and within the limits."""
    for name, variable in variables.items():
        if name == EXTRA or variable is None:
            continue
        default, where = variable.get("default"), path_of(field, [name, "default"])
        low, high = variable.get("minimum"), variable.get("maximum")
        if low is not None and high is not None and low > high:
            yield Fault(path_of(field, [name, "minimum"]), "must not be more than maximum")
        if _is_number(default) and ((low is not None and default < low) or (high is not None and default > high)):
            yield Fault(where, "must be from minimum to maximum")
        choices = variable.get("choices")
        if choices is not None and default is not None:
            known = frozenset(choices)
            wrong = [each for each in (default if isinstance(default, list) else [default]) if each not in known]
            if wrong:
                yield Fault(where, f"must be one of {nearest(wrong[0], map(str, choices))}")


def _prompts(field: str, prompts: Mapping[str, Any]) -> Iterator[Fault]:
    """A template is one that can be filled."""
    for key in ("positive", "negative"):
        if key in prompts and (what := template_fault(prompts[key])) is not None:
            yield Fault(path_of(field, [key]), what)
    for group in ("types", "subtypes"):
        for name, each in prompts.get(group, {}).items():
            yield from _prompts(path_of(field, [group, name]), each)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


RULES: Final[Mapping[str, Callable[[str, Mapping[str, Any]], Iterator[Fault]]]] = {
    "variables": _variables,
    "variables_patch": _variables,
    "prompts": _prompts,
}
"""By definition: what is looked for in a document that its schema finds right."""
