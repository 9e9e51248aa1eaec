"""Tasks are found by the type of their images, by what those are for, and by the task that they repeat."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NEWEST = (sa.text("created_at DESC"), sa.text("id DESC"))
SOURCE = "params ->> 'source_id'"


def upgrade() -> None:
    _index("image_type", sa.text("(params ->> 'type')"))
    _index("source_id", sa.text(f"lower({SOURCE})"), sa.text(f"{SOURCE} IS NOT NULL"))
    _index("retry_of", "retry_of", sa.text("retry_of IS NOT NULL"))


def _index(name: str, key: str | sa.TextClause, where: sa.TextClause | None = None) -> None:
    op.create_index(f"ix_generation_tasks_{name}_newest", "generation_tasks", [key, *NEWEST], postgresql_where=where)


def downgrade() -> None:
    for name in ("retry_of", "source_id", "image_type"):
        op.drop_index(f"ix_generation_tasks_{name}_newest", "generation_tasks")
