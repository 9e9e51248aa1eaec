"""The one table from domain errors to gRPC statuses, and the details every status of ours carries."""

from itertools import islice
from math import ceil

import grpc
from google.protobuf.any_pb2 import Any
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.rpc import error_details_pb2 as details
from google.rpc.status_pb2 import Status

from server.domain import errors

DOMAIN = "limner.v1"
MAX_MESSAGE_BYTES = 512
MAX_DETAIL_BYTES = 256
MAX_METADATA = 8
DETAILS_KEY = "grpc-status-details-bin"

CODES: dict[type[errors.DomainError], grpc.StatusCode] = {
    errors.Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    errors.Unauthenticated: grpc.StatusCode.UNAUTHENTICATED,
    errors.Denied: grpc.StatusCode.PERMISSION_DENIED,
    errors.NotFound: grpc.StatusCode.NOT_FOUND,
    errors.Unsupported: grpc.StatusCode.UNIMPLEMENTED,
    errors.AlreadyExists: grpc.StatusCode.ALREADY_EXISTS,
    errors.Conflict: grpc.StatusCode.FAILED_PRECONDITION,
    errors.Aborted: grpc.StatusCode.ABORTED,
    errors.OutOfRange: grpc.StatusCode.OUT_OF_RANGE,
    errors.Exhausted: grpc.StatusCode.RESOURCE_EXHAUSTED,
    errors.Unavailable: grpc.StatusCode.UNAVAILABLE,
    errors.Corrupt: grpc.StatusCode.DATA_LOSS,
}


def code_of(error: errors.DomainError) -> grpc.StatusCode:
    """The status code of an error: that of its kind; INTERNAL for one of no kind."""
    return next((CODES[kind] for kind in type(error).__mro__ if kind in CODES), grpc.StatusCode.INTERNAL)


def status_of(error: errors.DomainError) -> tuple[grpc.StatusCode, str, tuple[tuple[str, bytes], ...]]:
    """Code, message and trailing metadata (a google.rpc.Status with details) of an error."""
    code = code_of(error)
    message = _clipped(error.message, MAX_MESSAGE_BYTES)
    status = Status(code=code.value[0], message=message)
    for each in _details(error):
        packed = Any()
        packed.Pack(each)
        status.details.append(packed)
    return code, message, ((DETAILS_KEY, status.SerializeToString()),)


def _clipped(text: str, most: int) -> str:
    """At most so many bytes of a text: a status of more than 8 KiB never arrives, and on the wire bytes count.

    A message travels percent-encoded, up to three bytes for one, beside its copy in the details.
    """
    return text.encode(errors="replace")[:most].decode(errors="ignore")


def _details(error: errors.DomainError) -> list[Message]:
    metadata = {key: _clipped(value, MAX_DETAIL_BYTES) for key, value in islice(error.metadata.items(), MAX_METADATA)}
    parts: list[Message] = [details.ErrorInfo(reason=error.reason, domain=DOMAIN, metadata=metadata)]
    message = _clipped(error.message, MAX_DETAIL_BYTES)
    match error:
        case errors.Invalid() if error.field:
            violation = details.BadRequest.FieldViolation(
                field=metadata["field"], description=message, reason=error.reason
            )
            parts.append(details.BadRequest(field_violations=[violation]))
        case errors.NotFound() | errors.AlreadyExists() | errors.Aborted():
            parts.append(
                details.ResourceInfo(
                    resource_type=metadata.get("resource", ""),
                    resource_name=metadata.get("id", ""),
                    description=message,
                )
            )
        case errors.Conflict():
            violation_ = details.PreconditionFailure.Violation(
                type=error.reason, subject=metadata.get("id", ""), description=message
            )
            parts.append(details.PreconditionFailure(violations=[violation_]))
        case errors.Exhausted():
            exceeded = details.QuotaFailure.Violation(subject=metadata.get("subject", "server"), description=message)
            parts.append(details.QuotaFailure(violations=[exceeded]))
        case _:
            pass
    if error.heals:
        delay = Duration()
        delay.FromNanoseconds(ceil(error.retry_seconds * 1e9))
        parts.append(details.RetryInfo(retry_delay=delay))
    return parts
