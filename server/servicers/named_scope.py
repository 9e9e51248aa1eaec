"""Which scope a request names, and which one its call is counted for."""

from functools import cache

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

from server.domain.callers import Caller
from server.servicers.audience_fields import value_at

SCOPE = "scope"
AROUND = ("metadata", "start", "image")
"""Fields of a request that say of what is made to which scope it belongs."""


def scope_for(request: Message, caller: Caller) -> str:
    """The scope that limits count a call for; empty for none. One that is not the caller's own is none."""
    named = named_scope(request)
    if caller.scopes is not None and not caller.scopes.include(named):
        named = ""
    return named or (caller.scopes and caller.scopes.only) or ""


def named_scope(request: Message) -> str:
    """The scope that a request names; empty where it names none."""
    path = _path(request.DESCRIPTOR)
    return str(value_at(request, path)) if path else ""


@cache
def _path(message: Descriptor) -> tuple[str, ...]:
    for each in message.fields:
        if each.name == SCOPE and each.type == FieldDescriptor.TYPE_STRING:
            return (SCOPE,)
        if each.name in AROUND and each.message_type is not None and (inner := _path(each.message_type)):
            return (each.name, *inner)
    return ()
