"""Makes what lies below generated/ from protos/: messages with types, services with typed stubs, and their descriptors.

`python tools/protos.py` rewrites them; `--check` fails when what is committed is not what the protos say.
"""

import filecmp
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorSet
from google.rpc import error_details_pb2
from grpc_tools import protoc

ROOT = Path(__file__).resolve().parent.parent
PROTOS = ROOT / "protos"
GENERATED = ROOT / "generated"
DESCRIPTORS = Path("limner", "descriptors.binpb")
"""Every proto with its comments, which the stubs leave out; reflection serves it, errors and all."""
ERRORS = "google/rpc/error_details.proto"


def generate(target: Path) -> None:
    """Write the stubs of every proto below `target`, and the descriptors of all."""
    includes = [f"-I{PROTOS}", f"-I{Path(protoc.__file__).parent / '_proto'}"]
    every = sorted(str(path) for path in PROTOS.rglob("*.proto"))
    services = [path for path in every if "\nservice " in Path(path).read_text()]
    outputs = [f"--python_out={target}", f"--pyi_out={target}"]
    # The plug-in lies beside the interpreter, which need not be on the path.
    plugin = f"--plugin=protoc-gen-mypy_grpc={Path(sys.executable).parent / 'protoc-gen-mypy_grpc'}"
    service_outputs = [plugin, f"--grpc_python_out={target}", f"--mypy_grpc_out={target}"]
    (target / DESCRIPTORS.parent).mkdir()
    (target / "limner" / "py.typed").touch()
    described = [f"--descriptor_set_out={target / DESCRIPTORS}", "--include_imports", "--include_source_info"]
    described += [f"-I{Path(error_details_pb2.__file__).parents[2]}", ERRORS]
    for arguments in ([*outputs, *every], [*service_outputs, *services], [*described, *every]):
        if protoc.main(["protoc", *includes, *arguments]) != 0:
            sys.exit("protoc failed")
    descriptors = FileDescriptorSet.FromString((target / DESCRIPTORS).read_bytes())
    # Tools then print fields by the names that protos, errors and masks use.
    forget_json_names(message for file in descriptors.file for message in file.message_type)
    (target / DESCRIPTORS).write_bytes(descriptors.SerializeToString(deterministic=True))


def forget_json_names(messages: Iterable[DescriptorProto]) -> None:
    """Leave only the names of fields that stand in the protos."""
    for message in messages:
        for field in message.field:
            field.ClearField("json_name")
        forget_json_names(message.nested_type)


def stale(fresh: Path) -> list[str]:
    """Names of the committed files that differ from, are missing beside, or are not among the fresh ones."""
    new = {str(path.relative_to(fresh)) for path in fresh.rglob("*") if path.is_file()}
    old = {
        str(path.relative_to(GENERATED))
        for path in GENERATED.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    same = {name for name in new & old if filecmp.cmp(fresh / name, GENERATED / name, shallow=False)}
    return sorted((new | old) - same)


def main() -> None:
    """Generate or check."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch)
        generate(fresh)
        if "--check" in sys.argv:
            if names := stale(fresh):
                sys.exit("stubs are not fresh, run `make protos`: " + ", ".join(names))
            return
        shutil.rmtree(GENERATED, ignore_errors=True)
        shutil.copytree(fresh / "limner", GENERATED / "limner")


if __name__ == "__main__":
    main()
