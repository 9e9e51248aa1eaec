"""Rows of `queue_pauses`: what workers leave alone until it is resumed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from server.repositories.purview import owned_by
from server.repositories.queue_turns import QueueTurns
from server.repositories.tables import queue_pauses
from server.repositories.task_statements import QUEUE_CHANNEL
from server.repositories.transactions import Repository


@dataclass(frozen=True, slots=True)
class Pause:
    """A pause of one scope, where '' are the tasks that have none, or of the whole queue when `scope` is None."""

    scope: str | None
    reason: str
    paused_by: str
    paused_at: datetime


class QueuePauses(Repository):
    """Pauses and resumes the queue."""

    async def pause(self, scope: str | None, reason: str, caller: str) -> Pause:
        """Pause a scope, or the whole queue; what is paused already keeps its pause."""
        new = insert(queue_pauses).values(whole=scope is None, scope=scope or "", reason=reason, paused_by=caller)
        # Changes nothing, and returns the row that is there, which nobody can remove in between.
        kept = new.on_conflict_do_update(constraint=queue_pauses.primary_key, set_={"scope": new.excluded.scope})
        return _pause((await self._connection.execute(kept.returning(queue_pauses))).one())

    async def resume(self, scope: str | None) -> bool:
        """Let workers go on; False when it was not paused."""
        columns = queue_pauses.c
        ended = delete(queue_pauses).where(columns.whole == (scope is None), columns.scope == (scope or ""))
        resumed = bool((await self._connection.execute(ended)).rowcount)
        if resumed and scope is not None:
            await QueueTurns(self._transaction).rejoin(scope)
        await self._connection.execute(select(func.pg_notify(QUEUE_CHANNEL, "")))
        return resumed

    async def all(self) -> Sequence[Pause]:
        """Every pause that concerns the caller, that of the whole queue first."""
        columns = queue_pauses.c
        own = and_(True, *owned_by(self._transaction.caller, queue_pauses))
        statement = select(queue_pauses).where(columns.whole | own).order_by(columns.whole.desc(), columns.scope)
        return [_pause(row) for row in await self._connection.execute(statement)]


def _pause(row: Any) -> Pause:
    return Pause(None if row.whole else row.scope, row.reason, row.paused_by, row.paused_at)
