"""Server reflection, for grpcurl and its like: the protos as they were written, with their comments.

`grpcio-reflection` knows v1alpha alone and reads descriptors from which the comments are gone. v1 differs from it by
the name alone, so its messages do for both.
"""

from collections.abc import AsyncIterator, Iterable, Sequence
from functools import cache, cached_property
from importlib import resources
from typing import Any

import grpc
from google.protobuf import text_format
from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet
from grpc_health.v1 import health_pb2
from grpc_reflection.v1alpha import reflection_pb2
from grpc_reflection.v1alpha.reflection_pb2 import ServerReflectionRequest as Asked
from grpc_reflection.v1alpha.reflection_pb2 import ServerReflectionResponse as Told

from server.domain.errors import DomainError
from server.servicers.symbols import symbols

SERVICE, METHOD = "ServerReflection", "ServerReflectionInfo"
REFLECTION = tuple(f"grpc.reflection.{version}.{SERVICE}" for version in ("v1", "v1alpha"))


class Reflection:
    """Answers questions about these services and the files that declare them."""

    def __init__(self, service_names: Iterable[str], files: Sequence[FileDescriptorProto]) -> None:
        services = [reflection_pb2.ServiceResponse(name=name) for name in sorted(service_names)]
        self._listed = reflection_pb2.ListServiceResponse(service=services)
        self._files = {each.name: each for each in files}

    @cached_property
    def _declaring(self) -> dict[str, FileDescriptorProto]:
        """The file of each name in it: few servers are ever asked."""
        return {symbol: each for each in self._files.values() for symbol in symbols(each)}

    async def answer(self, requests: AsyncIterator[Asked | DomainError], context: Any) -> None:
        """Answer one question after the other."""
        async for request in requests:
            if isinstance(request, DomainError):
                raise request
            await context.write(self._told(request))

    def _told(self, request: Asked) -> Told:
        answer = Told(valid_host=request.host, original_request=request)
        match request.WhichOneof("message_request"):
            case "list_services":
                answer.list_services_response.CopyFrom(self._listed)
            case "file_by_filename":
                self._tell_file(answer, self._files.get(request.file_by_filename))
            case "file_containing_symbol":
                self._tell_file(answer, self._declaring.get(request.file_containing_symbol))
            case "all_extension_numbers_of_type" if request.all_extension_numbers_of_type in self._declaring:
                # Nothing served here extends anything.
                answer.all_extension_numbers_response.base_type_name = request.all_extension_numbers_of_type
            case None:
                _tell_error(answer, grpc.StatusCode.INVALID_ARGUMENT)
            case _:
                _tell_error(answer, grpc.StatusCode.NOT_FOUND)
        return answer

    def _tell_file(self, answer: Told, file: FileDescriptorProto | None) -> None:
        """Tell a file and all it imports, itself first."""
        if file is None:
            _tell_error(answer, grpc.StatusCode.NOT_FOUND)
            return
        answer.file_descriptor_response.SetInParent()
        wanted, met = [file.name], {file.name}
        for name in wanted:
            answer.file_descriptor_response.file_descriptor_proto.append(self._files[name].SerializeToString())
            new = [each for each in self._files[name].dependency if each not in met]
            wanted += new
            met.update(new)


def _tell_error(answer: Told, code: grpc.StatusCode) -> None:
    answer.error_response.error_code, answer.error_response.error_message = code.value


@cache
def _others() -> tuple[FileDescriptorProto, ...]:
    """The files of health and of both versions of reflection."""
    old, health = FileDescriptorProto(), FileDescriptorProto()
    reflection_pb2.DESCRIPTOR.CopyToProto(old)
    health_pb2.DESCRIPTOR.CopyToProto(health)
    new = text_format.Parse(text_format.MessageToString(old).replace("v1alpha", "v1"), FileDescriptorProto())
    return health, new, old


def reflection_handlers(service_names: Iterable[str]) -> tuple[grpc.GenericRpcHandler, ...]:
    """Handlers by which a server describes these services and its own reflection, as v1 and as v1alpha."""
    described = FileDescriptorSet.FromString(resources.files("limner").joinpath("descriptors.binpb").read_bytes())
    answer = Reflection([*service_names, *REFLECTION], [*described.file, *_others()]).answer
    handler = grpc.stream_stream_rpc_method_handler(answer, Asked.FromString, Told.SerializeToString)
    return tuple(grpc.method_handlers_generic_handler(name, {METHOD: handler}) for name in REFLECTION)
