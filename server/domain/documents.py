"""Dataclasses to JSON documents and back, field by field: a value equal to its default is left out."""

from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from server.domain.errors import Invalid

T = TypeVar("T")


def to_document(value: Any) -> dict[str, Any]:
    """The JSON object of a dataclass value; fields that hold their default are not in it."""
    return {
        each.name: _encode(held)
        for each in fields(value)
        if (held := getattr(value, each.name)) != each.default and held is not None
    }


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        return to_document(value)
    if isinstance(value, tuple):
        return [_encode(each) for each in value]
    return value


def from_document(kind: type[T], document: object, path: str = "") -> T:
    """The dataclass value a JSON object stands for.

    Raises `Invalid` with the path of a member that is unknown or of the wrong type.
    """
    if not isinstance(document, dict):
        raise Invalid(f"{path or 'document'} must be an object", field=path)
    hints = _hints(kind)  # type: ignore[arg-type]  # every class is hashable
    for name in document:
        if name not in hints:
            raise Invalid(f"unknown member {name!r}", field=_join(path, str(name)))
    return kind(**{name: _decode(hints[name], member, _join(path, name)) for name, member in document.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _decode(hint: Any, value: Any, path: str) -> Any:
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
    if is_dataclass(hint):
        return from_document(hint, value, path)  # type: ignore[arg-type]  # a dataclass type, not an instance
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise Invalid(f"{path} must be a list", field=path)
        item = get_args(hint)[0]
        return tuple(_decode(item, each, f"{path}[{index}]") for index, each in enumerate(value))
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise Invalid(f"{path} must be of type {hint.__name__}", field=path)
    return value
