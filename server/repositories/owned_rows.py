"""The rows of a few scopes as SQL: how they are found however many there are of others, and whether they are few.

PostgreSQL cannot tell beforehand whether what lies in a scope is a hundred rows or most of the table, and for a hundred
an index of something else that is asked for may look cheaper than theirs. So they are counted, as far as that matters,
in the index of scopes, and where they are few nothing else decides how they are read.
"""

from dataclasses import replace
from typing import Any

from server.domain.callers import Caller
from server.domain.overlays import GM
from server.domain.paging import NEWEST_FIRST, Ordering
from server.domain.scopes import Scopes
from server.repositories.conditions import Conditions
from server.repositories.purview import Purview, scope_values
from server.repositories.row_shapes import RowShape

UNTOLD = "NULL"
FEW = """
SELECT count(*) <= $3 FROM (
  (SELECT FROM unnest($1::text[]) AS own (scope),
    LATERAL (SELECT FROM {owner} o WHERE o.scope = own.scope LIMIT $3 + 1) AS o)
  UNION ALL
  (SELECT FROM unnest($2::text[]) AS own (prefix),
    LATERAL (SELECT FROM {owner} o WHERE o.scope ~>=~ own.prefix AND o.scope ~<~ (left(own.prefix, -1) || '0')
      LIMIT $3 + 1) AS o)
  LIMIT $3 + 1) AS o
"""
"""Whether these scopes, and what begins with these prefixes, have no more than so many rows: one more is looked at."""


def is_foreign(asked: Conditions, shape: RowShape[Any], caller: Caller) -> bool:
    """Whether a scope is asked for that is not the caller's, or what players are not told: that finds nothing."""
    if caller.audience != GM and any(shape.for_players.get(name, "").startswith(UNTOLD) for name in asked.given):
        return True
    scope = asked.given.get("scope")
    return bool(scope) and caller.scopes is not None and not caller.scopes.include(str(scope))


def owned_scopes(asked: Conditions, shape: RowShape[Any], caller: Caller) -> Scopes | None:
    """The scopes to which the rows that are asked for belong; None for all, or where these are the rows of one thing.

    What else the caller may know of is asked, and of the rows of one thing also the scopes.
    """
    bound = "scope" in shape.owner.c and caller.scopes is not None
    own, scope = caller.scopes if bound else None, str(asked.given.get("scope") or "")
    asked.texts += replace(Purview.of(caller), bound=False).texts(shape, 0)
    if shape.parent is None and own is None:
        return None
    if shape.parent is None or shape.parent.column not in asked.given:
        return Scopes((scope,), ()) if scope else own
    if scope:
        asked.add("p.scope = {}", scope)
    if bound:
        asked.texts += Purview(bound=True).texts(shape, len(asked.values) + 1)
        asked.values += scope_values(caller, shape)
    return None


def are_in_order(owned: Scopes, shape: RowShape[Any], order: Ordering) -> bool:
    """Whether the rows of these scopes have an index in this order."""
    return owned.only is not None and shape.parent is None and order.by == NEWEST_FIRST.by


def source_of(shape: RowShape[Any]) -> str:
    """The rows of a table, `t`, whose parent `p` is not deleted."""
    source = f"{shape.table.name} t"
    if (parent := shape.parent) is not None:
        source += f" JOIN {parent.table.name} p ON p.id = t.{parent.column} AND NOT p.is_deleted"
    return source


def owner_of(shape: RowShape[Any]) -> str:
    """The name in `source_of` of the rows that have scopes."""
    return "t" if shape.parent is None else "p"


def with_parents(shape: RowShape[Any], rows: str) -> str:
    """Rows in their order, as `t`, each beside its parent `p`, unless that is deleted; it is looked up for each.

    OFFSET 0 keeps the order of the two.
    """
    if (parent := shape.parent) is None:
        return f"({rows}) t"
    looked_up = f"SELECT p.* FROM {parent.table.name} p WHERE p.id = t.{parent.column} AND NOT p.is_deleted OFFSET 0"
    return f"({rows}) t CROSS JOIN LATERAL ({looked_up}) p"


def found_by_scope(shape: RowShape[Any], within: str) -> str:
    """The same rows as `source_of`, of a scope, which is what finds them: it is asked `within` before anything else."""
    parent, owner = shape.parent, owner_of(shape)
    own = f"(SELECT {owner}.* FROM {shape.owner.name} {owner} WHERE {within} OFFSET 0) {owner}"
    if parent is None:
        return own
    rows = f"SELECT t.* FROM {shape.table.name} t WHERE t.{parent.column} = p.id AND NOT p.is_deleted OFFSET 0"
    return f"{own} CROSS JOIN LATERAL ({rows}) t"
