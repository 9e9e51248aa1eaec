"""Overlays are listed in drawing order: by layer, which follows from the kind, then by z.

Kinds that are still to come have their layers already. The table is written anew, and its writers and readers wait.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None

LAYER = (
    "CASE WHEN type IN ('patch') THEN 10 WHEN type IN ('zone') THEN 20 WHEN type IN ('walls') THEN 40 "
    "WHEN type IN ('territory', 'route', 'template', 'range') THEN 50 WHEN type IN ('drawing') THEN 60 "
    "WHEN type IN ('stamp', 'token') THEN 70 WHEN type IN ('light') THEN 80 WHEN type IN ('marker', 'label') THEN 90 "
    "WHEN type IN ('fog', 'line_of_sight') THEN 100 WHEN type IN ('legend', 'scale_bar', 'cartouche') THEN 110 "
    "ELSE 1000 END"
)
OLD, NEW = "ix_image_overlays_image_id_z_id", "ix_image_overlays_image_id_layer_z_id"


def upgrade() -> None:
    layer = sa.Column("layer", sa.Integer, sa.Computed(LAYER, persisted=True), nullable=False)
    op.add_column("image_overlays", layer)
    op.create_index(NEW, "image_overlays", ["image_id", "layer", "z", "id"])
    op.drop_index(OLD, "image_overlays")


def downgrade() -> None:
    op.create_index(OLD, "image_overlays", ["image_id", "z", "id"])
    op.drop_index(NEW, "image_overlays")
    op.drop_column("image_overlays", "layer")
