"""JSON documents to `google.protobuf.Struct` and back, several times quicker than the general converters."""

from collections.abc import Mapping
from typing import Any

from google.protobuf.struct_pb2 import ListValue, Struct, Value


def put(document: Mapping[str, Any], target: Struct) -> None:
    """Write a JSON object into an empty Struct. Integers become doubles."""
    fields = target.fields
    for name, value in document.items():
        _put(value, fields[name])


def _put(value: Any, target: Value) -> None:
    if value is None:
        target.null_value = 0  # type: ignore[assignment]  # NULL_VALUE
    elif isinstance(value, bool):
        target.bool_value = value
    elif isinstance(value, str):
        target.string_value = value
    elif isinstance(value, int | float):
        target.number_value = value
    elif isinstance(value, Mapping):
        target.struct_value.SetInParent()
        put(value, target.struct_value)
    else:
        items: ListValue = target.list_value
        items.SetInParent()
        for each in value:
            _put(each, items.values.add())


def get(source: Struct) -> dict[str, Any]:
    """The JSON object in a Struct; whole numbers become integers again."""
    return {name: _get(value) for name, value in source.fields.items()}


def _get(value: Value) -> Any:
    match value.WhichOneof("kind"):
        case "number_value":
            number = value.number_value
            return int(number) if number.is_integer() and abs(number) < 2**53 else number
        case "string_value":
            return value.string_value
        case "bool_value":
            return value.bool_value
        case "struct_value":
            return get(value.struct_value)
        case "list_value":
            return [_get(each) for each in value.list_value.values]
        case _:
            return None
