"""A million rows of each table that lists are of, of which a hundred are a caller's: filled as fast as may be.

The indexes are those of the migrations, built once the rows are there. Triggers are off: nothing is counted, and what
refers to a row is not looked up. The words of images are made once for all that have the same.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from uuid import UUID

import asyncpg

ROWS, OWN = 1_000_000, 100
"""How many there are, and how many of them are in the scopes of a caller: the oldest, the last that a list comes to."""
SCOPES = ("guild/7", "guild/8/9")
FIRST = UUID("018f0000-0000-7000-8000-000000000001")
"""The oldest of the caller's: an image with so much over it, and a task with so long a log."""
AT_ONCE = 2
TABLES = ("images", "generation_tasks", "map_grids", "image_overlays", "task_events")
IMAGES = """
INSERT INTO images (id, created_at, updated_at, type, subtype, name, description, url, width, height, size, theme,
  scope, labels, sha256, generator, asked_digest, source_id, audience, words)
SELECT ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
  timestamptz '2024-01-01' + n * interval '1 second', timestamptz '2024-06-01' + n % 99991 * interval '1 second',
  CASE WHEN own AND n % 5 = 0 THEN 'token' WHEN n % 10 < 8 THEN 'map' ELSE 'item' END, 'other',
  t.name, t.description, 'sha256/x.png', 1400, 1050, 3000000, (array['horror', 'gothic', 'western'])[1 + n % 3],
  CASE WHEN own THEN (array['guild/7', 'guild/8/9'])[1 + n % 2]
    WHEN n % 10 < 9 THEN 'campaign/1' ELSE 'campaign/' || n % 997 END,
  jsonb_build_object('system', CASE WHEN n % 5 < 4 THEN 'five' ELSE 'old' END, 'shelf', (n % 1000)::text)
    || CASE WHEN own THEN jsonb_build_object('only', (n % 5)::text) ELSE '{}' END,
  n::text, CASE WHEN n % 4 = 0 THEN 'dungeon' END,
  CASE WHEN own OR n % 4 = 0 THEN lpad((n % 40)::text, 64, '0') END,
  CASE WHEN n % 7 = 0 THEN '018f0000-0000-7000-8000-00000000000f'::uuid END,
  CASE WHEN own AND n % 5 = 0 THEN 'gm' ELSE 'players' END, t.words
FROM (SELECT n, n <= $1::int AS own FROM generate_series($2::int, $3::int) n) AS numbered
JOIN texts t ON t.place = n % 24
"""
TEXTS = """
CREATE TABLE texts AS SELECT place, name, description,
  to_tsvector('simple'::regconfig, searchable(name || ' ' || description)) AS words
FROM (SELECT place, (array['Crypt', 'Castle', 'Cave', 'Tower'])[1 + place % 4] || ' of '
    || (array['Ash', 'Bone', 'Dust'])[1 + place % 3] AS name,
  CASE WHEN place % 5 < 4 THEN 'below ground' ELSE 'above ground' END AS description
  FROM generate_series(0, 23) place) AS made
"""
OTHERS = (
    """
INSERT INTO generation_tasks (id, created_at, updated_at, type, status, priority, params, scope, labels, result)
SELECT id, created_at, updated_at, 'generate', CASE type WHEN 'token' THEN 'failed' ELSE 'succeeded' END, 0,
  jsonb_build_object('type', type, 'source_id', source_id), scope, labels,
  CASE WHEN scope LIKE 'guild/%' THEN jsonb_build_object('outputs', jsonb_build_array(
    jsonb_build_object('image_id', id, 'index', 0, 'seed', 1))) END
FROM images
""",
    """
INSERT INTO map_grids (id, created_at, updated_at, image_id, enabled, size, color, opacity)
SELECT id, created_at, updated_at, id, true, 50, '#000000', 0.5 FROM images
""",
    """
INSERT INTO image_overlays (id, created_at, updated_at, image_id, type, name, data, style, z)
SELECT id, created_at, updated_at, id, 'label', '', '{}', '{}', 0 FROM images
""",
    """
INSERT INTO task_events (task_id, seq, xid, attempt, kind, payload)
SELECT id, 1, '1', 0, 'output', jsonb_build_object('output', jsonb_build_object('image_id', id, 'index', 0, 'seed', 1))
FROM images
""",
)
LAID = """
INSERT INTO image_overlays (id, created_at, updated_at, image_id, type, name, data, style, z)
SELECT gen_random_uuid(), created_at + n * interval '1 second', updated_at, image_id,
  (array['label', 'marker'])[1 + n % 2], 'over ' || n % 10, '{}', '{}', n % 7
FROM image_overlays, generate_series(2, $1::int) n WHERE image_id = $2
"""
LOGGED = """
INSERT INTO task_events (task_id, seq, xid, attempt, kind, payload)
SELECT task_id, n, '1', 0, 'output', payload FROM task_events, generate_series(2, $1::int) n WHERE task_id = $2
"""
INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
WHERE i.indrelid = ANY($1::text[]::regclass[])
  AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""


@asynccontextmanager
async def connections(database_url: str) -> AsyncIterator[list[asyncpg.Connection]]:
    """Some that write without triggers."""
    settings = {"session_replication_role": "replica", "maintenance_work_mem": "256MB", "synchronous_commit": "off"}
    async with AsyncExitStack() as stack:
        opened = []
        for _ in range(AT_ONCE):
            opened.append(await asyncpg.connect(database_url, server_settings=settings))
            stack.push_async_callback(opened[-1].close)
        yield opened


async def fill(database_url: str) -> None:
    """Fill a migrated database."""
    async with connections(database_url) as opened:
        first = opened[0]
        indexes = await first.fetch(INDEXES, list(TABLES))
        for name, _ in indexes:
            await first.execute(f"DROP INDEX {name}")
        await first.execute("ALTER TABLE images ALTER COLUMN words DROP EXPRESSION")
        await first.execute(TEXTS)

        async def done(statements: list[tuple[str, tuple[object, ...]]]) -> None:
            """Each by whichever connection is free."""
            async with asyncio.TaskGroup() as group:
                for connection in opened:
                    group.create_task(some(connection, statements))

        async def some(connection: asyncpg.Connection, statements: list[tuple[str, tuple[object, ...]]]) -> None:
            while statements:
                text, values = statements.pop()
                await connection.execute(text, *values)

        half = ROWS // 2
        await done([(IMAGES, (OWN, 1, half)), (IMAGES, (OWN, half + 1, ROWS))])
        await done([(each, ()) for each in OTHERS])
        await done([(each, (OWN, FIRST)) for each in (LAID, LOGGED)])
        await done([(definition, ()) for _, definition in indexes])
        await done([(f"VACUUM ANALYZE {table}", ()) for table in TABLES])
