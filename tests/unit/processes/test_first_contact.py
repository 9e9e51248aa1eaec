"""A part that is late is waited for, which is said again and again; what a part refuses is not waited for."""

from types import SimpleNamespace

import pytest
from structlog.testing import capture_logs

from server.domain.database_errors import DatabaseRefused, DatabaseUnavailable
from server.domain.errors import DomainError
from server.domain.store_errors import StoreRefused
from server.processes import first_contact
from server.processes.first_contact import reached
from tests.unit.error_leaves import made

LONGEST = 35.0


class Part:
    """Fails so often, and then is there."""

    def __init__(self, error: DomainError, failures: int = 1_000_000) -> None:
        self.asked = 0
        self._error, self._failures = error, failures

    async def attempt(self) -> str:
        self.asked += 1
        if self.asked <= self._failures:
            raise self._error
        return "here"


@pytest.fixture(autouse=True)
def time_that_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only pauses take time, and none of them takes any."""
    now = 0.0

    async def pause(seconds: float) -> None:
        nonlocal now
        now += seconds

    loop = SimpleNamespace(time=lambda: now)
    monkeypatch.setattr(first_contact, "asyncio", SimpleNamespace(get_running_loop=lambda: loop, sleep=pause))


async def test_a_wait_is_told_every_ten_seconds_and_has_an_end() -> None:
    away = Part(made(DatabaseUnavailable))
    with capture_logs() as logs, pytest.raises(DatabaseUnavailable):
        await reached(away.attempt, "database", LONGEST)
    assert [(each["event"], each["waited"]) for each in logs] == [
        ("waiting for the database", seconds) for seconds in (0, 10, 20, 30)
    ]
    assert {each["longest"] for each in logs} == {LONGEST}


async def test_who_comes_in_time_is_there() -> None:
    late = Part(made(DatabaseUnavailable), failures=30)
    with capture_logs() as logs:
        assert await reached(late.attempt, "database", LONGEST) == "here"
    assert [each["waited"] for each in logs] == [0, 10]


@pytest.mark.parametrize("kind", [DatabaseRefused, StoreRefused])
async def test_what_is_refused_is_asked_for_once(kind: type[DomainError]) -> None:
    refusing = Part(made(kind))
    with capture_logs() as logs, pytest.raises(kind):
        await reached(refusing.attempt, "part", LONGEST)
    assert (refusing.asked, logs) == (1, [])
