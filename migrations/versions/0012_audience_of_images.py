"""Images are for the game master or for players, who have a revision and times of what they see."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

ONE, NONE = sa.text("1"), sa.text("0")


def upgrade() -> None:
    op.add_column("images", sa.Column("players_revision", sa.BigInteger, nullable=False, server_default=ONE))
    op.execute("UPDATE images SET players_revision = revision WHERE revision <> 1")
    op.add_column("images", sa.Column("audience", sa.String(20), nullable=False, server_default="players"))
    op.add_column("image_overlays", sa.Column("unseen_changes", sa.BigInteger, nullable=False, server_default=NONE))
    op.add_column("image_overlays", sa.Column("seen_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    for table, column in (
        ("image_overlays", "seen_at"),
        ("image_overlays", "unseen_changes"),
        ("images", "audience"),
        ("images", "players_revision"),
    ):
        op.drop_column(table, column)
