"""Doors have ids, and overlays say whether a generator made them.

Documents of any shape and size are there, as other programs write them: what is no door, has something under `id`
already or would grow beyond what the database can hold stays as it is, and its doors are named when they are read.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# What came with its image, and was never changed since, is the generator's.
MADE = """
UPDATE image_overlays o SET origin = 'generated' FROM images i
WHERE i.id = o.image_id AND i.generator IS NOT NULL AND i.parent_image_id IS NULL
AND o.created_at = i.created_at AND o.row_version = 1
"""
# So is the copy of such a one; those of copies come next.
COPIED = """
UPDATE image_overlays o SET origin = 'generated' FROM images i, image_overlays source
WHERE i.id = o.image_id AND source.image_id = i.parent_image_id AND source.origin = 'generated'
AND o.created_at = i.created_at AND o.row_version = 1 AND o.origin = 'user'
AND (o.type, o.name, o.z, o.data) = (source.type, source.name, source.z, source.data)
"""
NAMED = """
DO $$
DECLARE walls record;
BEGIN
  FOR walls IN SELECT id FROM image_overlays WHERE type = 'walls' AND jsonb_typeof(data -> 'doors') = 'array' LOOP
    BEGIN
      UPDATE image_overlays o SET data = jsonb_set(data, '{doors}', (
        SELECT jsonb_agg(
          CASE WHEN jsonb_typeof(door) = 'object' AND NOT door ? 'id'
          THEN door || jsonb_build_object(
            'id', left(encode(sha256(convert_to(o.id || '/' || place, 'UTF8')), 'hex'), 10)
          ) ELSE door END ORDER BY place
        ) FROM jsonb_array_elements(data -> 'doors') WITH ORDINALITY AS every (door, place)
      )) WHERE id = walls.id AND jsonb_path_exists(data, '$.doors[*] ? (!exists(@.id))');
    EXCEPTION WHEN program_limit_exceeded THEN NULL;
    END;
  END LOOP;
END $$
"""
UNNAMED = """
UPDATE image_overlays SET data = jsonb_set(data, '{doors}', (
  SELECT jsonb_agg(CASE WHEN jsonb_typeof(door) = 'object' THEN door - 'id' - 'found' ELSE door END ORDER BY place)
  FROM jsonb_array_elements(data -> 'doors') WITH ORDINALITY AS every (door, place)
)) WHERE type = 'walls' AND jsonb_typeof(data -> 'doors') = 'array' AND data -> 'doors' <> '[]'::jsonb
"""


def upgrade() -> None:
    op.add_column("image_overlays", sa.Column("origin", sa.String(20), nullable=False, server_default="user"))
    op.execute(MADE)
    while op.get_bind().execute(sa.text(COPIED)).rowcount:
        pass
    op.execute(NAMED)


def downgrade() -> None:
    # What was there before reads no door with members that it does not know.
    op.execute(UNNAMED)
    op.drop_column("image_overlays", "origin")
