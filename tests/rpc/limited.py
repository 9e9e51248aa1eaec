"""A server that tells its callers from one another, and limits them."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.rpc import error_details_pb2
from google.rpc.status_pb2 import Status

from server.domain.access_errors import IdentityUnknown
from server.domain.callers import ANONYMOUS, Caller
from server.domain.rates import CLOCK
from server.domain.scopes import Scopes
from server.servicers.caller import Presented
from server.serving import open_server
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core, open_worker, running
from tests.rpc.stack import Stack, settings_for, stubs

WHO, BOUND = "x-test-caller", "x-test-scopes"
NOBODY = "nobody"


async def named(shown: Presented) -> Caller:
    """The caller a call names, bound to the scopes it names; one that names `nobody` is not known."""
    said = {key: str(value) for key, value in shown.metadata}
    if said.get(WHO) == NOBODY:
        raise IdentityUnknown
    scopes = Scopes.parse(said[BOUND].split(",")) if BOUND in said else None
    return Caller(said[WHO], scopes=scopes) if WHO in said else ANONYMOUS


def by(name: str, scopes: str = "") -> tuple[tuple[str, str], ...]:
    """The metadata of a call of this caller."""
    return ((WHO, name), *(((BOUND, scopes),) if scopes else ()))


@asynccontextmanager
async def limited(
    database_url: str, folder: Path, *, workers: int = 0, clock: Any = CLOCK, **settings: Any
) -> AsyncIterator[Stack]:
    """A server with these settings; on port 0, so that several may serve one database. Limits go by the clock."""
    chosen = settings_for(database_url, folder, **settings)
    async with AsyncExitStack() as stack:
        async with open_core(chosen) as core:
            await load_builtin_themes(core.database)
        port = await stack.enter_async_context(open_server(chosen, named, clock))
        for _ in range(workers):
            worker = await stack.enter_async_context(open_worker(chosen))
            await stack.enter_async_context(running(worker.run()))
        address = f"127.0.0.1:{port}"
        options = [("grpc.use_local_subchannel_pool", 1)]
        channel = await stack.enter_async_context(grpc.aio.insecure_channel(address, options))
        yield Stack(**vars(stubs(channel)), address=address, settings=chosen)


@dataclass(frozen=True)
class Exceeded:
    """A refusal for a limit, as its caller reads it."""

    code: grpc.StatusCode
    reason: str
    subjects: tuple[str, ...]
    retry_seconds: float | None
    """None without a RetryInfo."""


async def exceeded(call: Awaitable[object]) -> Exceeded:
    """Await a call that has to fail for a limit."""
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await call
    return told(caught.value)


def told(error: grpc.aio.AioRpcError) -> Exceeded:
    """What an error says."""
    raw: Any = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin", b"")
    reason, subjects, seconds = "", (), None
    for detail in Status.FromString(raw).details:
        info, quota, retry = (
            error_details_pb2.ErrorInfo(),
            error_details_pb2.QuotaFailure(),
            error_details_pb2.RetryInfo(),
        )
        if detail.Unpack(info):
            reason = info.reason
        elif detail.Unpack(quota):
            subjects = tuple(each.subject for each in quota.violations)
        elif detail.Unpack(retry):
            seconds = retry.retry_delay.ToNanoseconds() / 1e9
    return Exceeded(error.code(), reason, subjects, seconds)
