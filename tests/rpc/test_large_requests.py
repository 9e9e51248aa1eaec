"""The largest legal requests hold up nobody: no callback of the loop does much, and no answer is too large to send."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.descriptor import MethodDescriptor, ServiceDescriptor

from tests.rpc.any_call import SIGNING
from tests.rpc.errors import refusal
from tests.rpc.largest_requests import largest_requests
from tests.rpc.loop_work import longest_callback, runner
from tests.rpc.stack import serving, settings_for
from tests.rpc.test_ragged_requests import ENDLESS, SERVICES

__all__ = ["runner"]

MOST_LINES = 500_000
"""About as many as Python runs in 50 ms."""
OK = "OK"
EXPECTED = {
    **{name: {"NO_URLS"} for name in SIGNING},
    "BatchGetImages": {OK, "CONTENT_TOO_LARGE"},
    "BatchGetTasks": {OK, "CONTENT_TOO_LARGE"},
    "BatchGetOverlays": {OK, "CONTENT_TOO_LARGE"},
}


CUT = "UpdateOverlay"
"""The first of the methods of overlays that are a test of their own: all of them take too long for one."""


def parts() -> Iterator[tuple[ServiceDescriptor, Sequence[MethodDescriptor]]]:
    """Services with methods that are called one after the other."""
    for service in SERVICES:
        methods = list(service.methods)
        names = [method.name for method in methods]
        cut = names.index(CUT) if CUT in names else 0
        yield from ((service, each) for each in (methods[:cut], methods[cut:]) if each)


@pytest.mark.parametrize(
    ("service", "methods"), list(parts()), ids=lambda each: getattr(each, "name", "") or each[0].name
)
async def test_no_callback_is_long(
    service: ServiceDescriptor, methods: Sequence[MethodDescriptor], database_url: str, tmp_path: Path
) -> None:
    async with serving(settings_for(database_url, tmp_path)) as stack:
        requests = await largest_requests(stack, service.name)
        assert list(requests) == [method.name for method in service.methods]
        for method in methods:
            for messages in requests[method.name]:
                wire = [each.SerializeToString() for each in messages]
                with longest_callback() as longest:
                    answer = await _answer(stack.channel, method, wire)
                assert answer in EXPECTED.get(method.name, {OK}), (method.name, answer)
                assert longest.lines < MOST_LINES, (method.name, longest)


async def _answer(channel: Any, method: MethodDescriptor, messages: Sequence[bytes]) -> str:
    """Send a request as it is on the wire, and leave the answer so; returns OK or the reason of the refusal."""
    path = f"/{method.containing_service.full_name}/{method.name}"
    try:
        if method.client_streaming:
            await channel.stream_unary(path)(iter(messages))
        elif method.server_streaming:
            stream = channel.unary_stream(path)(*messages)
            async for _ in stream:
                if method.name == ENDLESS:
                    break
            stream.cancel()
        else:
            await channel.unary_unary(path)(*messages)
    except grpc.aio.AioRpcError as error:
        return refusal(error).reason
    return OK
