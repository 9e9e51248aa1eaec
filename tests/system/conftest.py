"""What the tests of the whole service run on, one after the other."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.minio_server import MinioAddress
from tests.system.command_line import Limner
from tests.system.foundations import Embedded, Foundation, Servers
from tests.system.stopped_data import made
from tools.fresh_server import served


@pytest.fixture(params=["embedded", "servers"])
def foundation(request: pytest.FixtureRequest, tmp_path: Path) -> Foundation:
    """The default with nothing but a folder, then servers of their own; both without data yet."""
    if request.param == "embedded":
        return Embedded(tmp_path, {"LIMNER_DATABASE_URL": "", "LIMNER_MINIO_ENDPOINT": ""})
    minio: MinioAddress = request.getfixturevalue("minio")
    url: str = request.getfixturevalue("postgres15_database_url")
    settings = {f"LIMNER_{name.upper()}": value for name, value in minio.settings().items()}
    return Servers(tmp_path, {"LIMNER_DATABASE_URL": url, **settings}, minio)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server with the embedded defaults: its address and its data."""
    folder = tmp_path_factory.mktemp("home")
    with served(folder) as address:
        yield address, folder


@pytest.fixture(scope="session")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stopped data folder to be copied."""
    return asyncio.run(made(tmp_path_factory.mktemp("stopped") / "data"))


@pytest.fixture
def cli(home: tuple[str, Path], tmp_path: Path) -> Limner:
    """Commands for that server."""
    return Limner(home[0], tmp_path, home[1])
