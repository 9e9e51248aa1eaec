"""How much is stored for each caller and each scope, as triggers of `images` count it."""

from sqlalchemy import BigInteger, Column, SmallInteger, String, Table

from server.repositories.tables.columns import metadata

# The parts of an owner together are its bytes: several, so that writers do not wait for each other.
stored_bytes = Table(
    "stored_bytes",
    metadata,
    Column("kind", String(10), primary_key=True),
    Column("owner", String(255), primary_key=True),
    Column("part", SmallInteger, primary_key=True, autoincrement=False),
    Column("size", BigInteger, nullable=False),
    postgresql_with={"fillfactor": 70},
)
