"""Which rows a caller may know of: those of its scopes, and no more of them than its audience may know. As SQL.

A row without purview is not there for its caller: it is read, locked, counted and purged by nobody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, Table, any_, literal, or_
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from server.domain.callers import Caller
from server.domain.overlays import GM, KINDS
from server.repositories.row_shapes import RowShape

PREFIXED = "^@"
"""Whether a text starts with another one."""
OWN_KINDS = ", ".join(f"'{each}'" for each in KINDS)


@dataclass(frozen=True, slots=True)
class Purview:
    """The form of what a caller may know of, which decides the text of statements.

    A caller that is `bound` has scopes, whose `values` go with the statement; `players` see no row of the game master.
    """

    bound: bool = False
    players: bool = False

    @classmethod
    def of(cls, caller: Caller) -> Self:
        """That of a caller."""
        return cls(caller.scopes is not None, caller.audience != GM)

    def texts(self, shape: RowShape[Any], place: int) -> list[str]:
        """What it asks of the rows `t`, which hang on `p`, of a shape; `$place` and the one behind it are `values`."""
        owner = "t" if shape.parent is None else "p"
        asked = []
        if self.bound and "scope" in shape.owner.c:
            asked.append(
                f"({owner}.scope = ANY(${place}::text[]) OR {owner}.scope {PREFIXED} ANY(${place + 1}::text[]))"
            )
        if self.players:
            asked += [
                f"{alias}.audience <> '{GM}'"
                for alias, table in {owner: shape.owner, "t": shape.table}.items()
                if "audience" in table.c
            ]
            if shape.knows_kinds:
                asked.append(f"t.type IN ({OWN_KINDS})")
        return asked


EVERYTHING = Purview()


def scope_values(caller: Caller, shape: RowShape[Any]) -> tuple[list[str], ...]:
    """The values that go with the texts of a purview: none where there are no scopes to compare."""
    if caller.scopes is None or "scope" not in shape.owner.c:
        return ()
    return list(caller.scopes.exact), list(caller.scopes.prefixes)


def known_to(caller: Caller, shape: RowShape[Any]) -> list[ColumnElement[bool]]:
    """The same as conditions on `shape.select()`."""
    asked = owned_by(caller, shape.owner)
    if caller.audience != GM:
        if shape.parent is not None and "audience" in shape.table.c:
            asked.append(shape.table.c.audience != GM)
        if shape.knows_kinds:
            asked.append(shape.table.c.type.in_(KINDS))
    return asked


def owned_by(caller: Caller, owner: Table) -> list[ColumnElement[bool]]:
    """Conditions on a table that has scopes, or audiences, of its own."""
    asked: list[ColumnElement[bool]] = []
    if caller.scopes is not None and "scope" in owner.c:
        asked.append(within(owner.c.scope, caller.scopes.exact, caller.scopes.prefixes))
    if caller.audience != GM and "audience" in owner.c:
        asked.append(owner.c.audience != GM)
    return asked


def within(scope: ColumnElement[Any], exact: Sequence[str], prefixes: Sequence[str]) -> ColumnElement[bool]:
    """Whether a scope is one of these, or begins as one of those."""
    named = scope == any_(literal(list(exact), ARRAY(TEXT)))
    return or_(named, scope.op(PREFIXED)(any_(literal(list(prefixes), ARRAY(TEXT)))))
