"""What presets and elements go together with."""

from collections.abc import Mapping, Sequence
from typing import Any

from server.domain.theme_errors import ThemeInvalid, ThemePartsClash
from server.domain.theme_parts import ChosenParts, ThemeChoice, ThemePart

REQUIRES, EXCLUDES, ONLY_WITH = "requires", "excludes", "only_with"
"""Lists of references in the compatibility of a part: all of them are chosen, none is, at least one is."""


def check_compatibility(choice: ThemeChoice, parts: ChosenParts) -> None:
    """Raise `ThemePartsClash` for the first rule that the choice breaks, `ThemeInvalid` for one that is none."""
    chosen = {each.reference for each in parts}
    for field, several in (("presets", parts.presets), ("elements", parts.elements)):
        for index, part in enumerate(several):
            _check(parts.theme.name, part, chosen, choice.field(f"{field}[{index}]"))


def _check(theme: str, part: ThemePart, chosen: set[str], field: str) -> None:
    rules = part.compatibility
    if not isinstance(rules, Mapping):
        raise ThemeInvalid(theme, part.reference, "compatibility", "must be an object")
    for other in _references(theme, part, rules, REQUIRES):
        if other not in chosen:
            message = f"{part.reference} requires {other}, which is not chosen"
            raise ThemePartsClash(part.reference, REQUIRES, other, message, field)
    for other in _references(theme, part, rules, EXCLUDES):
        if other in chosen:
            message = f"{part.reference} excludes {other}, which is chosen too"
            raise ThemePartsClash(part.reference, EXCLUDES, other, message, field)
    if (some := _references(theme, part, rules, ONLY_WITH)) and chosen.isdisjoint(some):
        message = f"{part.reference} goes only with {' or '.join(some)}, which is not chosen"
        raise ThemePartsClash(part.reference, ONLY_WITH, ", ".join(some), message, field)


def _references(theme: str, part: ThemePart, rules: Mapping[str, Any], rule: str) -> Sequence[str]:
    references = rules.get(rule, [])
    if not isinstance(references, list):
        raise ThemeInvalid(theme, part.reference, f"compatibility.{rule}", "must be a list")
    for index, each in enumerate(references):
        if not isinstance(each, str):
            raise ThemeInvalid(theme, part.reference, f"compatibility.{rule}[{index}]", "must be a reference")
    return references
