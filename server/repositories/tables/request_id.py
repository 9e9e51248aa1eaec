"""Requests that were answered, so that sending one again does nothing twice."""

from sqlalchemy import Column, SmallInteger, String, Table, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY

from server.repositories.tables.columns import metadata, timestamp

request_ids = Table(
    "request_ids",
    metadata,
    Column("caller", String(255), primary_key=True),
    Column("method", String(100), primary_key=True),
    Column("request_id", Uuid, primary_key=True),
    Column("body_sha256", String(64), nullable=False),
    Column("resource_ids", ARRAY(Uuid), nullable=False),
    Column("form", SmallInteger, nullable=False, server_default=text("1")),
    timestamp("created_at", nullable=False, server_default=text("now()"), index=True),
)
