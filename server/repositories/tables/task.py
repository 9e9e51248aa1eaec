"""Generation tasks, their log, their leases and the progress of those under way."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    Uuid,
    text,
)
from sqlalchemy.types import UserDefinedType

from server.repositories.tables.columns import (
    base_columns,
    created_by,
    document,
    labels,
    list_indexes,
    metadata,
    newest_within,
    row_version,
    scope,
    timestamp,
)


class Xid8(UserDefinedType[int]):
    """A transaction's number that never wraps around."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in PostgreSQL."""
        return "XID8"


generation_tasks = Table(
    "generation_tasks",
    metadata,
    *base_columns(),
    Column("type", String(50), nullable=False),
    Column("status", String(50), nullable=False),
    Column("priority", Integer, nullable=False),
    document("params"),
    document("result", nullable=True),
    Column("attempts", Integer, nullable=False, server_default=text("0")),
    Column("last_error", Text),
    timestamp("last_attempt"),
    Column("retry_count", Integer, nullable=False, server_default=text("0")),
    Column("max_retries", Integer, nullable=False, server_default=text("3")),
    Column("retry_delay", Integer, nullable=False, server_default=text("5")),
    # Beyond the promised columns.
    row_version(),
    scope(),
    labels(),
    created_by(),
    timestamp("run_after"),
    Column("worker_losses", Integer, nullable=False, server_default=text("0")),
    timestamp("cancel_requested_at"),
    Column("event_seq", BigInteger, nullable=False, server_default=text("0")),
    timestamp("finished_at"),
    Column("traceparent", String(64)),
    # Whose turn it is within a priority: the lowest runs first. A row that others insert does not wait.
    Column("start_tag", BigInteger, nullable=False, server_default=text("0")),
    # The transaction of the newest event, never below that of the event before.
    Column("event_xid", Xid8),
    Column("retry_of", Uuid),
    # The theme it is drawn with, a row of accepted_themes; none in what others wrote until it is claimed first.
    Column("theme_fingerprint", String(64)),
    # A part goes with the task that it is a part of; its place there.
    Column("parent_id", Uuid, ForeignKey("generation_tasks.id", ondelete="CASCADE")),
    Column("parent_index", Integer),
)

Index(
    "ix_generation_tasks_claim",
    generation_tasks.c.priority.desc(),
    generation_tasks.c.start_tag,
    generation_tasks.c.id,
    postgresql_where=text("status = 'queued' AND NOT is_deleted"),
)
Index(
    "ix_generation_tasks_due",
    generation_tasks.c.run_after.nulls_first(),
    postgresql_where=text("status = 'waiting' AND NOT is_deleted"),
)
Index(
    "ix_generation_tasks_begun",
    generation_tasks.c.priority,
    generation_tasks.c.start_tag,
    postgresql_where=text("attempts > 0 AND status NOT IN ('queued', 'waiting')"),
)
Index("ix_generation_tasks_finished", generation_tasks.c.finished_at.desc())
for _owner in ("created_by", "scope"):
    Index(
        f"ix_generation_tasks_unfinished_{_owner}",
        generation_tasks.c[_owner],
        postgresql_where=text("status IN ('queued', 'waiting', 'running') AND NOT is_deleted"),
    )
list_indexes(generation_tasks, "newest", "updated")
newest_within(generation_tasks, "status", "scope")
NEWEST = (generation_tasks.c.created_at.desc(), generation_tasks.c.id.desc())
Index("ix_generation_tasks_image_type_newest", text("(params ->> 'type')"), *NEWEST)
Index(
    "ix_generation_tasks_source_id_newest",
    text("lower(params ->> 'source_id')"),
    *NEWEST,
    postgresql_where=text("params ->> 'source_id' IS NOT NULL"),
)
Index(
    "ix_generation_tasks_retry_of_newest",
    generation_tasks.c.retry_of,
    *NEWEST,
    postgresql_where=text("retry_of IS NOT NULL"),
)
Index(
    "ix_generation_tasks_parent_id_newest",
    generation_tasks.c.parent_id,
    *NEWEST,
    postgresql_where=text("parent_id IS NOT NULL"),
)
Index(None, generation_tasks.c.labels, postgresql_using="gin", postgresql_ops={"labels": "jsonb_path_ops"})


def _task_id() -> Column[Any]:
    return Column("task_id", Uuid, ForeignKey("generation_tasks.id", ondelete="CASCADE"), primary_key=True)


# `xid` orders the events of all tasks: what lies below a snapshot's xmin is complete.
task_events = Table(
    "task_events",
    metadata,
    _task_id(),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("xid", Xid8, nullable=False, server_default=text("pg_current_xact_id()")),
    Column("attempt", Integer, nullable=False),
    Column("kind", String(30), nullable=False),
    document("payload"),
    timestamp("created_at", nullable=False, server_default=text("clock_timestamp()")),
)
Index(None, task_events.c.xid, task_events.c.task_id, task_events.c.seq)

# Beaten every few seconds: the room left in each page keeps a row's versions together.
task_leases = Table(
    "task_leases",
    metadata,
    _task_id(),
    Column("attempt", Integer, nullable=False),
    Column("worker_id", String(100), nullable=False),
    timestamp("expires_at", nullable=False, index=True),
    timestamp("beaten_at", nullable=False, server_default=text("now()")),
    postgresql_with={"fillfactor": 70},
)

# Unlogged: progress that a crash of PostgreSQL takes away is worth nothing any more.
task_progress = Table(
    "task_progress",
    metadata,
    _task_id(),
    Column("attempt", Integer, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("fraction", Double, nullable=False),
    Column("stage", String(100), nullable=False),
    Column("output_index", Integer, nullable=False, server_default=text("0")),
    Column("preview", LargeBinary),
    timestamp("updated_at", nullable=False, server_default=text("now()")),
    prefixes=["UNLOGGED"],
)

# It has triggers as `images` has: a file counts among the bytes of who asked for it, and of the scope of its task.
map_exports = Table(
    "map_exports",
    metadata,
    Column("task_id", Uuid, ForeignKey("generation_tasks.id", ondelete="CASCADE"), primary_key=True),
    Column("output_index", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("format", String(50), nullable=False),
    scope(),
    created_by(),
)
