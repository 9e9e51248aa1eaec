"""Messages of the API as commands write them: protobuf JSON, and their times."""

import click
from google.protobuf.json_format import MessageToJson
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from server.cli.words.printing import writes_unicode


def say_json(message: Message, *, one_line: bool = False) -> None:
    """Write a message as protobuf JSON with the field names of the API."""
    indent = None if one_line else 2
    escaped = not writes_unicode()
    click.echo(MessageToJson(message, indent=indent, preserving_proto_field_name=True, ensure_ascii=escaped))


def moment(time: Timestamp) -> str:
    """A time in UTC to the second, "-" when it is unset."""
    return time.ToDatetime().strftime("%Y-%m-%d %H:%M:%SZ") if time.seconds else "-"
