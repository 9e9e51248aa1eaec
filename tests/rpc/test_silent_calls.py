"""Who calls and does not say what he wants is forgotten, whatever he calls."""

from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_health.v1 import health_pb2

from server.servicers.reflection import METHOD, REFLECTION
from tests.rpc.contract.calls import SERVICES
from tests.rpc.errors import refused
from tests.rpc.stack import serving, settings_for

HEALTH = health_pb2.DESCRIPTOR.services_by_name["Health"]
PATHS = [f"/{service.full_name}/{each.name}" for service in (*SERVICES.values(), HEALTH) for each in service.methods]
PATHS += [f"/{each}/{METHOD}" for each in REFLECTION]


async def test_a_call_without_a_request_ends(database_url: str, tmp_path: Path) -> None:
    async with serving(settings_for(database_url, tmp_path, idle_seconds=0.2)) as stack:
        calls: list[Any] = [stack.channel.stream_stream(path)() for path in PATHS]
        for path, call in zip(PATHS, calls, strict=True):
            refusal = await refused(call.read())
            assert (refusal.code, refusal.reason) == (grpc.StatusCode.UNAVAILABLE, "STREAM_IDLE"), path


@pytest.mark.parametrize("path", ["/limner.v1.ImageService/Nope", "/limner.v1.ImageService/UploadImage"])
async def test_whoever_is_turned_away_is_read_on_only_while_there_is_room(
    path: str, database_url: str, tmp_path: Path
) -> None:
    large = b"\x0a" + bytes(8 << 20)
    settings = settings_for(database_url, tmp_path, anonymous=False, in_flight_mb=64, address_failures_per_minute=5)
    async with serving(settings) as stack:
        call: Any = stack.channel.stream_unary(path)
        ends = [await refused(call(iter([large]))) for _ in range(8)]
        assert [each.reason for each in ends] == ["IDENTITY_REQUIRED"] * 5 + ["RATE_EXCEEDED"] * 3
