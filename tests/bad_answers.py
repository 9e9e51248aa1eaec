"""Answers that no API has: of proxies, of programs that crash, of those who mean harm."""

import asyncio
import gzip
from collections.abc import Awaitable, Callable

from aiohttp import web

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def page(status: int, text: str = "", content_type: str = "text/plain", **headers: str) -> Answer:
    """A text of whatever kind."""

    async def answer(_: web.Request) -> web.StreamResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=status, text=text, content_type=content_type, headers=named)

    return answer


def redirect(location: str) -> Answer:
    return page(302, Location=location)


async def cut_off(request: web.Request) -> web.StreamResponse:
    """A part of what was announced, and the line is dead."""
    answer = web.StreamResponse(headers={"Content-Length": "1000", "Content-Type": "application/json"})
    await answer.prepare(request)
    await answer.write(b'{"queue_running": [')
    assert request.transport is not None
    request.transport.abort()
    return answer


async def huge(request: web.Request) -> web.StreamResponse:
    """More and more, as long as anybody reads."""
    answer = web.StreamResponse(headers={"Content-Type": "application/json"})
    await answer.prepare(request)
    while True:
        await answer.write(b"[" * 65536)


async def packed(_: web.Request) -> web.StreamResponse:
    """A few bytes that unpack themselves to many, which nobody has asked for."""
    content = gzip.compress(b" " * 10_000_000)
    return web.Response(body=content, headers={"Content-Encoding": "gzip", "Content-Type": "application/json"})


async def silent(_: web.Request) -> web.StreamResponse:
    """Nothing, until whoever asked hangs up."""
    await asyncio.Event().wait()
    raise AssertionError
