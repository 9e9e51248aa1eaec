"""Style presets and theme elements come with Limner, too."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TABLES = ("style_presets", "theme_elements")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("loaded_digest", sa.String(64)))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "loaded_digest")
