"""Rows in numbers, made as another writer would."""

from sqlalchemy import Table

from tests.rpc.stack import Stack, database_of


async def multiply_rows(stack: Stack, table: Table, row_id: str, count: int, **values: str) -> list[str]:
    """Make so many rows like one, as another writer would; `values` are SQL, where `n` numbers them."""
    taken = [column.name for column in table.c if column.computed is None and column.name not in ("id", *values)]
    statement = (
        f"INSERT INTO {table.name} (id, {', '.join([*values, *taken])}) "
        f"SELECT gen_random_uuid(), {', '.join([*values.values(), *taken])} "
        f"FROM {table.name}, generate_series(1, {count}) n WHERE id = $1 RETURNING id"
    )
    async with database_of(stack) as connection:
        return [str(row[0]) for row in await connection.fetch(statement, row_id)]
