"""A real server that talks TLS."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from server.serving import open_server
from tests.rpc.stack import settings_for


@asynccontextmanager
async def tls_server(database_url: str, folder: Path, **settings: Any) -> AsyncIterator[str]:
    """The address of one on loopback."""
    async with open_server(settings_for(database_url, folder / "data", **settings)) as port:
        yield f"127.0.0.1:{port}"
