"""How workers last fared with the providers that paint."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "provider_checks",
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("reason", sa.String(50), nullable=False, server_default=""),
        sa.Column("message", sa.Text, nullable=False, server_default=""),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.PrimaryKeyConstraint("name", name="pk_provider_checks"),
    )


def downgrade() -> None:
    op.drop_table("provider_checks")
