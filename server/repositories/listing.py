"""Rows of any resource as fixed SQL: by what names them, or as a page of those that meet conditions, in an order.

The key of a page is compared as a row, such as `(created_at, id) < ($1, $2)`, which one index answers however deep the
page is.

A search has no index in the order of a list, and PostgreSQL cannot tell by its beginning how rare it is: a word, or the
scope of what a row hangs on. So first the next rows of the list are looked through, where what is common is soon found.
The rest is found by the index of the search, and sorted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from server.domain.callers import Caller
from server.domain.paging import Key, Ordering
from server.repositories.purview import EVERYTHING, Purview, scope_values
from server.repositories.row_shapes import RowShape

LOOKED_THROUGH = 40
"""Rows looked through for each one wanted, before the index of the search is asked."""


@dataclass(slots=True)
class Conditions:
    """What the rows of a list have in common, and a search among them; `{}` in a condition stands for its value."""

    texts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    search: str = ""

    def add(self, condition: str, *values: object) -> None:
        """Ask for one more thing."""
        self.texts.append(self._placed(condition, values))

    def equal(self, **columns: object) -> None:
        """Ask for values of columns of the list's own table; for nothing where one is None or empty."""
        for name, value in columns.items():
            if value is not None and value != "":
                self.add(f"t.{name} = {{}}", value)

    def look_for(self, condition: str, *values: object) -> None:
        """Ask for what only an index without the order of the list answers."""
        self.search = self._placed(condition, values)

    def _placed(self, condition: str, values: Sequence[object]) -> str:
        first = len(self.values) + 1
        self.values.extend(values)
        return condition.format(*(f"${place}" for place in range(first, first + len(values))))

    def about(self, labels: Mapping[str, str], after: datetime | None, before: datetime | None) -> None:
        """Ask for labels, and for rows made in a span of time; nothing is asked for where nothing is given."""
        if labels:
            self.add("t.labels @> {}", dict(labels))
        if after is not None:
            self.add("t.created_at >= {}", after)
        if before is not None:
            self.add("t.created_at < {}", before)


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with `$n` for its values."""

    text: str
    values: Sequence[Any]


def page_statements(
    shape: RowShape[Any],
    conditions: Conditions,
    order: Ordering,
    after: Key | None,
    limit: int,
    *,
    deleted: bool,
    caller: Caller,
) -> list[Statement]:
    """Statements for at most `limit` rows, to be tried until one returns so many; the last returns what there is.

    The rows are those that the caller may know of.

    Deleted rows come only when asked for, those of a deleted parent never.
    """
    asked = Conditions([*conditions.texts], [*conditions.values])
    source = source_of(shape)
    asked.texts += Purview.of(caller).texts(shape, len(asked.values) + 1)
    asked.values += scope_values(caller, shape)
    if not deleted:
        asked.add("NOT t.is_deleted")
    keys, (direction, sign) = [*order.columns, "id"], ("DESC", "<") if order.descending else ("ASC", ">")
    if after is not None:
        row, place = (", ".join(each) for each in ([f"t.{key}" for key in keys], ["{}"] * len(keys)))
        asked.add(f"({row}) {sign} ({place})", *after)
    ordered = f"ORDER BY {', '.join(f't.{key} {direction}' for key in keys)} LIMIT"
    columns = shape.names("t")
    if not (search := conditions.search):
        return [Statement(f"SELECT {columns} FROM {source}{_where(asked.texts)} {ordered} {int(limit)}", asked.values)]
    next_rows = f"SELECT t.* FROM {source}{_where(asked.texts)} {ordered} {LOOKED_THROUGH * int(limit)}"
    # OFFSET 0 keeps the order out: what is found is sorted, not the whole list walked in its order.
    matching = f"SELECT t.* FROM {source}{_where([*asked.texts, search])} OFFSET 0"
    return [
        Statement(f"SELECT {columns} FROM ({next_rows}) t WHERE {search} {ordered} {int(limit)}", asked.values),
        Statement(f"SELECT {columns} FROM ({matching}) t {ordered} {int(limit)}", asked.values),
    ]


@cache
def reading(
    shape: RowShape[Any],
    columns: tuple[str, ...],
    *,
    deleted: bool = False,
    many: bool = False,
    purview: Purview = EVERYTHING,
) -> str:
    """The statement for the rows with one value in each of these columns, or with one of `many` in a single column.

    Deleted rows come only when asked for, those of a deleted parent never. The values of the purview follow the others.
    """
    test = "= ANY(${})" if many else "= ${}"
    asked = [f"t.{name} {test.format(place)}" for place, name in enumerate(columns, 1)]
    asked += purview.texts(shape, len(columns) + 1)
    if not deleted:
        asked.append("NOT t.is_deleted")
    return f"SELECT {shape.names('t')} FROM {source_of(shape)}{_where(asked)}"


def source_of(shape: RowShape[Any]) -> str:
    """The rows of a table, `t`, whose parent is not deleted."""
    source = f"{shape.table.name} t"
    if (parent := shape.parent) is not None:
        source += f" JOIN {parent.table.name} p ON p.id = t.{parent.column} AND NOT p.is_deleted"
    return source


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
