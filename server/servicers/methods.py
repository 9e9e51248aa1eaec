"""What the descriptors say of a method of ours."""

from functools import cache

from google.protobuf.descriptor import Descriptor, FieldDescriptor, MethodDescriptor
from google.protobuf.descriptor_pb2 import MethodOptions
from google.protobuf.descriptor_pool import Default
from limner.v1 import overlay_pb2

LARGE = overlay_pb2.Overlay.DESCRIPTOR


def may_be_large(method: str) -> bool:
    """Whether a request of this method, given by its path, may be far larger than most: it holds bytes or geometry."""
    descriptor = _described(method)
    return descriptor is not None and _holds_much(descriptor.input_type, set())


def holds_templates(method: str) -> bool:
    """Whether a request of this method, given by its path, holds templates of prompts, which are parsed."""
    descriptor = _described(method)
    return descriptor is not None and any(
        field.message_type is not None and "prompts" in field.message_type.fields_by_name
        for field in descriptor.input_type.fields
    )


def changes_nothing(method: str) -> bool:
    """Whether a method, given by its path, only reads."""
    descriptor = _described(method)
    return descriptor is not None and descriptor.GetOptions().idempotency_level == MethodOptions.NO_SIDE_EFFECTS


def is_ours(method: str) -> bool:
    """Whether a method, given by its path, is one of the API."""
    descriptor = _described(method)
    return descriptor is not None and descriptor.full_name.startswith("limner.")


def signs(method: str) -> bool:
    """Whether a method, given by its path, hands out what somebody else can use without being asked who he is."""
    descriptor = _described(method)
    return descriptor is not None and {"url", "expire_time"} <= set(descriptor.output_type.fields_by_name)


@cache
def watches(method: str) -> bool:
    """Whether a call of a method of ours, given by its path, lasts until something happens: a watch, or a wait."""
    descriptor = _described(method)
    if descriptor is None or not is_ours(method):
        return False
    sends_bytes = any(field.type == FieldDescriptor.TYPE_BYTES for field in descriptor.output_type.fields)
    return (descriptor.server_streaming and not sends_bytes) or descriptor.name.startswith("Wait")


def _described(method: str) -> MethodDescriptor | None:
    try:
        return Default().FindMethodByName(method[1:].replace("/", "."))
    except KeyError:
        return None


def _holds_much(message: Descriptor, seen: set[str]) -> bool:
    if message is LARGE:
        return True
    if message.full_name in seen:
        return False
    seen.add(message.full_name)
    return any(
        field.type == FieldDescriptor.TYPE_BYTES
        or (field.message_type is not None and _holds_much(field.message_type, seen))
        for field in message.fields
    )
