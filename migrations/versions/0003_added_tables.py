"""The tables Limner adds: stored bytes, pictures made of images, answered requests, the log and leases of tasks."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import UserDefinedType

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NOW = sa.text("now()")


class Xid8(UserDefinedType[int]):
    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "XID8"


def upgrade() -> None:
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        _time("touched_at", NOW),
        sa.PrimaryKeyConstraint("sha256", name="pk_blobs"),
    )
    op.create_table(
        "renders",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("image_id", sa.Uuid, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("format", sa.String(50), nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("warnings", JSONB, nullable=False, server_default="[]"),
        _time("used_at", NOW),
        sa.PrimaryKeyConstraint("digest", name="pk_renders"),
    )
    for column in ("image_id", "sha256", "used_at"):
        op.create_index(f"ix_renders_{column}", "renders", [column])
    op.create_table(
        "request_ids",
        sa.Column("caller", sa.String(255), nullable=False),
        sa.Column("method", sa.String(100), nullable=False),
        sa.Column("request_id", sa.Uuid, nullable=False),
        sa.Column("body_sha256", sa.String(64), nullable=False),
        sa.Column("resource_id", sa.Uuid, nullable=False),
        _time("created_at", NOW),
        sa.PrimaryKeyConstraint("caller", "method", "request_id", name="pk_request_ids"),
    )
    op.create_index("ix_request_ids_created_at", "request_ids", ["created_at"])
    _create_tables_of_tasks()


def _create_tables_of_tasks() -> None:
    op.create_table(
        "task_events",
        *_of_task("task_events"),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("xid", Xid8, nullable=False, server_default=sa.text("pg_current_xact_id()")),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("payload", JSONB, nullable=False),
        _time("created_at", sa.text("clock_timestamp()")),
        sa.PrimaryKeyConstraint("task_id", "seq", name="pk_task_events"),
    )
    op.create_index("ix_task_events_xid_task_id_seq", "task_events", ["xid", "task_id", "seq"])
    op.create_table(
        "task_leases",
        *_of_task("task_leases"),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("worker_id", sa.String(100), nullable=False),
        _time("expires_at"),
        _time("beaten_at", NOW),
        sa.PrimaryKeyConstraint("task_id", name="pk_task_leases"),
        postgresql_with={"fillfactor": 70},
    )
    op.create_index("ix_task_leases_expires_at", "task_leases", ["expires_at"])
    op.create_table(
        "task_progress",
        *_of_task("task_progress"),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("fraction", sa.Double, nullable=False),
        sa.Column("stage", sa.String(100), nullable=False),
        sa.Column("preview", sa.LargeBinary),
        _time("updated_at", NOW),
        sa.PrimaryKeyConstraint("task_id", name="pk_task_progress"),
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    for table in ("task_progress", "task_leases", "task_events", "request_ids", "renders", "blobs"):
        op.drop_table(table)


def _time(name: str, default: Any = None) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=default)


def _of_task(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("task_id", sa.Uuid, nullable=False),
        sa.ForeignKeyConstraint(
            ["task_id"], ["generation_tasks.id"], name=f"fk_{table}_task_id_generation_tasks", ondelete="CASCADE"
        ),
    )
