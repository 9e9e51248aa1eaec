"""A ComfyUI that kills whoever asks it: each life of a worker at one stage of a prompt, which its number tells."""

import asyncio
import json
import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from aiohttp import web

from tests.comfy_server import ComfyServer, Prompt
from tests.comfy_workflow import SAVING, WORKFLOW
from tests.system.short_lives import Lives, life_of

NUMBER = re.compile(r"picture (\d+)\.")
EACH_CANCELLED = 10
"""Of so many pictures these two are cancelled: one while its prompt runs, one while that of a stranger runs before."""
ITSELF, BEHIND_A_STRANGER = 4, 9
ALONE = 0
"""The picture whose sender dies while its prompt runs, which goes on until somebody has come back to it. Nothing else
runs before that, so this one has to be the only one.
"""


class Stage(Enum):
    """Where a life ends."""

    ASKING = auto()
    """Queue and history were asked for a prompt, and nothing was sent."""
    SENDING = auto()
    """The prompt was taken, and nobody was told."""
    QUEUED = auto()
    RUNNING = auto()
    DONE = auto()
    """The file was asked for, and nothing came of it."""
    FETCHING = auto()
    """Half of it came."""
    FETCHED = auto()
    """All of it came, and the call is settled; the picture is not kept yet, as a rule."""


STAGES = (*Stage,)


@dataclass
class DeadlyComfy(ComfyServer):
    """Others use it too; `cancels` cancels a picture by its number."""

    lives: Lives = field(default_factory=Lives)
    cancels: Callable[[int], Awaitable[object]] | None = None
    settled: Callable[[int], Awaitable[object]] | None = None
    """Waits until the call for a picture has an outcome."""
    ends: Counter[Stage] = field(default_factory=Counter)
    """How many lives ended where."""
    found: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Prompts that somebody came back to, by where they were then."""
    senders: dict[str, int] = field(default_factory=dict)
    """By prompt, the life that sent it."""
    listeners: dict[str, int] = field(default_factory=dict)
    """By picture, the life that has the latest socket for it."""
    held: list[Prompt] = field(default_factory=list)
    """Prompts that others go before until somebody comes back to them."""
    strangers: dict[str, int] = field(default_factory=dict)
    """Prompts of somebody else, with the picture that is cancelled while they run."""
    cancelled: set[int] = field(default_factory=set)
    moved: defaultdict[int, asyncio.Event] = field(default_factory=lambda: defaultdict(asyncio.Event))
    """By picture: somebody has come back to it, or it is in the queue no more, or its task is over."""

    async def _is_end(self, request: web.Request, stage: Stage) -> bool:
        """Whether a life ends here; if so, nothing is answered as long as there are others to end."""
        life = life_of(request)
        if STAGES[life % len(STAGES)] is not stage or not self.lives.end(life):
            return False
        self.ends[stage] += 1
        await self.lives.over.wait()
        return True

    def _is_back(self, life: int, prompt: Prompt) -> bool:
        return self.listeners.get(prompt.client_id) == life != self.senders[prompt.id]

    async def send(self, request: web.Request) -> web.StreamResponse:
        """Take a prompt, maybe behind that of a stranger."""
        answer = await super().send(request)
        prompt, life = self.sent[-1], life_of(request)
        self.senders[prompt.id] = life
        number, stage = number_of(prompt), STAGES[life % len(STAGES)]
        if number % EACH_CANCELLED == BEHIND_A_STRANGER and stage is not Stage.SENDING:
            stranger = Prompt(str(uuid.uuid4()), "", _strange(number), 0)
            self.strangers[stranger.id] = number
            self.pending.insert(0, stranger)
        elif number % EACH_CANCELLED != ITSELF and stage is Stage.QUEUED and not self.lives.over.is_set():
            self.pending.remove(prompt)
            self.held.append(prompt)
        await self._is_end(request, Stage.SENDING)
        return answer

    async def queue(self, request: web.Request) -> web.StreamResponse:
        """Tell what runs and waits; what somebody comes back to goes on."""
        life = life_of(request)
        if any(self.senders[each.id] == life for each in self.held):
            await self._is_end(request, Stage.QUEUED)
        waiting, self.pending = self.pending, self.pending + self.held
        answer = await super().queue(request)
        self.pending = waiting
        for each in self.pending + self.held:
            if each.id in self.senders and self._is_back(life, each):
                self.found["queued"].add(each.id)
        for each in [each for each in self.held if self._is_back(life, each)]:
            self.held.remove(each)
            self.pending.append(each)
            self._wake.set()
        if (running := self.running) is not None and running.id in self.senders and self._is_back(life, running):
            self.found["running"].add(running.id)
            self.moved[number_of(running)].set()
        return answer

    async def recorded(self, request: web.Request) -> web.StreamResponse:
        """Tell how a prompt ended."""
        id_ = request.match_info["id"]
        if id_ not in self.senders:
            await self._is_end(request, Stage.ASKING)
        elif id_ in self.history and self.senders[id_] != life_of(request):
            self.found["done"].add(id_)
        return await super().recorded(request)

    async def delete(self, request: web.Request) -> web.StreamResponse:
        """Take prompts from the queue."""
        before = self.pending
        answer = await super().delete(request)
        for each in before:
            if each not in self.pending:
                self.moved[number_of(each)].set()
        return answer

    async def view(self, request: web.Request) -> web.StreamResponse:
        """Send a file."""
        await self._is_end(request, Stage.DONE)
        if STAGES[life_of(request) % len(STAGES)] is Stage.FETCHING:
            half = web.StreamResponse()
            half.content_length = len(self.picture)
            await half.prepare(request)
            await half.write(self.picture[: len(self.picture) // 2])
            await self._is_end(request, Stage.FETCHING)
            await half.write(self.picture[len(self.picture) // 2 :])
            return half
        answer = await super().view(request)
        await answer.prepare(request)
        await answer.write_eof()
        if STAGES[life_of(request) % len(STAGES)] is Stage.FETCHED and life_of(request) not in self.lives.doomed:
            assert self.settled is not None
            name = request.query["filename"]
            (number,) = (number_of(each) for each in self.sent if self._saved_by(each) == name)
            await self.settled(number)
            await self._is_end(request, Stage.FETCHED)
        return answer

    def _saved_by(self, prompt: Prompt) -> str:
        images = self.history.get(prompt.id, {}).get("outputs", {}).get(SAVING, {}).get("images", [])
        return "".join(each["filename"] for each in images)

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """Tell a life about a picture."""
        self.listeners[request.query["clientId"]] = life_of(request)
        return await super().socket(request)

    async def _sample(self, prompt: Prompt) -> str:
        assert self.cancels is not None
        number = self.strangers.get(prompt.id)
        life = -1 if number is not None else self.senders[prompt.id]
        number = number_of(prompt) if number is None else number
        self.painting = self.moved[number]
        if prompt.id in self.strangers or (number % EACH_CANCELLED == ITSELF and life not in self.lives.doomed):
            self.cancelled.add(number)
            await self.cancels(number)
        else:
            if (number == ALONE or STAGES[life % len(STAGES)] is Stage.RUNNING) and self.lives.end(life):
                self.ends[Stage.RUNNING] += 1
            if number != ALONE:
                self.painting = None
        return await super()._sample(prompt)


def number_of(prompt: Prompt) -> int:
    """The number of the picture that a prompt is for."""
    (number,) = NUMBER.findall(prompt.nodes["2"]["inputs"]["text"])
    return int(number)


def _strange(number: int) -> dict[str, Any]:
    nodes: dict[str, Any] = json.loads(json.dumps(WORKFLOW))
    nodes["2"]["inputs"]["text"] = f"a stranger's, before {number}"
    return nodes
