"""Maintenance beside rows that are as old as a test wants them."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg

from server.domain.images import content_address
from server.settings import Settings
from server.usecases.maintenance import Maintenance
from server.wiring import Core, open_core, open_maintenance

AGED = "UPDATE blobs SET touched_at = touched_at - interval '1 year'"
"""Makes all that nothing refers to old enough for any sweep, where nobody stores anything meanwhile."""
STEPS = ("clock", "expiry", "trash", "requests", "renders", "logs", "themes", "thumbnails", "sweep")


@dataclass(frozen=True)
class Ground:
    """Maintenance, the store and database it works on, and another writer's connection to the database."""

    maintain: Maintenance
    core: Core
    connection: asyncpg.Connection

    async def count(self, table: str) -> int:
        """How many rows a table has."""
        count: int = await self.connection.fetchval(f"SELECT count(*) FROM {table}")
        return count

    async def execute(self, statement: str, *values: Any) -> None:
        """Change rows."""
        await self.connection.execute(statement, *values)

    async def outcome(self, step: str) -> dict[str, int]:
        """Run everything, and return what one step did; none may fail."""
        done = await self.maintain()
        assert done is not None
        assert None not in done.values()
        return {word: count for word, count in (done[step] or {}).items() if count}

    async def swept(self) -> int:
        """How many contents maintenance removes once they are old; the first look finds those that no row knows."""
        await self.outcome("sweep")
        await self.execute(AGED)
        return (await self.outcome("sweep")).get("removed", 0)

    async def kept(self, content: bytes) -> str:
        """The content address of bytes that are put into the store, past the service."""
        path, sha256 = self.core.scratch / "picture", hashlib.sha256(content).hexdigest()
        path.write_bytes(content)
        key = content_address(sha256, "png")
        await self.core.store.put(key, path, size=len(content), sha256=sha256, content_type="image/png")
        return key

    async def keys(self) -> set[str]:
        """What lies in the store."""
        return {entry.key async for entry in self.core.store.entries()}


@asynccontextmanager
async def maintaining(settings: Settings) -> AsyncIterator[Ground]:
    """Maintenance that is ready to run."""
    async with open_core(settings) as core, open_maintenance(settings) as maintain:
        connection = await asyncpg.connect(settings.database_url)
        try:
            yield Ground(maintain, core, connection)
        finally:
            await connection.close()
