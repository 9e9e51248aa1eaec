"""A ComfyUI that kills whoever asks it: lives of workers end at stages that are fixed for each picture."""

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


FIRST = (Stage.RUNNING, Stage.ASKING, Stage.SENDING, Stage.QUEUED)
NEXT = (Stage.DONE, Stage.FETCHING, Stage.FETCHED)
ALONE = 0
"""The picture that is the only one until it is there: its prompt runs until a second life has come back to it."""
ITSELF, BEHIND_A_STRANGER, EACH_CANCELLED = 4, 9, 10
"""Of ten pictures these two are cancelled: one while its prompt runs, one while that of a stranger runs before it."""
EACH_GIVEN_UP = 6
"""Of so many pictures the last one kills three lives, and has none left."""


def stages_of(turn: int) -> tuple[Stage, ...]:
    """Where the lives end that come to a picture, one after the other."""
    if turn % EACH_CANCELLED in (ITSELF, BEHIND_A_STRANGER):
        return ()
    more = (Stage.FETCHED,) if turn % EACH_GIVEN_UP == EACH_GIVEN_UP - 1 else ()
    return FIRST[turn % len(FIRST)], NEXT[turn % len(NEXT)], *more


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
    turns: dict[str, int] = field(default_factory=dict)
    """By picture, as clients call it, its place in the order in which they were begun."""
    deaths: Counter[str] = field(default_factory=Counter)
    """How many lives have ended at a picture."""
    pictures: dict[int, str] = field(default_factory=dict)
    """The picture that a life is at."""
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

    def _is_due(self, picture: str, stage: Stage) -> bool:
        """Whether the next life that comes to a picture ends at a stage."""
        return stages_of(self.turns[picture])[self.deaths[picture] :][:1] == (stage,)

    def _end(self, life: int, picture: str, stage: Stage) -> bool:
        """Whether a life ends now."""
        if not self._is_due(picture, stage) or not self.lives.end(life):
            return False
        self.deaths[picture] += 1
        self.ends[stage] += 1
        return True

    async def _pass(self, request: web.Request, stage: Stage) -> None:
        """Go on, unless a life ends here; then nothing is answered as long as there are others to end."""
        life = life_of(request)
        if self._end(life, self.pictures[life], stage):
            await self.lives.over.wait()

    def _is_back(self, life: int, prompt: Prompt) -> bool:
        return self.listeners.get(prompt.client_id) == life != self.senders[prompt.id]

    async def send(self, request: web.Request) -> web.StreamResponse:
        """Take a prompt, maybe behind that of a stranger."""
        answer = await super().send(request)
        prompt = self.sent[-1]
        self.senders[prompt.id] = life_of(request)
        if self.turns[prompt.client_id] % EACH_CANCELLED == BEHIND_A_STRANGER:
            stranger = Prompt(str(uuid.uuid4()), "", _strange(number_of(prompt)), 0)
            self.strangers[stranger.id] = number_of(prompt)
            self.pending.insert(0, stranger)
        elif self._is_due(prompt.client_id, Stage.QUEUED) and not self.lives.over.is_set():
            self.pending.remove(prompt)
            self.held.append(prompt)
        await self._pass(request, Stage.SENDING)
        return answer

    async def queue(self, request: web.Request) -> web.StreamResponse:
        """Tell what runs and waits; what somebody comes back to goes on."""
        life = life_of(request)
        if any(self.senders[each.id] == life for each in self.held):
            await self._pass(request, Stage.QUEUED)
        waiting, self.pending = self.pending, self.pending + self.held
        answer = await super().queue(request)
        self.pending = waiting
        for each in self.pending + self.held:
            if each.id in self.senders and self._is_back(life, each):
                self.found["queued"].add(each.id)
        # Its sender asks itself where it was not ended, as enough were meanwhile.
        for each in [each for each in self.held if self._is_back(life, each) or self.senders[each.id] == life]:
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
            await self._pass(request, Stage.ASKING)
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
        await self._pass(request, Stage.DONE)
        life = life_of(request)
        if self._is_due(self.pictures[life], Stage.FETCHING):
            half = web.StreamResponse()
            half.content_length = len(self.picture)
            await half.prepare(request)
            await half.write(self.picture[: len(self.picture) // 2])
            await self._pass(request, Stage.FETCHING)
            await half.write(self.picture[len(self.picture) // 2 :])
            return half
        answer = await super().view(request)
        await answer.prepare(request)
        await answer.write_eof()
        if self._is_due(self.pictures[life], Stage.FETCHED):
            assert self.settled is not None
            name = request.query["filename"]
            (number,) = (number_of(each) for each in self.sent if self._saved_by(each) == name)
            await self.settled(number)
            await self._pass(request, Stage.FETCHED)
        return answer

    def _saved_by(self, prompt: Prompt) -> str:
        images = self.history.get(prompt.id, {}).get("outputs", {}).get(SAVING, {}).get("images", [])
        return "".join(each["filename"] for each in images)

    async def socket(self, request: web.Request) -> web.StreamResponse:
        """Tell a life about a picture."""
        life, picture = life_of(request), request.query["clientId"]
        self.turns.setdefault(picture, len(self.turns))
        self.listeners[picture], self.pictures[life] = life, picture
        return await super().socket(request)

    async def _sample(self, prompt: Prompt) -> str:
        assert self.cancels is not None
        self.painting = None
        number = self.strangers.get(prompt.id)
        if number is None and self.turns[prompt.client_id] % EACH_CANCELLED == ITSELF:
            number = number_of(prompt)
        if number is not None:
            self.painting = self.moved[number]
            self.cancelled.add(number)
            await self.cancels(number)
        else:
            ended = self._end(self.senders[prompt.id], prompt.client_id, Stage.RUNNING)
            if ended and self.turns[prompt.client_id] == ALONE:
                self.painting = self.moved[number_of(prompt)]
        return await super()._sample(prompt)


def number_of(prompt: Prompt) -> int:
    """The number of the picture that a prompt is for."""
    (number,) = NUMBER.findall(prompt.nodes["2"]["inputs"]["text"])
    return int(number)


def _strange(number: int) -> dict[str, Any]:
    nodes: dict[str, Any] = json.loads(json.dumps(WORKFLOW))
    nodes["2"]["inputs"]["text"] = f"a stranger's, before {number}"
    return nodes
