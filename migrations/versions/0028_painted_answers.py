"""What providers have painted over parts of a picture that is not done yet."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "painted_answers",
        sa.Column("key", sa.Uuid, nullable=False),
        sa.Column("task_id", sa.Uuid, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("format", sa.String(50), nullable=False),
        sa.Column("provenance", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_painted_answers"),
    )
    op.create_index("ix_painted_answers_sha256", "painted_answers", ["sha256"])


def downgrade() -> None:
    op.drop_table("painted_answers")
