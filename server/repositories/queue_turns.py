"""Whose turn it is: tags that make the queue fair over scopes, by start-time fair queueing.

A task's tag is the virtual time at which its service begins if every scope gets as much as every other; within a
priority the lowest tag runs first. The virtual time is the tag of what runs. A scope's next task begins where its last
one ended, but never in the past: who was away has saved nothing up.
Source: Goyal, Vin, Cheng, "Start-time Fair Queueing", 1996.
"""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

TAKE = text("""
WITH clock AS (
  SELECT coalesce(
    (SELECT max(start_tag) FROM generation_tasks WHERE status = 'running' AND priority = :priority),
    (SELECT start_tag FROM generation_tasks t
     WHERE status = 'queued' AND NOT is_deleted AND priority = :priority
       AND NOT EXISTS (SELECT FROM queue_pauses p WHERE NOT p.whole AND p.scope = coalesce(t.scope, ''))
     ORDER BY priority DESC, start_tag, id LIMIT 1),
    (SELECT max(next_tag) FROM queue_turns WHERE priority = :priority), 0) AS tag
)
INSERT INTO queue_turns AS held (priority, scope, next_tag)
SELECT :priority, :scope, tag + :cost FROM clock
ON CONFLICT (priority, scope) DO UPDATE
  SET next_tag = greatest(held.next_tag, excluded.next_tag - :cost) + :cost, queued_at = now()
RETURNING next_tag - :cost
""")

# A scope without a turn begins at the virtual time. That is where one begins, too, whose turn has long passed.
FORGET = text("""
DELETE FROM queue_turns held
WHERE queued_at < now() - interval '1 day'
  AND next_tag < (SELECT max(next_tag) FROM queue_turns newest WHERE newest.priority = held.priority)
  AND NOT EXISTS (SELECT FROM generation_tasks t
    WHERE t.status IN ('queued', 'waiting', 'running') AND coalesce(t.scope, '') = held.scope)
""")


class QueueTurns:
    """Rows of `queue_turns`. Taking one holds the scope's row until the transaction ends: take it last."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def take(self, priority: int, scope: str, cost: int) -> int:
        """The tag of a scope's next task, which costs so many images."""
        taken = await self._connection.execute(TAKE, {"priority": priority, "scope": scope, "cost": cost})
        tag: int = taken.scalar_one()
        return tag

    async def forget(self) -> int:
        """Drop the turns of scopes that have queued nothing for a day; returns how many."""
        return (await self._connection.execute(FORGET)).rowcount
