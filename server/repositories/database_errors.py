"""Which failures of a driver mean that the database does not answer now; asked again later, it may."""

from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from server.domain.errors import DatabaseUnavailable

UNREACHABLE = (
    OperationalError,
    InterfaceError,
    NoConnectionFree,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # a connection that breaks just when it is used
    asyncpg.InsufficientResourcesError,  # connections, memory, room on disk
    asyncpg.OperatorInterventionError,  # it stops, starts, or has cancelled what took too long
    asyncpg.TransactionRollbackError,  # a deadlock
    OSError,
)


@contextmanager
def translated() -> Iterator[None]:
    """Tell a database that does not answer apart from a statement that is wrong."""
    try:
        yield
    except UNREACHABLE as error:
        raise DatabaseUnavailable from error
    except DBAPIError as error:
        if error.connection_invalidated or isinstance(error.__cause__ and error.__cause__.__cause__, UNREACHABLE):
            raise DatabaseUnavailable from error
        raise
