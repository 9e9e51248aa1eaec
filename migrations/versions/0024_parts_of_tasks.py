"""Tasks that are parts of another: they go with it, and lists have an index of their own for them."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("generation_tasks", sa.Column("parent_id", sa.Uuid))
    op.add_column("generation_tasks", sa.Column("parent_index", sa.Integer))
    op.create_foreign_key(
        "fk_generation_tasks_parent_id_generation_tasks",
        "generation_tasks",
        "generation_tasks",
        ["parent_id"],
        ["id"],
        ondelete="CASCADE",
    )
    op.create_index(
        "ix_generation_tasks_parent_id_newest",
        "generation_tasks",
        ["parent_id", sa.text("created_at DESC"), sa.text("id DESC")],
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_generation_tasks_parent_id_newest", "generation_tasks")
    op.drop_constraint("fk_generation_tasks_parent_id_generation_tasks", "generation_tasks")
    op.drop_column("generation_tasks", "parent_index")
    op.drop_column("generation_tasks", "parent_id")
