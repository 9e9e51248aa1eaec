"""What the tests of the whole service run on, one after the other."""

from pathlib import Path

import pytest

from tests.minio_server import MinioAddress
from tests.system.foundations import Embedded, Foundation, Servers


@pytest.fixture(params=["embedded", "servers"])
def foundation(request: pytest.FixtureRequest, tmp_path: Path) -> Foundation:
    """The default with nothing but a folder, then servers of their own; both without data yet."""
    if request.param == "embedded":
        return Embedded(tmp_path, {"LIMNER_DATABASE_URL": "", "LIMNER_MINIO_ENDPOINT": ""})
    minio: MinioAddress = request.getfixturevalue("minio")
    url: str = request.getfixturevalue("postgres15_database_url")
    settings = {f"LIMNER_{name.upper()}": value for name, value in minio.settings().items()}
    return Servers(tmp_path, {"LIMNER_DATABASE_URL": url, **settings}, minio)
