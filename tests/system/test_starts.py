"""How servers and workers start beside a database, a port or settings that are missing, late, or do not want them."""

import asyncio
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import asyncpg
import pytest

from server.repositories.migrations import migrate
from tests.databases import DatabaseServer
from tests.postgres_servers import PostgresServer
from tests.system.command_line import Limner
from tests.system.service import limner, service
from tests.wrong_settings import WRONG

pytestmark = pytest.mark.starting

LIBPQ = {
    "PGHOST": "203.0.113.1",
    "PGPORT": "1",
    "PGUSER": "nobody",
    "PGPASSWORD": "nothing",
    "PGDATABASE": "nothing",
    "PGPASSFILE": "/no/such/file",
    "PGSERVICE": "none",
    "PGSERVICEFILE": "/no/such/file",
    "PGOPTIONS": "-c no.such=1 -x",
    "PGSSLMODE": "verify-full",
    "PGSSLNEGOTIATION": "direct",
    "PGSSLROOTCERT": "/no/such/file",
    "PGSSLCERT": "/no/such/file",
    "PGSSLKEY": "/no/such/file",
    "PGSSLCRL": "/no/such/file",
    "PGSSLMINPROTOCOLVERSION": "TLSv9",
    "PGTARGETSESSIONATTRS": "standby",
    "PGKRBSRVNAME": "nothing",
    "PGGSSLIB": "nothing",
    "PGCLIENTENCODING": "nothing",
    "PGDATESTYLE": "nothing",
    "PGTZ": "nothing",
    "PGAPPNAME": "nothing",
    "PGDATA": "/no/such/folder",
}
STARTS = ("serve", "worker")
SMALL = ("--seed", "6", "--option", "columns=16", "--option", "rows=12", "--option", "px_per_cell=24")


@pytest.fixture
def here(tmp_path: Path) -> Limner:
    """Commands in a folder of their own, that talk to no server."""
    return Limner("127.0.0.1:1", tmp_path, tmp_path / "data")


def test_wrong_settings_end_a_start_without_a_traceback(here: Limner) -> None:
    told, says = WRONG[11]
    for command in STARTS:
        ended = here.run(command, **told)
        assert (ended.returncode, says in ended.stderr, "Traceback" in ended.stderr) == (2, True, False)


def test_a_misspelt_setting_is_told(here: Limner) -> None:
    (here.folder / ".env").write_text("LIMNER_LISTN=127.0.0.1:1\n")
    said = here.refused("maintenance", LIMNER_WORKER="3")
    assert "nearest=LIMNER_WORKERS" in said
    assert "nearest=LIMNER_LISTEN" in said


def test_a_setting_that_is_gone_says_what_stands_for_it(here: Limner) -> None:
    said = here.refused("serve", code=2, LIMNER_INSECURE="true", LIMNER_LISTEN="0.0.0.0:0")
    assert "LIMNER_PLAINTEXT=true (no TLS) and LIMNER_ANONYMOUS=true (no identities)" in said


async def test_the_environment_of_other_servers_does_not_reach_the_embedded_one(tmp_path: Path) -> None:
    async with service(LIBPQ, tmp_path, workers=1) as each:
        told = each.environment | LIBPQ | {"LIMNER_SERVER": each.address}
        for words in (("generate", "dungeon", *SMALL), ("seed",), ("migrate",), ("maintenance",)):
            async with limner(*words, environment=told) as process:
                assert await process.child.wait() == 0, process.said()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("/limner_", "/none_"), "does not exist: make it (createdb), or name another in LIMNER_DATABASE_URL"),
        (("limner@", "nobody@"), 'role "nobody" does not exist: correct user or password in LIMNER_DATABASE_URL'),
        (("limner@", "stranger@"), "permission denied for table alembic_version"),
        (("&port", "&statement_timeouts=3&port"), '"statement_timeouts": correct LIMNER_DATABASE_URL'),
        (("&port", "&sslmode=verify-full&port"), "correct"),
    ],
    ids=["database", "role", "rights", "parameter", "TLS"],
)
def test_what_a_database_refuses_ends_the_start_at_once(
    database_server: DatabaseServer, database_url: str, here: Limner, change: tuple[str, str], says: str
) -> None:
    database_server.execute("DROP ROLE IF EXISTS stranger")
    database_server.execute("CREATE ROLE stranger LOGIN")
    url = database_url.replace(*change)
    assert url != database_url
    told = [{"LIMNER_DATABASE_URL": url}]
    if "permission" not in says:  # to listen takes none
        told.append({"LIMNER_DATABASE_URL": database_url, "LIMNER_DATABASE_DIRECT_URL": url})
    with ThreadPoolExecutor(3) as pool:
        serving = pool.submit(here.refused, "serve", LIMNER_DATABASE_URL=url)
        said, *direct = pool.map(lambda each: here.refused("worker", **each), told)
    for each in (serving.result(), said):
        assert says in each
        assert len(each.splitlines()) == 1
    assert all("LIMNER_DATABASE_DIRECT_URL" in each for each in direct)


def test_a_wrong_password_is_told_from_a_missing_one(own_postgres: PostgresServer, here: Limner) -> None:
    rules = own_postgres.folder / "pg_hba.conf"
    DatabaseServer(own_postgres.url("postgres"), "").execute("CREATE ROLE guest LOGIN PASSWORD 'right'")
    rules.write_text("local all limner trust\nlocal all guest scram-sha-256\n")
    own_postgres.restart()
    url = own_postgres.url("postgres")
    for user, says in (
        ("guest:wrong", "password authentication failed"),
        ("guest", "password"),
        ("other", "no pg_hba.conf entry"),
    ):
        said = here.refused("serve", LIMNER_DATABASE_URL=url.replace("limner@", f"{user}@"))
        assert says in said
        assert "LIMNER_DATABASE_URL" in said
        assert "wrong" not in said
        assert len(said.splitlines()) == 1


@pytest.fixture
def late(own_postgres: PostgresServer) -> Iterator[PostgresServer]:
    """A server with the schema, that is not running."""
    asyncio.run(migrate(own_postgres.url("postgres")))
    own_postgres.stop()
    yield own_postgres
    own_postgres.start()


async def test_a_database_that_is_late_is_waited_for(late: PostgresServer, tmp_path: Path) -> None:
    told = {"LIMNER_DATABASE_URL": late.url("postgres"), "LIMNER_DATA_DIR": str(tmp_path), "LIMNER_WORKERS": "0"}
    told |= {"LIMNER_LISTEN": "127.0.0.1:0"}
    async with limner("serve", environment=told) as server, limner("worker", environment=told) as worker:
        for each in (server, worker):
            assert str(late.folder) in await each.line("waiting for the database")
        await asyncio.to_thread(late.start)
        await server.line("listening on")
        await worker.line("working")
        await asyncio.to_thread(late.stop)


async def test_a_wait_can_be_ended_and_has_an_end(late: PostgresServer, tmp_path: Path) -> None:
    told = {"LIMNER_DATABASE_URL": late.url("postgres"), "LIMNER_DATA_DIR": str(tmp_path)}
    told |= {"LIMNER_LISTEN": "127.0.0.1:0"}

    async def waits(command: str) -> None:
        async with limner(command, environment=told) as process:
            await process.line("waiting for the database")
            assert await process.stop() == 0

    async def ends(command: str, **more: str) -> None:
        async with limner(command, environment=told | more) as process:
            await process.line("limner: the database does not answer now")
            assert await process.child.wait() == 1

    await asyncio.gather(waits("serve"), waits("worker"), ends("migrate"), ends("seed"))
    await asyncio.gather(ends("sweep"), ends("maintenance"), *(ends(each, LIMNER_START_SECONDS="0") for each in STARTS))


async def test_a_database_without_room_for_one_more_is_waited_for(database_url: str, tmp_path: Path) -> None:
    name = database_url.partition("@/")[2].partition("?")[0]
    role = f"crowd_{name}"
    connection = await asyncpg.connect(database_url)
    try:
        await connection.execute(f"CREATE ROLE {role} LOGIN IN ROLE pg_read_all_data, pg_write_all_data")
        await connection.execute(f"ALTER DATABASE {name} CONNECTION LIMIT 0")
        told = {"LIMNER_DATABASE_URL": database_url.replace("limner@", f"{role}@"), "LIMNER_DATA_DIR": str(tmp_path)}
        async with limner("serve", "--listen", "127.0.0.1:0", "--workers", "0", environment=told) as process:
            await process.line("too many connections")
            await connection.execute(f"ALTER DATABASE {name} CONNECTION LIMIT -1")
            await process.line("listening on")
    finally:
        await connection.execute(f"DROP ROLE {role}")
        await connection.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_port_in_use_is_told_in_one_line_before_anything_starts(here: Limner, host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"{host}:{taken.getsockname()[1]}"
        said = here.refused("serve", LIMNER_LISTEN=address)
    assert said.startswith(f"limner: cannot listen on {address}: another program listens there")
    assert len(said.splitlines()) == 1
    assert not (here.folder / "data").exists()


def test_an_address_of_another_machine_is_told(here: Limner) -> None:
    said = here.refused("serve", "--plaintext", "--listen", "192.0.2.7:50051")
    assert said.startswith("limner: cannot listen on 192.0.2.7:50051: it is no address of this machine")


def test_a_demo_beside_a_server_refuses_and_names_the_way(cli: Limner) -> None:
    said = cli.refused("demo")
    assert "another `limner serve` uses" in said
    assert "limner generate dungeon" in said
    assert len(said.splitlines()) == 1
