"""Images that are kept for a while only: what a provider painted whose walls have moved."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "expiring_images",
        sa.Column("image_id", sa.Uuid, nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("image_id", name="pk_expiring_images"),
        sa.ForeignKeyConstraint(
            ["image_id"], ["images.id"], name="fk_expiring_images_image_id_images", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_expiring_images_kept_at", "expiring_images", ["kept_at"])


def downgrade() -> None:
    op.drop_table("expiring_images")
