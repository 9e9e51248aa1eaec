"""Scopes are found by their beginning, too: callers are bound to prefixes. In whatever order the database sorts."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NEWEST = (sa.text("created_at DESC"), sa.text("id DESC"))


def upgrade() -> None:
    _anew({"scope": "text_pattern_ops"})


def _anew(operators: dict[str, str]) -> None:
    for table in ("images", "generation_tasks"):
        name = f"ix_{table}_scope_newest"
        op.drop_index(name, table)
        op.create_index(name, table, ["scope", *NEWEST], postgresql_ops=operators)


def downgrade() -> None:
    _anew({})
