"""Rows to values: a value's fields name its columns, in order."""

from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Table


def columns(kind: Any, table: Table) -> list[ColumnElement[Any]]:
    """The columns of a table that a dataclass is made of, in the order of its fields."""
    return [table.c[each.name] for each in fields(kind)]


def column_names(kind: Any) -> str:
    """The same as SQL text, for fixed statements."""
    return ", ".join(each.name for each in fields(kind))
