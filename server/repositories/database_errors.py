"""Which failures of a driver mean that the database does not answer now; asked again later, it may."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from server.domain.errors import DatabaseFull, DatabaseUnavailable

UNREACHABLE = (
    OperationalError,
    InterfaceError,
    NoConnectionFree,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection that breaks just when it is used
    asyncpg.InsufficientResourcesError,  # connections, memory
    asyncpg.OperatorInterventionError,  # it stops, starts, or has cancelled what took too long
    asyncpg.TransactionRollbackError,  # a deadlock
    OSError,
)


@contextmanager
def translated() -> Iterator[None]:
    """Tell a database that does not answer, or is full, apart from a statement that is wrong."""
    try:
        yield
    except (*UNREACHABLE, DBAPIError) as error:
        cause = error.__cause__ and error.__cause__.__cause__ if isinstance(error, DBAPIError) else error
        if isinstance(cause, asyncpg.DiskFullError):
            raise DatabaseFull from error
        broken = isinstance(error, DBAPIError) and error.connection_invalidated
        if broken or isinstance(error, UNREACHABLE) or isinstance(cause, UNREACHABLE):
            raise DatabaseUnavailable from error
        raise
