"""The one table from domain errors to gRPC statuses, and the details every status of ours carries."""

import grpc
from google.protobuf.any_pb2 import Any
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.rpc import error_details_pb2 as details
from google.rpc.status_pb2 import Status

from server.domain import errors

DOMAIN = "limner.v1"
MAX_MESSAGE = 1024
MAX_METADATA_VALUE = 256
RETRY_SECONDS = 1
DETAILS_KEY = "grpc-status-details-bin"

CODES: dict[type[errors.LimnerError], grpc.StatusCode] = {
    errors.Invalid: grpc.StatusCode.INVALID_ARGUMENT,
    errors.NotFound: grpc.StatusCode.NOT_FOUND,
    errors.AlreadyExists: grpc.StatusCode.ALREADY_EXISTS,
    errors.Conflict: grpc.StatusCode.FAILED_PRECONDITION,
    errors.Aborted: grpc.StatusCode.ABORTED,
    errors.OutOfRange: grpc.StatusCode.OUT_OF_RANGE,
    errors.Exhausted: grpc.StatusCode.RESOURCE_EXHAUSTED,
    errors.Unavailable: grpc.StatusCode.UNAVAILABLE,
    errors.Corrupt: grpc.StatusCode.DATA_LOSS,
}


def code_of(error: errors.LimnerError) -> grpc.StatusCode:
    """The status code of an error: that of its kind; INTERNAL for one of no kind."""
    return next((CODES[kind] for kind in type(error).__mro__ if kind in CODES), grpc.StatusCode.INTERNAL)


def status_of(error: errors.LimnerError) -> tuple[grpc.StatusCode, str, tuple[tuple[str, bytes], ...]]:
    """Code, message and trailing metadata (a google.rpc.Status with details) of an error."""
    code = code_of(error)
    message = error.message[:MAX_MESSAGE]
    status = Status(code=code.value[0], message=message)
    for each in _details(error):
        packed = Any()
        packed.Pack(each)
        status.details.append(packed)
    return code, message, ((DETAILS_KEY, status.SerializeToString()),)


def _details(error: errors.LimnerError) -> list[Message]:
    metadata = {key: value[:MAX_METADATA_VALUE] for key, value in error.metadata.items()}
    found: list[Message] = [details.ErrorInfo(reason=error.reason, domain=DOMAIN, metadata=metadata)]
    message = error.message[:MAX_METADATA_VALUE]
    match error:
        case errors.Invalid() if error.field:
            violation = details.BadRequest.FieldViolation(
                field=error.field[:MAX_METADATA_VALUE], description=message, reason=error.reason
            )
            found.append(details.BadRequest(field_violations=[violation]))
        case errors.NotFound() | errors.AlreadyExists():
            found.append(
                details.ResourceInfo(
                    resource_type=error.metadata.get("resource", ""),
                    resource_name=error.metadata.get("id", ""),
                    description=message,
                )
            )
        case errors.Conflict():
            violation_ = details.PreconditionFailure.Violation(
                type=error.reason, subject=error.metadata.get("id", ""), description=message
            )
            found.append(details.PreconditionFailure(violations=[violation_]))
        case errors.Exhausted():
            found.append(details.QuotaFailure(violations=[details.QuotaFailure.Violation(description=message)]))
        case errors.Unavailable():
            found.append(details.RetryInfo(retry_delay=Duration(seconds=RETRY_SECONDS)))
        case _:
            pass
    return found
