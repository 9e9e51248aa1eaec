"""Which failures of a driver mean that the database does not answer now; asked again later, it may."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from server.domain.database_errors import DatabaseFull, DatabaseRefused, DatabaseUnavailable
from server.domain.errors import DomainError
from server.repositories.stored_bytes import REFUSED, refused_bytes

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
SETTING = "LIMNER_DATABASE_URL"
CURES: dict[type[BaseException], str] = {
    asyncpg.InvalidCatalogNameError: "make it (createdb), or name another in {setting}",
    asyncpg.InvalidAuthorizationSpecificationError: "correct user or password in {setting}, or pg_hba.conf there",
    asyncpg.InsufficientPrivilegeError: "grant it to the role of {setting}",
    asyncpg.ReadOnlySQLTransactionError: "name the primary in {setting}",
    ssl.SSLError: "correct sslmode or sslrootcert in {setting}",
}
"""What a database says that will say so again until an operator has changed something, and what that is."""


@contextmanager
def translated() -> Iterator[None]:
    """Tell a database that does not answer, refuses or is full from one another and from a statement that is wrong."""
    try:
        yield
    except Exception as error:
        if (meant := meaning(error)) is not None:
            raise meant from error
        raise


def meaning(error: Exception) -> DomainError | None:
    """What a failure says of the database; None where a statement is wrong."""
    driver = _cause(error)
    if isinstance(driver, asyncpg.DiskFullError):
        return DatabaseFull()
    if isinstance(driver, asyncpg.PostgresError) and driver.sqlstate == REFUSED:
        return refused_bytes(driver.detail)
    if (detail := refusal(driver)) is not None:
        return DatabaseRefused(detail)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    if lost or isinstance(error, UNREACHABLE) or isinstance(driver, UNREACHABLE):
        return DatabaseUnavailable(_said(driver))
    return None


def refusal(error: BaseException, setting: str = SETTING) -> str | None:
    """What a database refuses and the cure, by the setting that holds its url; None for every other failure."""
    # Only by its words differs the driver's refusal to go on without TLS from a line that breaks.
    no_tls = type(error) is ConnectionError and "rejected SSL" in str(error)
    cure = CURES[ssl.SSLError] if no_tls else next((CURES[kind] for kind in CURES if isinstance(error, kind)), None)
    return None if cure is None else f"{_said(error)}: {cure.format(setting=setting)}"


def _said(error: BaseException) -> str:
    """What a failure says to operators, without the values that it is about: those of a row, those of a statement."""
    if isinstance(error, ValueError):
        return type(error).__name__
    return str(error.args[0] if isinstance(error, asyncpg.PostgresError) and error.args else error)


def _cause(error: BaseException) -> BaseException:
    """The driver's own error below SQLAlchemy's."""
    if isinstance(error, DBAPIError) and error.__cause__ is not None:
        return error.__cause__.__cause__ or error
    return error
