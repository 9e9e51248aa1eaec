"""Which rows a caller may know of: those of its scopes, and no more of them than its audience may know. As SQL.

A row without purview is not there for its caller: it is read, locked, counted and purged by nobody else. Its id in a
row that the caller may know of is as good as none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Text,
    any_,
    case,
    cast,
    literal,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from server.domain.callers import Caller
from server.domain.overlays import GM, KINDS
from server.domain.scopes import Scopes
from server.repositories.references import within_reach, within_reach_of
from server.repositories.row_shapes import RowShape
from server.repositories.tables import images

PREFIXED = "^@"
"""Whether a text starts with another one."""
KEPT = 128
"""How many forms of conditions and columns are kept."""
OWN_KINDS = ", ".join(f"'{each}'" for each in KINDS)


@dataclass(frozen=True, slots=True, eq=False)
class Purview:
    """The form of what a caller may know of, which decides the text of statements. There is one of each form.

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
        return self.asked(owner, alias, f"${place}", f"${place + 1}")

    def asked(self, owner: FromClause, alias: str, exact: str, prefixes: str) -> list[str]:
        """What it asks of a table that has scopes, or audiences, of its own; with the places of its values."""
        asked = []
        if self.bound and "scope" in owner.c:
            named, begun = (f"ANY(CAST(CAST({each} AS text) AS text[]))" for each in (exact, prefixes))
            asked.append(f"({alias}.scope = {named} OR {alias}.scope {PREFIXED} {begun})")
        if self.players and "audience" in owner.c:
            asked.append(f"{alias}.audience <> '{GM}'")
        if self.players and "patch_of" in owner.c:  # what was found of a map is seen while the map is
            seen = f"SELECT FROM images o WHERE o.id = {alias}.patch_of AND o.audience <> '{GM}'"
            asked.append(f"({alias}.patch_of IS NULL OR EXISTS ({seen}))")
        return asked

    def names(self, shape: RowShape[Any], place: int) -> str:
        """The columns of rows `t`; an id is NULL in place of one that it does not include.

        Of the columns that players do not know as they are, they get what they may know.
        """
        instead = {name: known for name in shape.references if (known := self.reference(shape, name, place))}
        known_images = " AND ".join(self._asked(images, "r", place))
        for name, named in shape.named_images.items():
            if name not in shape.blank and (read := named.read("t", known_images)):
                instead[name] = f"({read})::text" if name in shape.texts else read
        if self.players:
            instead |= {name: shape.place(name, "t", players=True) for name in shape.for_players}
        return shape.names("t", instead)

    def reference(self, shape: RowShape[Any], name: str, place: int) -> str:
        """The id in a column, NULL where it is as gone; "" where nothing is asked.

        It is looked up for each row that is shown: an EXISTS could read everything there is first, for a hash of it.
        """
        other = shape.references[name]
        asked, source = self._asked(other.table, "r", place), f"{other.table.name} r WHERE r.id = t.{name}"
        near = [] if other.historic else [within_reach("t.scope")]
        if asked:
            return f"(SELECT r.id FROM {' AND '.join([source, *asked, *near])})"
        # Who may know of everything is told of what is purged, too.
        far = f"t.{name} IS NOT NULL AND (SELECT NOT {near[0]} FROM {source})" if near else ""
        return far and f"(CASE WHEN {far} THEN NULL ELSE t.{name} END)"


FORMS = {(bound, players): Purview(bound, players) for bound in (False, True) for players in (False, True)}
EVERYTHING = FORMS[False, False]


@cache
def has_scopes(shape: RowShape[Any]) -> bool:
    """Whether its rows are of scopes."""
    return "scope" in shape.owner.c


def scope_values(caller: Caller, shape: RowShape[Any]) -> tuple[str, ...]:
    """The values that go with the texts of a purview: none where there are no scopes to compare."""
    if caller.scopes is None or not has_scopes(shape):
        return ()
    return array_text(caller.scopes.exact), array_text(caller.scopes.prefixes)


@lru_cache(1024)
def array_text(words: tuple[str, ...]) -> str:
    """An array as PostgreSQL writes it: over two lists the driver takes longer than over all else that is sent."""
    quoted = (each.replace("\\", "\\\\").replace('"', '\\"') for each in words)
    return "{" + ",".join(f'"{each}"' for each in quoted) + "}"


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


def selected(caller: Caller, shape: RowShape[Any]) -> Select[Any]:
    """`shape.select()` of what a caller may know of."""
    return _selected(_like(caller), shape)


def shown_to(caller: Caller, shape: RowShape[Any]) -> tuple[ColumnElement[Any], ...]:
    """The columns of `shape.select()` as the caller may know them: the same as the names of its purview."""
    return _shown_to(_like(caller), shape)


def known_to(caller: Caller, shape: RowShape[Any]) -> tuple[ColumnElement[bool], ...]:
    """The same as conditions on `shape.select()`."""
    return _known_to(_like(caller), shape)


def _like(caller: Caller) -> Caller:
    """One for all who may know of the same. What is made for it is made once: that takes longer than to read a row."""
    return Caller("", scopes=caller.scopes, as_players=caller.audience != GM)


@lru_cache(KEPT)
def _selected(caller: Caller, shape: RowShape[Any]) -> Select[Any]:
    return shape.select(_shown_to(caller, shape)).where(*_known_to(caller, shape))


@lru_cache(KEPT)
def _shown_to(caller: Caller, shape: RowShape[Any]) -> tuple[ColumnElement[Any], ...]:
    return tuple(_shown(caller, shape, each) for each in shape.columns)


@lru_cache(KEPT)
def _known_to(caller: Caller, shape: RowShape[Any]) -> tuple[ColumnElement[bool], ...]:
    asked = owned_by(caller, shape.owner)
    if caller.audience != GM:
        if shape.parent is not None and "audience" in shape.table.c:
            asked.append(shape.table.c.audience != GM)
        if shape.knows_kinds:
            asked.append(shape.table.c.type.in_(KINDS))
    return tuple(asked)


def _shown(caller: Caller, shape: RowShape[Any], column: ColumnElement[Any]) -> ColumnElement[Any]:
    name = str(column.key)
    if caller.audience != GM and name in shape.for_players:
        return literal_column(shape.place(name, shape.table.name, players=True), column.type).label(name)
    if name in shape.named_images and name not in shape.blank:
        document = document_shown(caller, shape, name)
        return (cast(document, Text) if name in shape.texts else document).label(name)
    if name not in shape.references:
        return column
    reference, other = shape.references[name], shape.references[name].table.alias("r")
    near = None if reference.historic else within_reach_of(shape.table.c.scope, other)
    if asked := owned_by(caller, other):
        known = select(other.c.id).where(other.c.id == column, *asked, *([] if near is None else [near]))
        return known.correlate(shape.table).scalar_subquery().label(name)
    if near is None:
        return column
    far = select(~near).where(other.c.id == column).correlate(shape.table).scalar_subquery()
    return case((far, None), else_=column).label(name)


def document_shown(caller: Caller, shape: RowShape[Any], name: str, image: str = "") -> ColumnElement[Any]:
    """A document that names images as the caller may know it, or would if it lay over another `image`."""
    column, known = shape.table.c[name], Purview.of(caller).asked(images, "r", ":exact", ":prefixes")
    read = shape.named_images[name].read(shape.table.name, " AND ".join(known), image)
    return type_coerce(sql(read).bindparams(**scoped(caller, "r")[1]), column.type) if read else column


def owned_by(caller: Caller, owner: FromClause) -> list[ColumnElement[bool]]:
    """Conditions on a table that has scopes, or audiences, of its own."""
    asked: list[ColumnElement[bool]] = []
    if caller.scopes is not None and "scope" in owner.c:
        asked.append(within(owner.c.scope, caller.scopes.exact, caller.scopes.prefixes))
    if caller.audience != GM and "audience" in owner.c:
        asked.append(owner.c.audience != GM)
    if caller.audience != GM and "patch_of" in owner.c:
        over = images.alias("over")
        seen = select(over.c.id).where(over.c.id == owner.c.patch_of, over.c.audience != GM)
        asked.append(or_(owner.c.patch_of.is_(None), seen.exists()))
    return asked


def scoped(caller: Caller, alias: str) -> tuple[str, dict[str, str]]:
    """What a caller may know of as a condition of SQL text on rows of this name, and its values by their names."""
    if caller.scopes is None:
        return "true", {}
    (text,) = Purview(bound=True).asked(images, alias, ":exact", ":prefixes")
    return text, {"exact": array_text(caller.scopes.exact), "prefixes": array_text(caller.scopes.prefixes)}


def within(scope: ColumnElement[Any], exact: Sequence[str], prefixes: Sequence[str]) -> ColumnElement[bool]:
    """Whether a scope is one of these, or begins as one of those."""
    named = scope == any_(literal(list(exact), ARRAY(TEXT)))
    return or_(named, scope.op(PREFIXED)(any_(literal(list(prefixes), ARRAY(TEXT)))))
