"""Grids of more kinds, with styles, labels and a rule for diagonals; images keep outlines of their floor."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

WORDS = {
    "stagger": "odd",
    "line_style": "solid",
    "diagonal_rule": "equidistant",
    "labels": "none",
    "label_format": "letters",
    "clip": "none",
}
OUTLINES = ("floor", "players_floor", "footprints")


def upgrade() -> None:
    for name, word in WORDS.items():
        op.add_column("map_grids", sa.Column(name, sa.String(20), nullable=False, server_default=word))
    op.create_table(
        "image_outlines",
        sa.Column("image_id", sa.Uuid, nullable=False),
        *(sa.Column(name, JSONB, nullable=False, server_default="[]") for name in OUTLINES),
        sa.PrimaryKeyConstraint("image_id", name="pk_image_outlines"),
        sa.ForeignKeyConstraint(
            ["image_id"], ["images.id"], name="fk_image_outlines_image_id_images", ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    op.drop_table("image_outlines")
    for name in reversed(WORDS):
        op.drop_column("map_grids", name)
