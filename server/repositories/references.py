"""Ids of rows elsewhere: in columns, and in documents. One that leads to what it may not lead to is as gone.

What it leads to is of the same scope as the row that it stands in, or of none. That is so where it is written, and is
looked at again where it is read, for either may have moved since. And whoever writes or reads it may know of that row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Table, func

from server.domain.overlays import GM
from server.domain.resource_errors import ResourceKind

ID = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"


@dataclass(frozen=True, slots=True)
class Reference:
    """A column with the id of a row of a table.

    One that is `historic` tells what was: it stays wherever either goes later, and only who may not know of the other
    row does not read it.
    """

    resource: ResourceKind
    table: Table
    historic: bool = False

    def holds(self, scope: Any, other: FromClause) -> list[ColumnElement[bool]]:
        """Whether it may be written into a row of this scope that it leads to the `other`."""
        near = within_reach_of(scope, other)
        return [near] if self.historic else [near, ~other.c.is_deleted]


def within_reach_of(scope: Any, other: FromClause) -> ColumnElement[bool]:
    """Whether a row of this scope may refer to the `other`."""
    return func.coalesce(other.c.scope, "").in_(["", func.coalesce(scope, "")])


def within_reach(scope: str) -> str:
    """The same as SQL text, of a row `r` that is referred to."""
    return f"coalesce(r.scope, '') IN ('', coalesce({scope}, ''))"


@dataclass(frozen=True, slots=True)
class NamedImages:
    """A document with ids of images in it.

    `sql` is what is read of that of the rows of a table, over an image where they lie over any, when of images `r` only
    those are known that a condition says. Unless it is `always` asked, who may know of every image reads the document.
    """

    sql: Callable[[str, str, str], str]
    always: bool = False

    def read(self, table: str, known: str, image: str = "") -> str:
        """The SQL for these rows; "" where the document is read as it is."""
        return self.sql(table, known or "true", image or f"{table}.image_id") if known or self.always else ""


def image_id(text: str) -> str:
    """The id that stands in SQL of a text; NULL for any other text."""
    return f"CASE WHEN {text} ~ '{ID}' THEN ({text})::uuid END"


def asked_images(table: str, known: str, image: str) -> str:
    """What tasks were asked for: an export, a restyling, or a regeneration, stays, without the ids of its images."""
    del image
    params, listed = f"{table}.params", f"{table}.params -> 'image_ids'"

    def unknown(named: str) -> str:
        return f"(SELECT r.id FROM images r WHERE r.id = {image_id(named)} AND {known}) IS NULL"

    def without(field: str) -> str:
        named = f"{params} ->> '{field}'"
        return f"{named} <> '' AND {unknown(named)} THEN {params} || jsonb_build_object('{field}', '')"

    return f"""CASE
      WHEN {table}.type IN ('export', 'restyle') AND {without("image_id")}
      WHEN {table}.type = 'generate' AND {without("regenerated_from")}
      WHEN {table}.type = 'regenerate' AND jsonb_typeof({listed}) = 'array'
        THEN {params} || jsonb_build_object('image_ids', (
          SELECT coalesce(jsonb_agg(CASE WHEN {unknown("named")} THEN '' ELSE named END ORDER BY place), '[]')
          FROM jsonb_array_elements_text({listed}) WITH ORDINALITY AS listed (named, place)))
    ELSE {params} END"""


def made_images(table: str, known: str, image: str) -> str:
    """The results of tasks: an output stays, without the ids of its image and of that which it was drawn from."""
    del image
    outputs, made = f"{table}.result -> 'outputs'", "made ->> 'image_id'"

    def hidden(field: str) -> str:
        named = f"made ->> '{field}'"
        return f"""CASE WHEN {named} <> ''
          AND (SELECT r.id FROM images r WHERE r.id = {image_id(named)} AND {known}) IS NULL
        THEN jsonb_build_object('{field}', '') ELSE '{{}}' END"""

    return f"""CASE jsonb_typeof({outputs}) WHEN 'array' THEN {table}.result || jsonb_build_object('outputs', (
      SELECT coalesce(jsonb_agg(CASE
        WHEN {made} IS NULL THEN made
        ELSE made || {hidden("image_id")} || {hidden("regenerated_from")} END ORDER BY place), '[]')
      FROM jsonb_array_elements({outputs}) WITH ORDINALITY AS outputs (made, place)))
    ELSE {table}.result END"""


def laid_images(fields: Mapping[str, str]) -> Callable[[str, str, str], str]:
    """The data of overlays: in the field of a kind that names an image, nothing stands for one that is as gone.

    So is a deleted one, one of another scope, and one of the game master under an overlay for players.
    """

    def sql(table: str, known: str, image: str) -> str:
        def read(field: str) -> str:
            named = f"{table}.data ->> '{field}'"
            return f"""CASE WHEN {named} <> '' AND (
              SELECT r.id FROM images r WHERE r.id = {image_id(named)} AND NOT r.is_deleted AND {known}
                AND {within_reach(f"(SELECT i.scope FROM images i WHERE i.id = {image})")}
                AND ({table}.audience = '{GM}' OR r.audience <> '{GM}')
            ) IS NULL THEN {table}.data || jsonb_build_object('{field}', '') ELSE {table}.data END"""

        cases = " ".join(f"WHEN '{kind}' THEN {read(field)}" for kind, field in fields.items())
        return f"CASE {table}.type {cases} ELSE {table}.data END"

    return sql
