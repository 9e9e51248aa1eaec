"""Rows of any resource as fixed SQL: by what names them, or as a page of those that meet conditions, in an order.

The key of a page is compared as a row, such as `(created_at, id) < ($1, $2)`, which one index answers however deep the
page is.

A search has no index in the order of a list, and PostgreSQL cannot tell by its beginning how rare it is: a word, the
scope of what a row hangs on, or the scopes that a caller is bound to. So first the next rows of the list are looked
through, where what is common is soon found. The rest is found by the index of the search, and sorted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any

from server.domain.callers import Caller
from server.domain.overlays import GM
from server.domain.paging import NEWEST_FIRST, Key, Ordering
from server.repositories.purview import EVERYTHING, Purview, indexed, scope_values
from server.repositories.row_shapes import RowShape

UNTOLD = "NULL"
LOOKED_THROUGH = 40
"""Rows looked through for each one wanted, before the index of the search is asked."""


@dataclass(slots=True)
class Conditions:
    """What the rows of a list have in common, and a search among them; `{}` in a condition stands for its value."""

    texts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    search: str = ""
    given: dict[str, object] = field(default_factory=dict)
    """The columns whose value is asked for; `scope` is that of what a child hangs on."""

    def add(self, condition: str, *values: object) -> None:
        """Ask for one more thing."""
        self.texts.append(self._placed(condition, values))

    def equal(self, **columns: object) -> None:
        """Ask for values of columns of the list's own table; for nothing where one is None or empty."""
        for name, value in columns.items():
            if value is not None and value != "":
                self.add(f"t.{name} = {{}}", value)
                self.given[name] = value

    def look_for(self, condition: str, *values: object) -> None:
        """Ask for what only an index without the order of the list answers."""
        self.search = " AND ".join(filter(None, (self.search, self._placed(condition, values))))

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

    The rows are those that the caller may know of. There is no statement where these are none.

    Deleted rows come only when asked for, those of a deleted parent never.
    """
    asked = Conditions([*conditions.texts], [*conditions.values], conditions.search, dict(conditions.given))
    source = source_of(shape)
    if not ask_for_known(asked, shape, caller, order):
        return []
    columns = known_columns(asked, shape, caller)
    if not deleted:
        asked.add("NOT t.is_deleted")
    keys, (direction, sign) = [*order.columns, "id"], ("DESC", "<") if order.descending else ("ASC", ">")
    places = [shape.place(key, "t", players=caller.audience != GM) for key in keys]
    if after is not None:
        asked.add(f"({', '.join(places)}) {sign} ({', '.join(['{}'] * len(keys))})", *after)
    ordered = f"ORDER BY {', '.join(f'{place} {direction}' for place in places)} LIMIT"
    if not (search := asked.search):
        return [Statement(f"SELECT {columns} FROM {source}{_where(asked.texts)} {ordered} {int(limit)}", asked.values)]
    next_rows = f"SELECT t.* FROM {source}{_where(asked.texts)} {ordered} {LOOKED_THROUGH * int(limit)}"
    # OFFSET 0 keeps the order out: what is found is sorted, not the whole list walked in its order.
    matching = f"SELECT t.* FROM {source}{_where([*asked.texts, search])} OFFSET 0"
    return [
        Statement(f"SELECT {columns} FROM ({next_rows}) t WHERE {search} {ordered} {int(limit)}", asked.values),
        Statement(f"SELECT {columns} FROM ({matching}) t {ordered} {int(limit)}", asked.values),
    ]


def ask_for_known(asked: Conditions, shape: RowShape[Any], caller: Caller, order: Ordering) -> bool:
    """Ask for rows that the caller may know of; False when it asks for a scope that is not its own, or for what players
    are not told.

    Where neither the filter nor the index of the order gives them, their scopes are searched for.
    """
    own, purview = caller.scopes, Purview.of(caller)
    if purview.players and any(shape.for_players.get(name, "").startswith(UNTOLD) for name in asked.given):
        return False
    if own is None or "scope" not in shape.owner.c:
        asked.texts += purview.texts(shape, 0)
        return True
    asked.texts += replace(purview, bound=False).texts(shape, 0)
    if scope := asked.given.get("scope"):
        return own.include(str(scope))
    column = shape.parent.column if shape.parent is not None else ""
    if column in asked.given:
        asked.texts += purview.texts(shape, len(asked.values) + 1)
        asked.values += scope_values(caller, shape)
    elif shape.parent is None and own.only is not None and order.by == NEWEST_FIRST.by:
        asked.equal(scope=own.only)
    elif shape.parent is None:
        asked.look_for(*indexed(own, "t"))
    else:
        condition, *values = indexed(own, "i")
        asked.look_for(f"EXISTS (SELECT FROM images i WHERE i.id = t.{column} AND {condition})", *values)
    return True


def known_columns(asked: Conditions, shape: RowShape[Any], caller: Caller) -> str:
    """The columns as the caller may know them; a reference that is asked for has to lead to what it may know of."""
    purview, place = Purview.of(caller), len(asked.values) + 1
    columns = purview.names(shape, place)
    if shape.references:
        asked.values += scope_values(caller, shape)
        known = (purview.reference(shape, each, place) for each in shape.references if each in asked.given)
        asked.texts += [f"{each} IS NOT NULL" for each in known if each]
    return columns


@cache
def reading(
    shape: RowShape[Any],
    columns: tuple[str, ...],
    *,
    deleted: bool = False,
    many: bool = False,
    purview: Purview = EVERYTHING,
    what: str = "",
) -> str:
    """The statement for the rows with one value in each of these columns, or with one of `many` in a single column.

    It reads `what` is said as SQL, or the value of each row. Deleted rows come only when asked for, those of a deleted
    parent never. The values of the purview follow the others.
    """
    test = "= ANY(${})" if many else "= ${}"
    asked = [f"t.{name} {test.format(place)}" for place, name in enumerate(columns, 1)]
    asked += purview.texts(shape, len(columns) + 1)
    if not deleted:
        asked.append("NOT t.is_deleted")
    return f"SELECT {what or purview.names(shape, len(columns) + 1)} FROM {source_of(shape)}{_where(asked)}"


def source_of(shape: RowShape[Any]) -> str:
    """The rows of a table, `t`, whose parent is not deleted."""
    source = f"{shape.table.name} t"
    if (parent := shape.parent) is not None:
        source += f" JOIN {parent.table.name} p ON p.id = t.{parent.column} AND NOT p.is_deleted"
    return source


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
