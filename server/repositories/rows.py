"""What the repositories of all resources have in common: read, insert, change, delete, bring back, purge."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic
from uuid import UUID

from sqlalchemy import ColumnElement, Select, delete, false, func, select, update
from sqlalchemy.dialects.postgresql import insert

from server.domain.etags import check_etag
from server.domain.purges import Doom, Purged, Used
from server.domain.resource_errors import InUse, NameTaken, NotDeleted, UnknownResource
from server.repositories.conditions import Conditions
from server.repositories.purview import known_to, owned_by, selected, shown_to
from server.repositories.row_shapes import Row, RowShape
from server.repositories.tables import images
from server.repositories.transactions import Repository
from server.telemetry import audit

MOST_PURGED = 1000
SAMPLE = 100

Users = Mapping[UUID, Sequence[str]]
"""Rows that others refer to, and some of those in words."""


def raised_revisions(*, players: bool) -> dict[str, ColumnElement[int]]:
    """The revisions of an image once what lies over it has changed, whether or not players can see it."""
    raised = {"revision": images.c.revision + 1}
    return raised | {"players_revision": images.c.players_revision + 1} if players else raised


class Rows(Repository, Generic[Row]):
    """The rows of one shape inside a transaction. A locked row is held until the transaction ends."""

    shape: ClassVar[RowShape[Any]]

    @classmethod
    def conditions(cls, chosen: Any) -> Conditions:
        """What a filter, a value of the resource's domain, asks of the rows of a list. None asks for nothing."""
        assert chosen is None, "a list without filters"
        return Conditions()

    @classmethod
    def value(cls, row: Sequence[Any]) -> Row:
        """The value of a row of the shape's columns."""
        value: Row = cls.shape.kind(*row)
        return value

    @classmethod
    def known(cls, row_id: UUID, row: Row | None) -> Row:
        """The row with this id. Raises `UnknownResource` when there is none."""
        if row is None:
            raise UnknownResource(cls.shape.resource, row_id)
        return row

    @property
    def _columns(self) -> tuple[ColumnElement[Any], ...]:
        """The columns as the caller may know them."""
        return shown_to(self._transaction.caller, self.shape)

    @property
    def _known(self) -> tuple[ColumnElement[bool], ...]:
        """What the rows that the caller may know of have in common."""
        return known_to(self._transaction.caller, self.shape)

    @property
    def _selected(self) -> Select[Any]:
        """The rows that the caller may know of, as it may know them."""
        return selected(self._transaction.caller, self.shape)

    async def find(self, condition: ColumnElement[bool], *, deleted: bool = False, lock: bool = False) -> Row | None:
        """The row that meets a condition, or None; a hidden one only when asked for.

        Other writers may have made several variations of one name: then it is any of them.
        """
        statement = self._selected.where(condition)
        if not deleted:
            statement = statement.where(self.shape.visible)
        if lock:
            statement = statement.with_for_update(of=self.shape.table)
        row = (await self._connection.execute(statement)).first()
        return None if row is None else self.value(row)

    async def get(self, row_id: UUID, *, deleted: bool = False) -> Row:
        """The row with this id; a hidden one only when asked for. Raises `UnknownResource`."""
        return self.known(row_id, await self.find(self.shape.table.c.id == row_id, deleted=deleted))

    async def find_by_id(self, row_id: UUID) -> Row | None:
        """The row with this id, hidden or not; None when nobody has it."""
        return await self.find(self.shape.table.c.id == row_id, deleted=True)

    async def lock(self, row_id: UUID, *, deleted: bool = False) -> Row:
        """The same, locked, and before it what it hangs on, which has to be visible. Raises `UnknownResource`."""
        parent = self.shape.parent
        orphaned = false() if parent is None else parent.table.c.is_deleted
        statement = self._selected.add_columns(orphaned).where(self.shape.table.c.id == row_id)
        # PostgreSQL locks the rows of a join in the order in which their tables are named here.
        locked = (await self._connection.execute(statement.with_for_update(of=self.shape.locked))).first()
        *values, orphan = locked or (True,)
        row: Row = self.known(row_id, self.value(values) if values else None)
        if not deleted and (row.is_deleted or orphan):
            raise UnknownResource(self.shape.resource, row_id)
        if parent is not None and orphan:
            raise UnknownResource(parent.resource, getattr(row, parent.column))
        return row

    async def all(self, condition: ColumnElement[bool], *, lock: bool = False) -> list[Row]:
        """Every visible row that meets a condition, in no promised order."""
        statement = self._selected.where(condition, self.shape.visible)
        if lock:  # in the order in which a purge locks them
            statement = statement.order_by(self.shape.table.c.id).with_for_update(of=self.shape.table)
        return [self.value(row) for row in await self._connection.execute(statement)]

    async def get_all(self, row_ids: Sequence[UUID], *, lock: bool = False) -> list[Row]:
        """Visible rows in the order asked for. Raises `UnknownResource` for the first that is not there."""
        rows = {row.id: row for row in await self.all(self.shape.table.c.id.in_(row_ids), lock=lock)}
        return [self.known(row_id, rows.get(row_id)) for row_id in row_ids]

    async def insert(self, values: Mapping[str, Any]) -> Row:
        """Write a row whose id and names nobody has yet, made now; returned with what the database fills in.

        Raises `UnknownResource` for a reference to what it may not lead to.
        """
        checked = self._checked(values, values.get("scope"))
        statement = self.shape.table.insert().values(**checked, created_at=func.now(), updated_at=func.now())
        row = self.value((await self._connection.execute(statement.returning(*self.shape.columns))).one())
        return self._referring(row, values)

    async def insert_new(self, values: Mapping[str, Any], same: ColumnElement[bool], what: str = "name") -> Row:
        """Insert a row unless another, deleted or not, is the `same` in `what` is unique. Raises `NameTaken`."""
        new = insert(self.shape.table).values(**values, created_at=func.now(), updated_at=func.now())
        while (taken := await self.find(same, deleted=True)) is None:
            made = await self._connection.execute(new.on_conflict_do_nothing().returning(*self.shape.columns))
            if (row := made.one_or_none()) is not None:
                return self.value(row)
            # Somebody was quicker and has committed by now, so it is found; unless it is purged again already.
        raise NameTaken(self.shape.resource, what, taken.id, deleted=taken.is_deleted)

    async def change(self, row: Row, etag: str, values: Mapping[str, Any], *, revise: bool = True) -> Row:
        """Write values into a locked row; its version rises unless there are none, and with it its parent's revision.

        Who changes several says that this one does not `revise`. Raises `EtagMismatch`, and `UnknownResource` for a
        reference to what it may not lead to.
        """
        return await self._change(row, etag, values, revise=revise)

    async def _change(
        self, row: Row, etag: str, values: Mapping[str, Any], *, revise: bool, noticed: bool = True
    ) -> Row:
        """The same, where players may not have `noticed` what changes over an image."""
        check_etag(etag, row.row_version, self.shape.resource, row.id)
        if not values:
            return row
        if "scope" in values:
            audit.note(old_scope=getattr(row, "scope"))  # noqa: B009 - not every row has one
        table, parent = self.shape.table, self.shape.parent
        checked = self._checked(values, values.get("scope", getattr(row, "scope", None)))
        changed = (
            update(table)
            .where(table.c.id == row.id)
            .values(**checked, updated_at=func.now(), row_version=table.c.row_version + 1)
            .returning(*self._columns)
        )
        if revise and parent is not None and parent.revised:
            own = parent.table.c
            raised = update(parent.table).where(own.id == getattr(row, parent.column))
            raised = raised.values(raised_revisions(players=noticed))
            changed = changed.add_cte(raised.returning(own.id).cte("raised"))
        return self._referring(self.value((await self._connection.execute(changed)).one()), values)

    def _checked(self, values: Mapping[str, Any], scope: str | None) -> dict[str, Any]:
        """Values of a row of a scope: NULL for each reference to what its writer may not know of, or it not lead to."""
        checked = dict(values)
        for name, reference in self.shape.references.items():
            if (row_id := values.get(name)) is not None:
                other = reference.table.alias("r")
                asked = (*reference.holds(scope, other), *owned_by(self._transaction.caller, other))
                checked[name] = select(other.c.id).where(other.c.id == row_id, *asked).scalar_subquery()
        return checked

    def _referring(self, row: Row, values: Mapping[str, Any]) -> Row:
        """A row that is written with such values. Raises `UnknownResource` for the reference that it has lost."""
        for name, reference in self.shape.references.items():
            if values.get(name) is not None and getattr(row, name) is None:
                raise UnknownResource(reference.resource, values[name])
        return row

    async def delete(self, row: Row, etag: str = "", *, revise: bool = True) -> Row:
        """Mark a locked row as deleted. Raises `EtagMismatch`."""
        return await self.change(row, etag, {"is_deleted": True, "deleted_at": func.now()}, revise=revise)

    async def undelete(self, row: Row, etag: str = "") -> Row:
        """Take the mark from a locked row. Raises `NotDeleted`, `EtagMismatch`."""
        if not row.is_deleted:
            raise NotDeleted(self.shape.resource, row.id)
        return await self.change(row, etag, {"is_deleted": False, "deleted_at": None})

    async def purge(self, doom: Doom) -> Purged:
        """Remove deleted rows for good, at most MOST_PURGED, or tell what would be removed.

        Raises `NotDeleted` for an id that is not deleted, `InUse`. An id that nobody has is passed over.
        """
        ids, more = await self._doomed(doom)
        if doom.used is not Used.FORCE:
            needed = await self.users(ids)
            if needed and doom.used is Used.REFUSE:
                row_id = next(iter(needed))
                raise InUse(self.shape.resource, row_id, needed[row_id])
            ids = [each for each in ids if each not in needed]
        if not doom.dry_run:
            await self.remove(ids)
        return Purged(len(ids), tuple(ids[:SAMPLE]), more)

    async def _doomed(self, doom: Doom) -> tuple[list[UUID], bool]:
        """The rows a purge is about, locked in the order of their ids, and whether there are more."""
        table = self.shape.table.c
        asked = self._within(doom)
        if doom.ids:
            living = select(table.id).where(table.id.in_(doom.ids), ~table.is_deleted, *asked).limit(1)
            if (alive := (await self._connection.execute(living)).scalar_one_or_none()) is not None:
                raise NotDeleted(self.shape.resource, alive)
            asked.append(table.id.in_(doom.ids))
        else:
            # A row that others have marked may lack the time.
            before = doom.before if doom.age is None else func.now() - doom.age
            asked.append(func.coalesce(table.deleted_at, table.updated_at) < before)
            if (loaded := self.shape.table.columns.get("loaded_digest")) is not None:
                asked.append(loaded.is_(None))  # what comes with Limner would come back with the next seeding
        statement = select(table.id).where(table.is_deleted, *asked).order_by(table.deleted_at, table.id)
        chosen = list((await self._connection.execute(statement.limit(MOST_PURGED + 1))).scalars())
        locked = select(table.id).where(table.id.in_(chosen[:MOST_PURGED]), table.is_deleted).order_by(table.id)
        ids = (await self._connection.execute(locked.with_for_update())).scalars()
        return list(ids), len(chosen) > MOST_PURGED

    def _within(self, doom: Doom) -> list[ColumnElement[bool]]:
        """What the rows that a purge may take have in common; what hangs on an image is of the scope of that."""
        own, parent, owner = self.shape.table.c, self.shape.parent, self.shape.owner
        asked = owned_by(self._transaction.caller, owner)
        if doom.scope:
            asked.append(owner.c.scope == doom.scope)
        if asked and parent is not None:
            asked = [own[parent.column].in_(select(owner.c.id).where(*asked))]
        if doom.image_id is not None:
            asked.append(own.image_id == doom.image_id)
        return asked

    async def users(self, ids: Sequence[UUID]) -> Users:
        """Those of the rows that others still refer to. Nothing refers to most resources."""
        del ids
        return {}

    async def remove(self, ids: Sequence[UUID]) -> None:
        """Remove rows, and what hangs on them, for good."""
        await self._connection.execute(delete(self.shape.table).where(self.shape.table.c.id.in_(ids)))
