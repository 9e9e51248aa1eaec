"""What a caller learns from an error of ours."""

from collections.abc import Awaitable
from dataclasses import dataclass

import grpc
import pytest
from google.rpc import error_details_pb2
from google.rpc.status_pb2 import Status


@dataclass(frozen=True)
class Refusal:
    """An error as a caller reads it."""

    code: grpc.StatusCode
    reason: str
    fields: tuple[str, ...]
    metadata: dict[str, str]
    message: str


def refusal(error: grpc.aio.AioRpcError) -> Refusal:
    """The details inside an error; an error without our details has the reason ''."""
    trailers = dict(error.trailing_metadata() or ())
    reason, fields, metadata = "", [], {}
    raw = trailers.get("grpc-status-details-bin")
    if raw is not None:
        for detail in Status.FromString(raw).details:
            info, bad = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest()
            if detail.Unpack(info):
                reason, metadata = info.reason, dict(info.metadata)
                assert info.domain == "limner.v1"
            elif detail.Unpack(bad):
                fields += [each.field for each in bad.field_violations]
    return Refusal(error.code(), reason, tuple(fields), metadata, error.details() or "")


async def refused(call: Awaitable[object]) -> Refusal:
    """Await a call that has to fail; returns its refusal."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call
    return refusal(caught.value)
