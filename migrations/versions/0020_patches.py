"""Patches: images that are a part of another one, seen by who has found it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("images", sa.Column("patch_of", sa.Uuid))
    op.create_foreign_key("fk_images_patch_of_images", "images", "images", ["patch_of"], ["id"], ondelete="CASCADE")
    op.create_index("ix_images_patch_of", "images", ["patch_of"], postgresql_where=sa.text("patch_of IS NOT NULL"))


def downgrade() -> None:
    op.drop_index("ix_images_patch_of", "images")
    op.drop_constraint("fk_images_patch_of_images", "images", type_="foreignkey")
    op.drop_column("images", "patch_of")
