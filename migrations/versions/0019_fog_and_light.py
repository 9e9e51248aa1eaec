"""A fog keeps its ground beside its data; an image keeps its picture without the light that is painted into it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

COUNT_ROWS = """
CREATE OR REPLACE FUNCTION count_stored_images() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  sign integer := CASE TG_OP WHEN 'DELETE' THEN -1 ELSE 1 END;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM stored_bytes;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM count_stored_bytes(kind, owner, added, true) FROM (
      SELECT kind, owner, sum(size)::bigint AS added FROM (VALUES
        ('caller', OLD.created_by, -({old})), ('caller', NEW.created_by, {new}),
        ('scope', OLD.scope, -({old})), ('scope', NEW.scope, {new})) AS counted (kind, owner, size)
      WHERE owner <> '' GROUP BY kind, owner HAVING sum(size) <> 0 ORDER BY kind, owner) AS owners;
  ELSE
    PERFORM count_stored_bytes(kind, owner, added, careful) FROM (
      SELECT kind, owner, sign * sum(size)::bigint AS added, count(*) OVER () <= 100 AS careful FROM (
        SELECT 'caller' AS kind, created_by AS owner, {each} AS size FROM changed
        UNION ALL SELECT 'scope', scope, {each} FROM changed) AS counted
      WHERE owner <> '' GROUP BY kind, owner ORDER BY kind, owner) AS owners;
  END IF;
  RETURN NULL;
END $$
"""
WHOLE = "{row}size::bigint + coalesce({row}unlit_size, 0)"
ALONE = "{row}size::bigint"
CHANGED = """
CREATE TRIGGER stored_bytes_changed AFTER UPDATE OF size, scope, created_by{more} ON images FOR EACH ROW
WHEN ((OLD.size, OLD.scope, OLD.created_by{old}) IS DISTINCT FROM (NEW.size, NEW.scope, NEW.created_by{new}))
EXECUTE FUNCTION count_stored_images()
"""


def upgrade() -> None:
    op.add_column("image_overlays", sa.Column("ground", sa.LargeBinary))
    for column in (
        sa.Column("unlit_sha256", sa.String(64)),
        sa.Column("unlit_size", sa.Integer),
        sa.Column("unlit_format", sa.String(50)),
    ):
        op.add_column("images", column)
    op.create_index("ix_images_unlit_sha256", "images", ["unlit_sha256"])
    _count(WHOLE, more=", unlit_size", old=", OLD.unlit_size", new=", NEW.unlit_size")


def _count(size: str, *, more: str = "", old: str = "", new: str = "") -> None:
    sizes = {"old": size.format(row="OLD."), "new": size.format(row="NEW."), "each": size.format(row="")}
    op.execute(COUNT_ROWS.format(**sizes))
    op.execute("DROP TRIGGER stored_bytes_changed ON images")
    op.execute(CHANGED.format(more=more, old=old, new=new))


def downgrade() -> None:
    # What is counted of pictures without light is taken back before it is forgotten.
    op.execute("UPDATE images SET unlit_size = NULL WHERE unlit_size IS NOT NULL")
    _count(ALONE)
    op.drop_index("ix_images_unlit_sha256", "images")
    for column in ("unlit_format", "unlit_size", "unlit_sha256"):
        op.drop_column("images", column)
    op.drop_column("image_overlays", "ground")
