"""HTTP with JSON for clients of providers: guarded, counted, and failing with errors of ours.

A client of another kind has this instead of an HTTP client of its own: it goes to the URL of the provider alone, at
addresses that were looked at, follows nothing, and passes on little of what the other side says.
"""

import base64
from collections.abc import Callable, Mapping
from typing import Any

import httpx2
import orjson

from server.domain.errors import DomainError
from server.domain.provider_errors import HEALING, ProviderRefused, ProviderUnavailable
from server.domain.providers import Provider
from server.generators.painting.destinations import Destinations
from server.generators.painting.foreign_words import KEYS, retry_seconds, words
from server.generators.painting.guarded_transport import GuardedTransport, Resolve, client, resolved

JSON_BYTES = 1 << 20
"""Of an answer beside a picture."""


def no_words(_: Any) -> object:
    """Of an answer that is an error, where nobody knows what it says."""
    return ""


class JsonCalls:
    """Calls of one provider: `seconds` is the longest silence, `most_bytes` the largest picture in an answer.

    `authorization` is the header that opens it, sent to nobody else; empty where it asks for none.
    """

    def __init__(
        self,
        provider: Provider,
        seconds: float,
        most_bytes: int,
        authorization: str = "",
        resolve: Resolve = resolved,
    ) -> None:
        self._provider = provider
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._authorization = authorization
        self._resolve = resolve

    async def call(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, said: Callable[[Any], object] = no_words
    ) -> Any:
        """The JSON that it answers with. `said` takes what is wrong out of the document of an error.

        Raises `ProviderUnavailable` for what may heal, `ProviderRefused` for what does not.
        """
        try:
            status, headers, content = await self._sent(method, path, body)
        except httpx2.TimeoutException:
            raise ProviderUnavailable(self._provider.name, "it does not answer") from None
        except httpx2.HTTPError:
            raise ProviderUnavailable(self._provider.name, "the connection to it fails") from None
        document = _document(content)
        if status != httpx2.codes.OK:
            raise self._fault(status, headers, document, said)
        if document is None:
            raise ProviderRefused(self._provider.name, "its answer cannot be read")
        return document

    def picture(self, text: object) -> bytes:
        """A picture that stands in an answer as base64. Raises `ProviderRefused` where it is none."""
        if not isinstance(text, str) or not text:
            raise ProviderRefused(self._provider.name, "it sent no picture")
        if len(text) > _in_base64(self._most_bytes):
            raise ProviderRefused(self._provider.name, f"its picture has more than {self._most_bytes} bytes")
        try:
            return base64.b64decode(text, validate=True)
        except ValueError:
            raise ProviderRefused(self._provider.name, "it sent no picture") from None

    async def _sent(self, method: str, path: str, body: Mapping[str, Any] | None) -> tuple[int, httpx2.Headers, bytes]:
        provider, most = self._provider, _in_base64(self._most_bytes) + JSON_BYTES
        with_key = bool(self._authorization)
        transport = GuardedTransport(provider.name, Destinations(provider.url), most, self._resolve, with_key=with_key)
        headers = {"Accept": "application/json"}
        if with_key:
            headers["Authorization"] = self._authorization
        content = None
        if body is not None:
            content, headers["Content-Type"] = orjson.dumps(body), "application/json"
        async with (
            client(transport, self._seconds) as opened,
            opened.stream(method, provider.url + path, headers=headers, content=content) as answer,
        ):
            return answer.status_code, answer.headers, b"".join([part async for part in answer.aiter_raw()])

    def _fault(
        self, status: int, headers: Mapping[str, str], document: Any, said: Callable[[Any], object]
    ) -> DomainError:
        name, why = self._provider.name, f"it answered with status {status}"
        if status in KEYS:
            # What it says of a key may hold a part of the key.
            return ProviderRefused(name, f"{why}: is the key right?")
        if status in HEALING or status >= 500:
            return ProviderUnavailable(name, why, retry_seconds(headers))
        text = words(said(document), self._provider) if document is not None else ""
        return ProviderRefused(name, f"{why}: {text}" if text else why)


def _document(content: bytes) -> Any:
    """The JSON in an answer; None where it is none."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return None


def _in_base64(size: int) -> int:
    return (size + 2) // 3 * 4
