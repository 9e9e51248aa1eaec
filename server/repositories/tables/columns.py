"""What all tables are made with: one MetaData, the names of constraints, and the columns that tables share."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Index, MetaData, String, Table, Text, Uuid, false, text
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

ORDERS = {"newest": "created_at", "updated": "updated_at", "name": "name"}
"""Orders of lists: the name in an index, and its column."""


def timestamp(name: str, **options: Any) -> Column[Any]:
    """A point in time, with its zone."""
    return Column(name, DateTime(timezone=True), **options)


def base_columns() -> tuple[Column[Any], ...]:
    """The base model: id, times and the mark of soft deletion."""
    return (
        Column("id", Uuid, primary_key=True),
        timestamp("created_at", nullable=False),
        timestamp("updated_at", nullable=False),
        timestamp("deleted_at"),
        Column("is_deleted", Boolean, nullable=False, server_default=false()),
    )


def name_columns() -> tuple[Column[Any], ...]:
    """Name for programs, name for people, description: as themes and their parts have them."""
    return (
        Column("name", String(50), nullable=False),
        Column("display_name", String(255), nullable=False),
        Column("description", Text),
    )


def document(name: str, *, nullable: bool = False, **options: Any) -> Column[Any]:
    """A JSON document."""
    return Column(name, JSONB, nullable=nullable, **options)


def row_version() -> Column[Any]:
    """Rises with every change of the row; the etag is made from it."""
    return Column("row_version", BigInteger, nullable=False, server_default=text("1"))


def created_by() -> Column[Any]:
    """The caller who made the row."""
    return Column("created_by", String(255), nullable=False, server_default="anonymous")


def labels() -> Column[Any]:
    """The caller's own words: a map of text to text."""
    return document("labels", server_default="{}")


def scope() -> Column[Any]:
    """The caller's tenant handle, such as `campaign/42`."""
    return Column("scope", String(128))


def audience() -> Column[Any]:
    """Who may know of the row: `gm` alone, or everyone."""
    return Column("audience", String(20), nullable=False, server_default="players")


def list_indexes(table: Table, *orders: str) -> None:
    """Give a table an index for each order of its lists, and one for its trash."""
    for order in orders:
        column = table.c[ORDERS[order]]
        Index(f"ix_{table.name}_{order}", column.desc(), table.c.id.desc())
    Index(f"ix_{table.name}_trash", table.c.deleted_at, table.c.id, postgresql_where=text("is_deleted"))


def newest_within(table: Table, *columns: str) -> None:
    """Give a table, for each of these columns, an index for its newest rows that have the same value there.

    That of scopes finds them by their beginning, too.
    """
    for name in columns:
        key = (table.c[name], table.c.created_at.desc(), table.c.id.desc())
        operators = {"scope": "text_pattern_ops"} if name == "scope" else {}
        Index(f"ix_{table.name}_{name}_newest", *key, postgresql_ops=operators)
