"""All rows of a database as they were: what a test does to them is undone."""

import asyncpg

TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""


class Rewound:
    """Keeps a copy of every table, and brings it back. Other writers must be silent meanwhile."""

    def __init__(self, connection: asyncpg.Connection) -> None:
        self._connection = connection
        self._columns: dict[str, str] = {}

    async def keep(self) -> None:
        """Copy what there is now."""
        await self._connection.execute("CREATE SCHEMA kept")
        for (name,) in await self._connection.fetch(TABLES):
            self._columns[name] = await self._connection.fetchval(COLUMNS, name)
            await self._connection.execute(f"CREATE TABLE kept.{name} AS TABLE public.{name}")

    async def bring_back(self) -> None:
        """Have it there again, and nothing else."""
        async with self._connection.transaction():
            # Neither the order of tables nor what triggers would count again matters.
            await self._connection.execute("SET LOCAL session_replication_role = replica")
            for name, columns in self._columns.items():
                await self._connection.execute(f"DELETE FROM public.{name}")
                await self._connection.execute(
                    f"INSERT INTO public.{name} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM kept.{name}"
                )
