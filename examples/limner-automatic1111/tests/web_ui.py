"""A web UI as its API has it on the wire, which answers as it is told."""

import base64
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

PASSWORD = "gm:dragons"  # of the tests


@dataclass
class WebUiServer:
    """Paints `picture`; `status` and `document` answer in its place, and `raw` in theirs."""

    picture: bytes
    status: int = 200
    document: Any = None
    raw: bytes | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)

    async def paint(self, request: web.Request) -> web.Response:
        """Answer one request for a picture."""
        body = await request.json()
        self.asked.append(body)
        if (odd := self._odd(request)) is not None:
            return odd
        info = json.dumps({"seed": body["seed"], "all_seeds": [body["seed"]]})
        images = [base64.b64encode(self.picture).decode()]
        return web.json_response({"images": images, "parameters": body, "info": info})

    async def models(self, request: web.Request) -> web.Response:
        """Tell of checkpoints."""
        if (odd := self._odd(request)) is not None:
            return odd
        return web.json_response([{"title": "inkwash.safetensors [a1b2c3]", "model_name": "inkwash"}])

    def _odd(self, request: web.Request) -> web.Response | None:
        given = request.headers.get("Authorization", "")
        if given != f"Basic {base64.b64encode(PASSWORD.encode()).decode()}":
            return web.json_response({"detail": f"Incorrect username or password {PASSWORD}"}, status=401)
        if self.raw is not None:
            return web.Response(body=self.raw, content_type="application/json")
        if self.document is not None or self.status != 200:
            return web.json_response(self.document, status=self.status)
        return None

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Its URL, as long as the block lasts."""
        app = web.Application()
        app.router.add_post("/sdapi/v1/txt2img", self.paint)
        app.router.add_get("/sdapi/v1/sd-models", self.models)
        runner = web.AppRunner(app)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            yield f"http://127.0.0.1:{runner.addresses[0][1]}"
        finally:
            await runner.cleanup()
