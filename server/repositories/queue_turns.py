"""Whose turn it is: tags that make the queue fair over scopes, by start-time fair queueing.

A task's tag is the virtual time at which its service begins if every scope gets as much as every other; within a
priority the lowest tag runs first. The virtual time is the highest tag that was ever begun, so it never falls; a task
in the queue may have begun before, but not with the tag it has now. A scope's next task begins where its last one
ended, but never in the past: who was away has saved nothing up.
Source: Goyal, Vin, Cheng, "Start-time Fair Queueing", 1996.
"""

from sqlalchemy import text

from server.repositories.transactions import Repository

CLOCK = """(SELECT coalesce(max(start_tag), 0) FROM generation_tasks
  WHERE priority = {} AND attempts > 0 AND status NOT IN ('queued', 'waiting'))"""

TAKE = text(f"""
INSERT INTO queue_turns AS held (priority, scope, next_tag)
SELECT :priority, :scope, {CLOCK.format(":priority")} + :cost
ON CONFLICT (priority, scope) DO UPDATE
  SET next_tag = greatest(held.next_tag, excluded.next_tag - :cost) + :cost, queued_at = now()
RETURNING next_tag - :cost
""")

# The line of a scope that was paused stands where it stood: it is moved as a whole to where the others are. Its tasks
# are locked before its turns, as everybody does it.
REJOIN = text(f"""
WITH late AS (
  SELECT priority, {CLOCK.format("line.priority")} - head AS behind FROM (
    SELECT priority, min(start_tag) AS head FROM generation_tasks
    WHERE status = 'queued' AND NOT is_deleted AND coalesce(scope, '') = :scope GROUP BY priority) AS line
), moved AS (
  UPDATE generation_tasks t SET start_tag = start_tag + behind FROM late
  WHERE behind > 0 AND t.priority = late.priority AND status = 'queued' AND coalesce(scope, '') = :scope
  RETURNING t.priority, behind
)
UPDATE queue_turns held SET next_tag = next_tag + behind FROM (SELECT DISTINCT priority, behind FROM moved) AS line
WHERE held.priority = line.priority AND held.scope = :scope
""")

# A scope without a turn begins at the virtual time. That is where one begins, too, whose turn has long passed.
FORGET = text("""
DELETE FROM queue_turns held
WHERE queued_at NOT BETWEEN now() - interval '1 day' AND now() + interval '1 day'
  AND next_tag < (SELECT max(next_tag) FROM queue_turns newest WHERE newest.priority = held.priority)
  AND NOT EXISTS (SELECT FROM generation_tasks t
    WHERE t.status IN ('queued', 'waiting', 'running') AND coalesce(t.scope, '') = held.scope)
""")


class QueueTurns(Repository):
    """Rows of `queue_turns`. Taking one holds the scope's row until the transaction ends: take it last."""

    async def take(self, priority: int, scope: str, cost: int) -> int:
        """The tag of a scope's next task, which costs so many images."""
        taken = await self._connection.execute(TAKE, {"priority": priority, "scope": scope, "cost": cost})
        tag: int = taken.scalar_one()
        return tag

    async def rejoin(self, scope: str) -> None:
        """Have a scope that was paused go on in turn with the others, with nothing saved up."""
        await self._connection.execute(REJOIN, {"scope": scope})

    async def forget(self) -> int:
        """Drop the turns of scopes that have queued nothing for a day; returns how many."""
        return (await self._connection.execute(FORGET)).rowcount
