"""Tasks as workers take them: one statement, one round trip, and one index scan whatever waits.

Statistics of a queue are wrong most of the time, for it fills and drains faster than they are taken; a planner that
believes them sorts all that waits, or joins all there is. So this connection has it keep to indexes, and plan once.
"""

from datetime import timedelta

from sqlalchemy.engine import make_url

from server.domain.tasks import Claim, Fence, failures_of, outputs_of
from server.repositories.sessions import session
from server.repositories.statement_connections import StatementConnections
from server.repositories.task_statements import CLAIM

AVOIDED = ("sort", "seqscan", "bitmapscan", "hashjoin", "mergejoin")
SETTINGS = session("claims", plan_cache_mode="force_generic_plan", **{f"enable_{way}": "off" for way in AVOIDED})
HELD_BY = "SELECT task_id, attempt FROM task_leases WHERE worker_id = $1"
_COMPILED = CLAIM.compile(dialect=make_url("postgresql+asyncpg://").get_dialect()())
TAKE, PARAMETERS = str(_COMPILED), _COMPILED.positiontup or ()


class Claims:
    """Takes tasks. One connection, so whoever looks what is held waits for a claim that was broken off."""

    def __init__(self, url: str) -> None:
        self._connections = StatementConnections(url, 1, SETTINGS)

    async def close(self) -> None:
        """Close the connection; nothing may be taken afterwards."""
        await self._connections.close()

    async def take(self, worker: str, lease: timedelta, count: int) -> list[Claim]:
        """Take at most `count` queued tasks, whose turn it is, and a lease for each.

        Highest priority first, then fair over scopes, then oldest; nothing that is paused.

        Raises `DatabaseUnavailable`.
        """
        values = {"worker": worker, "lease": lease, "count": count}
        rows = await self._connections.rows(TAKE, *(values[name] for name in PARAMETERS))
        return [
            Claim(
                row["id"],
                row["attempts"],
                row["type"],
                row["params"],
                tuple(outputs_of(row["result"])),
                tuple(failures_of(row["result"])),
                row["scope"],
                row["labels"],
                row["created_by"],
                row["theme_fingerprint"],
            )
            for row in rows
        ]

    async def held_by(self, worker: str) -> list[Fence]:
        """The attempts a worker has a lease for. Raises `DatabaseUnavailable`."""
        return [Fence(*row) for row in await self._connections.rows(HELD_BY, worker)]
