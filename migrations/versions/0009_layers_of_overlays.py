"""Overlays are listed in drawing order: by layer, which follows from the kind, then by z.

Kinds that are still to come have their layers already. The table is written anew, and its writers and readers wait.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

LAYERS = {
    10: ("patch",),
    20: ("zone",),
    40: ("walls",),
    50: ("territory", "route", "template", "range"),
    60: ("drawing",),
    70: ("stamp", "token"),
    80: ("light",),
    90: ("marker", "label"),
    100: ("fog", "line_of_sight"),
    110: ("legend", "scale_bar", "cartouche"),
}
CASES = " ".join(f"WHEN '{kind}'::text THEN {layer}" for layer, kinds in LAYERS.items() for kind in kinds)
LAYER = f"CASE type::text {CASES} ELSE 1000 END"
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
