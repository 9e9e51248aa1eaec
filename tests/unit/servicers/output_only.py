"""Which fields the protos call output only: stubs hold no comments, so the protos are read once more."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorSet
from grpc_tools import protoc

PROTOS = Path(__file__).parents[3] / "protos"
MESSAGE, NESTED, FIELD = 4, 3, 2
"""Numbers of the parts of a file and of a message, of which the paths of comments are made."""


@cache
def output_only() -> frozenset[str]:
    """Full names of the fields whose comment says so."""
    return frozenset(_read())


def _read() -> Iterator[str]:
    with TemporaryDirectory() as folder:
        target = Path(folder) / "protos.binpb"
        known = files("grpc_tools") / "_proto"
        names = [str(path) for path in sorted((PROTOS / "limner").rglob("*.proto"))]
        options = ["--include_source_info", f"--descriptor_set_out={target}"]
        assert protoc.main(["protoc", f"-I{PROTOS}", f"-I{known}", *options, *names]) == 0
        held = FileDescriptorSet.FromString(target.read_bytes())
    for file in held.file:
        for location in file.source_code_info.location:
            if "Output only." in location.leading_comments:
                yield f"{file.package}.{_name(location.path, file.message_type)}"


def _name(path: Sequence[int], messages: Sequence[DescriptorProto]) -> str:
    assert path[0] in (MESSAGE, NESTED), "only fields are output only"
    message, rest = messages[path[1]], path[2:]
    if rest[0] == FIELD:
        assert len(rest) == 2
        return f"{message.name}.{message.field[rest[1]].name}"
    return f"{message.name}.{_name(rest, message.nested_type)}"
