"""Who reads and writes, and how often: every RPC does so as its caller, a Get once and an update twice."""

import asyncio
from pathlib import Path

from tests.rpc.any_call import METHODS, SIGNING, refusal_of
from tests.rpc.named_callers import WHO, serving_named
from tests.rpc.stack import Stack, database_of
from tests.rpc.statement_log import StatementLog
from tests.rpc.valid_requests import Requests, valid_requests

SILENT = {"ListGenerators", "GetThemeSchema", *SIGNING}
"""Answered without the database; the store of these tests has no URLs."""
UPDATES = [name for name in METHODS if name.startswith("Update")]
GETS = [f"Get{name.removeprefix('Update')}" for name in UPDATES]
BATCHES = [name for name in METHODS if name.startswith(("BatchGet", "List"))]


async def call(stack: Stack, requests: Requests, name: str) -> None:
    """Make the call of a method, as a caller of its name."""
    refused = await refusal_of(stack.channel, METHODS[name], requests[name], ((WHO, name),))
    assert refused is None or (name in SIGNING and refused.reason == "NO_URLS")


async def test_every_read_and_write_is_that_of_the_caller(log: StatementLog, database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        requests = await valid_requests(stack)
        assert requests.keys() == METHODS.keys()
        seen: dict[str, set[str]] = {}
        for name in requests:
            log.clear()
            await call(stack, requests, name)
            seen[name] = {each.name for each in log.callers}
    assert seen == {name: set() if name in SILENT else {name} for name in requests}


async def test_a_get_is_one_fixed_statement_and_an_update_two_in_one_transaction(
    log: StatementLog, database_url: str, tmp_path: Path
) -> None:
    async with serving_named(database_url, tmp_path) as stack:
        requests = await valid_requests(stack)
        for name in GETS:
            log.clear()
            await call(stack, requests, name)
            (read,) = log.statements
            assert (read.startswith("SELECT"), log.transactions) == (True, 0), name
        for name in BATCHES:
            log.clear()
            await call(stack, requests, name)
            assert log.transactions == 0, name
        for name in UPDATES:
            log.clear()
            await call(stack, requests, name)
            read, write = log.statements
            assert ("FOR UPDATE" in read, "UPDATE" in write, log.transactions) == (True, True, 1), name
            log.clear()
            await call(stack, requests, name)  # changes nothing any more
            (read,) = log.statements
            assert "FOR UPDATE" in read, name


async def test_an_image_is_locked_before_what_lies_over_it(database_url: str, tmp_path: Path) -> None:
    async with serving_named(database_url, tmp_path) as stack, database_of(stack) as other, database_of(stack) as third:
        (request,) = (await valid_requests(stack))["UpdateOverlay"]
        overlay_id = request.overlay.id  # type: ignore[attr-defined]
        async with other.transaction():
            await other.execute(
                "SELECT FROM images WHERE id = (SELECT image_id FROM image_overlays WHERE id = $1) FOR UPDATE",
                overlay_id,
            )
            waiting = asyncio.ensure_future(stack.overlays.UpdateOverlay(request))
            while not await third.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
                pass
            await third.execute("SELECT FROM image_overlays WHERE id = $1 FOR UPDATE NOWAIT", overlay_id)
        await waiting
