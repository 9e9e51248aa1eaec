"""The comments of the protos, by the full name of what they stand above."""

from collections.abc import Iterator, Mapping
from functools import cache

from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorProto, FileDescriptorSet

from tests.rules.checkout import ROOT

DESCRIPTORS = ROOT / "generated" / "limner" / "descriptors.binpb"
MESSAGE, SERVICE, ENUM = 4, 6, 5
FIELD, NESTED, METHOD, VALUE, NESTED_ENUM = 2, 3, 2, 2, 4
Path = tuple[int, ...]


@cache
def comments() -> Mapping[str, str]:
    """Of every message, field, service, method, enum and value of limner.v1, as one line each."""
    files = FileDescriptorSet.FromString(DESCRIPTORS.read_bytes()).file
    return {name: text for file in files if file.package == "limner.v1" for name, text in _of_file(file)}


def _of_file(file: FileDescriptorProto) -> Iterator[tuple[str, str]]:
    texts = {tuple(each.path): " ".join(each.leading_comments.split()) for each in file.source_code_info.location}
    for name, path in _names(file):
        yield name, texts.get(path, "")


def _names(file: FileDescriptorProto) -> Iterator[tuple[str, Path]]:
    for index, message in enumerate(file.message_type):
        yield from _of_message(message, f"{file.package}.{message.name}", (MESSAGE, index))
    for index, service in enumerate(file.service):
        yield f"{file.package}.{service.name}", (SERVICE, index)
        for at, method in enumerate(service.method):
            yield f"{file.package}.{service.name}.{method.name}", (SERVICE, index, METHOD, at)
    for index, enum in enumerate(file.enum_type):
        for at, value in enumerate(enum.value):
            yield f"{file.package}.{enum.name}.{value.name}", (ENUM, index, VALUE, at)


def _of_message(message: DescriptorProto, name: str, path: Path) -> Iterator[tuple[str, Path]]:
    yield name, path
    for index, field in enumerate(message.field):
        yield f"{name}.{field.name}", (*path, FIELD, index)
    for index, nested in enumerate(message.nested_type):
        yield from _of_message(nested, f"{name}.{nested.name}", (*path, NESTED, index))
