"""HTTP that goes where it may: to addresses that were looked at, without redirects, and for so many bytes at most.

It connects to the address that a name was resolved to, so nobody resolves it again; the certificate is that of the
name. Answers are read as they are on the wire: what unpacks itself to more than was counted is refused.
"""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import cache

import httpx2

from server.domain.provider_errors import ProviderRefused, ProviderUnavailable
from server.generators.painting.destinations import Destination, DestinationRefused, Destinations, reachable

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host."""
CONNECT_SECONDS = 10.0
SENT = frozenset(("host", "connection", "accept", "accept-encoding", "content-type", "content-length"))
"""Headers that leave: a package adds others of the machine it is on, and of variables that are meant for elsewhere."""
AS_IT_IS = {"Accept-Encoding": "identity"}
"""The header that asks for answers which are not packed."""


async def resolved(host: str, port: int) -> Sequence[str]:
    """The addresses of a host, in the order in which the machine would take them."""
    infos = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in infos))


@cache
def trusted() -> ssl.SSLContext:
    """The certificates that the machine trusts."""
    return ssl.create_default_context()


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Sends requests of one provider, with its key or without; `most_bytes` is what one answer may have."""

    def __init__(
        self, provider: str, destinations: Destinations, most_bytes: int, resolve: Resolve, *, with_key: bool
    ) -> None:
        self._provider = provider
        self._destinations = destinations
        self._most_bytes = most_bytes
        self._resolve = resolve
        self._sent = SENT | {"authorization"} if with_key else SENT
        self._wire = httpx2.AsyncHTTPTransport(verify=trusted(), trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one. Raises `ProviderRefused` for where it must not go, `ProviderUnavailable` for an unknown name."""
        url = request.url
        try:
            allowed = self._destinations.allowed(
                url.scheme, url.raw_host.decode("ascii"), url.port, user=bool(url.userinfo)
            )
            addresses = reachable(allowed, await self._resolve(allowed.host, allowed.port))
        except DestinationRefused as refusal:
            raise ProviderRefused(self._provider, str(refusal), billed=False) from None
        except (OSError, UnicodeError):
            raise ProviderUnavailable(self._provider, "the name of its host is not known", billed=False) from None
        answer = await self._first_answer(request, allowed, addresses)
        if answer.headers.get("content-encoding", "identity").lower() != "identity":
            await answer.aclose()
            raise ProviderRefused(self._provider, "its answer is packed, which was not asked for")
        return httpx2.Response(
            answer.status_code,
            headers=answer.headers,
            stream=_Counted(answer, self._provider, self._most_bytes),
            extensions=answer.extensions,
        )

    async def _first_answer(
        self, request: httpx2.Request, allowed: Destination, addresses: Sequence[str]
    ) -> httpx2.Response:
        """That of the first address that can be connected to; nothing was sent to those before it."""
        headers = [each for each in request.headers.raw if each[0].lower().decode("ascii") in self._sent]
        extensions = {**request.extensions, "sni_hostname": allowed.host}
        sent = [
            httpx2.Request(
                request.method,
                request.url.copy_with(host=each),
                headers=headers,
                stream=request.stream,
                extensions=extensions,
            )
            for each in addresses
        ]
        for each in sent[:-1]:
            try:
                return await self._wire.handle_async_request(each)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return await self._wire.handle_async_request(sent[-1])

    async def aclose(self) -> None:
        """Close the connections."""
        await self._wire.aclose()


class _Counted(httpx2.AsyncByteStream):
    """The bytes of an answer, as many as it may have."""

    def __init__(self, answer: httpx2.Response, provider: str, most: int) -> None:
        self._answer = answer
        self._provider = provider
        self._most = most

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = self._most
        stream = self._answer.stream
        assert isinstance(stream, httpx2.AsyncByteStream)
        async for part in stream:
            left -= len(part)
            if left < 0:
                raise ProviderRefused(self._provider, f"its answer has more than {self._most} bytes")
            yield part

    async def aclose(self) -> None:
        """Close the answer."""
        await self._answer.aclose()


def client(transport: GuardedTransport, seconds: float) -> httpx2.AsyncClient:
    """A client that knows no proxies and follows nothing; `seconds` is the longest silence."""
    return httpx2.AsyncClient(
        transport=transport,
        timeout=httpx2.Timeout(seconds, connect=CONNECT_SECONDS),
        headers=AS_IT_IS,
        follow_redirects=False,
        trust_env=False,
    )
