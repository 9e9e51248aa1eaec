"""The first connection to a server, and in words why there is none."""

import asyncio
from typing import Any

import grpc

from limner_client.errors import LimnerError, unreachable

CONNECT_SECONDS = 5.0
REASON_SECONDS = 1.0
ANY_CALL = "/grpc.health.v1.Health/Check"
FAULTS = {
    "certificate has expired": "the certificate of {address} has expired",
    "CERTIFICATE_VERIFY_FAILED": "the certificate of {address} comes from no CA that is trusted here: name its CA",
    "Hostname Verification": "the certificate of {address} is for another name: call it by that, or say which it is",
    "WRONG_VERSION_NUMBER": "{address} talks no TLS",
    "create security handshaker": "CA, certificate or key are no PEM, or the key is not that of the certificate",
    "Tls handshake failed": "no TLS comes about with {address}",
}
"""A part of what gRPC says -> what it means; the first that fits."""
CLOSED = ("Socket closed", "reset by peer", "Broken pipe", "GOAWAY")
"""What is left of a connection that the server ends as soon as it is made."""


async def reach(channel: grpc.aio.Channel, address: str, *, tls: bool) -> None:
    """Return when the channel is connected. Raises `LimnerError` SERVER_UNREACHABLE or TLS_FAILED."""
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            state = channel.get_state(try_to_connect=True)
            while state is not grpc.ChannelConnectivity.READY:
                if state in {grpc.ChannelConnectivity.TRANSIENT_FAILURE, grpc.ChannelConnectivity.SHUTDOWN}:
                    raise fault_of(await _said(channel), address, tls=tls)
                await channel.wait_for_state_change(state)
                state = channel.get_state(try_to_connect=True)
    except TimeoutError:
        raise unreachable(address) from None


def fault_of(said: str, address: str, *, tls: bool) -> LimnerError:
    """What the words of gRPC about a connection mean that does not come about."""
    for part, words in FAULTS.items():
        if part in said:
            detail = said.rpartition("CERTIFICATE_VERIFY_FAILED: ")[2].removesuffix(": OK") if "VERIFY" in part else ""
            message = words.format(address=address) + (f" ({detail})" if detail else "")
            return LimnerError(grpc.StatusCode.UNAUTHENTICATED, "TLS_FAILED", message)
    if any(each in said for each in CLOSED):
        wanted = "wants a certificate of its CA of clients" if tls else "talks TLS: name its CA"
        message = f"{address} ends every connection: perhaps it {wanted}"
        return LimnerError(grpc.StatusCode.UNAVAILABLE, "SERVER_UNREACHABLE", message)
    return unreachable(address)


async def _said(channel: grpc.aio.Channel) -> str:
    """Why there is no connection, which only a call is told."""
    try:
        call: Any = channel.unary_unary(ANY_CALL)
        await call(b"", timeout=REASON_SECONDS, wait_for_ready=False)
    except grpc.aio.AioRpcError as error:
        return error.details() or ""
    return ""
