"""Parts of themes as they are read."""

from typing import Any

from server.domain.ids import new_id
from server.domain.theme_parts import ChosenParts, PartKind, ThemeChoice, ThemePart
from server.themes.choosing import chosen_parts
from server.themes.resolution import ResolvedTheme, resolve


def theme(
    name: str = "plain", config: Any = None, *, variables: Any = None, styles: Any = None, prompts: Any = None
) -> ThemePart:
    """A theme."""
    documents = {"variables": variables or {}, "prompts": prompts or {}, "styles": {} if styles is None else styles}
    return ThemePart(PartKind.THEME, new_id(), 1, "", name, {} if config is None else config, **documents)


def variation(name: str, config: Any, variables: Any = None) -> ThemePart:
    """A variation."""
    return ThemePart(PartKind.VARIATION, new_id(), 1, "", name, config, variables or {})


def preset(category: str, name: str, config: Any = None, **rules: Any) -> ThemePart:
    """A style preset with its compatibility."""
    return _over(PartKind.PRESET, category, name, config, rules)


def element(category: str, name: str, config: Any = None, **rules: Any) -> ThemePart:
    """A theme element with its compatibility."""
    return _over(PartKind.ELEMENT, category, name, config, rules)


def _over(kind: PartKind, category: str, name: str, config: Any, rules: Any) -> ThemePart:
    own = {} if config is None else config
    return ThemePart(kind, new_id(), 1, category, name, own, prompts={}, compatibility=rules)


def choice_of(*parts: ThemePart, **values: Any) -> ThemeChoice:
    """The choice that names these parts, as a task does."""
    names: dict[PartKind, list[str]] = {kind: [] for kind in PartKind}
    for each in parts:
        names[each.kind].append(each.reference.partition("/")[2])
    return ThemeChoice(
        theme="".join(names[PartKind.THEME]),
        variation="".join(names[PartKind.VARIATION]),
        presets=tuple(names[PartKind.PRESET]),
        elements=tuple(names[PartKind.ELEMENT]),
        within="generate",
        **values,
    )


def resolved(*parts: ThemePart, **values: Any) -> ResolvedTheme:
    """These parts resolved; values of the choice besides are its overrides, type and subtype."""
    choice = choice_of(*parts, **values)
    chosen: ChosenParts = chosen_parts(choice, parts)
    return resolve(choice, chosen)
