"""A bound watcher gets past the events of others in steps, and each step is a place that names no task."""

import asyncpg

from server.domain.callers import Caller
from server.domain.cursors import LAST, Cursor
from server.domain.filters import EventFilter
from server.domain.scopes import Scopes
from server.repositories.database import Database
from server.repositories.hot_reads import LOOKED_THROUGH
from tests.callers import TESTER
from tests.rows_of_others import added

EACH = 500
"""Events of one transaction."""
STEPS = 3
MADE = f"""
INSERT INTO task_events (task_id, seq, xid, attempt, kind, payload)
SELECT $1, n, (1 + n / {EACH})::text::xid8, 1, 'stage', '{{}}' FROM generate_series(1, $2::int) n
"""
BOUND = Caller("master", scopes=Scopes.parse(["campaign/*"]))


async def test_events_of_others_are_passed_in_steps(each_database_url: str) -> None:
    connection = await asyncpg.connect(each_database_url)
    foreign = await added(connection, "generation_tasks", {"scope": "guild/1"})
    own = await added(connection, "generation_tasks", {"scope": "campaign/1"})
    await connection.execute(MADE, foreign, STEPS * LOOKED_THROUGH)
    await connection.execute(MADE.replace("1 + n", f"{STEPS * LOOKED_THROUGH // EACH} + n"), own, 1)
    await connection.execute("VACUUM ANALYZE task_events")
    await connection.close()
    async with Database.open(each_database_url) as database:
        for caller, chosen, steps in (
            (BOUND, EventFilter(), STEPS),
            (TESTER, EventFilter(scope="campaign/1"), STEPS),
            (TESTER, EventFilter(), 1),
        ):
            reads, at = database.reads(caller), Cursor(0)
            horizon = await reads.horizon()
            assert horizon.last.task_id == LAST
            taken, events = 0, []
            while at != horizon.last:
                near = await reads.stretch(chosen, at, horizon)
                events += await reads.events_of_all(chosen, at, near.below, 10)
                assert (near.last.task_id, near.last.xid > at.xid) == (LAST, True)
                assert near.last.xid - at.xid <= 1 + LOOKED_THROUGH // EACH or near is horizon
                at, taken = near.last, taken + 1
            assert taken == steps
            if caller == BOUND or chosen.scope:
                assert [str(event.task_id) for _, event in events] == [own]
