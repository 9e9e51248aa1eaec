"""Toxiproxy: connections on loopback that are slow, stall, or end in the middle of a frame."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp

from tests.free_port import free_port
from tests.required_parts import built_part


@dataclass
class Toxiproxy:
    """One proxy before one address; `address` is where it listens. A toxic is a fault, named after its kind."""

    address: str
    _session: aiohttp.ClientSession

    async def add(self, kind: str, **attributes: int) -> None:
        """Have what comes from the server suffer a toxic from now on, connections that are open included."""
        toxic = {"name": kind, "type": kind, "stream": "downstream", "attributes": attributes}
        await self._call("POST", "/proxies/limner/toxics", toxic)

    async def change(self, kind: str, **attributes: int) -> None:
        """Change a toxic, for connections that come."""
        await self._call("POST", f"/proxies/limner/toxics/{kind}", {"attributes": attributes})

    async def remove(self, kind: str) -> None:
        """End a toxic."""
        await self._call("DELETE", f"/proxies/limner/toxics/{kind}")

    async def cut(self) -> None:
        """Cut every connection."""
        for enabled in (False, True):
            await self._call("POST", "/proxies/limner", {"enabled": enabled})

    async def _listen(self, upstream: str) -> None:
        new = {"name": "limner", "listen": "127.0.0.1:0", "upstream": upstream}
        while not self.address:
            with contextlib.suppress(aiohttp.ClientConnectorError):  # until it has started
                self.address = str((await self._call("POST", "/proxies", new))["listen"])

    async def _call(self, method: str, path: str, body: object = None) -> dict[str, object]:
        async with self._session.request(method, path, json=body) as answer:
            assert answer.ok, await answer.text()
            return {} if answer.status == 204 else await answer.json()


@asynccontextmanager
async def toxiproxy(upstream: str) -> AsyncIterator[Toxiproxy]:
    """A proxy before an address. Skips, or fails where services are required, without Toxiproxy."""
    api = f"127.0.0.1:{free_port()}"
    host, _, port = api.partition(":")
    process = await asyncio.create_subprocess_exec(
        built_part("toxiproxy"),
        *("-host", host, "-port", port, "-seed", "7"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with aiohttp.ClientSession(f"http://{api}") as session:
            proxy = Toxiproxy("", session)
            await proxy._listen(upstream)
            yield proxy
    finally:
        process.terminate()
        await process.wait()
