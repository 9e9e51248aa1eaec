"""The options of a generator: read from JSON into its dataclass, checked, and told to callers."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from server.domain.documents import from_document
from server.domain.errors import Invalid

T = TypeVar("T")
WORDS: dict[Any, str] = {int: "integer", float: "number", str: "string", bool: "boolean", dict: "object"}


@dataclass(frozen=True, slots=True)
class Option:
    """What a field of options says of itself, as `Annotated[int, Option("Years.", 0, 900)]`.

    `least` and `most` are the range of a number, the length of a text in characters, or how many items a list has;
    `choices` are the only texts there are, of a list those of its items.
    """

    about: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedOption:
    """An option as callers are told of it. `type` is a word of JSON schema, `[]` behind it for a list of such."""

    name: str
    type: str
    default: Any
    option: Option


def options_of(kind: type[T], document: object, path: str) -> T:
    """The options that a JSON object stands for; what it leaves out takes its default.

    Raises `Invalid` with the path of what is unknown, of the wrong type or out of its range.
    """
    value = from_document(kind, document, path)
    _check(value, path)
    return value


def document_of(options: Any) -> dict[str, Any]:
    """Options as JSON, each of them."""
    document: dict[str, Any] = _plain(asdict(options))
    return document


def named_options(kind: type[Any]) -> Iterator[NamedOption]:
    """Every option of a dataclass, in its order; of one within another by its path."""
    for name, hint, option in _declared(kind):
        if isinstance(hint, type) and is_dataclass(hint):
            for each in named_options(hint):
                yield NamedOption(f"{name}.{each.name}", each.type, each.default, each.option)
        else:
            listed = get_origin(hint) is tuple
            item = get_args(hint)[0] if listed else hint
            origin: Any = get_origin(item) or item
            word = WORDS.get(origin, "object")
            yield NamedOption(name, f"{word}[]" if listed else word, _plain(getattr(kind(), name)), option)


def _check(options: Any, path: str) -> None:
    for name, _, option in _declared(type(options)):
        value, where = getattr(options, name), f"{path}.{name}"
        if is_dataclass(value):
            _check(value, where)
        elif value is not None:
            _check_one(value, option, where)


def _check_one(value: Any, option: Option, where: str) -> None:
    what = " characters" if isinstance(value, str) else " items" if isinstance(value, tuple) else ""
    size = len(value) if what else value
    low, high = option.least, option.most
    if (low is not None and size < low) or (high is not None and size > high):
        bounds = f"at most {high:g}" if low is None else f"at least {low:g}" if high is None else f"{low:g} to {high:g}"
        raise Invalid(f"{where}: must be {bounds}{what}", field=where)
    for index, each in enumerate(value if isinstance(value, tuple) else (value,)):
        place = f"{where}[{index}]" if isinstance(value, tuple) else where
        if is_dataclass(each):
            _check(each, place)
        elif option.choices and each not in option.choices:
            raise Invalid(f"{place}: there is no {each!r}; known are {', '.join(option.choices)}", field=place)


def _declared(kind: type[Any]) -> Iterator[tuple[str, Any, Option]]:
    """Name, type and description of every field; a type that may be None without it."""
    hints = get_type_hints(kind, include_extras=True)
    for each in fields(kind):
        hint, option = hints[each.name], Option("")
        if get_origin(hint) is Annotated:
            hint, *said = get_args(hint)
            option = next((one for one in said if isinstance(one, Option)), option)
        if get_origin(hint) in (Union, UnionType):
            (hint,) = (one for one in get_args(hint) if one is not NoneType)
        yield each.name, hint, option


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple | list) else value
