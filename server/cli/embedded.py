"""The whole service in one place: database, migrations, themes, server and workers, as long as a block lasts."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from server.domain.errors import Conflict
from server.processes.postgres import EmbeddedPostgres
from server.processes.respawned import Respawned
from server.repositories.migrations import head, is_at_head, migrate
from server.settings import Settings
from server.wiring import load_builtin_themes, open_core, open_server

WORKER_STOP_SECONDS = 10.0


class DatabaseNotMigrated(Conflict):
    """The schema of the database is not the one this version needs."""

    reason = "DATABASE_NOT_MIGRATED"

    def __init__(self) -> None:
        super().__init__(f"the database is not at revision {head()}: run `limner migrate`")


@asynccontextmanager
async def open_database(settings: Settings) -> AsyncIterator[Settings]:
    """Settings that name a database that runs and has our schema.

    The embedded one is started, migrated, and stopped at the end; any other must be at head already.
    """
    if settings.database_url:
        if not await is_at_head(settings.database_url):
            raise DatabaseNotMigrated
        yield settings
        return
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    embedded = EmbeddedPostgres(settings.data_dir)
    url = await embedded.start()
    try:
        await migrate(url)
        yield settings.model_copy(update={"database_url": url})
    finally:
        await embedded.stop()


@asynccontextmanager
async def embedded_stack(settings: Settings) -> AsyncIterator[str]:
    """Everything `limner serve` runs; gives the address the server listens on. Leaves no process behind."""
    async with AsyncExitStack() as stack:
        ready = await stack.enter_async_context(open_database(settings))
        async with open_core(ready) as core:
            await load_builtin_themes(core.database)
        port = await stack.enter_async_context(open_server(ready))
        children = [Respawned(*worker_command(ready), WORKER_STOP_SECONDS) for _ in range(ready.workers)]
        await asyncio.gather(*(stack.enter_async_context(each) for each in children))
        yield f"{ready.host}:{port}"


def worker_command(settings: Settings) -> tuple[list[str], dict[str, str]]:
    """How a worker child is started: the same interpreter, the same settings."""
    told = {
        "LIMNER_DATABASE_URL": settings.database_url,
        "LIMNER_DATABASE_DIRECT_URL": settings.database_direct_url,
        "LIMNER_DATA_DIR": str(settings.data_dir.resolve()),
        "LIMNER_MINIO_ENDPOINT": settings.minio_endpoint,
        "LIMNER_MINIO_ACCESS_KEY": settings.minio_access_key,
        "LIMNER_MINIO_SECRET_KEY": settings.minio_secret_key.get_secret_value(),
        "LIMNER_MINIO_BUCKET": settings.minio_bucket,
        "LIMNER_MINIO_SECURE": str(settings.minio_secure).lower(),
        "LIMNER_MINIO_REGION": settings.minio_region,
        "LIMNER_WORKER_SLOTS": str(settings.worker_slots),
        "LIMNER_LEASE_SECONDS": str(settings.lease_seconds),
        "LIMNER_GENERATE_SECONDS": str(settings.generate_seconds),
        "LIMNER_JOB_MEMORY_MB": str(settings.job_memory_mb),
        "LIMNER_LOG_FORMAT": settings.log_format,
        "LIMNER_LOG_LEVEL": settings.log_level,
    }
    return [sys.executable, "-m", "server", "worker"], {**os.environ, **told}
