"""Only the database's clock decides: the clock of a host is read where nothing but that host depends on it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from server.repositories.future_times import KEPT_SINCE, TRASH
from server.repositories.tables import metadata
from tests.rules.checkout import ROOT, python_files

CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
READERS = {
    "server/telemetry/logs.py": "lines of a log bear the time of the host that wrote them",
    "server/domain/ids.py": "ids made later are mostly higher, which nothing depends on but the order of equals",
    "server/storage/minio_admin.py": "a signature holds the time of who signs",
    "server/servicers/signed_urls.py": "a link ends so long after the time of who signs it",
    "server/servicers/certificates.py": "a certificate is valid by the clock of who shows it",
    "server/cli/top/top.py": "how long ago something was, for the eyes of whoever sits there",
}
"""File -> why it reads the host's clock."""

READ_BY_RULES = {
    "task_leases.expires_at": "TaskQueue.reap",
    "task_leases.beaten_at": "TaskQueue.reap",
    "task_workers.beaten_at": "TaskWorkers",
    "generation_tasks.run_after": "TaskQueue.raise_due",
    "provider_calls.waits_until": "ProviderCalls.reserve",
    "queue_turns.queued_at": "QueueTurns.forget",
    "maintenance_runs.finished_at": "MaintenanceRuns.is_due",
    "tokens.expires_at": "Token.remaining",
    "tokens.old_until": "Token.old_remaining",
}
"""Time that something waits for, or that ends something -> what takes it as over when it lies too far ahead."""
HISTORY = {
    *("created_at", "updated_at", "deleted_at", "seen_at", "renewed_at", "revoked_at"),
    *("last_attempt", "cancel_requested_at", "paused_at", "started_at", "checked_at"),
}
"""Names of times that are only told, or only order."""


def clock_reads(path: Path) -> Iterator[str]:
    """Calls of the host's clock in a file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            read = ".".join(ast.unparse(node).split(".")[-2:])
            if read in CLOCKS:
                yield read
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"time.{each.name}" for each in node.names if f"time.{each.name}" in CLOCKS)


def test_the_clock_of_a_host_decides_nothing() -> None:
    reading = {str(path.relative_to(ROOT)) for path in python_files("server", "limner_client") if [*clock_reads(path)]}
    assert reading == set(READERS)


def test_every_stored_time_has_a_rule_for_when_it_lies_ahead() -> None:
    put_right = {str(each) for each in KEPT_SINCE} | {str(table.c.deleted_at) for table in TRASH}
    times = {str(each) for table in metadata.tables.values() for each in table.c if str(each.type) == "DATETIME"}
    assert put_right | set(READ_BY_RULES) <= times
    without = {each.partition(".")[2] for each in times - put_right - set(READ_BY_RULES)}
    assert without <= HISTORY
