"""The schema that docs/schema.md promises, as statements that PostgreSQL understands."""

import re
from collections.abc import Iterator

import asyncpg

from tests.rules.checkout import ROOT

SQL = re.compile(r"^```sql\n(.*?)^```", re.DOTALL | re.MULTILINE)
TABLE = re.compile(r"CREATE TABLE (\w+)")
INDEX = re.compile(r",\s*INDEX (\([\w, ]+\))")
"""The one part of the document that is not PostgreSQL's own: an index inside of its table."""


def promised_statements() -> Iterator[str]:
    """One statement per table and index, in the order of the document."""
    for block in SQL.findall((ROOT / "docs" / "schema.md").read_text()):
        (table,) = TABLE.findall(block)
        yield INDEX.sub("", block)
        for columns in INDEX.findall(block):
            yield f"CREATE INDEX ON {table} {columns}"


async def make_promised(database_url: str) -> None:
    """Make the promised tables in an empty database."""
    connection = await asyncpg.connect(database_url)
    try:
        for statement in promised_statements():
            await connection.execute(statement)
    finally:
        await connection.close()
