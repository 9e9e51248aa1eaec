"""Rows of `accepted_themes`: what tasks are drawn with, by the fingerprint that the tasks bear. Many share one.

Nothing is locked for it: whoever keeps a theme marks it as used unless it was lately, in the transaction that writes
the task, and only what was not marked for far longer than a transaction lasts is forgotten.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import bindparam, delete, func, select, text
from sqlalchemy.dialects.postgresql import JSONB

from server.repositories.tables import accepted_themes, generation_tasks
from server.repositories.transactions import Repository

MARKED_EVERY = timedelta(hours=1)
UNUSED_KEPT = timedelta(days=1)
FORGOTTEN_AT_ONCE = 1000

KEEP = text("""
WITH new AS (
  INSERT INTO accepted_themes (fingerprint, config, used_at) VALUES (:fingerprint, :config, now())
  ON CONFLICT DO NOTHING)
UPDATE accepted_themes SET used_at = now()
WHERE fingerprint = :fingerprint AND used_at < now() - CAST(:often AS interval)
""").bindparams(bindparam("config", type_=JSONB))


class AcceptedThemes(Repository):
    """Keeps resolved themes for tasks."""

    async def keep(self, fingerprint: str, config: Mapping[str, Any]) -> None:
        """Keep a configuration for a task that is written in this transaction; one that is there stays."""
        values = {"fingerprint": fingerprint, "config": config, "often": MARKED_EVERY}
        await self._connection.execute(KEEP, values)

    async def forget(self) -> int:
        """Remove some that no task bears and none was accepted with for a day; returns how many."""
        table = accepted_themes.c
        borne = select(generation_tasks.c.id).where(generation_tasks.c.theme_fingerprint == table.fingerprint).exists()
        unused = select(table.fingerprint).where(table.used_at < func.now() - UNUSED_KEPT, ~borne)
        some = unused.limit(FORGOTTEN_AT_ONCE).with_for_update(skip_locked=True)
        return (await self._connection.execute(delete(accepted_themes).where(table.fingerprint.in_(some)))).rowcount
