"""Server reflection, for grpcurl and its like."""

from collections.abc import Iterable
from typing import Any

from google.protobuf import descriptor_pool
from google.protobuf.descriptor import FileDescriptor
from grpc_reflection.v1alpha import reflection, reflection_pb2_grpc


class _WholePool:
    """The default pool, which does not find a method by its name."""

    def __init__(self) -> None:
        self._pool = descriptor_pool.Default()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pool, name)

    def FindFileContainingSymbol(self, symbol: str) -> FileDescriptor:  # noqa: N802 - the pool's name
        """The file that declares a symbol. Raises `KeyError`."""
        try:
            return self._pool.FindFileContainingSymbol(symbol)
        except KeyError:
            service, _, method = symbol.rpartition(".")
            return self._pool.FindServiceByName(service).methods_by_name[method].containing_service.file


def add_reflection(service_names: Iterable[str], server: Any) -> None:
    """Let a server describe these services and itself."""
    # The servicer that is not asynchronous would hold a thread of the loop's for every open stream.
    servicer = reflection.aio.ReflectionServicer((*service_names, reflection.SERVICE_NAME), pool=_WholePool())
    reflection_pb2_grpc.add_ServerReflectionServicer_to_server(servicer, server)
