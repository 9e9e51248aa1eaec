"""A database of its own for every test, copied from one that was migrated once.

The server is the one of LIMNER_TEST_DATABASE_URL (a role that may create databases), else the wheel's, started for
the session.
"""

import asyncio
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import asyncpg
import pytest

from server.processes.postgres_install import programs
from server.repositories.migrations import migrate
from tests.postgres_servers import OLDEST, PostgresServer, debian_programs, installed_between, postgres_server

TEMPLATE = "limner_template"


@dataclass(frozen=True)
class DatabaseServer:
    """Where databases are made: `url` names one that is always there."""

    url: str
    template: str

    def named(self, database: str) -> str:
        """The address of another database of this server."""
        return urlunsplit(urlsplit(self.url)._replace(path=f"/{database}"))

    def execute(self, statement: str) -> None:
        """Run one statement beside all databases."""

        async def run() -> None:
            connection = await asyncpg.connect(self.url)
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        asyncio.run(run())


def _prepared(url: str) -> DatabaseServer:
    """Make the template, under a name no other run uses."""
    server = DatabaseServer(url, f"{TEMPLATE}_{uuid.uuid4().hex[:8]}")
    server.execute(f"CREATE DATABASE {server.template}")
    asyncio.run(migrate(server.named(server.template)))
    return server


@pytest.fixture(scope="session")
def database_server() -> Iterator[DatabaseServer]:
    """The server of this session with a migrated template."""
    if given := os.environ.get("LIMNER_TEST_DATABASE_URL"):
        server = _prepared(given)
        yield server
        server.execute(f"DROP DATABASE {server.template} WITH (FORCE)")
        return
    with postgres_server(programs()) as started:
        yield _prepared(started.url("postgres"))


@pytest.fixture(scope="session")
def postgres15() -> Iterator[DatabaseServer]:
    """Debian's PostgreSQL 15, the oldest there is to support, with a migrated template."""
    with postgres_server(debian_programs(OLDEST)) as started:
        yield _prepared(started.url("postgres"))


@pytest.fixture
def database_url(database_server: DatabaseServer) -> Iterator[str]:
    """A migrated database of its own."""
    yield from fresh(database_server, database_server.template)


@pytest.fixture
def empty_database_url(database_server: DatabaseServer) -> Iterator[str]:
    """A database of its own without a table."""
    yield from fresh(database_server, "template0")


@pytest.fixture
def postgres15_database_url(postgres15: DatabaseServer) -> Iterator[str]:
    """A migrated database on PostgreSQL 15."""
    yield from fresh(postgres15, postgres15.template)


@pytest.fixture(scope="session", params=["database_server", "postgres15", *installed_between()])
def each_server(request: pytest.FixtureRequest) -> Iterator[DatabaseServer]:
    """The newest and the oldest PostgreSQL, and those between them that are here, one after the other."""
    if isinstance(request.param, str):
        yield request.getfixturevalue(request.param)
        return
    with postgres_server(debian_programs(request.param)) as started:
        yield _prepared(started.url("postgres"))


@pytest.fixture
def each_database_url(each_server: DatabaseServer) -> Iterator[str]:
    """A migrated database on each PostgreSQL."""
    yield from fresh(each_server, each_server.template)


@pytest.fixture
def each_empty_database_url(each_server: DatabaseServer) -> Iterator[str]:
    """A database without a table on each PostgreSQL."""
    yield from fresh(each_server, "template0")


@pytest.fixture
def own_postgres() -> Iterator[PostgresServer]:
    """A server of its own, to be stopped and restarted."""
    with postgres_server(programs()) as started:
        yield started


def fresh(server: DatabaseServer, template: str) -> Iterator[str]:
    """A new database, dropped at the end whoever is still connected."""
    name = f"limner_{uuid.uuid4().hex}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")  # the quicker one without fsync
    try:
        yield server.named(name)
    finally:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
