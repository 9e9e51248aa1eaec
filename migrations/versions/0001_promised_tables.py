"""The eight tables exactly as docs/schema.md promises them."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_image_tables()
    _create_generation_tasks()
    _create_theme_tables()


def downgrade() -> None:
    for table in (
        "theme_elements",
        "style_presets",
        "theme_variations",
        "themes",
        "generation_tasks",
        "map_grids",
        "image_overlays",
        "images",
    ):
        op.drop_table(table)


def _base(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("id", sa.Uuid, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True)),
        sa.Column("is_deleted", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def _create_image_tables() -> None:
    op.create_table(
        "images",
        *_base("images"),
        sa.Column("type", sa.String(50), nullable=False),
        sa.Column("subtype", sa.String(50), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("url", sa.String(1024), nullable=False),
        sa.Column("format", sa.String(50), nullable=False, server_default="png"),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("theme", sa.String(50), nullable=False),
        sa.Column("style_data", JSONB),
        sa.Column("generation_params", JSONB),
        sa.Column("source_id", sa.Uuid),
        sa.Column("source_type", sa.String(50)),
    )
    op.create_table(
        "image_overlays",
        *_base("image_overlays"),
        sa.Column("image_id", sa.Uuid, nullable=False),
        sa.Column("type", sa.String(50), nullable=False),
        sa.Column("name", sa.String(255), nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("data", JSONB, nullable=False),
        sa.Column("style", JSONB, nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["images.id"], name="fk_image_overlays_image_id_images"),
    )
    op.create_index("ix_image_overlays_image_id", "image_overlays", ["image_id"])
    op.create_table(
        "map_grids",
        *_base("map_grids"),
        sa.Column("image_id", sa.Uuid, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("size", sa.Integer, nullable=False, server_default=sa.text("50")),
        sa.Column("color", sa.String(50), nullable=False, server_default="#000000"),
        sa.Column("opacity", sa.Double, nullable=False, server_default=sa.text("0.5")),
        sa.UniqueConstraint("image_id", name="uq_map_grids_image_id"),
        sa.ForeignKeyConstraint(["image_id"], ["images.id"], name="fk_map_grids_image_id_images"),
    )
    op.create_index("ix_map_grids_image_id", "map_grids", ["image_id"])


def _create_generation_tasks() -> None:
    op.create_table(
        "generation_tasks",
        *_base("generation_tasks"),
        sa.Column("type", sa.String(50), nullable=False),
        sa.Column("status", sa.String(50), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("params", JSONB, nullable=False),
        sa.Column("result", JSONB),
        sa.Column("attempts", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("last_error", sa.Text),
        sa.Column("last_attempt", sa.DateTime(timezone=True)),
        sa.Column("retry_count", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("max_retries", sa.Integer, nullable=False, server_default=sa.text("3")),
        sa.Column("retry_delay", sa.Integer, nullable=False, server_default=sa.text("5")),
    )


def _create_theme_tables() -> None:
    op.create_table(
        "themes",
        *_base("themes"),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("display_name", sa.String(255), nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("config", JSONB, nullable=False),
        sa.Column("variables", JSONB, nullable=False),
        sa.Column("prompts", JSONB, nullable=False),
        sa.Column("styles", JSONB, nullable=False),
        sa.UniqueConstraint("name", name="uq_themes_name"),
    )
    op.create_table(
        "theme_variations",
        *_base("theme_variations"),
        sa.Column("theme_id", sa.Uuid, nullable=False),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("display_name", sa.String(255), nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("config_override", JSONB, nullable=False),
        sa.Column("variable_override", JSONB, nullable=False),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name="fk_theme_variations_theme_id_themes"),
    )
    op.create_index("ix_theme_variations_theme_id", "theme_variations", ["theme_id"])
    op.create_table(
        "style_presets",
        *_base("style_presets"),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("display_name", sa.String(255), nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("category", sa.String(50), nullable=False),
        sa.Column("config", JSONB, nullable=False),
        sa.Column("prompts", JSONB, nullable=False),
        sa.Column("compatibility", JSONB, nullable=False),
        sa.UniqueConstraint("name", name="uq_style_presets_name"),
    )
    op.create_table(
        "theme_elements",
        *_base("theme_elements"),
        sa.Column("category", sa.String(50), nullable=False),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("display_name", sa.String(255), nullable=False),
        sa.Column("description", sa.Text),
        sa.Column("config", JSONB, nullable=False),
        sa.Column("prompts", JSONB, nullable=False),
        sa.Column("compatibility", JSONB, nullable=False),
        sa.UniqueConstraint("category", "name", name="uq_theme_elements_category_name"),
    )
