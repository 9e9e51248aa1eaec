"""Rows of any resource as fixed SQL: by what names them, or as a page of those that meet conditions, in an order.

The key of a page is compared as a row, such as `(created_at, id) < ($1, $2)`, which one index answers however deep the
page is.

A search has no index in the order of a list, and PostgreSQL cannot tell by its beginning how rare it is: a word, or the
scopes to which the rows have to belong. So first the next rows of the list are looked through, where what is common is
soon found. The rest is found by the index of the search, and sorted. What lies in a few scopes is counted before, up to
as many rows as would be looked through: so few are read as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from server.domain.callers import Caller
from server.domain.overlays import GM
from server.domain.paging import Key, Ordering
from server.repositories.conditions import Conditions, Statement
from server.repositories.owned_rows import (
    FEW,
    are_in_order,
    found_by_scope,
    is_foreign,
    owned_scopes,
    owner_of,
    source_of,
    with_parents,
)
from server.repositories.purview import EVERYTHING, Purview, indexed, scope_values
from server.repositories.row_shapes import RowShape

LOOKED_THROUGH = 40
"""Rows looked through for each one wanted, before the index of the search is asked."""


@dataclass(frozen=True, slots=True)
class PageStatements:
    """Statements for a page, to be `tried` until one returns as many rows as are wanted; the last has what there is.

    Where there is one that tells whether those of the caller are `few`, and they are, `all_of_few` is enough.
    """

    tried: Sequence[Statement] = ()
    few: Statement | None = None
    all_of_few: Statement | None = None


def page_statements(
    shape: RowShape[Any],
    conditions: Conditions,
    order: Ordering,
    after: Key | None,
    limit: int,
    *,
    deleted: bool,
    caller: Caller,
) -> PageStatements:
    """Statements for at most `limit` rows that the caller may know of; none where there are no such rows.

    Deleted rows come only when asked for, those of a deleted parent never.
    """
    asked = conditions.copy()
    if is_foreign(asked, shape, caller):
        return PageStatements()
    owned = owned_scopes(asked, shape, caller)
    if in_order := owned is not None and are_in_order(owned, shape, order):
        asked.equal(scope=None if "scope" in asked.given else owned.only)
    columns = known_columns(asked, shape, caller)
    if not deleted:
        asked.add("NOT t.is_deleted")
    keys, (direction, sign) = [*order.columns, "id"], ("DESC", "<") if order.descending else ("ASC", ">")
    places = [shape.place(key, "t", players=caller.audience != GM) for key in keys]
    if after is not None:
        asked.add(f"({', '.join(places)}) {sign} ({', '.join(['{}'] * len(keys))})", *after)
    ordered = f"ORDER BY {', '.join(f'{place} {direction}' for place in places)} LIMIT"

    def page(source: str, texts: Sequence[str], values: Sequence[Any]) -> Statement:
        return Statement(f"SELECT {columns} FROM {source}{_where(texts)} {ordered} {int(limit)}", values)

    def tried(values: Sequence[Any], *search: str) -> tuple[Statement, ...]:
        if not search:
            return (page(source_of(shape), asked.texts, values),)
        next_rows = f"SELECT t.* FROM {source_of(shape)}{_where(asked.texts)} {ordered} {LOOKED_THROUGH * int(limit)}"
        # OFFSET 0 keeps the order out: what is found is sorted, not the whole list walked in its order.
        matching = f"SELECT t.* FROM {source_of(shape)}{_where([*asked.texts, *search])} OFFSET 0"
        return page(with_parents(shape, next_rows), search, values), page(f"({matching}) t", (), values)

    search, by_scope = [each for each in [asked.search] if each], asked.copy()
    within = "" if owned is None else by_scope.placed(*indexed(owned, owner_of(shape)))
    statements = tried(asked.values, *search) if owned is None or in_order else tried(by_scope.values, *search, within)
    if owned is None or (in_order and conditions.asks_for_no_more_than_a_scope):
        return PageStatements(statements)
    few = FEW.format(owner=shape.owner.name), (list(owned.exact), list(owned.prefixes), LOOKED_THROUGH * limit)
    all_of_few = page(found_by_scope(shape, within), [*asked.texts, *search], by_scope.values)
    return PageStatements(statements, Statement(*few), all_of_few)


def known_columns(asked: Conditions, shape: RowShape[Any], caller: Caller) -> str:
    """The columns as the caller may know them; a reference that is asked for has to lead to what it may know of."""
    purview, place = Purview.of(caller), len(asked.values) + 1
    columns = purview.names(shape, place)
    if f"${place}" in columns:
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
    """The statement for the rows with one value in each of these columns, or with one of `many`.

    It reads `what` is said as SQL, or the value of each row. Deleted rows come only when asked for, those of a deleted
    parent never. The values of the purview follow the others.
    """
    test = "= ANY(${})" if many else "= ${}"
    asked = [f"t.{name} {test.format(place)}" for place, name in enumerate(columns, 1)]
    asked += purview.texts(shape, len(columns) + 1)
    if not deleted:
        asked.append("NOT t.is_deleted")
    return f"SELECT {what or purview.names(shape, len(columns) + 1)} FROM {source_of(shape)}{_where(asked)}"


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
