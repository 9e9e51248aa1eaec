"""Which rows a caller may know of: those of its scopes, and no more of them than its audience may know. As SQL.

A row without purview is not there for its caller: it is read, locked, counted and purged by nobody else. Its id in a
row that the caller may know of is as good as none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, any_, literal, literal_column, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from server.domain.callers import Caller
from server.domain.overlays import GM, KINDS
from server.domain.scopes import Scopes
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

    @staticmethod
    def of(caller: Caller) -> "Purview":
        """That of a caller."""
        return FORMS[caller.scopes is not None, caller.audience != GM]

    def texts(self, shape: RowShape[Any], place: int) -> list[str]:
        """What it asks of the rows `t`, which hang on `p`, of a shape; `$place` and the one behind it are `values`."""
        asked = self._asked(shape.owner, "t" if shape.parent is None else "p", place)
        if self.players and shape.parent is not None and "audience" in shape.table.c:
            asked.append(f"t.audience <> '{GM}'")
        if self.players and shape.knows_kinds:
            asked.append(f"t.type IN ({OWN_KINDS})")
        return asked

    def _asked(self, owner: FromClause, alias: str, place: int) -> list[str]:
        """What it asks of a table that has scopes, or audiences, of its own."""
        asked = []
        if self.bound and "scope" in owner.c:
            asked.append(
                f"({alias}.scope = ANY(${place}::text[]) OR {alias}.scope {PREFIXED} ANY(${place + 1}::text[]))"
            )
        if self.players and "audience" in owner.c:
            asked.append(f"{alias}.audience <> '{GM}'")
        return asked

    def names(self, shape: RowShape[Any], place: int) -> str:
        """The columns of rows `t`; an id is NULL in place of one that it does not include.

        Of the columns that players do not know as they are, they get what they may know.
        """
        instead = {name: known for name in shape.references if (known := self.reference(shape, name, place))}
        if self.players:
            instead |= {name: shape.place(name, "t", players=True) for name in shape.for_players}
        return shape.names("t", instead)

    def reference(self, shape: RowShape[Any], name: str, place: int) -> str:
        """The id in a column, NULL where it is of what is not included; "" where nothing is asked.

        It is looked up for each row that is shown: an EXISTS could read everything there is first, for a hash of it.
        """
        if not (asked := self._asked(shape.references[name], "r", place)):
            return ""
        source = f"{shape.references[name].name} r"
        return f"(SELECT r.id FROM {source} WHERE {' AND '.join([f'r.id = t.{name}', *asked])})"


FORMS = {(bound, players): Purview(bound, players) for bound in (False, True) for players in (False, True)}
EVERYTHING = FORMS[False, False]


def scope_values(caller: Caller, shape: RowShape[Any]) -> tuple[list[str], ...]:
    """The values that go with the texts of a purview: none where there are no scopes to compare."""
    if caller.scopes is None or "scope" not in shape.owner.c:
        return ()
    return list(caller.scopes.exact), list(caller.scopes.prefixes)


def indexed(scopes: Scopes, alias: str) -> tuple[str, *tuple[Any, ...]]:
    """The same for a list, as one condition on rows of this name and its values: one that an index answers.

    Behind a prefix, which ends in a slash, comes what ends in a nought instead, byte for byte.
    """
    texts = [f"{alias}.scope = ANY({{}}::text[])"]
    values: list[Any] = [list(scopes.exact)]
    for prefix in scopes.prefixes:
        texts.append(f"({alias}.scope ~>=~ {{}}::text AND {alias}.scope ~<~ {{}}::text)")
        values += [prefix, f"{prefix[:-1]}0"]
    return f"({' OR '.join(texts)})", *values


def known_to(caller: Caller, shape: RowShape[Any]) -> list[ColumnElement[bool]]:
    """The same as conditions on `shape.select()`."""
    asked = owned_by(caller, shape.owner)
    if caller.audience != GM:
        if shape.parent is not None and "audience" in shape.table.c:
            asked.append(shape.table.c.audience != GM)
        if shape.knows_kinds:
            asked.append(shape.table.c.type.in_(KINDS))
    return asked


def shown_to(caller: Caller, shape: RowShape[Any]) -> list[ColumnElement[Any]]:
    """The columns of `shape.select()` as the caller may know them: the same as the names of its purview."""
    return [_shown(caller, shape, each) for each in shape.columns]


def _shown(caller: Caller, shape: RowShape[Any], column: ColumnElement[Any]) -> ColumnElement[Any]:
    name = str(column.key)
    if caller.audience != GM and name in shape.for_players:
        return literal_column(shape.place(name, shape.table.name, players=True), column.type).label(name)
    if name not in shape.references:
        return column
    other = shape.references[name].alias("r")
    if not (asked := owned_by(caller, other)):
        return column
    return select(other.c.id).where(other.c.id == column, *asked).correlate(shape.table).scalar_subquery().label(name)


def owned_by(caller: Caller, owner: FromClause) -> list[ColumnElement[bool]]:
    """Conditions on a table that has scopes, or audiences, of its own."""
    asked: list[ColumnElement[bool]] = []
    if caller.scopes is not None and "scope" in owner.c:
        asked.append(within(owner.c.scope, caller.scopes.exact, caller.scopes.prefixes))
    if caller.audience != GM and "audience" in owner.c:
        asked.append(owner.c.audience != GM)
    return asked


def scoped(caller: Caller, alias: str) -> tuple[str, dict[str, list[str]]]:
    """What a caller may know of as a condition of SQL text on rows of this name, and its values by their names."""
    if caller.scopes is None:
        return "true", {}
    exact, prefixes = "CAST(:exact AS text[])", "CAST(:prefixes AS text[])"
    text = f"({alias}.scope = ANY({exact}) OR {alias}.scope {PREFIXED} ANY({prefixes}))"
    return text, {"exact": list(caller.scopes.exact), "prefixes": list(caller.scopes.prefixes)}


def within(scope: ColumnElement[Any], exact: Sequence[str], prefixes: Sequence[str]) -> ColumnElement[bool]:
    """Whether a scope is one of these, or begins as one of those."""
    named = scope == any_(literal(list(exact), ARRAY(TEXT)))
    return or_(named, scope.op(PREFIXED)(any_(literal(list(prefixes), ARRAY(TEXT)))))
