"""What the database of a server is asked, and by whom, written down on the way."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from server.domain.callers import SYSTEM, Caller
from server.repositories.database import Database, Work
from server.repositories.hot_reads import HotReads


class StatementLog:
    """Whose transactions and reads there were, and their statements; without those of the process, by the clock."""

    def __init__(self) -> None:
        self.callers: list[Caller] = []
        self.statements: list[str] = []
        self.transactions = 0

    def clear(self) -> None:
        """Forget what was."""
        self.callers.clear()
        self.statements.clear()
        self.transactions = 0


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StatementLog:
    """What the real database is asked, written down on the way."""
    seen = StatementLog()
    work, reads = Database.work, Database.reads

    def noted_statement(*arguments: Any) -> None:
        seen.statements.append(arguments[2])

    @asynccontextmanager
    async def noted_work(self: Database, caller: Caller) -> AsyncIterator[Work]:
        async with work(self, caller) as made:
            if caller == SYSTEM:
                yield made
                return
            seen.callers.append(made.caller)
            seen.transactions += 1
            event.listen(made.connection.sync_connection, "before_cursor_execute", noted_statement)
            yield made
            event.remove(made.connection.sync_connection, "before_cursor_execute", noted_statement)

    def noted_reads(self: Database, caller: Caller) -> HotReads:
        made = reads(self, caller)
        if caller != SYSTEM:
            seen.callers.append(made.caller)
            made._rows, made._planned_rows = noted(made._rows), noted(made._planned_rows)
        return made

    def noted(rows: Any) -> Any:
        async def fixed(statement: str, *values: Any) -> list[Any]:
            seen.statements.append(statement)
            read: list[Any] = await rows(statement, *values)
            return read

        return fixed

    monkeypatch.setattr(Database, "work", noted_work)
    monkeypatch.setattr(Database, "reads", noted_reads)
    return seen


@contextmanager
def statements(note: Callable[[str], object], about: str = "") -> Iterator[None]:
    """Meanwhile every statement by SQLAlchemy that says something `about` this is noted, whoever sends it."""

    def noted(*arguments: Any) -> None:
        if about in arguments[2]:
            note(arguments[2])

    event.listen(Engine, "before_cursor_execute", noted)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", noted)
