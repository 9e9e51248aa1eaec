"""What the queue knows beside its tasks: whose turn it is, what is paused, who works, which providers answer."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, Text, false, text

from server.repositories.tables.columns import metadata, timestamp

# One row for each scope that ever queued anything at a priority: the tag at which its next task begins at the earliest.
queue_turns = Table(
    "queue_turns",
    metadata,
    Column("priority", Integer, primary_key=True, autoincrement=False),
    Column("scope", String(128), primary_key=True),
    Column("next_tag", BigInteger, nullable=False),
    timestamp("queued_at", nullable=False, server_default=text("now()")),
    postgresql_with={"fillfactor": 70},
)

# `whole` stands for every scope; its row has the scope ''. Without it '' are the tasks that have none.
queue_pauses = Table(
    "queue_pauses",
    metadata,
    Column("whole", Boolean, primary_key=True),
    Column("scope", String(128), primary_key=True),
    Column("reason", Text, nullable=False, server_default=""),
    Column("paused_by", String(255), nullable=False, server_default="anonymous"),
    timestamp("paused_at", nullable=False, server_default=text("now()")),
)

task_workers = Table(
    "task_workers",
    metadata,
    Column("worker_id", String(100), primary_key=True),
    Column("slots", Integer, nullable=False),
    Column("version", String(50), nullable=False),
    Column("draining", Boolean, nullable=False, server_default=false()),
    timestamp("started_at", nullable=False, server_default=text("now()")),
    timestamp("beaten_at", nullable=False, server_default=text("now()")),
    postgresql_with={"fillfactor": 70},
)

# How a worker last fared with each provider; reason and message are empty where it answered.
provider_checks = Table(
    "provider_checks",
    metadata,
    Column("name", String(50), primary_key=True),
    Column("reason", String(50), nullable=False, server_default=""),
    Column("message", Text, nullable=False, server_default=""),
    timestamp("checked_at", nullable=False, server_default=text("now()")),
)
