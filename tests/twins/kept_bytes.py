"""Twins of the repositories that say which bytes are kept: blobs, thumbnails, renders."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from server.domain.limit_errors import StoredBytesExceeded
from server.domain.quotas import OwnerKind, Quotas, subject
from server.domain.renders import Render, RenderRoom
from server.repositories.blobs import DOOMED
from tests.twins.images import in_use
from tests.twins.tables import BlobRow, Tables


class BlobsTwin:
    """As `repositories.blobs.Blobs`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._rows = tables.blobs

    async def touch(self, sha256: str, size: int, removal: timedelta) -> datetime | None:
        if self._doomed_within(sha256, removal):
            return None
        self._rows[sha256] = BlobRow(size, self._now)
        return self._now

    async def hold(self, sha256: str, touched: datetime, fresh: timedelta) -> bool:
        row = self._rows.get(sha256)
        return row is not None and self._now - min(row.touched_at, touched) < fresh

    async def adopt(self, sha256s: Sequence[str]) -> None:
        for each in sha256s:
            self._rows.setdefault(each, BlobRow(0, self._now))

    async def unused(self, age: timedelta, after: str, limit: int) -> list[str]:
        old = sorted(each for each in self._rows if each > after and self._untouched(each, age))
        return [each for each in old if not in_use(self._tables, each)][:limit]

    async def doom(self, sha256: str, age: timedelta) -> bool:
        if not self._untouched(sha256, age):
            return False
        self._rows[sha256] = replace(self._rows[sha256], size=DOOMED, touched_at=self._now)
        return True

    async def seize(self, sha256: str, within: timedelta) -> bool:
        return self._doomed_within(sha256, within)

    async def forget(self, sha256: str) -> None:
        self._tables.thumbnails.pop(sha256, None)
        self._rows.pop(sha256, None)

    async def known(self, sha256s: Sequence[str]) -> set[str]:
        return self._rows.keys() & set(sha256s)

    @property
    def _now(self) -> datetime:
        return self._tables.clock.now

    def _doomed_within(self, sha256: str, span: timedelta) -> bool:
        row = self._rows.get(sha256)
        return row is not None and row.size == DOOMED and row.touched_at > self._now - span

    def _untouched(self, sha256: str, age: timedelta) -> bool:
        row = self._rows.get(sha256)
        return row is not None and (row.size == DOOMED or row.touched_at <= self._now - age)


class ThumbnailsTwin:
    """As `repositories.thumbnails.Thumbnails`."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    async def keep(self, sha256: str, content: bytes) -> None:
        self._tables.thumbnails.setdefault(sha256, content)

    async def missing(self, after: str, limit: int) -> Sequence[tuple[str, str]]:
        keys: dict[str, str] = {}
        for each in self._tables.images.values():
            if each.sha256 is not None and each.sha256 > after and each.sha256 not in self._tables.thumbnails:
                keys[each.sha256] = min(each.url, keys.get(each.sha256, each.url))
        return sorted(keys.items())[:limit]


class RendersTwin:
    """As `repositories.renders.Renders`."""

    def __init__(self, tables: Tables) -> None:
        self._rows = tables.renders

    async def use(self, digest: str) -> bool:
        return digest in self._rows

    async def keep(self, render: Render, room: RenderRoom) -> None:
        """All are of now, and so stay whatever there is room for."""
        self._rows.setdefault(render.digest, render)


class StoredBytesTwin:
    """As `repositories.stored_bytes.StoredBytes`, which use cases ask before they store anything."""

    def __init__(self, tables: Tables, quotas: Quotas) -> None:
        self._tables = tables
        self._quota = quotas.stored_bytes

    async def check(self, caller: str, scope: str | None) -> None:
        for kind, owner, most in self._quota.owners(caller, scope):
            rows = self._tables.images.values()
            own = [each for each in rows if owner == (each.created_by if kind is OwnerKind.CALLER else each.scope)]
            if (used := sum(each.size for each in own)) >= most:
                raise StoredBytesExceeded(subject(kind, owner), used, most)
