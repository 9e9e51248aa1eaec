"""What use cases stand on: the twins, and a pool of real children."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.imaging.codecs.limits import Limits
from server.processes.pool import ProcessPool
from server.repositories.database import Database
from server.usecases.gate import Gate
from server.usecases.keep_blob import BlobKeeper
from tests.twins.blob_store import BlobStoreTwin
from tests.twins.database import DatabaseTwin

SECONDS = 60.0
PUT_SECONDS = 120.0


@pytest.fixture
def twin() -> DatabaseTwin:
    """An empty database in memory."""
    return DatabaseTwin()


@pytest.fixture
def database(twin: DatabaseTwin) -> Database:
    """The same as use cases know it."""
    return twin.real


@pytest.fixture
def store() -> BlobStoreTwin:
    """An empty store in memory."""
    return BlobStoreTwin()


@pytest.fixture
def keeper(database: Database, store: BlobStoreTwin) -> BlobKeeper:
    """What keeps bytes in both."""
    return BlobKeeper(database, store, PUT_SECONDS)


@pytest.fixture(scope="session")
def pool() -> Iterator[ProcessPool]:
    """One child, for all tests of a session."""
    each = ProcessPool(1, memory_limit=2 << 30)
    asyncio.run(each.start())
    yield each
    asyncio.run(each.close())


@pytest.fixture
def gate(pool: ProcessPool) -> Gate:
    """What pictures pass."""
    return Gate(pool, Limits(), SECONDS)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """A folder for work under way."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder
