"""The queue: fair over scopes, pauses, workers that tell they are alive; events in an order that spans tasks."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import UserDefinedType

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NOW = sa.text("now()")
ROOM = {"fillfactor": 70}


class Xid8(UserDefinedType[int]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "XID8"


def upgrade() -> None:
    op.add_column("generation_tasks", sa.Column("start_tag", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("generation_tasks", sa.Column("event_xid", Xid8()))
    op.add_column("generation_tasks", sa.Column("retry_of", sa.Uuid))
    op.add_column("task_progress", sa.Column("output_index", sa.Integer, nullable=False, server_default="0"))
    op.drop_index("ix_generation_tasks_claim", "generation_tasks")
    queued = sa.text("status = 'queued' AND NOT is_deleted")
    keys = [sa.text("priority DESC"), sa.text("start_tag"), sa.text("id")]
    op.create_index("ix_generation_tasks_claim", "generation_tasks", keys, postgresql_where=queued)
    waiting = sa.text("status = 'waiting' AND NOT is_deleted")
    keys = [sa.text("run_after NULLS FIRST")]
    op.create_index("ix_generation_tasks_due", "generation_tasks", keys, postgresql_where=waiting)
    begun = sa.text("attempts > 0 AND status NOT IN ('queued', 'waiting')")
    op.create_index("ix_generation_tasks_begun", "generation_tasks", ["priority", "start_tag"], postgresql_where=begun)
    op.create_index("ix_generation_tasks_finished", "generation_tasks", [sa.text("finished_at DESC")])
    op.create_table(
        "queue_turns",
        sa.Column("priority", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("scope", sa.String(128), nullable=False),
        sa.Column("next_tag", sa.BigInteger, nullable=False),
        _time("queued_at"),
        sa.PrimaryKeyConstraint("priority", "scope", name="pk_queue_turns"),
        postgresql_with=ROOM,
    )
    op.create_table(
        "queue_pauses",
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("scope", sa.String(128), nullable=False),
        sa.Column("reason", sa.Text, nullable=False, server_default=""),
        sa.Column("paused_by", sa.String(255), nullable=False, server_default="anonymous"),
        _time("paused_at"),
        sa.PrimaryKeyConstraint("whole", "scope", name="pk_queue_pauses"),
    )
    op.create_table(
        "task_workers",
        sa.Column("worker_id", sa.String(100), nullable=False),
        sa.Column("slots", sa.Integer, nullable=False),
        sa.Column("version", sa.String(50), nullable=False),
        sa.Column("draining", sa.Boolean, nullable=False, server_default=sa.false()),
        _time("started_at"),
        _time("beaten_at"),
        sa.PrimaryKeyConstraint("worker_id", name="pk_task_workers"),
        postgresql_with=ROOM,
    )


def _time(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=NOW)


def downgrade() -> None:
    for table in ("task_workers", "queue_pauses", "queue_turns"):
        op.drop_table(table)
    for name in ("finished", "begun", "due", "claim"):
        op.drop_index(f"ix_generation_tasks_{name}", "generation_tasks")
    op.drop_column("task_progress", "output_index")
    for name in ("retry_of", "event_xid", "start_tag"):
        op.drop_column("generation_tasks", name)
    unfinished = sa.text("status IN ('queued', 'waiting') AND NOT is_deleted")
    keys = [sa.text("priority DESC"), sa.text("id")]
    op.create_index("ix_generation_tasks_claim", "generation_tasks", keys, postgresql_where=unfinished)
