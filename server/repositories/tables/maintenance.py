"""When each part of maintenance last ran, and what it did."""

from sqlalchemy import Column, Double, String, Table, text

from server.repositories.tables.columns import document, metadata, timestamp

maintenance_runs = Table(
    "maintenance_runs",
    metadata,
    Column("step", String(50), primary_key=True),
    timestamp("finished_at", nullable=False, server_default=text("now()")),
    Column("seconds", Double, nullable=False),
    document("outcome"),
)
