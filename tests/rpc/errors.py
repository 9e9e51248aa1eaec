"""What a caller learns from an error of ours."""

from collections.abc import Awaitable
from dataclasses import dataclass

import grpc
import pytest
from google.rpc import error_details_pb2
from google.rpc.status_pb2 import Status

MAX_DETAILS_BYTES = 4 << 10


@dataclass(frozen=True)
class Refusal:
    """An error as a caller reads it."""

    code: grpc.StatusCode
    reason: str
    fields: tuple[str, ...]
    metadata: dict[str, str]
    message: str
    resource: tuple[str, str]
    """Type and id of the resource it is about; empty where it is about none."""


def refusal(error: grpc.aio.AioRpcError) -> Refusal:
    """The details inside an error; an error without our details has the reason ''."""
    trailers = dict(error.trailing_metadata() or ())
    reason, fields, metadata, resource = "", [], {}, ("", "")
    raw = trailers.get("grpc-status-details-bin", b"")
    assert len(raw) <= MAX_DETAILS_BYTES
    for detail in Status.FromString(raw).details:
        info, bad = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
        about = error_details_pb2.ResourceInfo()
        if detail.Unpack(info):
            reason, metadata = info.reason, dict(info.metadata)
            assert info.domain == "limner.v1"
        elif detail.Unpack(bad):
            fields += [each.field for each in bad.field_violations]
        elif detail.Unpack(about):
            resource = (about.resource_type, about.resource_name)
    if reason and error.code() in (grpc.StatusCode.NOT_FOUND, grpc.StatusCode.ALREADY_EXISTS, grpc.StatusCode.ABORTED):
        assert all(resource), error
    return Refusal(error.code(), reason, tuple(fields), metadata, error.details() or "", resource)


async def refused(call: Awaitable[object]) -> Refusal:
    """Await a call that has to fail; returns its refusal."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call
    return refusal(caught.value)
