"""A ComfyUI as it is on the wire, which runs as it is told: queue, history, interrupts, files, a socket with sketches.

`tests/unit/generators/painting/test_comfy_server.py` has a public client draw from it.
"""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.bad_answers import Answer
from tests.comfy_uploads import Uploads, refused
from tests.comfy_workflow import KNOWN, SAVING


@dataclass
class Prompt:
    """One that was sent."""

    id: str
    client_id: str
    nodes: dict[str, Any]
    number: int
    messages: list[Any] = field(default_factory=list)
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def row(self) -> list[Any]:
        return [self.number, self.id, self.nodes, {"client_id": self.client_id}, [SAVING]]


@dataclass
class ComfyServer:
    """Saves `picture`, or what it `repaints` of one that a workflow takes in.

    `misbehaves` answers in place of a path, `fails` makes the next prompts fail.
    """

    picture: bytes
    repaints: Callable[[bytes], bytes] | None = None
    sketch: bytes = b"\xff\xd8 sketch"
    misbehaves: dict[str, Answer] = field(default_factory=dict)
    fails: Mapping[str, Any] | None = None
    painting: asyncio.Event | None = None
    """A prompt waits for it before its last step, where there is one."""
    paused: asyncio.Event | None = None
    """The queue waits for it before it takes a prompt, where there is one."""
    old_sketches: bool = False
    """It knows no sketches with metadata."""
    own_ids: bool = False
    """It gives ids of its own."""
    stops_any: bool = False
    """It looks at no id before it interrupts."""
    origin: str = ""
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    sent: list[Prompt] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    """Ids of prompts whose sampler ran."""
    saves: list[str] = field(default_factory=list)
    interrupts: list[Any] = field(default_factory=list)
    stops: list[str] = field(default_factory=list)
    """Ids of prompts that were interrupted while they ran."""
    uploads: Uploads = field(default_factory=Uploads)
    files: dict[str, bytes] = field(default_factory=dict)
    history: dict[str, Any] = field(default_factory=dict)
    pending: list[Prompt] = field(default_factory=list)
    running: Prompt | None = None
    sockets: dict[str, web.WebSocketResponse] = field(default_factory=dict)
    features: dict[str, bool] = field(default_factory=dict)
    began: asyncio.Event = field(default_factory=asyncio.Event)
    queued: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)
    called: asyncio.Event = field(default_factory=asyncio.Event)
    _sampled: set[str] = field(default_factory=set)
    _saved: dict[str, str] = field(default_factory=dict)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    def forget(self) -> None:
        """Queue and history are gone, and nothing else."""
        self.history.clear()
        self.pending.clear()

    async def _run_all(self) -> None:
        while True:
            await self._wake.wait()
            if self.paused is not None:
                await self.paused.wait()
            if not self.pending:
                self._wake.clear()
                continue
            self.running = self.pending.pop(0)
            await self._run(self.running)
            prompt, self.running = self.running, None
            await self.say(prompt, "executing", node=None, recorded=False)

    async def _run(self, prompt: Prompt) -> None:
        await self.say(prompt, "execution_start")
        images, ended = await self._work(prompt)
        success = ended == "execution_success"
        outputs = {SAVING: {"images": images}} if success else {}
        status = {"status_str": "success" if success else "error", "completed": success, "messages": prompt.messages}
        if success:
            await self.say(prompt, ended)
        self.history[prompt.id] = {"prompt": prompt.row, "outputs": outputs, "status": status}

    async def _work(self, prompt: Prompt) -> tuple[list[Any], str]:
        whole = json.dumps(prompt.nodes, sort_keys=True)
        above = json.dumps({name: node for name, node in prompt.nodes.items() if name != SAVING}, sort_keys=True)
        if whole in self._saved:  # nothing runs, and the file is named that was saved then
            await self.say(prompt, "execution_cached", nodes=[*prompt.nodes])
            return [await self._saved_file(prompt, self._saved[whole])], "execution_success"
        cached = [each for each in prompt.nodes if each != SAVING] if above in self._sampled else []
        await self.say(prompt, "execution_cached", nodes=cached)
        if not cached and (ended := await self._sample(prompt)):
            return [], ended
        self._sampled.add(above)
        self.saves.append(prompt.id)
        prefix = prompt.nodes[SAVING]["inputs"]["filename_prefix"]
        name = f"{prefix}_{len(self.files) + 1:05}_.png"
        taken = self.uploads.loaded_by(prompt.nodes)
        self.files[name] = self.picture if taken is None or self.repaints is None else self.repaints(taken)
        self._saved[whole] = name
        await self.say(prompt, "executing", node=SAVING)
        return [await self._saved_file(prompt, name)], "execution_success"

    async def _saved_file(self, prompt: Prompt, name: str) -> dict[str, str]:
        image = {"filename": name, "subfolder": "", "type": "output"}
        await self.say(prompt, "executed", node=SAVING, output={"images": [image]})
        return image

    async def _sample(self, prompt: Prompt) -> str:
        """Go through the steps of a run; the word of how it ended, where that is no success."""
        self.runs.append(prompt.id)
        await self.say(prompt, "progress_state", nodes={"5": {"value": 0, "max": 2, "state": "running"}})
        await self.say(prompt, "executing", node="5")
        self.began.set()
        for step in (1, 2):
            await self.say(prompt, "progress", value=step, max=2, node="5")
            await self._show(prompt)
            if step == 1 and self.painting is not None:
                waits = [asyncio.ensure_future(each.wait()) for each in (self.painting, prompt.stopped)]
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
                for each in waits:
                    each.cancel()
            if prompt.stopped.is_set():
                self.stops.append(prompt.id)
                await self.say(prompt, "execution_interrupted", node_id="5", node_type="KSampler", executed=[])
                return "execution_interrupted"
            if self.fails is not None:
                trace = ['  File "/opt/comfy/execution.py", line 349, in execute\n']
                data = {"node_id": "5", "node_type": "KSampler", "traceback": trace, **self.fails}
                await self.say(prompt, "execution_error", **data)
                return "execution_error"
        return ""

    async def _show(self, prompt: Prompt) -> None:
        """A sketch, in the form that the socket has asked for."""
        if not self.sketch or (socket := self.sockets.get(prompt.client_id)) is None:
            return
        if self.features.get(prompt.client_id):
            about = json.dumps({"node_id": "5", "prompt_id": prompt.id, "image_type": "image/jpeg"}).encode()
            content = (4).to_bytes(4, "big") + len(about).to_bytes(4, "big") + about + self.sketch
        else:
            content = (1).to_bytes(4, "big") + (1).to_bytes(4, "big") + self.sketch
        with suppress(ConnectionError):
            await socket.send_bytes(content)

    async def say(self, prompt: Prompt, name: str, *, recorded: bool = True, **data: Any) -> None:
        """Tell the client of a prompt, and its history, what happens."""
        data["prompt_id"] = prompt.id
        if recorded and name.startswith("execution"):
            prompt.messages.append([name, data])
        if (socket := self.sockets.get(prompt.client_id)) is not None:
            with suppress(ConnectionError):
                await socket.send_json({"type": name, "data": data})

    async def send(self, request: web.Request) -> web.StreamResponse:
        """POST /prompt."""
        try:
            body = json.loads(await request.read())
        except ValueError:
            return web.Response(status=500, text="500 Internal Server Error")
        if (nodes := body.get("prompt")) is None:
            return refused("no_prompt", "No prompt provided")
        if (refusal := self.uploads.refusal_of(nodes)) is not None:
            return refusal
        id_ = str(uuid.uuid4()) if self.own_ids else body.get("prompt_id", str(uuid.uuid4()))
        prompt = Prompt(id_, body.get("client_id", ""), nodes, len(self.sent))
        self.sent.append(prompt)  # an id that was sent before runs again
        self.pending.append(prompt)
        self.queued.set()
        self._wake.set()
        return web.json_response({"prompt_id": id_, "number": prompt.number, "node_errors": {}})

    async def queue(self, _: web.Request) -> web.StreamResponse:
        """GET /queue."""
        running = [self.running.row] if self.running is not None else []
        return web.json_response({"queue_running": running, "queue_pending": [each.row for each in self.pending]})

    async def delete(self, request: web.Request) -> web.StreamResponse:
        """POST /queue."""
        gone = (await request.json()).get("delete", [])
        self.pending = [each for each in self.pending if each.id not in gone]
        return web.Response()

    async def interrupt(self, request: web.Request) -> web.StreamResponse:
        """POST /interrupt."""
        content = await request.read()
        id_ = json.loads(content).get("prompt_id") if content else None
        self.interrupts.append(id_)
        if self.running is not None and (id_ is None or self.stops_any or id_ == self.running.id):
            self.running.stopped.set()
        return web.Response()

    async def recorded(self, request: web.Request) -> web.StreamResponse:
        """GET /history/ID."""
        id_ = request.match_info["id"]
        return web.json_response({each: entry for each, entry in self.history.items() if each == id_})

    async def view(self, request: web.Request) -> web.StreamResponse:
        """GET /view."""
        if ".." in (name := request.query["filename"]):
            return web.Response(status=400)
        return web.Response(body=self.files[name]) if name in self.files else web.Response(status=404)

    async def object_info(self, request: web.Request) -> web.StreamResponse:
        """GET /object_info/CLASS."""
        return web.json_response({each: {"name": each} for each in KNOWN if each == request.match_info["name"]})

    async def stats(self, _: web.Request) -> web.StreamResponse:
        """GET /system_stats."""
        return web.json_response({"system": {"comfyui_version": "0.3.64"}, "devices": []})

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """GET /ws: one for each client id, the latest."""
        opened, id_ = web.WebSocketResponse(), request.query.get("clientId") or uuid.uuid4().hex
        await opened.prepare(request)
        self.sockets[id_] = opened
        self.opened.set()
        left = len(self.pending) + (self.running is not None)
        status = {"exec_info": {"queue_remaining": left}}
        await opened.send_json({"type": "status", "data": {"status": status, "sid": id_}})
        if self.running is not None and self.running.client_id == id_:
            await opened.send_json({"type": "executing", "data": {"node": "5"}})  # without an id
        async for message in opened:
            event = json.loads(message.data)
            if event["type"] == "feature_flags":
                self.features[id_] = not self.old_sketches and event["data"].get("supports_preview_metadata", False)
        if self.sockets.get(id_) is opened:
            del self.sockets[id_]
        return opened

    @web.middleware
    async def _noted(self, request: web.Request, handler: Answer) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.asked.append((request.method, request.path, headers))
        self.called.set()
        return await self.misbehaves.get(request.path, handler)(request)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Its root, as long as the block lasts."""
        app = web.Application(middlewares=[self._noted], client_max_size=100 << 20)
        app.router.add_post("/upload/image", self.uploads.take)
        app.router.add_post("/prompt", self.send)
        app.router.add_get("/queue", self.queue)
        app.router.add_post("/queue", self.delete)
        app.router.add_post("/interrupt", self.interrupt)
        app.router.add_get("/history/{id}", self.recorded)
        app.router.add_get("/view", self.view)
        app.router.add_get("/object_info/{name}", self.object_info)
        app.router.add_get("/system_stats", self.stats)
        app.router.add_get("/ws", self.socket)
        runner = web.AppRunner(app, shutdown_timeout=1.0)
        await runner.setup()
        working = asyncio.create_task(self._run_all())
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            self.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield self.origin
        finally:
            working.cancel()
            for each in [*self.sockets.values()]:
                await each.close()
            await runner.cleanup()
