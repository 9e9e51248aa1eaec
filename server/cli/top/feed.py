"""Keeps a board fresh with at most two requests a second and one stream."""

import asyncio
import time
from collections import deque
from collections.abc import Callable

import grpc
from limner.v1 import task_pb2

from limner_client import Limner, LimnerError
from server.cli.top.board import Board
from server.cli.words.task_words import break_words

REQUESTS_PER_SECOND = 2
ANSWER_SECONDS = 5.0
KINDS = (task_pb2.TaskEvent.KIND_STAGE, task_pb2.TaskEvent.KIND_TERMINAL)


async def fill(limner: Limner, board: Board) -> None:
    """Ask for everything once."""
    await _ask_stats(limner, board)
    await _ask_running(limner, board)
    await _ask_ended(limner, board)


async def keep_fresh(limner: Limner, board: Board, changed: Callable[[], None]) -> None:
    """Ask and listen until cancelled; `changed` is called whenever there is something new to show."""
    ended = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_follow(limner, board, ended, changed))
            group.create_task(_ask(limner, board, ended, changed))
    except ExceptionGroup as errors:
        raise errors.exceptions[0] from None


async def _follow(limner: Limner, board: Board, ended: asyncio.Event, changed: Callable[[], None]) -> None:
    def on_break(error: LimnerError) -> None:
        board.trouble = break_words(error)
        changed()

    async for message in limner.watch_tasks(scope=board.scope, kinds=KINDS, on_break=on_break):
        board.trouble = ""
        if message.HasField("bookmark") or board.take_event(message.event):
            ended.set()
        changed()


async def _ask(limner: Limner, board: Board, ended: asyncio.Event, changed: Callable[[], None]) -> None:
    pace = Pace(REQUESTS_PER_SECOND)
    while True:
        asks = [_ask_stats, _ask_running]
        if ended.is_set():
            ended.clear()
            asks.append(_ask_ended)
        for ask in asks:
            await pace.turn()
            try:
                await ask(limner, board)
            except LimnerError as error:
                if not error.is_interruption and error.code is not grpc.StatusCode.DEADLINE_EXCEEDED:
                    raise
                board.trouble = break_words(error)
                ended.set()
            else:
                board.trouble = ""
            changed()


async def _ask_stats(limner: Limner, board: Board) -> None:
    board.stats = await limner.tasks.GetQueueStats(board.stats_request(), timeout=ANSWER_SECONDS)


async def _ask_running(limner: Limner, board: Board) -> None:
    board.running = list((await limner.tasks.ListTasks(board.running_request(), timeout=ANSWER_SECONDS)).tasks)


async def _ask_ended(limner: Limner, board: Board) -> None:
    board.ended = list((await limner.tasks.ListTasks(board.ended_request(), timeout=ANSWER_SECONDS)).tasks)


class Pace:
    """Lets so many pass in any second."""

    def __init__(self, per_second: int) -> None:
        self._passed = deque([-1.0] * per_second, per_second)

    async def turn(self) -> None:
        """Return when the next may pass."""
        await asyncio.sleep(max(0.0, self._passed[0] + 1 - time.monotonic()))
        self._passed.append(time.monotonic())
