"""How servers start beside a store that is late, or does not want them."""

import asyncio
from pathlib import Path

import pytest

from tests.minio_server import MinioAddress, MinioServer
from tests.required_parts import debian_program
from tests.system.service import limner


@pytest.mark.parametrize(
    ("shift", "change", "says"),
    [
        ("", {"LIMNER_MINIO_ACCESS_KEY": "nobody-here"}, "LIMNER_MINIO_ACCESS_KEY is not known there"),
        ("", {"LIMNER_MINIO_SECRET_KEY": "wrong-secret"}, "LIMNER_MINIO_SECRET_KEY is not the one of"),
        ("", {"LIMNER_MINIO_SECURE": "true"}, "LIMNER_MINIO_SECURE must be false"),
        ("+20m", {}, "RequestTimeTooSkewed: the clocks of this machine and of the store differ"),
        ("-20m", {}, "RequestTimeTooSkewed: the clocks of this machine and of the store differ"),
    ],
)
async def test_what_a_store_refuses_is_told_apart(
    database_url: str, minio: MinioAddress, tmp_path: Path, shift: str, change: dict[str, str], says: str
) -> None:
    told = {f"LIMNER_{name.upper()}": value for name, value in minio.settings().items()}
    told |= {"LIMNER_DATABASE_URL": database_url, "LIMNER_DATA_DIR": str(tmp_path), "LIMNER_LISTEN": "127.0.0.1:0"}
    before = [debian_program("faketime", "faketime"), "-f", shift] if shift else []
    async with limner("serve", environment=told | change, before=before) as process:
        assert "limner: the object store refuses Limner" in (line := await process.line(says))
        assert "Traceback" not in line
        assert await process.child.wait() == 1


async def test_a_store_that_is_late_is_waited_for(database_url: str, own_minio: MinioServer, tmp_path: Path) -> None:
    told = {f"LIMNER_{name.upper()}": value for name, value in own_minio.address.settings().items()}
    told |= {"LIMNER_DATABASE_URL": database_url, "LIMNER_DATA_DIR": str(tmp_path), "LIMNER_LISTEN": "127.0.0.1:0"}
    own_minio.kill()
    async with limner("serve", "--workers", "0", environment=told) as server:
        await server.line("waiting for the object store")
        await asyncio.to_thread(own_minio.start)
        await server.line("listening on")
