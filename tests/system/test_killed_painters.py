"""Workers are killed a hundred times while a provider paints: each task ends once, and no call goes uncounted."""

import base64
import re
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web
from limner.v1 import task_pb2

from tests.rpc.stack import Stack, database_of, serving, settings_for
from tests.rpc.tasks import created, finished
from tests.rpc.test_painted_pictures import PICTURE, order
from tests.rpc.whole_logs import check_task
from tests.system.short_lives import Lives, life_of, short_lives
from tests.system.worker_nursery import provider_of

Task = task_pb2.Task
NUMBER = re.compile(r"picture (\d+)\.")
ANSWER = {"created": 1, "data": [{"b64_json": base64.b64encode(PICTURE).decode()}]}


@dataclass
class Deadly:
    """A provider that kills whoever asks: each life of a worker at its first call or at its second, one before it is
    answered and the other once it is."""

    lives: Lives = field(default_factory=Lives)
    asked: Counter[int] = field(default_factory=Counter)
    """How often each picture was asked for."""
    calls: Counter[int] = field(default_factory=Counter)
    """How often each life has asked."""

    async def paint(self, request: web.Request) -> web.StreamResponse:
        """Answer a call, or not."""
        life = life_of(request)
        (number,) = NUMBER.findall((await request.json())["prompt"])
        self.asked[int(number)] += 1
        self.calls[life] += 1
        dies = self.calls[life] == 1 + life % 2
        if dies and life % 4 < 2 and self.lives.end(life):
            await self.lives.over.wait()
        answer = web.json_response(ANSWER)
        await answer.prepare(request)
        await answer.write_eof()
        if dies:
            self.lives.end(life)
        return answer


@asynccontextmanager
async def deadly(database_url: str, folder: Path) -> AsyncIterator[Deadly]:
    """The provider, and workers that ask it."""
    provider = Deadly()
    app = web.Application()
    app.router.add_post("/v1/images/generations", provider.paint)
    runner = web.AppRunner(app, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with short_lives(database_url, folder, "openai", origin, provider.lives):
            yield provider
    finally:
        await runner.cleanup()


async def painted(stack: Stack, number: int) -> task_pb2.Task:
    """The task for one picture, at its end."""
    request = order(prompt=f"picture {number}.")
    request.max_retries = 3
    return await finished(stack, (await created(stack, request)).id)


async def test_workers_are_killed_while_a_provider_paints(database_url: str, tmp_path: Path) -> None:
    # As the server knows it, which does not ask it.
    settings = settings_for(database_url, tmp_path, providers=(provider_of("openai"),))
    async with serving(settings) as stack, deadly(database_url, tmp_path) as provider:
        ended = await provider.lives.kept_busy(lambda number: painted(stack, number))
        async with database_of(stack) as connection:
            rows = await connection.fetch("SELECT task_id, outcome FROM provider_calls")
        of_task = Counter(str(each["task_id"]) for each in rows)
        unsettled = Counter(str(each["task_id"]) for each in rows if each["outcome"] is None)
        states = Counter(each.state for each in ended.values())
        assert states[Task.STATE_SUCCEEDED] > len(ended) // 4
        for number, task in ended.items():
            await check_task(stack, task)
            assert len(task.outputs) == (task.state == Task.STATE_SUCCEEDED)
            assert task.outputs or task.error.reason in ("PROVIDER_OUTCOME_UNKNOWN", "WORKER_LOST")
            # One more than was seen is reserved where the worker died before it called.
            assert provider.asked[number] <= of_task[task.id] <= 2
            assert of_task[task.id] - provider.asked[number] <= unsettled[task.id]
        assert {each["outcome"] for each in rows} == {"done", None}
