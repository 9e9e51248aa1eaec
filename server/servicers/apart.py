"""Work on large messages and rows, done in a thread of its own: the event loop goes on with everybody else.

A call that had one large thing to do has its answer made in a thread too.
"""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar, copy_context
from functools import partial
from typing import Any, ParamSpec, TypeVar

import orjson

LARGE_REQUEST = 8 << 10
"""Bytes of a request. A point takes as few as four of them, and some microseconds to check and to convert."""
LARGE_TEMPLATES = 1 << 10
"""The same of a request that holds templates, of which every other byte may be a word to parse."""
LARGE_ROWS = 64 << 10
"""Bytes of rows as JSON, which says a point in fifteen or more."""
THREADS = 2
"""More of them would only wait for each other."""

_Work = ParamSpec("_Work")
_Result = TypeVar("_Result")
_heavy: ContextVar[bool] = ContextVar("heavy", default=False)
_threads = ThreadPoolExecutor(THREADS, thread_name_prefix="messages")


async def apart(work: Callable[_Work, _Result], *args: _Work.args, **kwargs: _Work.kwargs) -> _Result:
    """What `work` returns: made in a thread in a call that is heavy, and at once in any other."""
    if not _heavy.get():
        return work(*args, **kwargs)
    # Whose call it is the thread knows too.
    done = partial(copy_context().run, partial(work, *args, **kwargs))
    return await asyncio.get_running_loop().run_in_executor(_threads, done)


def make_heavy() -> None:
    """Say that the call under way carries much."""
    _heavy.set(True)


def weigh(rows: Iterable[Any]) -> None:
    """Make the call heavy if these rows are large."""
    size = 0
    for row in rows:
        size += len(orjson.dumps(row, default=str))
        if size > LARGE_ROWS:
            make_heavy()
            return
