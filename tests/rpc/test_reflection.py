"""Who is told what the server offers: at loopback everybody, on a network those who may read."""

from pathlib import Path
from typing import Any

import grpc
import pytest
from grpc_reflection.v1alpha import reflection_pb2

from server.domain.callers import Role
from server.servicers.reflection import METHOD, REFLECTION
from tests.rpc.errors import refusal
from tests.rpc.identified import door
from tests.rpc.stack import Stubs
from tests.tokens import bearer

ASKED = reflection_pb2.ServerReflectionRequest(list_services="").SerializeToString()
NOBODY, WRONG = "nobody", "wrong token"
NETWORK: dict[str, str] = {
    NOBODY: "IDENTITY_REQUIRED",
    WRONG: "IDENTITY_UNKNOWN",
    Role.PLAYER: "ROLE_NOT_ALLOWED",
    Role.READER: "",
    Role.WRITER: "",
    Role.ADMIN: "",
}


async def end(stubs: Stubs, service: str) -> str:
    """Why reflection is refused; "" when it tells of services."""
    call: Any = stubs.channel.stream_stream(f"/{service}/{METHOD}")(iter([ASKED]))
    try:
        told = await call.read()
    except grpc.aio.AioRpcError as error:
        return refusal(error).reason
    assert b"limner.v1.ImageService" in told
    return ""


@pytest.mark.parametrize(
    ("listen", "ends"),
    [("0.0.0.0:0", NETWORK), ("127.0.0.1:0", dict.fromkeys(NETWORK, ""))],
    ids=["network", "loopback"],
)
async def test_who_is_told(listen: str, ends: dict[str, str], database_url: str, tmp_path: Path) -> None:
    async with door(database_url, tmp_path, listen=listen, plaintext=True) as at:
        callers: dict[str, Stubs] = {role: (await at.caller(role, role))[0] for role in Role}
        callers |= {NOBODY: await at.showing(), WRONG: await at.showing(*bearer("limner_x"))}
        for service in REFLECTION:
            assert {who: await end(stubs, service) for who, stubs in callers.items()} == ends, service
