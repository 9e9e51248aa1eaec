"""A store of each kind, by its name."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from server.storage.blobs import BlobStore
from server.storage.local import LocalBlobStore
from tests.twins.blob_store import BlobStoreTwin


@asynccontextmanager
async def opened(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[BlobStore]:
    """The store called "local", "minio" or "twin", started, and closed at the end."""
    store: BlobStore
    match kind:
        case "local":
            store = LocalBlobStore(tmp_path / "blobs")
        case "minio":
            store = request.getfixturevalue("minio").store()
        case _:
            store = BlobStoreTwin()
    await store.start()
    try:
        yield store
    finally:
        await store.close()
