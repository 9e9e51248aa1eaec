"""What a database holds, read from PostgreSQL's own catalogue."""

from dataclasses import dataclass

import asyncpg

COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
  pg_get_expr(d.adbin, d.adrelid), a.attidentity::text || a.attgenerated::text
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.relname, a.attnum
"""
# From 18 on NOT NULL is a constraint too; the columns tell of it.
CONSTRAINTS = """
SELECT c.relname, k.conname, pg_get_constraintdef(k.oid)
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE c.relnamespace = 'public'::regnamespace AND k.contype <> 'n'
"""
INDEXES = """
SELECT t.relname, c.relname, regexp_replace(pg_get_indexdef(c.oid), 'INDEX \\S+ ON', 'INDEX ON')
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relnamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid AND k.contype IN ('p', 'u', 'x'))
"""
OTHERS = """
SELECT relkind::text || ' ' || relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'p', 'i', 'I', 'c')
UNION ALL SELECT 'type ' || typname FROM pg_type
WHERE typnamespace = 'public'::regnamespace AND typtype <> 'c' AND typelem = 0
UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'schema ' || nspname FROM pg_namespace
WHERE nspname NOT IN ('public', 'information_schema') AND nspname NOT LIKE 'pg\\_%'
UNION ALL SELECT 'extension ' || extname FROM pg_extension WHERE extname <> 'plpgsql'
"""


@dataclass(frozen=True)
class Column:
    """A column; `default` is the expression as PostgreSQL prints it."""

    name: str
    type: str
    not_null: bool
    default: str | None
    computed: str


Named = dict[str, str]
"""Name -> definition without the name."""


@dataclass(frozen=True)
class Catalog:
    """Tables with their columns in order, constraints and indexes (but those that constraints bring), and the rest."""

    columns: dict[str, list[Column]]
    constraints: dict[str, Named]
    indexes: dict[str, Named]
    others: list[str]

    def constraints_of(self, table: str) -> Named:
        """Of a table that may be missing."""
        return self.constraints.get(table, {})

    def indexes_of(self, table: str) -> Named:
        """Of a table that may be missing."""
        return self.indexes.get(table, {})


async def catalog(connection: asyncpg.Connection) -> Catalog:
    """Everything in a database, as this connection sees it."""
    columns: dict[str, list[Column]] = {}
    for table, *values in await connection.fetch(COLUMNS):
        columns.setdefault(table, []).append(Column(*values))
    constraints: dict[str, Named] = {table: {} for table in columns}
    indexes: dict[str, Named] = {table: {} for table in columns}
    for target, query in ((constraints, CONSTRAINTS), (indexes, INDEXES)):
        for table, name, definition in await connection.fetch(query):
            target[table][name] = definition
    others = sorted(row[0] for row in await connection.fetch(OTHERS))
    return Catalog(columns, constraints, indexes, others)


async def catalog_of(database_url: str) -> Catalog:
    """Everything in a database."""
    connection = await asyncpg.connect(database_url)
    try:
        return await catalog(connection)
    finally:
        await connection.close()
