"""A server that believes what the headers of a call say of who makes it: as if it were a token."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc

from server.domain.callers import Caller, Role
from server.domain.scopes import Scopes
from server.servicers.caller import Presented
from server.serving import open_server
from server.usecases.builtin_catalogue import load_builtin_themes
from server.wiring import open_core
from tests.rpc.stack import Stack, settings_for, stubs

WHO, ROLE, SCOPE = "x-test-caller", "x-test-role", "x-test-scope"


async def named(shown: Presented) -> Caller:
    """The caller that the headers of a call name, with a role and scopes as a token has them."""
    headers = [(key, str(value)) for key, value in shown.metadata]
    words = [value for key, value in headers if key == SCOPE]
    said = dict(headers)
    return Caller(said.get(WHO, "nobody"), Role(said.get(ROLE, Role.ADMIN)), Scopes.parse(words) if words else None)


@asynccontextmanager
async def serving_named(database_url: str, folder: Path, **more: Any) -> AsyncIterator[Stack]:
    """The server."""
    settings = settings_for(database_url, folder, **more)
    async with open_core(settings) as core:
        await load_builtin_themes(core.database)
    async with open_server(settings, named) as port:
        address = f"127.0.0.1:{port}"
        async with grpc.aio.insecure_channel(address) as channel:
            yield Stack(**vars(stubs(channel)), address=address, settings=settings)
