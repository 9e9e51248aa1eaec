"""A stopped data folder, made once, of which tests take copies; and what runs over them."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from server.processes.postgres import EmbeddedPostgres


@asynccontextmanager
async def running(data_dir: Path) -> AsyncIterator[str]:
    """The url of a server that this process owns."""
    postgres = EmbeddedPostgres(data_dir)
    url = await postgres.start()
    try:
        yield url
    finally:
        await postgres.stop()


async def value(url: str, query: str) -> object:
    """What a query says in its first row and column."""
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetchval(query)
    finally:
        await connection.close()


async def made(data_dir: Path) -> Path:
    """A data folder whose database holds the number 7."""
    async with running(data_dir) as url:
        await value(url, "CREATE TABLE kept AS SELECT 7 AS number")
    return data_dir


async def number(url: str) -> object:
    """The number that is kept in a copy of it."""
    return await value(url, "SELECT number FROM kept")


def restored(stopped: Path, data_dir: Path) -> Path:
    """A copy as `cp -r` makes it: all of it belongs to whoever copies."""
    data_dir.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(stopped, data_dir)
    return data_dir
