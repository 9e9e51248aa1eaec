"""Rows of `provider_calls`: what providers are asked for, at most so often within an hour, whoever works.

A call is reserved under a lock of its provider, which ends with the transaction, so no two count the same room. The
hour slides by the database's clock. Who finds it full gets a place in line, and the time at which there is room for
it; from that time on nobody else takes this room, unless its holder is late.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from sqlalchemy import delete, func, insert, select, text, update

from server.domain.provider_calls import CallOutcome, ProviderCall, ProviderUse, Reservation
from server.repositories.purview import scoped
from server.repositories.tables import provider_calls
from server.repositories.transactions import Repository

HOUR = "interval '1 hour'"
LATE = "interval '5 minutes'"
"""So long after its time is a place kept for its task: it may be paused, or no worker be free."""
UNFINISHED = "('queued', 'waiting', 'running')"
COUNTS = f"outcome IS DISTINCT FROM '{CallOutcome.REFUSED}'"
KEPT = timedelta(days=2)
AT_ONCE = 10_000

LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended('limner provider ' || CAST(:provider AS text), 0))")

WAS_ASKED = text(f"SELECT count(*) FROM provider_calls WHERE key = :key AND reserved_at IS NOT NULL AND {COUNTS}")

# Each opening of the hour, as calls drop out of it, is for the next in line; behind all of them nothing is known yet. A
# place that lies further ahead than an hour was given by a clock that was wrong: it is none.
WAIT = text(f"""
WITH calls AS (
  SELECT reserved_at FROM provider_calls
  WHERE provider = :provider AND reserved_at > statement_timestamp() - {HOUR} AND {COUNTS}
), own AS (
  SELECT coalesce(min(waits_until), 'infinity') AS until FROM provider_calls
  WHERE key = :key AND waits_until IS NOT NULL
), ahead AS (
  SELECT c.waits_until FROM provider_calls c JOIN own ON c.waits_until < own.until
  WHERE c.provider = :provider AND c.key <> :key
    AND c.waits_until BETWEEN statement_timestamp() - {LATE} AND statement_timestamp() + {HOUR}
    AND EXISTS (SELECT FROM generation_tasks t WHERE t.id = c.task_id AND t.status IN {UNFINISHED})
), sizes AS (
  SELECT (SELECT count(*) FROM calls) AS made, (SELECT count(*) FROM ahead) AS before,
    (SELECT count(*) FROM ahead WHERE waits_until <= statement_timestamp()) AS due
)
SELECT CASE WHEN made + due < :most THEN 0 ELSE extract(epoch FROM least({HOUR}, (
  SELECT reserved_at FROM calls ORDER BY reserved_at LIMIT 1 OFFSET greatest(0, made + before - :most)
) + {HOUR} - statement_timestamp())) END FROM sizes
""")

USED = f"""
SELECT provider, count(*) FILTER (WHERE {{hour}}) AS calls_hour,
  coalesce(sum(images) FILTER (WHERE {{hour}}), 0) AS images_hour, count(*) AS calls, sum(images) AS images
FROM provider_calls c
WHERE reserved_at > now() - interval '1 day' AND {COUNTS} AND (:scope = '' OR scope = :scope) AND {{known}}
GROUP BY provider ORDER BY provider
"""

LAST_HOUR = text(f"""
SELECT provider, count(*) AS calls FROM provider_calls
WHERE reserved_at > now() - {HOUR} AND {COUNTS} AND provider = ANY(:providers) GROUP BY provider
""")


class ProviderCalls(Repository):
    """Reserves calls, and keeps what came of them."""

    async def reserve(self, call: ProviderCall, most: int, most_asked: int) -> Reservation:
        """Reserve a call, of `most` within an hour (0: any number), or a place in line for it.

        One that was asked `most_asked` times for its picture is not reserved, and has no place.
        """
        if most:
            await self._connection.execute(LOCK, {"provider": call.provider})
        if call.resumes and await self._resumed(call):
            return Reservation(0.0, 0, is_earlier=True)
        key = {"key": call.key}
        was_asked = (await self._connection.execute(WAS_ASKED, key)).scalar_one()
        if was_asked >= most_asked:
            return Reservation(0.0, was_asked)
        seconds = 0.0
        if most:
            values = key | {"provider": call.provider, "most": most}
            seconds = float((await self._connection.execute(WAIT, values)).scalar_one())
        until = func.statement_timestamp() + timedelta(seconds=seconds)
        columns = provider_calls.c
        times = {"reserved_at": None, "waits_until": until} if seconds else {"reserved_at": until, "waits_until": None}
        place = (columns.key == call.key) & columns.waits_until.is_not(None)
        moved = update(provider_calls).where(place).values(id=call.id, **times)
        if not (await self._connection.execute(moved)).rowcount:
            row = {name: getattr(call, name) for name in ("id", "provider", "scope", "task_id", "output_index", "key")}
            await self._connection.execute(insert(provider_calls).values(**row, **times))
        return Reservation(seconds, was_asked)

    async def _resumed(self, call: ProviderCall) -> bool:
        """Take over the call for the same picture that is under way, or done and nothing was kept of it, if any is."""
        columns = provider_calls.c
        same = (columns.key == call.key) & (columns.provider == call.provider) & columns.reserved_at.is_not(None)
        painted = columns.outcome.is_(None) | (columns.outcome == str(CallOutcome.DONE))
        latest = select(columns.id).where(same, painted).order_by(columns.reserved_at.desc()).limit(1).scalar_subquery()
        taken = await self._connection.execute(update(provider_calls).where(columns.id == latest).values(id=call.id))
        return taken.rowcount > 0

    async def settle(self, call: ProviderCall, outcome: CallOutcome) -> None:
        """Keep what came of a call that was reserved; one that is done has made a picture."""
        values = {"outcome": str(outcome), "images": int(outcome is CallOutcome.DONE)}
        await self._connection.execute(update(provider_calls).where(provider_calls.c.id == call.id).values(**values))

    async def used(self, scope: str) -> Sequence[ProviderUse]:
        """What was asked for within a day in a scope, or in all that the caller may know of, by name of provider."""
        known, own = scoped(self._transaction.caller, "c")
        statement = USED.format(known=known, hour=f"reserved_at > now() - {HOUR}")
        rows = await self._connection.execute(text(statement), {"scope": scope} | own)
        return [ProviderUse(name, *map(int, numbers)) for name, *numbers in rows]

    async def last_hour(self, providers: Sequence[str]) -> Mapping[str, int]:
        """How many calls of the hour are spent of those of some providers that have any."""
        rows = await self._connection.execute(LAST_HOUR, {"providers": list(providers)})
        return {row.provider: row.calls for row in rows}

    async def forget(self) -> int:
        """Drop some rows that nothing counts any more; returns how many. Those of unfinished tasks stay."""
        old = text(f"""
          SELECT id FROM provider_calls c
          WHERE (reserved_at < now() - CAST(:kept AS interval) OR waits_until < now() - CAST(:kept AS interval))
            AND NOT EXISTS (SELECT FROM generation_tasks t WHERE t.id = c.task_id AND t.status IN {UNFINISHED})
          LIMIT {AT_ONCE}""").bindparams(kept=KEPT)
        gone = (await self._connection.execute(old)).scalars().all()
        await self._connection.execute(delete(provider_calls).where(provider_calls.c.id.in_(gone)))
        return len(gone)
