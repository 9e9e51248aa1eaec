"""What providers are asked for, and what may have been paid."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "provider_calls",
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("provider", sa.String(50), nullable=False),
        sa.Column("scope", sa.String(128), nullable=False, server_default=""),
        sa.Column("task_id", sa.Uuid, nullable=False),
        sa.Column("output_index", sa.Integer, nullable=False),
        sa.Column("key", sa.Uuid, nullable=False),
        sa.Column("reserved_at", sa.DateTime(timezone=True)),
        sa.Column("waits_until", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.String(10)),
        sa.Column("images", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.PrimaryKeyConstraint("id", name="pk_provider_calls"),
    )
    op.create_index("ix_provider_calls_key", "provider_calls", ["key"])
    op.create_index("ix_provider_calls_reserved_at", "provider_calls", ["reserved_at"])
    op.create_index(
        "ix_provider_calls_waiting",
        "provider_calls",
        ["provider", "waits_until"],
        postgresql_where=sa.text("waits_until IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("provider_calls")
