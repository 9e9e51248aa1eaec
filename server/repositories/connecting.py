"""The one way to a PostgreSQL, and what it means when there is none: it may come, or it refuses and will go on so."""

from collections.abc import Mapping

import asyncpg

from server.domain.addresses import display
from server.domain.database_errors import DatabaseRefused, DatabaseUnavailable
from server.repositories.database_errors import SETTING, UNREACHABLE, refusal
from server.repositories.sessions import session

TRY_SECONDS = 5.0


async def connect(
    url: str, *, seconds: float, settings: Mapping[str, str], answer: float | None = None, setting: str = SETTING
) -> asyncpg.Connection:
    """A connection with some `settings` of PostgreSQL, to a url that the setting of Limner called `setting` holds.

    Raises `DatabaseUnavailable` when none is made within `seconds`, and `DatabaseRefused` when asking again is of no
    use.
    """
    try:
        return await asyncpg.connect(url, timeout=seconds, command_timeout=answer, server_settings=dict(settings))
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError) as error:
        place, words, refused = display(url), str(error) or "no answer in time", refusal(error, setting)
        if refused is None and isinstance(error, UNREACHABLE) and not _is_of_client(error):
            raise DatabaseUnavailable(f"{place}: {words}") from error
        raise DatabaseRefused(f"{place}: {refused or f'{words}: correct {setting}'}") from error


def _is_of_client(error: BaseException) -> bool:
    """Whether the driver itself finds the url wrong."""
    return isinstance(error, asyncpg.exceptions.ClientConfigurationError)


async def ask_for_life(connection: asyncpg.Connection, seconds: float) -> None:
    """Have the server answer within `seconds`. Raises what asyncpg raises of a connection that is gone."""
    await connection.execute("SELECT 1", timeout=seconds)


async def try_connection(url: str, setting: str) -> None:
    """Connect, and leave. Raises as `connect`."""
    connection = await connect(url, seconds=TRY_SECONDS, settings=session(""), setting=setting)
    await connection.close(timeout=TRY_SECONDS)
