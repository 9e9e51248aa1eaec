"""What is known of providers beside their settings: what they were asked for, and what may have been paid."""

from sqlalchemy import Column, Index, Integer, String, Table, Uuid, text

from server.repositories.tables.columns import document, metadata, timestamp

# A row is written before its call is made, at `reserved_at`. `outcome` is done, refused (nothing is billed) or unknown;
# none while the call is under way, and for ever where its worker died. What waits for its provider's hour has a place
# in line, `waits_until`, instead of `reserved_at`. `key` is that of the picture. Rows outlive their tasks.
provider_calls = Table(
    "provider_calls",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("provider", String(50), nullable=False),
    Column("scope", String(128), nullable=False, server_default=""),
    Column("task_id", Uuid, nullable=False),
    Column("output_index", Integer, nullable=False),
    Column("key", Uuid, nullable=False, index=True),
    timestamp("reserved_at", index=True),
    timestamp("waits_until"),
    Column("outcome", String(10)),
    Column("images", Integer, nullable=False, server_default=text("0")),
)
Index(
    "ix_provider_calls_waiting",
    provider_calls.c.provider,
    provider_calls.c.waits_until,
    postgresql_where=text("waits_until IS NOT NULL"),
)

# The answer of a call for a picture that takes several, by the key of the call, as long as its task is not done.
painted_answers = Table(
    "painted_answers",
    metadata,
    Column("key", Uuid, primary_key=True),
    Column("task_id", Uuid, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("format", String(50), nullable=False),
    document("provenance"),
)
