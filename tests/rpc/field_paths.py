"""Paths that errors name, read against the message they are about."""

import re

from google.protobuf.descriptor import Descriptor

SEGMENT = re.compile(r"(?P<name>[a-z0-9_]+)(?P<index>\[.*\])?", re.DOTALL)


def leads_to_a_field(descriptor: Descriptor, path: str) -> bool:
    """Whether a path names a field (or a oneof) of a message or of what it holds; documents may hold anything."""
    name, _, rest = path.partition(".")
    found = SEGMENT.fullmatch(name)
    if found is None:
        # The name of a label or of a member of a document may hold a dot itself.
        found = SEGMENT.fullmatch(path)
        rest = ""
    if found is None:
        return False
    if found["name"] in descriptor.oneofs_by_name:
        return not rest
    field = descriptor.fields_by_name.get(found["name"])
    if field is None or (found["index"] and not field.is_repeated):
        return False
    if not rest:
        return True
    if field.message_type is None:
        return False
    return field.message_type.full_name == "google.protobuf.Struct" or leads_to_a_field(field.message_type, rest)


def related(one: str, other: str) -> bool:
    """Whether two paths are the same or one leads through the other."""
    short, long = sorted((one, other), key=len)
    return long == short or (long.startswith(short) and long[len(short)] in ".[")
