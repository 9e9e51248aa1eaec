"""What a command line tells a generator: `name=value` pairs, in the field of the spec that it takes its options in."""

import json
from collections.abc import Sequence
from typing import Any

import click
from google.protobuf.json_format import ParseDict, ParseError
from limner.v1 import task_pb2


def tell(
    spec: task_pb2.GenerateSpec, generator: task_pb2.Generator, pairs: Sequence[str], features: Sequence[str]
) -> None:
    """Put options and features into a spec; without any it stays as it is. Raises `click.UsageError`."""
    document: dict[str, Any] = {"features": list(features)} if features else {}
    types = {each.name: each.type for each in generator.option_fields}
    for pair in pairs:
        name, is_pair, text = pair.partition("=")
        if not is_pair:
            raise click.UsageError(f"--option {pair}: is not NAME=VALUE")
        if name not in types:
            known = ", ".join(types) or "none"
            raise click.UsageError(f"--option {pair}: {generator.name} has no such option; there are: {known}")
        *around, last = name.split(".")
        place = document
        for each in around:
            place = place.setdefault(each, {})
        place[last] = _value(text, types[name])
    if document:
        try:
            ParseDict({generator.options: document}, spec)
        except ParseError as error:
            raise click.UsageError(f"--option: {error}") from None


def _value(text: str, type_: str) -> Any:
    """A text where a text is wanted; else JSON, or what is no JSON as it stands, which the server refuses."""
    if type_ == "string":
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
