"""What can go wrong between a client and its server, and how a gRPC status is read."""

import grpc
from google.rpc import error_details_pb2
from google.rpc.status_pb2 import Status

from server.domain.errors import Corrupt, LimnerError, Unavailable

DETAILS_KEY = "grpc-status-details-bin"
INTERRUPTED = frozenset({grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED})
"""The server went away, is going away, or gave the call up unasked: the same call may be made again."""
TORN = frozenset({grpc.StatusCode.INTERNAL, grpc.StatusCode.UNKNOWN})
"""What the transport says of a connection that broke in the middle; from Limner itself they carry details."""


class ServerUnreachable(Unavailable):
    """Nothing answers at the address."""

    reason = "SERVER_UNREACHABLE"

    def __init__(self, address: str) -> None:
        super().__init__(f"no Limner server answers at {address}: start one with `limner serve`", address=address)


class CallRefused(LimnerError):
    """The server answered with an error: its code, its words, its reason and the field it blames, if any."""

    reason = "CALL_REFUSED"

    def __init__(self, code: grpc.StatusCode, message: str, server_reason: str, field: str) -> None:
        super().__init__(message, code=code.name, reason=server_reason, field=field)
        self.code = code
        self.server_reason = server_reason
        self.field = field


class TransferBroken(Corrupt):
    """The bytes that arrived are not the bytes that were announced."""

    reason = "TRANSFER_BROKEN"


class StreamSilent(Unavailable):
    """A stream told nothing for longer than a living one does."""

    reason = "STREAM_SILENT"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the server said nothing for {seconds:.0f} seconds")


def status_of(error: grpc.aio.AioRpcError) -> Status | None:
    """The google.rpc.Status in the trailing metadata; None when the server itself did not answer."""
    for key, value in error.trailing_metadata():
        if key == DETAILS_KEY and isinstance(value, bytes):
            return Status.FromString(value)
    return None


def refusal(error: grpc.aio.AioRpcError, address: str) -> LimnerError:
    """A failed call as `CallRefused`, or as `ServerUnreachable` when no server stands behind the status."""
    status = status_of(error)
    if status is None:
        if error.code() is grpc.StatusCode.UNAVAILABLE:
            return ServerUnreachable(address)
        return CallRefused(error.code(), error.details() or "the call failed", error.code().name, "")
    reason, field = error.code().name, ""
    for detail in status.details:
        info, request = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
        if detail.Unpack(info):
            reason = info.reason
        elif detail.Unpack(request) and request.field_violations:
            field = request.field_violations[0].field
    return CallRefused(error.code(), status.message, reason, field)


def is_interruption(error: grpc.aio.AioRpcError) -> bool:
    """Whether the same call may succeed after a while, on this server or on its successor."""
    return error.code() in INTERRUPTED or (error.code() in TORN and status_of(error) is None)
