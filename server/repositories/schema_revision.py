"""The revision of the schema this release works with, and whether a database has it: told without loading alembic.

The scripts lie in `migrations/`: beside the package in a checkout, inside of it when installed.
"""

from pathlib import Path

import asyncpg

import server
from server.repositories import connecting
from server.repositories.database import CONNECT_SECONDS
from server.repositories.database_errors import translated
from server.repositories.sessions import session


def scripts() -> Path:
    """The folder of the migration scripts."""
    package = Path(server.__file__).parent
    installed = package / "migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def head() -> str:
    """The revision this release works with: the number its newest script begins with."""
    return max(script.name.partition("_")[0] for script in (scripts() / "versions").glob("[0-9]*.py"))


async def is_at_head(database_url: str) -> bool:
    """Whether the database has exactly the schema of this release. Raises `DatabaseUnavailable`, `DatabaseRefused`."""
    with translated():
        connection = await connecting.connect(database_url, seconds=CONNECT_SECONDS, settings=session("migrate"))
        try:
            rows = await connection.fetch("SELECT version_num FROM alembic_version")
        except asyncpg.UndefinedTableError:
            return False
        finally:
            await connection.close(timeout=CONNECT_SECONDS)
    return [row["version_num"] for row in rows] == [head()]
