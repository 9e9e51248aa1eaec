"""A resource that a user has written into a JSON file."""

from difflib import get_close_matches
from typing import Any, TypeVar

import click
from google.protobuf.json_format import ParseDict, ParseError
from google.protobuf.message import Message

Read = TypeVar("Read", bound=Message)


def message_of(content: bytes, name: str, kind: type[Read]) -> Read:
    """The message in the content of a JSON file of this name.

    Raises `click.ClickException` for what is none, and for a key it does not have.
    """
    import orjson  # noqa: PLC0415 - only this command needs it

    what = kind.DESCRIPTOR.name.lower()
    try:
        document = orjson.loads(content)
        if isinstance(document, dict):
            _check_keys(document, kind.DESCRIPTOR)
        return ParseDict(document, kind())
    except (orjson.JSONDecodeError, ParseError) as error:
        raise click.ClickException(f"{name}: is no {what}: {error}") from None


def _check_keys(document: dict[str, object], descriptor: Any) -> None:
    """A key that is passed over would be a value that is lost. What lies deeper ParseDict refuses itself."""
    known = [name for field in descriptor.fields for name in (field.name, field.json_name)]
    for key in document:
        if key not in known:
            near = get_close_matches(key, known, 1)
            meant = f"did you mean {near[0]}?" if near else f"known are {', '.join(dict.fromkeys(known))}"
            raise ParseError(f"unknown key {key}; {meant}")
