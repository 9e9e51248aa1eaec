"""Which failures of a driver mean that the database does not answer now; asked again later, it may."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from server.domain.errors import DatabaseRefused, DatabaseUnavailable

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
REFUSING = (
    asyncpg.InvalidCatalogNameError,  # no such database
    asyncpg.InvalidAuthorizationSpecificationError,  # no such role, a wrong password, no line in pg_hba.conf
    asyncpg.InsufficientPrivilegeError,
    asyncpg.ReadOnlySQLTransactionError,  # a standby
    ssl.SSLError,
)


@contextmanager
def translated() -> Iterator[None]:
    """Tell a database that does not answer apart from one that refuses, and from a statement that is wrong."""
    try:
        yield
    except Exception as error:
        driver = _cause(error)
        if (detail := refusal(driver)) is not None:
            raise DatabaseRefused(detail) from error
        lost = isinstance(error, DBAPIError) and error.connection_invalidated
        if lost or isinstance(error, UNREACHABLE) or isinstance(driver, UNREACHABLE):
            raise DatabaseUnavailable(str(driver)) from error
        raise


def refusal(error: BaseException) -> str | None:
    """What a database says that will say so again until an operator has changed something; else None."""
    # Only by its words differs the driver's refusal to go on without TLS from a line that breaks.
    no_tls = type(error) is ConnectionError and "rejected SSL" in str(error)
    return str(error) if no_tls or isinstance(error, REFUSING) else None


def _cause(error: BaseException) -> BaseException:
    """The driver's own error below SQLAlchemy's."""
    if isinstance(error, DBAPIError) and error.__cause__ is not None:
        return error.__cause__.__cause__ or error
    return error
