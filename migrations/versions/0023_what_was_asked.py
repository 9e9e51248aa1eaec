"""What images were generated from, as digests: to find one that is drawn already, and those that are stale.

Images that are there get the digest of what was asked for. What it was merged with last stood in their tasks alone:
where the task is purged, it is taken for nothing. They get no key: nobody is given one of them in place of a new one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

# Equal digests mean that the same was asked for; any text that is the same then will do.
ASKED = """
UPDATE images SET generation_params = made.params,
  asked_digest = encode(sha256(convert_to(jsonb_build_array(params -> 'generator', params -> 'generator_version',
    params -> 'type', params -> 'subtype', params -> 'theme', params -> 'variation', params -> 'presets',
    params -> 'elements', params -> 'overrides', params -> 'theme_fingerprint')::text, 'UTF8')), 'hex')
FROM (SELECT i.id, i.generation_params || jsonb_build_object('type', i.type, 'subtype', i.subtype)
    || CASE jsonb_typeof(t.params -> 'overrides') WHEN 'object'
      THEN jsonb_build_object('overrides', t.params -> 'overrides') ELSE '{}' END AS params
  FROM images i LEFT JOIN generation_tasks t ON t.id = i.task_id
  WHERE i.generator IS NOT NULL AND i.patch_of IS NULL AND jsonb_typeof(i.generation_params) = 'object'
    AND i.generation_params ? 'theme_fingerprint') AS made
WHERE images.id = made.id
"""
INDEXES = {
    "ix_images_generation_key": ("generation_key", ["generation_key"]),
    "ix_images_asked": ("asked_digest", ["asked_digest", "id"]),
    "ix_images_theme_asked": ("asked_digest", ["theme", "asked_digest", "id"]),
}


def upgrade() -> None:
    for name in ("generation_key", "asked_digest"):
        op.add_column("images", sa.Column(name, sa.String(64)))
    op.execute(ASKED)
    for name, (known, columns) in INDEXES.items():
        op.create_index(name, "images", columns, postgresql_where=sa.text(f"{known} IS NOT NULL"))


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "images")
    for name in ("asked_digest", "generation_key"):
        op.drop_column("images", name)
