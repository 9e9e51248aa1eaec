"""PostgreSQL and its twin: every test here holds for both of them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from server.repositories.database import Database
from tests.system.database_clock import DatabaseClock
from tests.twins.database import DatabaseTwin


@dataclass(frozen=True)
class EachDatabase:
    """A database, and how time passes in it."""

    database: Database
    let_pass: Callable[[timedelta], Awaitable[None]]


@pytest.fixture(params=["postgresql", "twin"])
def each(request: pytest.FixtureRequest, runner: asyncio.Runner) -> Iterator[EachDatabase]:
    """Either of them, empty."""
    if request.param == "twin":
        twin = DatabaseTwin()
        yield EachDatabase(twin.real, twin.let_pass)
        return
    url: str = request.getfixturevalue("database_url")
    clock, opening = DatabaseClock(url), Database.open(url)
    clock.set_up()
    yield EachDatabase(runner.run(opening.__aenter__()), clock.let_pass)
    runner.run(opening.__aexit__(None, None, None))


@pytest.fixture
def database(each: EachDatabase) -> Database:
    """The database alone."""
    return each.database
