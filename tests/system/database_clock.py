"""A clock for one database that tests put ahead: what asks it there for the time is told so, and nothing else is."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import asyncpg

AHEAD = """
CREATE SCHEMA clock;
CREATE TABLE clock.ahead (span interval NOT NULL);
INSERT INTO clock.ahead VALUES ('0');
CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql
    AS 'SELECT pg_catalog.now() + span FROM clock.ahead';
CREATE FUNCTION clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql
    AS 'SELECT pg_catalog.clock_timestamp() + span FROM clock.ahead';
DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET search_path = clock, pg_catalog, public', current_database());
END $$
"""


@dataclass(frozen=True)
class DatabaseClock:
    """Lets time pass in the database at `url`, for every session that begins after it was set up."""

    url: str

    def set_up(self) -> None:
        """Give the database this clock."""
        asyncio.run(self._execute(AHEAD))

    async def let_pass(self, span: timedelta) -> None:
        """It is so much later from now on."""
        await self._execute("UPDATE clock.ahead SET span = span + $1", span)

    async def _execute(self, statement: str, *values: object) -> None:
        connection = await asyncpg.connect(self.url)
        try:
            await connection.execute(statement, *values)
        finally:
            await connection.close()
