"""What an image lost, or had changed, on its way in."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("images", sa.Column("notes", ARRAY(sa.String(50))))


def downgrade() -> None:
    op.drop_column("images", "notes")
