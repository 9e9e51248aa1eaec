"""A server of images as OpenAI and its copies have it on the wire, which answers as it is told.

`tests/unit/generators/painting/test_openai_server.py` has the official client draw from it.
"""

import asyncio
import base64
import gzip
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

KEY = "key-of-the-studio"
Misbehaviour = Callable[["OpenAiServer", web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class AskedRequest:
    """What was asked: path, headers in lower case, JSON or the texts of a form, and the picture in it."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]
    image: bytes = b""


def refusal(status: int, code: str, message: str, *, type_: str = "", **headers: str) -> Misbehaviour:
    """An error as the API has it."""

    async def answer(_: "OpenAiServer", __: web.Request) -> web.StreamResponse:
        error = {"message": message, "type": type_ or code, "param": None, "code": code}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.json_response({"error": error}, status=status, headers=named)

    return answer


def page(status: int, text: str, content_type: str = "text/plain") -> Misbehaviour:
    """An answer that is not of the API: of a proxy, of a program that crashed."""

    async def answer(_: "OpenAiServer", __: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=text, content_type=content_type)

    return answer


def redirect(location: str) -> Misbehaviour:
    async def answer(_: "OpenAiServer", __: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": location})

    return answer


async def cut_off(server: "OpenAiServer", request: web.Request) -> web.StreamResponse:
    """Half of what was announced, and the line is dead."""
    whole = json.dumps(server.whole()).encode()
    answer = web.StreamResponse(headers={"Content-Length": str(len(whole)), "Content-Type": "application/json"})
    await answer.prepare(request)
    await answer.write(whole[: len(whole) // 2])
    assert request.transport is not None
    request.transport.abort()
    return answer


async def huge(server: "OpenAiServer", request: web.Request) -> web.StreamResponse:
    """More and more of a picture, as long as anybody reads."""
    answer = web.StreamResponse(headers={"Content-Type": "application/json"})
    await answer.prepare(request)
    await answer.write(b'{"created": 1, "data": [{"b64_json": "')
    try:
        while True:
            await answer.write(b"A" * 65536)
            server.written += 65536
    except (ConnectionError, asyncio.CancelledError):
        server.dropped.set()
        raise


async def packed(_: "OpenAiServer", __: web.Request) -> web.StreamResponse:
    """A few bytes that unpack themselves to many, which nobody has asked for."""
    content = gzip.compress(b" " * 10_000_000)
    return web.Response(body=content, headers={"Content-Encoding": "gzip", "Content-Type": "application/json"})


async def slow(server: "OpenAiServer", _: web.Request) -> web.StreamResponse:
    """Nothing, until whoever asked hangs up."""
    try:
        await asyncio.Event().wait()
    except asyncio.CancelledError:
        server.dropped.set()
        raise
    raise AssertionError


@dataclass
class OpenAiServer:
    """Draws `picture`: as base64, or at a URL where there is a `result_url`; `misbehaves` answers in its place.

    A picture that it is sent is answered with what `repaints` makes of it, where that is set: in a thread.
    """

    picture: bytes
    repaints: Callable[[bytes], bytes] | None = None
    partial: bytes = b""
    result_url: str = ""
    misbehaves: Misbehaviour | None = None
    streams: bool = True
    asked: list[AskedRequest] = field(default_factory=list)
    written: int = 0
    called: asyncio.Event = field(default_factory=asyncio.Event)
    dropped: asyncio.Event = field(default_factory=asyncio.Event)
    painting: asyncio.Event | None = None
    """A stream waits for it before its last event, where there is one."""

    def whole(self, picture: bytes | None = None) -> dict[str, Any]:
        """An answer with the whole picture."""
        content = base64.b64encode(self.picture if picture is None else picture).decode()
        one = {"url": self.result_url} if self.result_url else {"b64_json": content}
        return {"created": 1, "data": [one | {"revised_prompt": "a smith,\u0000 by\ncandlelight"}]}

    async def generate(self, request: web.Request) -> web.StreamResponse:
        """Answer a request for a picture."""
        body = await request.json()
        self._note(request, body)
        if self.misbehaves is not None:
            return await self.misbehaves(self, request)
        if body.get("stream") and self.streams:
            return await self._stream(request, int(body["partial_images"]), "image_generation", self.picture)
        return web.json_response(self.whole(), headers={"x-request-id": "req_7"})

    async def edit(self, request: web.Request) -> web.StreamResponse:
        """Answer a request for a picture over another: a form with texts and one file."""
        form = await request.post()
        files = {name: part for name, part in form.items() if isinstance(part, web.FileField)}
        image = files.get("image")
        if image is None or len(files) > 1 or image.content_type != "image/png":
            return await refusal(400, "invalid_image", "one picture, as PNG")(self, request)
        body = {name: str(part) for name, part in form.items() if name not in files}
        sent = image.file.read()
        self._note(request, body, sent)
        if self.misbehaves is not None:
            return await self.misbehaves(self, request)
        picture = self.picture if self.repaints is None else await asyncio.to_thread(self.repaints, sent)
        if body.get("stream") == "true" and self.streams:
            return await self._stream(request, int(body["partial_images"]), "image_edit", picture)
        return web.json_response(self.whole(picture), headers={"x-request-id": "req_9"})

    async def models(self, request: web.Request) -> web.StreamResponse:
        """Tell of models."""
        self._note(request, {})
        if self.misbehaves is not None:
            return await self.misbehaves(self, request)
        return web.json_response({"object": "list", "data": [{"id": "gpt-image-2", "object": "model"}]})

    async def result(self, request: web.Request) -> web.StreamResponse:
        """The picture at its URL."""
        self._note(request, {})
        if request.match_info["name"] == "moved":
            return web.Response(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
        return web.Response(body=self.picture, content_type="text/html")  # which is a lie

    def _note(self, request: web.Request, body: Mapping[str, Any], image: bytes = b"") -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.asked.append(AskedRequest(request.path, headers, body, image))
        self.called.set()

    async def _stream(self, request: web.Request, partial_images: int, kind: str, picture: bytes) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "x-request-id": "req_8"})
        await answer.prepare(request)
        common = {"created_at": 1, "size": "1024x1024", "quality": "low", "background": "opaque"}
        for index in range(partial_images):
            sketch = {"partial_image_index": index, "b64_json": base64.b64encode(self.partial).decode()}
            await self._send(answer, f"{kind}.partial_image", common | sketch)
        if self.painting is not None:
            await self.painting.wait()
        last = {"b64_json": base64.b64encode(picture).decode(), "usage": {"total_tokens": 7}}
        await self._send(answer, f"{kind}.completed", common | last)
        return answer

    async def _send(self, answer: web.StreamResponse, name: str, data: Mapping[str, Any]) -> None:
        await answer.write(f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n".encode())

    @asynccontextmanager
    async def serving(self, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
        """The origin of the server, as long as the block lasts; its API is below /v1."""
        app = web.Application(client_max_size=64 << 20)
        app.router.add_post("/v1/images/generations", self.generate)
        app.router.add_post("/v1/images/edits", self.edit)
        app.router.add_get("/v1/models", self.models)
        app.router.add_get("/results/{name}", self.result)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=tls)
            await site.start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()
