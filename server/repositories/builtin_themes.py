"""Loading what comes with Limner into its tables.

A row remembers the digest of what was loaded into it. While it still holds that, a newer content replaces it; what a
caller has changed, or deleted, is the caller's from then on. Only the default theme always comes back.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import rfc8785
from sqlalchemy import ColumnElement, Select, String, Table, bindparam, func, literal_column, select, union_all, update
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, insert

from server.domain.catalogues import WRITTEN, BuiltinRow, Seeded, SeedOutcome, SeedReason
from server.domain.ids import new_id
from server.domain.resource_errors import ResourceKind
from server.domain.themes import ElementContent, PresetContent, ThemeContent, VariationContent
from server.repositories.row_shapes import names_of
from server.repositories.tables import style_presets, theme_elements, theme_variations, themes
from server.repositories.transactions import Repository

SEEDING = 0x6C696D73656564
"""The lock ("limseed") under which one server at a time writes."""
TABLES: Mapping[ResourceKind, tuple[Table, type]] = {
    ResourceKind.THEME: (themes, ThemeContent),
    ResourceKind.THEME_VARIATION: (theme_variations, VariationContent),
    ResourceKind.STYLE_PRESET: (style_presets, PresetContent),
    ResourceKind.THEME_ELEMENT: (theme_elements, ElementContent),
}
NAMES = bindparam("names", type_=ARRAY(String))


def _arm(kind: ResourceKind, table: Table, content: type) -> Select[Any]:
    pairs: list[ColumnElement[Any]] = []
    for name in names_of(content):
        pairs += (literal_column(f"'{name}'"), table.c[name])
    owner = {"theme_variations": themes.c.name, "theme_elements": theme_elements.c.category}.get(table.name)
    arm = select(
        literal_column(f"'{kind}'", String).label("kind"),
        (literal_column("''", String) if owner is None else owner).label("owner"),
        table.c.name,
        table.c.id,
        table.c.is_deleted,
        table.c.row_version,
        table.c.loaded_digest,
        func.jsonb_build_object(*pairs, type_=JSONB).label("content"),
    ).where(table.c.name == func.any(NAMES))
    return arm.join_from(table, themes).where(themes.c.name == func.any(NAMES)) if table is theme_variations else arm


STORED = union_all(*(_arm(kind, *each) for kind, each in TABLES.items()))
"""Rows of these names in all four tables, with what they hold of a content: one statement, whatever there is."""

BuiltinKey = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _StoredRow:
    id: UUID
    is_deleted: bool
    row_version: int
    loaded_digest: str | None
    content: dict[str, Any]

    @property
    def is_as_loaded(self) -> bool:
        """Whether nobody has changed it since."""
        return _digest(self.content) == self.loaded_digest


_StoredRows = Mapping[BuiltinKey, _StoredRow]


class BuiltinThemes(Repository):
    """Loads built-in rows. Loading them again changes nothing, and costs one statement."""

    async def load(self, rows: Sequence[BuiltinRow]) -> list[Seeded]:
        """Insert rows that are not there, bring those to their content that are still as they were loaded."""
        stored = await self._stored(rows)
        plan = [self._seeded(row, stored) for row in rows]
        if not any(each.outcome in WRITTEN for each in plan):
            return plan
        # Servers that start at once load at once. Who makes or changes a variation has locked its theme before.
        await self._connection.execute(select(func.pg_advisory_xact_lock(SEEDING)))
        new = {_key(row): new_id() for row in rows}
        made = [each.row for each in plan if each.row.kind is ResourceKind.THEME and each.outcome is SeedOutcome.MADE]
        await self._insert(made, new, {})
        own = [row.content.name for row in rows if row.kind is ResourceKind.THEME]
        await self._connection.execute(
            select(themes.c.id).where(themes.c.name.in_(own)).order_by(themes.c.id).with_for_update()
        )
        stored = await self._stored(rows)
        before = {key: each for key, each in stored.items() if each.id != new.get(key)}
        plan = [self._seeded(row, before, stored) for row in rows]
        parents = {name: each.id for (kind, _, name), each in stored.items() if kind == ResourceKind.THEME}
        others = [
            each.row for each in plan if each.outcome is SeedOutcome.MADE and each.row.kind is not ResourceKind.THEME
        ]
        await self._insert(others, new, parents)
        for each in plan:
            if each.outcome in {SeedOutcome.UPDATED, SeedOutcome.BROUGHT_BACK}:
                await self._update(each.row, stored[_key(each.row)])
        return plan

    async def _stored(self, rows: Sequence[BuiltinRow]) -> dict[BuiltinKey, _StoredRow]:
        names = sorted({row.content.name for row in rows} | {row.owner for row in rows})
        stored: dict[BuiltinKey, _StoredRow] = {}
        for kind, owner, name, *own in await self._connection.execute(STORED, {"names": names}):
            key, each = (kind, owner, name), _StoredRow(*own)
            # Other writers may have made several variations of one name: ours is the one that was loaded.
            if key not in stored or stored[key].loaded_digest is None:
                stored[key] = each
        return stored

    def _seeded(self, row: BuiltinRow, stored: _StoredRows, parents: _StoredRows | None = None) -> Seeded:
        """What is to become of a row; its theme may have been made just now."""
        kept = stored.get(_key(row))
        if kept is None:
            reason = self._barred(row, stored if parents is None else parents)
            return Seeded(row, SeedOutcome.LEFT_ALONE if reason else SeedOutcome.MADE, reason)
        if kept.is_deleted:
            if row.kind is ResourceKind.THEME and self._is_default(row.content.name):
                return Seeded(row, SeedOutcome.BROUGHT_BACK)
            return Seeded(row, SeedOutcome.LEFT_ALONE, SeedReason.DELETED)
        if kept.content == row.values:
            return Seeded(row, SeedOutcome.SAME)
        if kept.is_as_loaded:
            return Seeded(row, SeedOutcome.UPDATED)
        return Seeded(row, SeedOutcome.LEFT_ALONE, SeedReason.CHANGED if kept.loaded_digest else SeedReason.FOREIGN)

    def _barred(self, row: BuiltinRow, parents: _StoredRows) -> SeedReason | None:
        """Why a row that is not there cannot be made: variations go into themes of ours alone."""
        parent = parents.get((ResourceKind.THEME, "", row.owner))
        if row.kind is not ResourceKind.THEME_VARIATION or parent is None:
            return None
        if parent.is_deleted and not self._is_default(row.owner):
            return SeedReason.THEME_DELETED
        return None if parent.loaded_digest else SeedReason.THEME_FOREIGN

    def _is_default(self, theme: str) -> bool:
        return theme == self._transaction.default_theme

    async def _insert(
        self, rows: Iterable[BuiltinRow], ids: Mapping[BuiltinKey, UUID], parents: Mapping[str, UUID]
    ) -> None:
        """Insert rows, kind by kind; a row that somebody made meanwhile stays."""
        values: dict[ResourceKind, list[dict[str, Any]]] = {}
        for row in rows:
            own = {"id": ids[_key(row)], "loaded_digest": _wanted(row)}
            if row.kind is ResourceKind.THEME_VARIATION:
                own["theme_id"] = parents[row.owner]
            values.setdefault(row.kind, []).append(row.values | own)
        for kind, several in values.items():
            new = insert(TABLES[kind][0]).values(created_at=func.now(), updated_at=func.now())
            await self._connection.execute(new.on_conflict_do_nothing(), several)

    async def _update(self, row: BuiltinRow, kept: _StoredRow) -> None:
        table = TABLES[row.kind][0]
        news: dict[str, Any] = {"is_deleted": False, "deleted_at": None} if kept.is_deleted else {}
        if kept.is_as_loaded:
            news |= row.values | {"loaded_digest": _wanted(row)}
        changed = update(table).where(table.c.id == kept.id, table.c.row_version == kept.row_version)
        version = {"updated_at": func.now(), "row_version": table.c.row_version + 1}
        await self._connection.execute(changed.values(**news, **version))


def _key(row: BuiltinRow) -> BuiltinKey:
    return row.kind, row.owner, row.content.name


@cache
def _wanted(row: BuiltinRow) -> str:
    return _digest(row.values)


def _digest(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(rfc8785.dumps(dict(content))).hexdigest()
