"""Whether the database has the schema that this release works with."""

from functools import partial

from server.domain.errors import Conflict
from server.processes.first_contact import reached
from server.repositories.connecting import try_connection
from server.repositories.schema_revision import head, is_at_head
from server.settings import Settings


class DatabaseNotMigrated(Conflict):
    """The schema of the database is not the one this version needs."""

    reason = "DATABASE_NOT_MIGRATED"

    def __init__(self) -> None:
        super().__init__(f"the database is not at revision {head()}: run `limner migrate`")


async def check_database(settings: Settings) -> None:
    """Wait for the configured database where it is not up yet.

    Raises `DatabaseNotMigrated`, `DatabaseRefused`, and `DatabaseUnavailable` when it took too long.
    """
    url, direct = settings.database_url, settings.database_direct_url
    if not await reached(lambda: is_at_head(url), "database", settings.start_seconds):
        raise DatabaseNotMigrated
    if direct:
        asked = partial(try_connection, direct, "LIMNER_DATABASE_DIRECT_URL")
        await reached(asked, "database at its direct url", settings.start_seconds)
