"""A store of either kind, by its name."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore


@asynccontextmanager
async def opened(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[BlobStore]:
    """The store called "local" or "minio", started, and closed at the end."""
    store: BlobStore = (
        LocalBlobStore(tmp_path / "blobs") if kind == "local" else request.getfixturevalue("minio").store()
    )
    await store.start()
    try:
        yield store
    finally:
        await store.close()
