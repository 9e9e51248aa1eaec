"""Coroutine tests run on a loop of their own, within a limit that turns a hang into a failure."""

import asyncio
import gc
import inspect
import signal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from server.telemetry.structured import structlog
from tests.long_files import LONGEST
from tests.loops import loop_for

HERE = Path(__file__).parent
TEST_TIMEOUT_SECONDS = 900

# The same examples on every machine, however slow it is.
settings.register_profile("limner", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("limner")

# A shell that starts tests in the background has them, and what they start, ignore Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)


def _plain(_: object, level: str, facts: Any) -> str:
    event, trace = facts.pop("event", ""), facts.pop("exception", "")
    told = " ".join(f"{name}={value}" for name, value in facts.items())
    return f"{level} {event} {told}\n{trace}".rstrip()


# What is logged is read where a test fails. Columns and colours for it are a tenth of what a call costs.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.dev.set_exc_info,
        structlog.processors.format_exc_info,
        _plain,
    ]
)

pytest_plugins = ["tests.certificates", "tests.databases", "tests.minio_server", "tests.odd_generator"]


def pytest_collectstart() -> None:
    """Nothing that is collected goes away again: the garbage collector need not look for it."""
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first; all else stays in its order."""
    turns = {HERE / name: turn for turn, name in enumerate(LONGEST)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


def pytest_collection_finish() -> None:
    """What was collected stays to the end: the garbage collector need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}

    async def bounded() -> None:
        async with asyncio.timeout(TEST_TIMEOUT_SECONDS):
            await pyfuncitem.obj(**arguments)

    runner = pyfuncitem.funcargs.get("runner")
    if isinstance(runner, asyncio.Runner):
        runner.run(bounded())
        return True
    with loop_for(pyfuncitem.path) as own:
        own.run(bounded())
    return True


@pytest.fixture
def runner(request: pytest.FixtureRequest) -> object:
    """The loop a test shares with its fixtures: `runner.run(coroutine)` in set-up and tear-down."""
    with loop_for(request.path) as each:
        yield each
