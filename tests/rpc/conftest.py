"""One server for the tests of a file that want no more than a server; each has rows of its own on it."""

import asyncio
from collections.abc import Iterator

import pytest

from server.servicers import guard
from tests.databases import DatabaseServer, fresh
from tests.documented_reasons import ReasonLog
from tests.loops import loop_of_commands
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.statement_log import log

__all__ = ["log"]


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    """The loop of the server and of the tests."""
    with loop_of_commands() as each:
        yield each


@pytest.fixture(scope="module")
def stack(
    runner: asyncio.Runner, database_server: DatabaseServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    """The server."""
    for url in fresh(database_server, database_server.template):
        served = serving(settings_for(url, tmp_path_factory.mktemp("data")))
        yield runner.run(served.__aenter__())
        runner.run(served.__aexit__(None, None, None))


@pytest.fixture(scope="session", autouse=True)
def reason_log() -> ReasonLog:
    """Before any server starts, its log of calls begins to compare reasons with comments."""
    guard.log = log = ReasonLog(guard.log)
    return log


@pytest.fixture(autouse=True)
def every_reason_is_documented(reason_log: ReasonLog) -> Iterator[None]:
    """A test fails when a call was refused with a reason that the comment of its RPC does not tell."""
    yield
    missing, reason_log.missing = reason_log.missing, set()
    assert not missing
