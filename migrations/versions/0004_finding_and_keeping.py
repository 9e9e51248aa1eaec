"""Finding images, orders of every list, the trash, thumbnails, requests that made several things, maintenance."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

COLUMNS = {"newest": "created_at", "updated": "updated_at", "name": "name"}
NAMED = ("newest", "updated", "name")
ORDERS = {
    "images": ("updated", "name"),
    "map_grids": ("newest", "updated"),
    "generation_tasks": ("updated",),
    "themes": NAMED,
    "theme_variations": NAMED,
    "style_presets": NAMED,
    "theme_elements": NAMED,
}
TRASH = (*ORDERS, "image_overlays")
# Their lists show deleted rows too when asked, so the indexes that stood before hold those as well from now on.
WIDER = {
    "images": {"newest": (), "scope_newest": ("scope",)},
    "generation_tasks": {"newest": (), "scope_newest": ("scope",)},
}
# What a list can be narrowed down to, each with its newest first.
WITHIN = {"images": ("type", "subtype", "theme", "generator", "parent_image_id"), "generation_tasks": ("status",)}
CREATORS = ("map_grids", "themes", "theme_variations", "style_presets", "theme_elements")
LOADED = ("themes", "theme_variations")
WORDS = "to_tsvector('simple'::regconfig, (name || ' ') || COALESCE(left(description, 100000), ''))"
NEWEST = (sa.text("created_at DESC"), sa.text("id DESC"))


def upgrade() -> None:
    op.add_column("images", sa.Column("words", TSVECTOR, sa.Computed(WORDS, persisted=True)))
    op.create_index("ix_images_words", "images", ["words"], postgresql_using="gin")
    op.create_index("ix_images_unmarked", "images", ["url"], postgresql_where=sa.text("sha256 IS NULL"))
    op.drop_index("ix_images_type_theme_newest", "images")
    for table, columns in WITHIN.items():
        for each in columns:
            op.create_index(f"ix_{table}_{each}_newest", table, [each, *NEWEST])
    for table in ("images", "generation_tasks"):
        ops = {"labels": "jsonb_path_ops"}
        op.create_index(f"ix_{table}_labels", table, ["labels"], postgresql_using="gin", postgresql_ops=ops)
    for table in CREATORS:
        column = sa.Column("created_by", sa.String(255), nullable=False, server_default="anonymous")
        op.add_column(table, column)
    for table in LOADED:
        op.add_column(table, sa.Column("loaded_digest", sa.String(64)))
    _widen(None)
    for table, orders in ORDERS.items():
        for order in orders:
            keys = [sa.text(f"{COLUMNS[order]} DESC"), sa.text("id DESC")]
            op.create_index(f"ix_{table}_{order}", table, keys)
    for table in TRASH:
        where = sa.text("is_deleted")
        op.create_index(f"ix_{table}_trash", table, ["deleted_at", "id"], postgresql_where=where)
    op.add_column("request_ids", sa.Column("resource_ids", ARRAY(sa.Uuid)))
    op.execute("UPDATE request_ids SET resource_ids = ARRAY[resource_id]")
    op.alter_column("request_ids", "resource_ids", nullable=False)
    op.drop_column("request_ids", "resource_id")
    op.create_table(
        "thumbnails",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_thumbnails"),
    )
    op.create_table(
        "maintenance_runs",
        sa.Column("step", sa.String(50), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("now()")),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("outcome", JSONB, nullable=False),
        sa.PrimaryKeyConstraint("step", name="pk_maintenance_runs"),
    )


def downgrade() -> None:
    op.drop_table("maintenance_runs")
    op.drop_table("thumbnails")
    op.add_column("request_ids", sa.Column("resource_id", sa.Uuid))
    op.execute("UPDATE request_ids SET resource_id = resource_ids[1]")
    op.alter_column("request_ids", "resource_id", nullable=False)
    op.drop_column("request_ids", "resource_ids")
    for table in TRASH:
        op.drop_index(f"ix_{table}_trash", table)
    for table, orders in ORDERS.items():
        for order in orders:
            op.drop_index(f"ix_{table}_{order}", table)
    _widen("NOT is_deleted")
    for table in LOADED:
        op.drop_column(table, "loaded_digest")
    for table in CREATORS:
        op.drop_column(table, "created_by")
    for table in ("images", "generation_tasks"):
        op.drop_index(f"ix_{table}_labels", table)
    for table, columns in WITHIN.items():
        for each in columns:
            op.drop_index(f"ix_{table}_{each}_newest", table)
    where = sa.text("NOT is_deleted")
    op.create_index("ix_images_type_theme_newest", "images", ["type", "theme", *NEWEST], postgresql_where=where)
    op.drop_index("ix_images_unmarked", "images")
    op.drop_column("images", "words")


def _widen(condition: str | None) -> None:
    where = None if condition is None else sa.text(condition)
    for table, indexes in WIDER.items():
        for name, columns in indexes.items():
            op.drop_index(f"ix_{table}_{name}", table)
            op.create_index(f"ix_{table}_{name}", table, [*columns, *NEWEST], postgresql_where=where)
