"""What Limner adds to the promised tables: columns, nullable or with a default, and the indexes of its lists."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

VERSIONED = (
    "images",
    "image_overlays",
    "map_grids",
    "generation_tasks",
    "themes",
    "theme_variations",
    "style_presets",
    "theme_elements",
)
VISIBLE = sa.text("NOT is_deleted")
NEWEST = (sa.text("created_at DESC"), sa.text("id DESC"))


def upgrade() -> None:
    for table in VERSIONED:
        _add(table, sa.Column("row_version", sa.BigInteger, nullable=False, server_default=sa.text("1")))
    _add(
        "images",
        *_owned(),
        sa.Column("parent_image_id", sa.Uuid),
        sa.Column("task_id", sa.Uuid),
        sa.Column("sha256", sa.String(64)),
        sa.Column("source_sha256", sa.String(64)),
        sa.Column("revision", sa.BigInteger, nullable=False, server_default=sa.text("1")),
        sa.Column("generator", sa.String(50)),
    )
    _add(
        "image_overlays",
        sa.Column("audience", sa.String(20), nullable=False, server_default="players"),
        sa.Column("z", sa.Integer, nullable=False, server_default=sa.text("0")),
        _created_by(),
    )
    _add(
        "map_grids",
        sa.Column("kind", sa.String(20), nullable=False, server_default="square"),
        sa.Column("cell_size", sa.Double),
        sa.Column("offset_x", sa.Double, nullable=False, server_default=sa.text("0")),
        sa.Column("offset_y", sa.Double, nullable=False, server_default=sa.text("0")),
        sa.Column("line_width", sa.Double, nullable=False, server_default=sa.text("1")),
        sa.Column("distance_per_cell", sa.Double, nullable=False, server_default=sa.text("5")),
        sa.Column("distance_unit", sa.String(16), nullable=False, server_default="ft"),
    )
    _add(
        "generation_tasks",
        *_owned(),
        sa.Column("run_after", sa.DateTime(timezone=True)),
        sa.Column("worker_losses", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("cancel_requested_at", sa.DateTime(timezone=True)),
        sa.Column("event_seq", sa.BigInteger, nullable=False, server_default=sa.text("0")),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("traceparent", sa.String(64)),
    )
    op.create_index("ix_images_newest", "images", NEWEST, postgresql_where=VISIBLE)
    op.create_index("ix_images_type_theme_newest", "images", ["type", "theme", *NEWEST], postgresql_where=VISIBLE)
    op.create_index("ix_images_scope_newest", "images", ["scope", *NEWEST], postgresql_where=VISIBLE)
    op.create_index("ix_images_source_id_newest", "images", ["source_id", *NEWEST])
    op.create_index("ix_images_sha256", "images", ["sha256"])
    op.create_index("ix_images_task_id", "images", ["task_id"])
    op.create_index("ix_image_overlays_image_id_z_id", "image_overlays", ["image_id", "z", "id"])
    op.create_index(
        "ix_generation_tasks_claim",
        "generation_tasks",
        [sa.text("priority DESC"), "id"],
        postgresql_where=sa.text("status IN ('queued', 'waiting') AND NOT is_deleted"),
    )
    op.create_index("ix_generation_tasks_newest", "generation_tasks", NEWEST, postgresql_where=VISIBLE)
    op.create_index(
        "ix_generation_tasks_scope_newest", "generation_tasks", ["scope", *NEWEST], postgresql_where=VISIBLE
    )


def downgrade() -> None:
    """Dropping a column drops the indexes that it is part of; the others are named."""
    op.drop_index("ix_generation_tasks_newest")
    op.drop_index("ix_generation_tasks_claim")
    op.drop_index("ix_images_source_id_newest")
    op.drop_index("ix_images_type_theme_newest")
    op.drop_index("ix_images_newest")
    owned = ("scope", "labels", "created_by")
    added = {
        "images": (*owned, "parent_image_id", "task_id", "sha256", "source_sha256", "revision", "generator"),
        "image_overlays": ("audience", "z", "created_by"),
        "map_grids": (
            "kind",
            "cell_size",
            "offset_x",
            "offset_y",
            "line_width",
            "distance_per_cell",
            "distance_unit",
        ),
        "generation_tasks": (
            *owned,
            "run_after",
            "worker_losses",
            "cancel_requested_at",
            "event_seq",
            "finished_at",
            "traceparent",
        ),
    }
    for table in VERSIONED:
        for column in ("row_version", *added.get(table, ())):
            op.drop_column(table, column)


def _add(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _created_by() -> sa.Column[Any]:
    return sa.Column("created_by", sa.String(255), nullable=False, server_default="anonymous")


def _owned() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("scope", sa.String(128)),
        sa.Column("labels", JSONB, nullable=False, server_default="{}"),
        _created_by(),
    )
