"""Stored bytes are counted for each caller and each scope, and unfinished tasks are found by both.

The count of an owner lies in at most sixteen parts, so that writers do not wait for each other. A transaction that says
what its owners may have (`limner.caller_bytes`, `limner.scope_bytes`) takes a part that is free and stays within a
sixteenth of that: as long as every part does, so does the sum, whoever is under way. Only when there is no such part
are all of them locked, in order; then the sum is what it is, and the write is refused or the parts are made equal
again. Whoever says nothing is counted and never refused.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COUNT = """
CREATE FUNCTION count_stored_bytes(of_kind text, of_owner text, added bigint, careful boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  most bigint := nullif(nullif(current_setting('limner.' || of_kind || '_bytes', true), ''), '0');
  limited boolean := most IS NOT NULL AND added > 0;
  share bigint := most / 16;
  total bigint;
  chosen smallint;
BEGIN
  IF limited AND added > most THEN
    total := 0;
  ELSIF NOT limited OR (added <= share AND NOT EXISTS (
      SELECT FROM stored_bytes s WHERE s.kind = of_kind AND s.owner = of_owner AND s.size > share)) THEN
    SELECT s.part INTO chosen FROM stored_bytes s
      WHERE s.kind = of_kind AND s.owner = of_owner AND (NOT limited OR s.size + added <= share)
      ORDER BY s.part LIMIT 1 FOR UPDATE SKIP LOCKED;
    IF FOUND THEN
      UPDATE stored_bytes s SET size = s.size + added
        WHERE s.kind = of_kind AND s.owner = of_owner AND s.part = chosen;
      RETURN;
    END IF;
    -- Whoever makes a part holds its lock, so that nobody waits for a row that is not there yet.
    FOR chosen IN SELECT each FROM generate_series(0, 15) AS each WHERE careful AND NOT EXISTS (
        SELECT FROM stored_bytes s WHERE s.kind = of_kind AND s.owner = of_owner AND s.part = each) LOOP
      IF pg_try_advisory_xact_lock(hashtextextended(of_kind || ':' || of_owner, chosen)) THEN
        INSERT INTO stored_bytes VALUES (of_kind, of_owner, chosen, added) ON CONFLICT DO NOTHING;
        IF FOUND THEN
          RETURN;
        END IF;
      END IF;
    END LOOP;
    IF NOT limited THEN
      INSERT INTO stored_bytes AS s VALUES (of_kind, of_owner, pg_backend_pid() % 16, added)
        ON CONFLICT (kind, owner, part) DO UPDATE SET size = s.size + added;
      RETURN;
    END IF;
  END IF;
  IF total IS NULL THEN
    INSERT INTO stored_bytes SELECT of_kind, of_owner, each, 0 FROM generate_series(0, 15) AS each
      ON CONFLICT DO NOTHING;
    PERFORM FROM stored_bytes s WHERE s.kind = of_kind AND s.owner = of_owner ORDER BY s.part FOR UPDATE;
    SELECT sum(s.size) INTO total FROM stored_bytes s WHERE s.kind = of_kind AND s.owner = of_owner;
  END IF;
  IF total + added > most THEN
    RAISE EXCEPTION USING ERRCODE = 'LM001', MESSAGE = 'more bytes than may be stored', DETAIL = json_build_object(
      'kind', of_kind, 'owner', of_owner, 'used', total, 'size', added, 'limit', most);
  END IF;
  total := total + added;
  UPDATE stored_bytes s
    SET size = total / 16 + CASE s.part WHEN 0 THEN total % 16 ELSE 0 END
    WHERE s.kind = of_kind AND s.owner = of_owner;
END $$
"""

# In the order of kinds and owners: whoever has to wait for several waits for them in the same order. A statement about
# more than a hundred owners takes no lock for the parts that it makes: there is little memory for such locks.
COUNT_ROWS = """
CREATE FUNCTION count_stored_images() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  sign integer := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM stored_bytes;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM count_stored_bytes(kind, owner, added, true) FROM (
      SELECT kind, owner, sum(size)::bigint AS added FROM (VALUES
        ('caller', OLD.created_by, -OLD.size::bigint), ('caller', NEW.created_by, NEW.size::bigint),
        ('scope', OLD.scope, -OLD.size::bigint), ('scope', NEW.scope, NEW.size::bigint)) AS counted (kind, owner, size)
      WHERE owner <> '' GROUP BY kind, owner HAVING sum(size) <> 0 ORDER BY kind, owner) AS owners;
  ELSE
    PERFORM count_stored_bytes(kind, owner, added, careful) FROM (
      SELECT kind, owner, sign * sum(size)::bigint AS added, count(*) OVER () <= 100 AS careful FROM (
        SELECT 'caller' AS kind, created_by AS owner, size::bigint FROM changed
        UNION ALL SELECT 'scope', scope, size::bigint FROM changed) AS counted
      WHERE owner <> '' GROUP BY kind, owner ORDER BY kind, owner) AS owners;
  END IF;
  RETURN NULL;
END $$
"""
COUNTED = """
INSERT INTO stored_bytes
SELECT kind, owner, 0, sum(size) FROM (
  SELECT 'caller' AS kind, created_by AS owner, size FROM images UNION ALL SELECT 'scope', scope, size FROM images
) AS counted WHERE owner <> '' GROUP BY kind, owner
"""
UNFINISHED = sa.text("status IN ('queued', 'waiting', 'running') AND NOT is_deleted")


def upgrade() -> None:
    op.create_table(
        "stored_bytes",
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("owner", sa.String(255), nullable=False),
        sa.Column("part", sa.SmallInteger, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("kind", "owner", "part", name="pk_stored_bytes"),
        postgresql_with={"fillfactor": 70},
    )
    op.execute(COUNT)
    op.execute(COUNT_ROWS)
    counting = "EXECUTE FUNCTION count_stored_images()"
    for name, when in (
        ("added", "AFTER INSERT ON images REFERENCING NEW TABLE AS changed FOR EACH STATEMENT"),
        ("removed", "AFTER DELETE ON images REFERENCING OLD TABLE AS changed FOR EACH STATEMENT"),
        (
            "changed",
            """AFTER UPDATE OF size, scope, created_by ON images FOR EACH ROW
            WHEN ((OLD.size, OLD.scope, OLD.created_by) IS DISTINCT FROM (NEW.size, NEW.scope, NEW.created_by))""",
        ),
        ("emptied", "AFTER TRUNCATE ON images FOR EACH STATEMENT"),
    ):
        op.execute(f"CREATE TRIGGER stored_bytes_{name} {when} {counting}")
    op.execute(COUNTED)
    for column in ("created_by", "scope"):
        op.create_index(
            f"ix_generation_tasks_unfinished_{column}", "generation_tasks", [column], postgresql_where=UNFINISHED
        )


def downgrade() -> None:
    for column in ("scope", "created_by"):
        op.drop_index(f"ix_generation_tasks_unfinished_{column}", "generation_tasks")
    for name in ("emptied", "changed", "removed", "added"):
        op.execute(f"DROP TRIGGER stored_bytes_{name} ON images")
    op.execute("DROP FUNCTION count_stored_images(), count_stored_bytes(text, text, bigint, boolean)")
    op.drop_table("stored_bytes")
