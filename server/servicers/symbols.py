"""The full names of all that a proto file declares."""

from collections.abc import Iterator

from google.protobuf.descriptor_pb2 import DescriptorProto, EnumDescriptorProto, FileDescriptorProto


def symbols(file: FileDescriptorProto) -> Iterator[str]:
    """Messages, fields, choices, enums, values, services and methods, in full."""
    for message in file.message_type:
        yield from _of_message(message, file.package)
    for enum in file.enum_type:
        yield from _of_enum(enum, file.package)
    for service in file.service:
        yield f"{file.package}.{service.name}"
        yield from (f"{file.package}.{service.name}.{method.name}" for method in service.method)


def _of_message(message: DescriptorProto, scope: str) -> Iterator[str]:
    name = f"{scope}.{message.name}"
    yield name
    yield from (f"{name}.{each.name}" for each in message.field)
    yield from (f"{name}.{each.name}" for each in message.oneof_decl)
    for inner in message.nested_type:
        yield from _of_message(inner, name)
    for enum in message.enum_type:
        yield from _of_enum(enum, name)


def _of_enum(enum: EnumDescriptorProto, scope: str) -> Iterator[str]:
    """A value is named beside its enum; people look for it within as well."""
    yield f"{scope}.{enum.name}"
    for value in enum.value:
        yield from (f"{scope}.{value.name}", f"{scope}.{enum.name}.{value.name}")
