"""Dataclasses to JSON documents and back, field by field: a value equal to its default is left out."""

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

from server.domain.errors import Invalid

T = TypeVar("T")


class JsonText(str):
    """A document that is JSON already, to be stored as it is."""

    __slots__ = ()


def json_text(value: object) -> str:
    """What the database is sent for a document; what is JSON already goes as it is."""
    return value if isinstance(value, JsonText) else orjson.dumps(value).decode()


def to_document(value: Any, *, whole: bool = False) -> dict[str, Any]:
    """The JSON object of a dataclass value; fields that hold their default are not in it.

    With `whole`, texts that hold their default are in it too, unless they are empty.
    """
    return {
        each.name: _encode(part, whole)
        for each in fields(value)
        if (part := getattr(value, each.name)) is not None
        if part != each.default or (whole and part and isinstance(part, str))
    }


def _encode(value: Any, whole: bool) -> Any:
    if is_dataclass(value):
        return to_document(value, whole=whole)
    if isinstance(value, tuple):
        return [_encode(each, whole) for each in value]
    return value


def from_document(kind: type[T], document: object, path: str = "") -> T:
    """The dataclass value a JSON object stands for.

    Raises `Invalid` with the path of a member that is unknown, missing or of the wrong type.
    """
    if not isinstance(document, dict):
        raise Invalid(f"{path or 'document'} must be an object", field=path)
    hints = _hints(kind)  # type: ignore[arg-type]  # every class is hashable
    for name in document:
        if name not in hints:
            raise Invalid(f"unknown member {name}", field=_join(path, str(name)))
    for name in _required(kind):  # type: ignore[arg-type]
        if name not in document:
            raise Invalid(f"{_join(path, name)} is missing", field=_join(path, name))
    return kind(**{name: _decode(hints[name], member, _join(path, name)) for name, member in document.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _required(kind: Any) -> list[str]:
    return [each.name for each in fields(kind) if each.default is MISSING and each.default_factory is MISSING]


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
    plain = get_origin(hint) or hint
    if not isinstance(value, plain) or (isinstance(value, bool) and plain is not bool):
        raise Invalid(f"{path} must be of type {plain.__name__}", field=path)
    return value
