"""Files of maps that tasks keep: they count among stored bytes as images do."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# As those of images are counted.
COUNT_ROWS = """
CREATE FUNCTION count_stored_exports() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  sign integer := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
BEGIN
  PERFORM count_stored_bytes(kind, owner, added, careful) FROM (
    SELECT kind, owner, sign * sum(size)::bigint AS added, count(*) OVER () <= 100 AS careful FROM (
      SELECT 'caller' AS kind, created_by AS owner, size FROM changed
      UNION ALL SELECT 'scope', scope, size FROM changed) AS counted
    WHERE owner <> '' GROUP BY kind, owner ORDER BY kind, owner) AS owners;
  RETURN NULL;
END $$
"""


def upgrade() -> None:
    op.create_table(
        "map_exports",
        sa.Column("task_id", sa.Uuid, nullable=False),
        sa.Column("output_index", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("format", sa.String(50), nullable=False),
        sa.Column("scope", sa.String(128)),
        sa.Column("created_by", sa.String(255), nullable=False, server_default="anonymous"),
        sa.PrimaryKeyConstraint("task_id", "output_index", name="pk_map_exports"),
        sa.ForeignKeyConstraint(
            ["task_id"], ["generation_tasks.id"], name="fk_map_exports_task_id_generation_tasks", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_map_exports_sha256", "map_exports", ["sha256"])
    op.execute(COUNT_ROWS)
    counting = "FOR EACH STATEMENT EXECUTE FUNCTION count_stored_exports()"
    for name, when in (
        ("added", "AFTER INSERT ON map_exports REFERENCING NEW TABLE AS changed"),
        ("removed", "AFTER DELETE ON map_exports REFERENCING OLD TABLE AS changed"),
    ):
        op.execute(f"CREATE TRIGGER stored_exports_{name} {when} {counting}")


def downgrade() -> None:
    op.execute("DELETE FROM map_exports")
    op.drop_table("map_exports")
    op.execute("DROP FUNCTION count_stored_exports()")
