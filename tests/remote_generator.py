"""A generator of a third party that has faces drawn by a provider, and a provider that draws as it is told.

The provider answers with a line of JSON for each step: what it reports, and at last the picture.
"""

import asyncio
import base64
import json
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID

import aiohttp
from aiohttp import web

from server.domain.provider_errors import ProviderRefused, ProviderUnavailable, status_error
from server.generators.options import Option
from server.generators.port import ByProvider, Commission, Drawn, RemoteReport

ADDRESS = "LIMNER_TEST_PROVIDER"
"""The environment names the provider: no request does."""


@dataclass(frozen=True)
class Wish:
    """What can be said of a face that somebody else draws."""

    words: Annotated[str, Option("What it is to show.", most=200)] = "a face"


class RemoteGenerator(ByProvider[Wish]):
    """Has one face drawn."""

    name = "remote"
    version = "1"
    type = "character"
    subtypes: tuple[str, ...] = ("npc",)
    description = "A face by somebody else."
    stages: tuple[str, ...] = ("sketch", "paint")
    options = Wish

    def __init__(self) -> None:
        """Know the provider that the environment names."""
        self._address = os.environ[ADDRESS]

    async def generate(self, commission: Commission[Wish], key: UUID, report: RemoteReport) -> Drawn:
        """Ask for it, pass on what is reported."""
        asked = {"words": commission.options.words, "seed": commission.seed, "key": str(key)}
        try:
            async with aiohttp.ClientSession() as session, session.post(self._address, json=asked) as answer:
                if answer.status != 200:
                    raise status_error(self.name, answer.status)
                async for line in answer.content:
                    step = json.loads(line)
                    picture = base64.b64decode(step["picture"])
                    if "stage" not in step:
                        return Drawn(picture, title="Somebody")
                    await report(step["fraction"], step["stage"], picture or None)
        except aiohttp.ClientError as error:
            raise ProviderUnavailable(self.name, str(error)) from error
        raise ProviderRefused(self.name, "it sent no picture")


@dataclass
class Provider:
    """Draws `picture`; before it, reports and shows `sketch`, and waits for `painting` to be set."""

    picture: bytes
    sketch: bytes = b""
    status: int = 200
    away: int = 0
    """How many of those who ask first find it away."""
    asked: list[Mapping[str, Any]] = field(default_factory=list)
    painting: asyncio.Event = field(default_factory=asyncio.Event)
    dropped: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when somebody hangs up before there is a picture."""

    async def draw(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        self.asked.append(await request.json())
        answer = web.StreamResponse(status=503 if len(self.asked) <= self.away else self.status)
        await answer.prepare(request)
        try:
            await self._send(answer, stage="sketch", fraction=0.25, picture=self.sketch)
            await self.painting.wait()
        except asyncio.CancelledError:
            self.dropped.set()
            raise
        await self._send(answer, stage="paint", fraction=0.75, picture=b"")
        await self._send(answer, picture=self.picture)
        return answer

    async def _send(self, answer: web.StreamResponse, *, picture: bytes, **step: object) -> None:
        await answer.write(json.dumps(step | {"picture": base64.b64encode(picture).decode()}).encode() + b"\n")

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Its address, as long as the block lasts."""
        app = web.Application()
        app.router.add_post("/draw", self.draw)
        runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=1.0)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}/draw"
        finally:
            await runner.cleanup()
