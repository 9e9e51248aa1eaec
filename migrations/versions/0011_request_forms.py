"""Which form of the API a request was made in: bodies of different forms cannot be compared."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("request_ids", sa.Column("form", sa.SmallInteger, nullable=False, server_default=sa.text("1")))


def downgrade() -> None:
    op.drop_column("request_ids", "form")
