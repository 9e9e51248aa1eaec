"""Locks that last as long as a session, without a transaction: a process that is killed loses them at once.

They need a session of their own: through a pooler a lock would stay behind in a connection that is lent on.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from server.domain.database_errors import DatabaseUnavailable
from server.repositories.connecting import connect
from server.repositories.database_errors import translated
from server.repositories.sessions import session

ANSWER_SECONDS = 10.0
WRITERS = 0x6C696D6E6577
"""The lock ("limnew") that every server and worker shares, and that a sweep of bytes of any age takes for itself."""


@asynccontextmanager
async def session_lock(url: str, key: int) -> AsyncIterator[bool]:
    """Whether nobody else has the lock of this number; then it is ours as long as the block lasts.

    Raises `DatabaseUnavailable`, at the end too when the lock was lost on the way.
    """
    connection = await connect(url, seconds=ANSWER_SECONDS, settings=session("lock"), answer=ANSWER_SECONDS)
    try:
        with translated():
            alone: bool = await connection.fetchval("SELECT pg_try_advisory_lock($1)", key)
        yield alone
        if alone:
            with translated():
                await connection.execute("SELECT pg_advisory_unlock($1)", key)
    finally:
        connection.terminate()


async def join_writers(connection: asyncpg.Connection) -> None:
    """Let a session stand for a process that stores bytes. Raises `DatabaseUnavailable` beside a sweep of any age."""
    if not await connection.fetchval("SELECT pg_try_advisory_lock_shared($1)", WRITERS):
        raise DatabaseUnavailable("`limner sweep` removes bytes of any age: a server or worker starts when it is done")
