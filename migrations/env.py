"""How alembic reaches the database: online through asyncpg and one process at a time, offline as SQL text."""

import asyncio
import os

from alembic import context
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql.base import ischema_names

from server.repositories.migrations import exclusive_connection
from server.repositories.tables import metadata
from server.repositories.tables.task import Xid8

ischema_names["xid8"] = Xid8


def migrate_on(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
        compare_server_default=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate_as_text() -> None:
    context.configure(dialect_name="postgresql", target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


async def migrate_online() -> None:
    url = context.config.attributes.get("database_url") or os.environ.get("LIMNER_DATABASE_URL")
    if not url:
        raise CommandError("set LIMNER_DATABASE_URL to the database to migrate, postgresql://…")
    async with exclusive_connection(url) as connection:
        await connection.run_sync(migrate_on)


if context.is_offline_mode():
    migrate_as_text()
else:
    asyncio.run(migrate_online())
