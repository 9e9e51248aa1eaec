"""Callers that lose their streams, as bare stubs do, and go on behind what they were told."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import grpc
from limner.v1 import task_pb2

from tests.rpc.stack import Stubs


async def at_once() -> None:
    """What a caller does after a break who asks again without waiting."""


@dataclass
class Breaks:
    """The errors with which streams broke, each of which one may answer by asking again."""

    errors: list[grpc.aio.AioRpcError] = field(default_factory=list)
    any: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, error: grpc.aio.AioRpcError) -> None:
        """One more."""
        assert error.code() is grpc.StatusCode.UNAVAILABLE, error
        self.errors.append(error)
        self.any.set()

    def __len__(self) -> int:
        return len(self.errors)


@dataclass
class TaskReader:
    """Watches one task from its first event. `told` are the events before the last, `end` is the terminal message."""

    task_id: str
    told: list[task_pb2.TaskEvent] = field(default_factory=list)
    end: task_pb2.WatchTaskResponse.Terminal | None = None
    synced: asyncio.Event = field(default_factory=asyncio.Event)
    breaks: Breaks = field(default_factory=Breaks)

    async def read(self, stubs: Stubs, broken: Callable[[], Awaitable[None]] = at_once) -> task_pb2.Task:
        """Watch through any number of streams; returns the task at its end."""
        while self.end is None:
            await self.stream(stubs)
            if self.end is None:
                await broken()
        return self.end.task

    def over(self) -> bool:
        """Whether the end was told."""
        return self.end is not None

    async def stream(self, stubs: Stubs) -> None:
        """Read one stream, to the end or to its break."""
        after = self.told[-1].seq if self.told else 0
        try:
            async for message in stubs.tasks.WatchTask(task_pb2.WatchTaskRequest(id=self.task_id, after_seq=after)):
                assert self.end is None, "something came behind the end"
                if message.HasField("event"):
                    self.told.append(message.event)
                elif message.HasField("terminal"):
                    self.end = message.terminal
                elif message.HasField("synced"):
                    self.synced.set()
        except grpc.aio.AioRpcError as error:
            self.breaks.take(error)

    def check(self, log: list[task_pb2.TaskEvent]) -> None:
        """Every event was told once and in order, and the end stands for the last one."""
        assert self.end is not None
        assert [*self.told, log[-1]] == log
        assert self.end.seq == log[-1].seq


@dataclass
class Reader:
    """Watches all tasks. `told` are the events, `cursors` the cursor behind each message and how many it is behind."""

    cursor: str = ""
    told: list[task_pb2.TaskEvent] = field(default_factory=list)
    cursors: list[tuple[str, int]] = field(default_factory=list)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    breaks: Breaks = field(default_factory=Breaks)

    @asynccontextmanager
    async def opened(self, stubs: Stubs) -> AsyncIterator[AsyncIterator[task_pb2.WatchTasksResponse]]:
        """A stream behind the cursor; `heard` is set once something has come of it."""
        self.heard.clear()
        call = stubs.tasks.WatchTasks(task_pb2.WatchTasksRequest(cursor=self.cursor))
        try:
            yield aiter(call)
        finally:
            call.cancel()

    async def begin(self, stubs: Stubs) -> None:
        """Read the first message; without a cursor it is a bookmark, and reading begins here."""
        async with self.opened(stubs) as messages:
            self._take(await anext(messages))

    def _take(self, message: task_pb2.WatchTasksResponse) -> None:
        if message.HasField("event"):
            self.told.append(message.event)
        self.heard.set()
        self.cursor = message.cursor
        self.cursors.append((message.cursor, len(self.told)))

    async def read(
        self, stubs: Stubs, count: int, *, most: int = 1 << 30, broken: Callable[[], Awaitable[None]] = at_once
    ) -> None:
        """Read until so many events are told, through any number of streams, of each at most so many messages."""
        while len(self.told) < count:
            before = len(self.breaks)
            await self.stream(stubs, count, most)
            if len(self.breaks) > before:
                await broken()

    async def stream(self, stubs: Stubs, count: int, most: int = 1 << 30) -> None:
        """Read one stream until so many events are told in all, so many messages have come, or it breaks."""
        try:
            async with self.opened(stubs) as messages:
                async for message in messages:
                    self._take(message)
                    if len(self.told) >= count or len(self.cursors) % most == 0:
                        return
        except grpc.aio.AioRpcError as error:
            self.breaks.take(error)

    async def check_silence(self, stubs: Stubs) -> None:
        """Nothing more is told."""
        told = len(self.told)
        await self.begin(stubs)
        assert len(self.told) == told, self.told[told:]

    def check(self, task_id: str, log: list[task_pb2.TaskEvent]) -> None:
        """Every event of a task was told once and in order."""
        assert [each for each in self.told if each.task_id == task_id] == log
