"""What images were generated from, as digests: to find one that is drawn already, and those that are stale.

Of images that are there, those get the digest of what was asked for whose tasks still tell that nothing was merged over
the theme. Of the others nobody knows. None gets a key: nobody is given one of them in place of a new one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

# Equal digests mean that the same was asked for; any text that is the same then will do.
ASKED = """
UPDATE images i SET asked_digest = encode(sha256(convert_to(jsonb_build_array(p -> 'generator',
    p -> 'generator_version', i.type, i.subtype, p -> 'theme', p -> 'variation', p -> 'theme_fingerprint'
  )::text, 'UTF8')), 'hex')
FROM (SELECT id, generation_params AS p, task_id FROM images) AS made
JOIN generation_tasks t ON t.id = made.task_id AND jsonb_typeof(t.params) = 'object'
  AND coalesce(nullif(t.params -> 'overrides', 'null'), '{}') = '{}'
WHERE i.id = made.id AND i.generator IS NOT NULL AND i.patch_of IS NULL AND jsonb_typeof(p) = 'object'
  AND p ? 'theme_fingerprint'
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
