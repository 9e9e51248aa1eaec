"""No store is asked inside a transaction: every operation of the port refuses it, whichever RPC it would serve."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path

import pytest

from server.domain.transactions import removing
from server.repositories.database import Database
from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore
from tests.blob_samples import KIB, Sample, put, sample
from tests.callers import TESTER
from tests.system.either_store import opened

Operation = Callable[[BlobStore, Sample], Awaitable[object]]
LOCAL = {"name", "location", "chunk_size", "has_urls", "url", "start", "close"}
"""What asks nobody, or is not for those who have a transaction."""
NOTHING_TO_ASK = {"minio": {"tidy"}, "local": set[str](), "twin": set[str]()}


async def _read(store: BlobStore, stored: Sample) -> None:
    async with aclosing(store.read(stored.key)) as pieces:
        await anext(pieces)


async def _lent(store: BlobStore, stored: Sample) -> None:
    async with store.as_file(stored.key):
        pass


async def _listed(store: BlobStore, stored: Sample) -> None:
    async with aclosing(store.entries()) as entries:
        await anext(entries)


OPERATIONS: dict[str, Operation] = {
    "check": lambda store, _: store.check(),
    "put": put,
    "stat": lambda store, stored: store.stat(stored.key),
    "exists": lambda store, stored: store.exists(stored.key),
    "read": _read,
    "as_file": _lent,
    "delete": lambda store, stored: store.delete([stored.key]),
    "tidy": lambda store, _: store.tidy(timedelta(days=1)),
    "entries": _listed,
}


def test_these_are_all_operations_of_the_port() -> None:
    public = {name for name, _ in inspect.getmembers(BlobStore) if not name.startswith("_")}
    assert public == set(OPERATIONS) | LOCAL


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("kind", NOTHING_TO_ASK)
async def test_a_store_refuses_to_be_asked_inside_a_transaction(
    kind: str, name: str, request: pytest.FixtureRequest, database_url: str, tmp_path: Path
) -> None:
    if name in NOTHING_TO_ASK[kind]:
        return
    async with opened(kind, request, tmp_path) as store, Database.open(database_url) as database:
        ask, stored = OPERATIONS[name], sample(tmp_path, 100 * KIB)
        await put(store, stored)
        async with database.work(TESTER):
            with pytest.raises(RuntimeError, match="inside a transaction"):
                await ask(store, stored)
            with pytest.raises(RuntimeError, match="inside a transaction"):
                await asyncio.create_task(_awaited(ask(store, stored)))
            later = asyncio.create_task(_after(outside := asyncio.Event(), ask, store, stored))
        outside.set()
        await later


async def test_what_is_removed_under_its_lock_says_so(database_url: str, tmp_path: Path) -> None:
    async with Database.open(database_url) as database:
        store = LocalBlobStore(tmp_path / "blobs")
        await store.start()
        stored = sample(tmp_path, 100 * KIB)
        await put(store, stored)
        async with database.work(TESTER):
            with removing():
                await store.delete([stored.key])
            with pytest.raises(RuntimeError):
                await store.exists(stored.key)
        assert not await store.exists(stored.key)
        await store.close()


async def _awaited(asked: Awaitable[object]) -> object:
    return await asked


async def _after(event: asyncio.Event, ask: Operation, store: BlobStore, stored: Sample) -> None:
    await event.wait()
    await ask(store, stored)
