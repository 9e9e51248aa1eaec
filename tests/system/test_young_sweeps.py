"""`limner sweep` takes bytes of any age only where nobody stores any: no server or worker runs, and none starts."""

from pathlib import Path

import asyncpg

from server.repositories.database import Database
from server.repositories.session_locks import WRITERS
from server.wiring import open_core
from tests.blob_samples import put, sample
from tests.rpc.stack import settings_for
from tests.system.ended_processes import vanished
from tests.system.service import limner

SESSIONS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


async def swept(environment: dict[str, str]) -> tuple[str, int]:
    """What a sweep of any age says, and its exit code."""
    async with limner("sweep", "--grace", "0", environment=environment) as process:
        return (await process.line("")).strip(), await process.child.wait()


async def test_no_young_bytes_are_taken_while_a_server_or_worker_runs(database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, workers=0)
    environment = settings.environment()
    async with open_core(settings) as core:
        await put(core.store, stray := sample(tmp_path, 100))
        for command, ready in (("serve", "listening on"), ("worker", "working")):
            async with limner(command, environment=environment | {"LIMNER_LOG_LEVEL": "info"}) as process:
                await process.line(ready)
                said, code = await swept(environment)
                assert said.startswith("limner: a server or worker runs")
                assert said.endswith("--grace 480 or more")
                assert code == 1
                assert await core.store.exists(stray.key)
                family = process.family()
                await process.kill()
                await vanished(*family)
        connection = await asyncpg.connect(database_url)
        # Their sessions end with them, and so do their locks; those of this process go on.
        while await connection.fetchval(f"{SESSIONS} AND application_name = 'limner feed'"):
            pass
        await connection.close()
        assert await swept(environment) == ("limner: removed 1", 0)


async def test_who_starts_beside_such_a_sweep_waits_and_says_why(database_url: str, tmp_path: Path) -> None:
    environment = settings_for(database_url, tmp_path, workers=0).environment()
    async with Database.open(database_url) as database:
        for command, ready in (("serve", "listening on"), ("worker", "working")):
            async with limner(command, environment=environment | {"LIMNER_LOG_LEVEL": "info"}) as process:
                async with database.alone(WRITERS) as alone:
                    assert alone
                    assert ready not in await process.line("removes bytes of any age")
                    assert not any(ready in line for line in process.said())
                await process.line(ready)
