"""The socket of a ComfyUI: connected to addresses that were looked at, without redirects, in frames of a bounded size.

It only tells sooner what queue and history tell, too. So a socket that is lost is opened again a few times, and where
there is none nothing is missed but news.
"""

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from types import SimpleNamespace
from urllib.parse import quote, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from server.domain.providers import Provider
from server.generators.painting.comfyui.news import PromptNews
from server.generators.painting.destinations import DestinationRefused, Destinations, reachable
from server.generators.painting.guarded_transport import CONNECT_SECONDS, Resolve, trusted

MOST_FRAME = 8 << 20
"""Bytes of one event or sketch."""
MOST_SOCKETS = 8
"""Connections for one picture."""
FEATURES = {"type": "feature_flags", "data": {"supports_preview_metadata": True}}
HEARTBEAT_SECONDS = 30.0
CLOSE_SECONDS = 1.0


class Socket:
    """Follows what one client id is told; a lost connection is opened again after `pause` seconds, then twice that."""

    def __init__(self, provider: Provider, client_id: str, news: PromptNews, resolve: Resolve, pause: float) -> None:
        self._provider = provider
        self._client_id = client_id
        self._news = news
        self._resolve = resolve
        self._pause = pause
        self._tried = asyncio.Event()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Follow it as long as the block lasts; it begins when there is a connection, or none to be had yet."""
        following = asyncio.create_task(self._follow())
        following.add_done_callback(lambda _: self._tried.set())
        try:
            await self._tried.wait()
            yield
        finally:
            following.cancel()
            await asyncio.wait([following])
            if not following.cancelled():
                following.result()

    async def _follow(self) -> None:
        for turn in range(MOST_SOCKETS):
            with suppress(aiohttp.ClientError, OSError, ValueError, DestinationRefused):
                await self._listen()
            self._tried.set()
            self._news.stir()
            await asyncio.sleep(self._pause * 2**turn)

    async def _listen(self) -> None:
        """Pass on what one connection tells, until it is lost."""
        parts = urlsplit(self._provider.url)
        destinations = Destinations(self._provider.url)
        allowed = destinations.allowed(parts.scheme, parts.hostname or "", parts.port)
        addresses = reachable(allowed, await self._resolve(allowed.host, allowed.port))
        url = f"{self._provider.url.replace('http', 'ws', 1)}/ws?clientId={quote(self._client_id)}"
        headers = {"Authorization": f"Bearer {self._provider.key}"} if self._provider.key else {}
        no_redirects = aiohttp.TraceConfig()
        no_redirects.on_request_redirect.append(_refuse)
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=_Resolved(addresses), ssl=trusted(), use_dns_cache=False),
                timeout=aiohttp.ClientTimeout(total=CONNECT_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=["User-Agent"],
                trace_configs=[no_redirects],
                trust_env=False,
            ) as session,
            session.ws_connect(
                url,
                headers=headers,
                max_msg_size=MOST_FRAME,
                heartbeat=HEARTBEAT_SECONDS,
                timeout=aiohttp.ClientWSTimeout(ws_close=CLOSE_SECONDS),
            ) as opened,
        ):
            await opened.send_json(FEATURES)
            self._tried.set()
            self._news.stir()  # what happened while there was no connection is told nowhere else
            async for message in opened:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._news.take_text(message.data)
                elif message.type is aiohttp.WSMsgType.BINARY:
                    self._news.take_bytes(message.data)


class _Resolved(AbstractResolver):
    """Answers with addresses that were looked at, whatever is asked for."""

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = addresses

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses."""
        del family
        return [
            ResolveResult(
                hostname=host,
                host=each,
                port=port,
                family=socket.AF_INET6 if ":" in each else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for each in self._addresses
        ]

    async def close(self) -> None:
        """Nothing is open."""


async def _refuse(_: aiohttp.ClientSession, __: SimpleNamespace, ___: aiohttp.TraceRequestRedirectParams) -> None:
    raise DestinationRefused("its socket leads elsewhere")
