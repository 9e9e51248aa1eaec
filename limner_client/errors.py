"""The one error that calls end with, and how a gRPC status becomes it."""

from collections.abc import Iterable, Mapping
from typing import Any

import grpc
from google.rpc import error_details_pb2
from google.rpc.status_pb2 import Status

DETAILS_KEY = "grpc-status-details-bin"
TORN = frozenset({grpc.StatusCode.INTERNAL, grpc.StatusCode.UNKNOWN})
"""What the transport may say of a connection that broke in the middle; from Limner itself they carry details."""


class LimnerError(Exception):
    """A call that failed: `message` for people, `code`, `reason` and `metadata` for programs.

    `reason` is that of the server's answer (`TASK_NOT_FOUND`); without one it is SERVER_UNREACHABLE, TLS_FAILED,
    CREDENTIALS_UNUSABLE, TOKEN_NEEDS_TLS, CONNECTION_LOST, STREAM_SILENT, STREAM_ENDED, TRANSFER_BROKEN, WAIT_TIMED_OUT
    or the name of the code. `field` is the path of the
    field that is to blame, in proto names, or empty. `retry_after` are the seconds the server asks to wait before the
    next attempt, None when it does not ask. `from_server` tells whether Limner itself said all this.
    """

    def __init__(
        self,
        code: grpc.StatusCode,
        reason: str,
        message: str,
        field: str = "",
        metadata: Mapping[str, str] | None = None,
        retry_after: float | None = None,
        *,
        from_server: bool = False,
    ) -> None:
        super().__init__(code, reason, message, field, metadata, retry_after)
        self.code = code
        self.reason = reason
        self.message = message
        self.field = field
        self.metadata = dict(metadata or {})
        self.retry_after = retry_after
        self.from_server = from_server

    def __str__(self) -> str:
        return f"{self.message} [{self.reason}]"

    @property
    def is_interruption(self) -> bool:
        """Whether the same call may succeed after a while, on this server or on its successor."""
        if self.code is grpc.StatusCode.RESOURCE_EXHAUSTED:
            return self.retry_after is not None
        # A cancellation that the caller did not ask for is a server that sheds load.
        return self.code in {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED} or (
            self.code in TORN and not self.from_server
        )


def error_of(error: grpc.aio.AioRpcError, address: str) -> LimnerError:
    """What a failed call of the server at `address` means."""
    code, said = error.code(), error.details() or ""
    status = _status(error.trailing_metadata())
    if status is None:
        if code is grpc.StatusCode.UNAVAILABLE:
            return LimnerError(code, "CONNECTION_LOST", f"the connection to {address} is lost ({said})")
        if code is grpc.StatusCode.DEADLINE_EXCEEDED:
            return LimnerError(code, code.name, f"{address} did not answer in time")
        return LimnerError(code, code.name, said or "the call failed")
    reason, field, metadata, retry_after = code.name, "", {}, None
    for detail in status.details:
        info, request, retry = (
            error_details_pb2.ErrorInfo(),
            error_details_pb2.BadRequest(),
            error_details_pb2.RetryInfo(),
        )
        if detail.Unpack(info):
            reason, metadata = info.reason, dict(info.metadata)
        elif detail.Unpack(request) and request.field_violations:
            field = request.field_violations[0].field
        elif detail.Unpack(retry):
            retry_after = retry.retry_delay.seconds + retry.retry_delay.nanos / 1e9
    return LimnerError(code, reason, status.message, field, metadata, retry_after, from_server=True)


def _status(trailers: Iterable[Any] | None) -> Status | None:
    """The google.rpc.Status in the trailing metadata; None when the server itself did not answer."""
    for key, value in trailers or ():
        if key == DETAILS_KEY and isinstance(value, bytes):
            return Status.FromString(value)
    return None


def unreachable(address: str) -> LimnerError:
    """Nothing answers at the address."""
    message = f"no Limner server answers at {address}: start one with `limner serve`"
    return LimnerError(grpc.StatusCode.UNAVAILABLE, "SERVER_UNREACHABLE", message)


def unusable(message: str, reason: str = "CREDENTIALS_UNUSABLE") -> LimnerError:
    """What a caller has to show cannot be shown, or must not."""
    return LimnerError(grpc.StatusCode.FAILED_PRECONDITION, reason, message)


def transfer_broken(message: str, **metadata: object) -> LimnerError:
    """The bytes that arrived are not the bytes that were announced."""
    texts = {key: str(value) for key, value in metadata.items()}
    return LimnerError(grpc.StatusCode.DATA_LOSS, "TRANSFER_BROKEN", message, metadata=texts)
