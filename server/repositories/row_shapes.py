"""What a resource's rows look like: its table, the value they become, and the parent a child hangs on."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Select, Table, Text, and_, cast, literal_column, select

from server.domain.resource_errors import ResourceKind
from server.repositories.references import NamedImages, Reference


class Kept(Protocol):
    """What every value of a row has."""

    @property
    def id(self) -> UUID:
        """UUIDv7."""
        ...

    @property
    def is_deleted(self) -> bool:
        """Whether it is softly deleted."""
        ...

    @property
    def row_version(self) -> int:
        """Rises with every change; the etag is made from it."""
        ...


Row = TypeVar("Row", bound=Kept)


@dataclass(frozen=True, slots=True)
class Parent:
    """What a child hangs on by a column of its own; `revised` when any change of the child raises its revision."""

    resource: ResourceKind
    table: Table
    column: str
    revised: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class RowShape(Generic[Row]):
    """A resource's table and the value its rows become, and the parent of a child.

    Documents named in `texts` are read as they are, without a look inside. Columns in `blank` are not read: what
    stands there, as SQL, takes their place. `references` are columns with the id of a row elsewhere, and `named_images`
    documents with ids of images in them: these may lead to what they may not lead to, or their reader not know of. In
    place of those in `for_players`, players read what stands there, as SQL about the rows `{t}`. Who `knows_kinds`
    shows players no row of a kind that it does not know.

    A child is visible only while its parent is; deleting a parent writes no child, so bringing it back brings back
    exactly what was there.
    """

    resource: ResourceKind
    table: Table
    kind: Callable[..., Row]
    parent: Parent | None = None
    texts: Collection[str] = ()
    blank: Mapping[str, str] = field(default_factory=dict)
    knows_kinds: bool = False
    references: Mapping[str, Reference] = field(default_factory=dict)
    named_images: Mapping[str, NamedImages] = field(default_factory=dict)
    for_players: Mapping[str, str] = field(default_factory=dict)

    @property
    def owner(self) -> Table:
        """The table whose rows say to which scope these belong, and whether players may know of them."""
        return self.table if self.parent is None else self.parent.table

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """The columns the value is made of, in the order of its fields."""
        return [self._column(each) for each in columns(self.kind, self.table)]

    def _column(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        name = str(column.key)
        if name in self.blank:
            return literal_column(self.blank[name], Text() if name in self.texts else column.type).label(name)
        return cast(column, Text).label(name) if name in self.texts else column

    def place(self, name: str, table: str, *, players: bool = False) -> str:
        """What stands for a column, as SQL text: for players what they may know of it."""
        return self.for_players[name].format(t=table) if players and name in self.for_players else f"{table}.{name}"

    def names(self, table: str, instead: Mapping[str, str] = {}) -> str:
        """The same as SQL text, for fixed statements, with other SQL `instead` of some columns."""
        own = {each: f"{table}.{each}" for each in names_of(self.kind)}
        own |= {each: f"{own[each]}::text" for each in self.texts}
        return ", ".join((own | dict(self.blank) | dict(instead)).values())

    @property
    def visible(self) -> ColumnElement[bool]:
        """Whether a row of `select` is neither deleted nor hidden by its parent."""
        own = ~self.table.c.is_deleted
        return own if self.parent is None else and_(own, ~self.parent.table.c.is_deleted)

    @property
    def locked(self) -> list[Table]:
        """The tables whose rows who locks a row of `select` holds, in that order."""
        return [self.table] if self.parent is None else [self.parent.table, self.table]

    def select(self, columns: Sequence[ColumnElement[Any]]) -> Select[Any]:
        """These columns of every row, joined to its parent when it has one."""
        source: FromClause = self.table
        if self.parent is not None:
            parent = self.parent.table
            source = self.table.join(parent, parent.c.id == self.table.c[self.parent.column])
        return select(*columns).select_from(source)


def columns(kind: Any, table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table that a dataclass is made of, in the order of its fields."""
    return [table.c[each.name] for each in fields(kind)]


def column_names(kind: Any, table: str = "") -> str:
    """The same as SQL text, for fixed statements; with the name of the table where others are joined."""
    prefix = f"{table}." if table else ""
    return ", ".join(f"{prefix}{each}" for each in names_of(kind))


def names_of(kind: Any) -> list[str]:
    """The names of these columns."""
    return [each.name for each in fields(kind)]
