"""A provider of the OpenAI kind: its images endpoint, by the official client.

Workers alone import this: the client is 50 MiB and takes seconds to load.
"""

import base64
import binascii
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import openai
from openai.types import ImageEditStreamEvent, ImageGenStreamEvent

from server.domain.errors import DomainError
from server.domain.provider_errors import ProviderRefused, billed, status_error
from server.domain.providers import Provider
from server.generators.painting.destinations import Destinations
from server.generators.painting.faults import fault
from server.generators.painting.foreign_words import cleaned
from server.generators.painting.guarded_transport import GuardedTransport, Resolve, client, resolved
from server.generators.painting.kinds import PaintedPicture, PaintingOrder
from server.generators.painting.models import ImageModel
from server.generators.port import RemoteReport

JSON_BYTES = 1 << 20
"""Of an answer beside its pictures."""
NO_KEY = "none"
"""The client has to be given one; it is not sent."""
EVENTS = "text/event-stream"
MOST_REVISED = 4000
MOST_REQUEST_ID = 200
HIGH = 0.5
"""From which control on a picture is followed with high fidelity."""
PARTIAL = frozenset(("image_generation.partial_image", "image_edit.partial_image"))
COMPLETED = frozenset(("image_generation.completed", "image_edit.completed"))


@dataclass(frozen=True, slots=True)
class _Answer:
    """Where the picture is: in the answer as base64, or at a URL."""

    b64_json: str | None
    url: str | None
    revised_prompt: str


class OpenAiImages:
    """Calls of one provider: `seconds` is the longest silence, `most_bytes` the largest picture."""

    def __init__(
        self, provider: Provider, model: ImageModel, seconds: float, most_bytes: int, resolve: Resolve = resolved
    ) -> None:
        self._provider = provider
        self._model = model
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._resolve = resolve

    async def paint(self, order: PaintingOrder, report: RemoteReport) -> PaintedPicture:
        """Have one picture painted, or painted over another. Raises what `fault` makes of an answer without one."""
        try:
            answer, request_id = await self._answer(order, report)
            if answer.b64_json:
                content = self._decoded(answer.b64_json)
            elif answer.url:
                await report(0.9, "fetch", None)
                try:
                    content = await self._fetched(answer.url)
                except (DomainError, httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
                    raise billed(fault(self._provider, error)) from None
            else:
                raise ProviderRefused(self._provider.name, "it sent no picture")
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise fault(self._provider, error) from None
        return PaintedPicture(content, answer.revised_prompt, request_id)

    async def check(self) -> None:
        """Ask what costs nothing. Raises what `fault` makes of the answer; one that knows no models is there, too."""
        try:
            async with self._opened(JSON_BYTES) as opened, opened.models.with_streaming_response.list() as answer:
                await answer.read()
        except openai.NotFoundError:
            return
        except (openai.OpenAIError, httpx2.HTTPError, ValueError) as error:
            raise fault(self._provider, error) from None

    async def _answer(self, order: PaintingOrder, report: RemoteReport) -> tuple[_Answer, str]:
        previews = self._provider.previews
        asked: dict[str, Any] = {"model": self._provider.model, "prompt": order.prompt}
        if order.size is not None:
            asked["size"] = f"{order.size[0]}x{order.size[1]}"
        if self._model.names_format:
            asked["response_format"] = "b64_json"
        if previews:
            asked |= {"stream": True, "partial_images": previews}
        if (over := order.over) is not None:
            asked["image"] = ("base.png", over.png, "image/png")
            if self._model.fidelity:
                asked["input_fidelity"] = "low" if over.control is not None and over.control < HIGH else "high"
        most = _in_base64(self._most_bytes) * (1 + previews) + JSON_BYTES
        async with self._opened(most) as opened:
            images = opened.images.with_streaming_response
            async with (images.generate if over is None else images.edit)(**asked) as answer:
                request_id = cleaned(answer.headers.get("x-request-id", ""), MOST_REQUEST_ID)
                if previews and answer.headers.get("content-type", "").startswith(EVENTS):
                    kind: Any = ImageGenStreamEvent if over is None else ImageEditStreamEvent
                    events = await answer.parse(to=openai.AsyncStream[kind])
                    return await self._streamed(events, report), request_id
                return _whole(await answer.json()), request_id

    async def _streamed(self, events: openai.AsyncStream[Any], report: RemoteReport) -> _Answer:
        """The picture at the end of a stream; what comes before it is reported, as often as was asked for."""
        shown, previews = 0, self._provider.previews
        async for event in events:
            content = getattr(event, "b64_json", None)
            if not isinstance(content, str):
                continue
            if event.type in COMPLETED:
                return _Answer(content, None, cleaned(str(getattr(event, "revised_prompt", "") or ""), MOST_REVISED))
            if event.type in PARTIAL and shown < previews:
                shown += 1
                await report(0.1 + 0.8 * shown / (previews + 1), "paint", self._decoded(content))
        return _Answer(None, None, "")

    def _decoded(self, text: str) -> bytes:
        if len(text) > _in_base64(self._most_bytes):
            raise self._too_large()
        try:
            return base64.b64decode(text, validate=True)
        except binascii.Error:
            raise ProviderRefused(self._provider.name, "it sent no picture") from None

    async def _fetched(self, url: str) -> bytes:
        """The bytes at a URL; no key goes there."""
        destinations = Destinations(self._provider.url, self._provider.result_hosts)
        transport = GuardedTransport(self._provider.name, destinations, self._most_bytes, self._resolve, with_key=False)
        async with client(transport, self._seconds) as opened, opened.stream("GET", url) as answer:
            if answer.status_code != httpx2.codes.OK:
                raise status_error(self._provider.name, answer.status_code)
            return b"".join([part async for part in answer.aiter_raw()])

    def _too_large(self) -> ProviderRefused:
        return ProviderRefused(self._provider.name, f"its picture has more than {self._most_bytes} bytes")

    @asynccontextmanager
    async def _opened(self, most_bytes: int) -> AsyncIterator[openai.AsyncOpenAI]:
        """A client that asks once and says nothing of this machine; nothing is left open behind the block."""
        own, with_key = Destinations(self._provider.url), bool(self._provider.key)
        transport = GuardedTransport(self._provider.name, own, most_bytes, self._resolve, with_key=with_key)
        async with (
            client(transport, self._seconds) as wire,
            openai.AsyncOpenAI(
                api_key=self._provider.key or NO_KEY,
                base_url=self._provider.url,
                max_retries=0,
                timeout=wire.timeout,
                http_client=wire,
            ) as opened,
        ):
            yield opened


def _whole(document: object) -> _Answer:
    """The first picture of an answer, which may be any JSON."""
    listed = document.get("data") if isinstance(document, Mapping) else None
    first = listed[0] if isinstance(listed, list) and listed else None
    values = first if isinstance(first, Mapping) else {}
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    return _Answer(texts.get("b64_json"), texts.get("url"), cleaned(texts.get("revised_prompt", ""), MOST_REVISED))


def _in_base64(size: int) -> int:
    return (size + 2) // 3 * 4
