"""The parts that a choice names, picked out of the rows that were read for it."""

from collections.abc import Iterable, Sequence

from server.domain.errors import Invalid, UnknownTheme
from server.domain.theme_errors import UnknownThemePart
from server.domain.theme_parts import ChosenParts, PartKind, ThemeChoice, ThemePart


def chosen_parts(choice: ThemeChoice, rows: Iterable[ThemePart]) -> ChosenParts:
    """The parts in the order of the choice.

    Raises `UnknownTheme` and `UnknownThemePart` for what is not among the rows, and `Invalid` for two presets of one
    category, an element that is named twice, and one that is not named `category/name`.
    """
    by_reference = {each.reference: each for each in rows}
    theme = by_reference.get(f"{PartKind.THEME}/{choice.theme}")
    if theme is None:
        raise UnknownTheme(f"there is no theme {choice.theme!r}", field=choice.field("theme"))
    variation = by_reference.get(f"{PartKind.VARIATION}/{choice.variation}") if choice.variation else None
    if choice.variation and variation is None:
        message = f"theme {choice.theme!r} has no variation {choice.variation!r}"
        raise UnknownTheme(message, field=choice.field("variation"))
    _check_elements(choice)
    presets = [
        _named(by_reference, PartKind.PRESET, name, choice.field(f"presets[{index}]"))
        for index, name in enumerate(choice.presets)
    ]
    _check_categories(choice, presets)
    elements = [
        _named(by_reference, PartKind.ELEMENT, name, choice.field(f"elements[{index}]"))
        for index, name in enumerate(choice.elements)
    ]
    return ChosenParts(theme, variation, tuple(presets), tuple(elements))


def _named(by_reference: dict[str, ThemePart], kind: PartKind, name: str, field: str) -> ThemePart:
    part = by_reference.get(f"{kind}/{name}")
    if part is None:
        raise UnknownThemePart(f"{field}: there is no {kind} {name!r}", field=field)
    return part


def _check_elements(choice: ThemeChoice) -> None:
    for index, (name, (_, own)) in enumerate(zip(choice.elements, choice.element_keys, strict=True)):
        field = choice.field(f"elements[{index}]")
        if not own:
            raise Invalid(f"{field}: an element is named by its category and its name, as category/name", field=field)
        if (first := choice.elements.index(name)) != index:
            raise Invalid(f"{field} is {choice.field(f'elements[{first}]')} again: {name!r}", field=field)


def _check_categories(choice: ThemeChoice, presets: Sequence[ThemePart]) -> None:
    taken: dict[str, int] = {}
    for index, preset in enumerate(presets):
        if (first := taken.setdefault(preset.category, index)) != index:
            field, other = (choice.field(f"presets[{each}]") for each in (index, first))
            message = (
                f"{field} {preset.name!r} and {other} {presets[first].name!r} are both of category "
                f"{preset.category!r}: name one of them"
            )
            raise Invalid(message, field=field)
