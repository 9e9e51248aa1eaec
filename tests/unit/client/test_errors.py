"""One error for every failure of a call, whoever says it."""

import pickle

import grpc
import pytest
from google.protobuf.any_pb2 import Any
from google.protobuf.message import Message
from google.rpc import error_details_pb2
from google.rpc.status_pb2 import Status

from limner_client.errors import LimnerError, error_of

Code = grpc.StatusCode
ADDRESS = "limner.example:50051"


def failed(code: grpc.StatusCode, said: str = "", *details: Message) -> LimnerError:
    """The error of a call that ended with a status, with details or none."""
    packed = [Any() for _ in details]
    for each, detail in zip(packed, details, strict=True):
        each.Pack(detail)
    status = Status(code=code.value[0], message=said, details=packed)
    trailers = grpc.aio.Metadata(("grpc-status-details-bin", status.SerializeToString())) if details else None
    return error_of(grpc.aio.AioRpcError(code, grpc.aio.Metadata(), trailers or grpc.aio.Metadata(), said), ADDRESS)


def test_the_details_of_a_status_are_read() -> None:
    retry = error_details_pb2.RetryInfo()
    retry.retry_delay.FromMilliseconds(1500)
    violation = error_details_pb2.BadRequest.FieldViolation(field="generate.theme")
    error = failed(
        Code.INVALID_ARGUMENT,
        "there is no such theme",
        error_details_pb2.ErrorInfo(reason="UNKNOWN_THEME", metadata={"theme": "gloom"}),
        error_details_pb2.BadRequest(field_violations=[violation]),
        error_details_pb2.ResourceInfo(resource_name="gloom"),
        retry,
    )
    assert (error.code, error.reason, error.field) == (Code.INVALID_ARGUMENT, "UNKNOWN_THEME", "generate.theme")
    assert (error.metadata, error.retry_after, error.from_server) == ({"theme": "gloom"}, 1.5, True)
    assert str(error) == "there is no such theme [UNKNOWN_THEME]"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (Code.UNAVAILABLE, "CONNECTION_LOST"),
        (Code.DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"),
        (Code.UNIMPLEMENTED, "UNIMPLEMENTED"),
    ],
)
def test_a_status_without_details_is_not_of_the_server(code: grpc.StatusCode, reason: str) -> None:
    error = failed(code)
    assert (error.reason, error.from_server) == (reason, False)
    assert error.message


def test_what_may_succeed_later_is_an_interruption() -> None:
    info, retry = error_details_pb2.ErrorInfo(reason="SOME_REASON"), error_details_pb2.RetryInfo()
    bare = {code for code in Code if failed(code).is_interruption}
    assert bare == {Code.UNAVAILABLE, Code.CANCELLED, Code.INTERNAL, Code.UNKNOWN}
    said = {code for code in Code if failed(code, "", info).is_interruption}
    assert said == {Code.UNAVAILABLE, Code.CANCELLED}
    asked = {code for code in Code if failed(code, "", info, retry).is_interruption}
    assert asked == {Code.UNAVAILABLE, Code.CANCELLED, Code.RESOURCE_EXHAUSTED}


def test_an_error_survives_pickling() -> None:
    error = LimnerError(Code.NOT_FOUND, "TASK_NOT_FOUND", "no task", "id", {"id": "7"}, 1.0, from_server=True)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), vars(again)) == (str(error), vars(error))
