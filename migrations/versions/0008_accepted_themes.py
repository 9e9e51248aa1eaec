"""The themes that tasks are drawn with, as they were when the tasks were accepted."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accepted_themes",
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("config", JSONB, nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_accepted_themes"),
    )
    op.add_column("generation_tasks", sa.Column("theme_fingerprint", sa.String(64)))


def downgrade() -> None:
    op.drop_column("generation_tasks", "theme_fingerprint")
    op.drop_table("accepted_themes")
