"""Tasks that are not finished, counted against the limits of their callers and scopes."""

from collections.abc import Mapping, Sequence

from sqlalchemy import text

from server.domain.limit_errors import TooManyTasks
from server.domain.quotas import OwnerKind, subject
from server.domain.regenerate_specs import REGENERATE
from server.repositories.transactions import Repository

# Until the transaction ends: so many at once come one after the other, and each counts those before it.
LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('tasks of ' || :subject, 0))")

UNFINISHED = f"status IN ('queued', 'waiting', 'running') AND NOT is_deleted AND type <> '{REGENERATE}'"
"""What is done by parts counts as these do."""
COLUMNS = {OwnerKind.CALLER: "created_by", OwnerKind.SCOPE: "scope"}
COUNT = {
    kind: text(f"""
    SELECT count(*) FROM (
      SELECT FROM generation_tasks WHERE {column} = :owner AND {UNFINISHED} LIMIT :most) AS unfinished
    """)
    for kind, column in COLUMNS.items()
}
USED = {
    kind: text(f"""
    SELECT {column} AS owner, count(*) AS used FROM generation_tasks
    WHERE {column} = ANY(:owners) AND {UNFINISHED} GROUP BY {column}
    """)
    for kind, column in COLUMNS.items()
}


class UnfinishedTasks(Repository):
    """Tasks that are queued, waiting or running."""

    async def admit(self, caller: str, scope: str | None, more: int = 1) -> None:
        """Let so many more tasks in, of this caller and scope, until the transaction ends. Raises `TooManyTasks`."""
        for kind, owner, most in self._transaction.quotas.tasks.owners(caller, scope):
            whose = subject(kind, owner)
            await self._connection.execute(LOCK, {"subject": whose})
            counted = await self._connection.execute(COUNT[kind], {"owner": owner, "most": most})
            if counted.scalar_one() + more > most:
                raise TooManyTasks(whose, most)

    async def used(self, kind: OwnerKind, owners: Sequence[str]) -> Mapping[str, int]:
        """How many those of some callers, or scopes, have that have any."""
        rows = await self._connection.execute(USED[kind], {"owners": list(owners)})
        return {row.owner: row.used for row in rows}
