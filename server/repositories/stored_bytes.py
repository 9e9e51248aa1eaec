"""Rows of `stored_bytes`: how much is kept for each caller and each scope. Triggers of `images` write them.

How they count exactly, and without making writers wait for each other, says the migration that made them.
"""

from collections.abc import Mapping, Sequence

import orjson
from sqlalchemy import text

from server.domain.errors import DomainError
from server.domain.limit_errors import LargerThanQuota, StoredBytesExceeded
from server.domain.quotas import OwnerKind, subject
from server.repositories.transactions import Repository

REFUSED = "LM001"
"""The state of a statement whose rows do not fit."""

LIMIT = text("SELECT set_config('limner.caller_bytes', :caller, true), set_config('limner.scope_bytes', :scope, true)")

USED = text("""
SELECT owner, sum(size)::bigint AS used FROM stored_bytes WHERE kind = :kind AND owner = ANY(:owners) GROUP BY owner
""")


class StoredBytes(Repository):
    """What rows of images that are not purged count, each by its size."""

    async def limit(self) -> None:
        """From now on this transaction writes only rows of images that fit.

        The statement that writes another then raises `StoredBytesExceeded`, `LargerThanQuota`.
        """
        if quota := self._transaction.quotas.stored_bytes:
            await self._connection.execute(LIMIT, {"caller": str(quota.caller), "scope": str(quota.scope)})

    async def used(self, kind: OwnerKind, owners: Sequence[str]) -> Mapping[str, int]:
        """The bytes of those of some callers, or scopes, that have any."""
        rows = await self._connection.execute(USED, {"kind": kind, "owners": list(owners)})
        return {row.owner: row.used for row in rows}

    async def check(self, caller: str, scope: str | None) -> None:
        """Refuse early what cannot fit any more. Raises `StoredBytesExceeded` where nothing is left."""
        for kind, owner, most in self._transaction.quotas.stored_bytes.owners(caller, scope):
            used = (await self.used(kind, [owner])).get(owner, 0)
            if used >= most:
                raise StoredBytesExceeded(subject(kind, owner), used, most)


def refused_bytes(detail: str | None) -> DomainError:
    """The error of a statement that was refused, by what the database tells of it."""
    exceeded = orjson.loads(detail or "{}")
    whose = subject(OwnerKind(exceeded["kind"]), exceeded["owner"])
    if exceeded["size"] > exceeded["limit"]:
        return LargerThanQuota(whose, exceeded["size"], exceeded["limit"])
    return StoredBytesExceeded(whose, exceeded["used"], exceeded["limit"])
