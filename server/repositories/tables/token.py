"""Tokens: who may call, and what for. No secret is kept, only digests of secrets."""

from sqlalchemy import Column, Date, Index, LargeBinary, String, Table, text
from sqlalchemy.dialects.postgresql import ARRAY

from server.repositories.tables.columns import metadata, timestamp

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(128), nullable=False),
    Column("role", String(20), nullable=False),
    Column("scopes", ARRAY(String(129))),
    Column("digest", LargeBinary, nullable=False),
    Column("old_digest", LargeBinary),
    timestamp("old_until"),
    timestamp("created_at", nullable=False, server_default=text("now()")),
    timestamp("renewed_at", nullable=False, server_default=text("now()")),
    timestamp("expires_at"),
    Column("last_used_on", Date),
    timestamp("revoked_at"),
)
Index("uq_tokens_name", tokens.c.name, unique=True, postgresql_where=text("revoked_at IS NULL"))
