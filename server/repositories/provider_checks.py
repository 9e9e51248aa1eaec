"""Rows of `provider_checks`: how a worker last fared with each provider."""

from sqlalchemy import func
from sqlalchemy.dialects.postgresql import insert

from server.repositories.tables import provider_checks
from server.repositories.transactions import Repository


class ProviderChecks(Repository):
    """Remembers the last check of each."""

    async def keep(self, name: str, reason: str = "", message: str = "") -> None:
        """A worker has just asked a provider; `reason` and `message` are those of the error it ended with."""
        values = {"reason": reason, "message": message, "checked_at": func.clock_timestamp()}
        statement = insert(provider_checks).values(name=name, **values)
        await self._connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=values))
