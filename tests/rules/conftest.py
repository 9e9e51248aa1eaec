"""The promised schema as a database of its own, beside a migrated one on the same server."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.databases import DatabaseServer, fresh
from tests.rules.promised_schema import make_promised


@pytest.fixture
def promised_url(each_server: DatabaseServer) -> Iterator[str]:
    """A database with the tables of docs/schema.md and nothing else."""
    for url in fresh(each_server, "template0"):
        asyncio.run(make_promised(url))
        yield url
